//! Who brings parcels well where: of each province and option, what became of each driver's parcels, and who
//! is suggested for the next one.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use super::figures::ParcelFigures;
use crate::AccountId;

/// Fewer that ended say nothing of a driver.
const ENOUGH: i64 = 5;

/// Parcels that were made on these days of the shop, both included.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CarrierOutcome {
    /// `2026-11-20`; 90 days ago unless told.
    pub from: Option<String>,
    /// Today unless told.
    pub to: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    pub from: String,
    pub to: String,
    /// By province, option, and driver: the suggested one first.
    pub rows: Vec<OutcomeRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OutcomeRow {
    /// Its number.
    pub province: i64,
    /// `home` or `desk`.
    pub option: String,
    pub account_id: AccountId,
    pub driver: String,
    pub delivered: i64,
    pub returned: i64,
    /// Of those that ended, in whole percent.
    pub delivered_percent: i64,
    /// From the house to the door, in tenths of a day; none where nothing was delivered.
    pub days_tenths: Option<i64>,
    /// What customers paid for the delivery, on average.
    pub fee_minor: i64,
    /// The best of the province and option, where enough parcels ended to say so.
    pub suggested: bool,
}

row! {
    struct Cells {
        province: i64,
        option: String,
        account_id: AccountId,
        driver: String,
        delivered: i64,
        returned: i64,
        taken: i64,
        fees: i64,
    }
}

impl Query for CarrierOutcome {
    const NAME: &'static str = "carrier_outcome";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Outcome;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Outcome> {
        let days = ParcelFigures { from: self.from.clone(), to: self.to.clone() }.days(cx)?;
        let cells: Vec<Cells> = db.rows(
            sql!(
                "select o.province, o.delivery_option, p.account_id, a.label,
                        cast(sum(case when p.state = 'delivered' then 1 else 0 end) as bigint),
                        cast(sum(case when p.state = 'delivered' then 0 else 1 end) as bigint),
                        cast(sum(case when p.state = 'delivered' then p.state_at - p.created_at else 0 end)
                             as bigint),
                        cast(sum(o.delivery_fee) as bigint)
                 from parcels p
                 join carrier_accounts a on a.shop_id = p.shop_id and a.id = p.account_id
                 join v_orders o on o.shop_id = p.shop_id and o.id = p.order_id
                 where p.shop_id = $1 and p.created_at >= $2 and p.created_at < $3
                   and p.state in ('delivered', 'returning', 'return_ready', 'returned')
                 group by o.province, o.delivery_option, p.account_id, a.label"
            ),
            params![cx.shop, days.start, days.end],
        )?;
        let rows = ranked(cells.into_iter().map(OutcomeRow::of).collect());
        Ok(Outcome { from: days.from.to_string(), to: days.to.to_string(), rows })
    }
}

impl OutcomeRow {
    fn of(cells: Cells) -> Self {
        let ended = (cells.delivered + cells.returned).max(1);
        let tenths = |taken: i64| taken / (Moment::DAY / 10) / cells.delivered.max(1);
        Self {
            province: cells.province,
            option: cells.option,
            account_id: cells.account_id,
            driver: cells.driver,
            delivered: cells.delivered,
            returned: cells.returned,
            delivered_percent: (cells.delivered * 200 + ended) / (ended * 2),
            days_tenths: (cells.delivered > 0).then(|| tenths(cells.taken)),
            fee_minor: cells.fees / ended,
            suggested: false,
        }
    }

    const fn ended(&self) -> i64 {
        self.delivered + self.returned
    }

    /// More delivered before quicker before cheaper; shares are compared exactly.
    fn against(&self, other: &Self) -> Ordering {
        let share = (other.delivered * self.ended()).cmp(&(self.delivered * other.ended()));
        let quicker = self.days_tenths.unwrap_or(i64::MAX).cmp(&other.days_tenths.unwrap_or(i64::MAX));
        share.then(quicker).then(self.fee_minor.cmp(&other.fee_minor)).then(self.driver.cmp(&other.driver))
    }
}

/// In each province and option: those of whom enough is known, the best first and suggested; then the others.
fn ranked(rows: Vec<OutcomeRow>) -> Vec<OutcomeRow> {
    let mut places: BTreeMap<(i64, String), Vec<OutcomeRow>> = BTreeMap::new();
    for row in rows {
        // To the door before to the desk.
        places.entry((row.province, row.option.clone())).or_default().push(row);
    }
    let mut all = Vec::new();
    for ((..), mut rows) in places {
        rows.sort_by(|a, b| (b.ended() >= ENOUGH).cmp(&(a.ended() >= ENOUGH)).then(a.against(b)));
        if let Some(first) = rows.first_mut().filter(|first| first.ended() >= ENOUGH && first.delivered > 0) {
            first.suggested = true;
        }
        all.extend(rows);
    }
    all.sort_by_key(|row| (row.province, Reverse(row.option.clone())));
    all
}

#[cfg(test)]
mod tests {
    use souk_core::RawId;

    use super::*;

    fn row(driver: &str, delivered: i64, returned: i64, days_tenths: i64, fee_minor: i64) -> OutcomeRow {
        let account_id = AccountId::from_raw(RawId([u8::try_from(driver.len()).unwrap(); 16]));
        let (taken, fees) =
            (days_tenths * (Moment::DAY / 10) * delivered, fee_minor * (delivered + returned));
        let (option, driver) = ("home".to_owned(), driver.to_owned());
        OutcomeRow::of(Cells { province: 16, option, account_id, driver, delivered, returned, taken, fees })
    }

    fn order(rows: Vec<OutcomeRow>) -> Vec<(String, bool)> {
        ranked(rows).into_iter().map(|row| (row.driver, row.suggested)).collect()
    }

    #[test]
    fn who_delivers_more_then_quicker_then_cheaper_is_suggested() {
        let told = |name: &str, suggested| (name.to_owned(), suggested);
        let rows = vec![row("a", 8, 2, 10, 500), row("b", 9, 1, 30, 900)];
        assert_eq!(order(rows), [told("b", true), told("a", false)]);
        let rows = vec![row("a", 8, 2, 20, 500), row("b", 16, 4, 10, 900)];
        assert_eq!(order(rows), [told("b", true), told("a", false)], "as many, and quicker");
        let rows = vec![row("a", 8, 2, 10, 500), row("b", 8, 2, 10, 400)];
        assert_eq!(order(rows), [told("b", true), told("a", false)], "cheaper");
    }

    /// Red where one parcel makes a driver the best.
    #[test]
    fn of_whom_little_is_known_nobody_is_suggested() {
        let rows = vec![row("a", 4, 0, 10, 500), row("b", 3, 2, 10, 500)];
        assert_eq!(order(rows), [("b".to_owned(), true), ("a".to_owned(), false)]);
        assert_eq!(order(vec![row("a", 4, 0, 10, 500)]), [("a".to_owned(), false)]);
        assert_eq!(order(vec![row("a", 0, 9, 0, 500)]), [("a".to_owned(), false)], "nor who brings all back");
    }

    #[test]
    fn shares_days_and_fees_are_rounded_and_what_never_came_has_no_days() {
        let one = row("a", 2, 1, 15, 401);
        assert_eq!((one.delivered_percent, one.days_tenths, one.fee_minor), (67, Some(15), 401));
        assert_eq!(row("a", 0, 1, 0, 401).days_tenths, None);
    }
}
