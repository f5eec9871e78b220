//! Opens the running period of every shop. Nothing depends on it: the first order of a month opens its own.
//! Any number of runs leave the same state.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, Result, Zone, params};
use souk_engine::{Command, Context, Policy, Tx, row, sql};
use souk_shops::ShopId;

use crate::model::standing::Reason;
use crate::queries::standing;
use crate::steps::open_period;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetMonthlyOnlineOrders {}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ResetCard {
    pub shops: i64,
    pub periods_opened: i64,
    pub quota_blocks_lifted: i64,
    pub still_blocked: i64,
    /// Their first reasons, with how many shops have each.
    #[serde(default)]
    pub blocked_by: BTreeMap<String, i64>,
    /// The latest month that runs in a shop.
    #[serde(default)]
    pub period: String,
}

row! {
    struct Due {
        shop: ShopId,
        zone: Zone,
    }
}

impl Command for ResetMonthlyOnlineOrders {
    const NAME: &'static str = "reset_monthly_online_orders";
    const POLICY: Policy = Policy::platform("platform.operate").bulk();
    type Prepared = ();
    type Output = ResetCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ResetCard> {
        let shops: Vec<Due> = tx.rows(
            sql!(
                "select s.shop_id, t.zone from subscriptions s
                 join v_tenants t on t.shop_id = s.shop_id where t.closed_at is null order by s.shop_id"
            ),
            params![],
        )?;
        let mut card =
            ResetCard { shops: i64::try_from(shops.len()).unwrap_or(i64::MAX), ..ResetCard::default() };
        for due in shops {
            let last = full_until(tx, due.shop)?;
            let limit = standing(tx, due.shop, cx.now, None)?.and_then(|found| found.orders_limit);
            let month = due.zone.month(cx.now).0.to_string();
            card.period = card.period.max(month);
            let (_, opened) = open_period(tx, due.shop, &due.zone, limit)?;
            let reasons =
                standing(tx, due.shop, cx.now, None)?.map_or(Vec::new(), |found| found.reasons(cx.now));
            card.periods_opened += i64::from(opened);
            let lifted = opened && last.is_some() && !reasons.contains(&Reason::QuotaReached);
            card.quota_blocks_lifted += i64::from(lifted);
            if let Some(reason) = reasons.first() {
                card.still_blocked += 1;
                *card.blocked_by.entry(reason.as_str().to_owned()).or_default() += 1;
            }
        }
        Ok(card)
    }
}

/// The end of the latest period, if its quota was used up.
fn full_until(tx: &mut Tx<'_, '_>, shop: ShopId) -> Result<Option<Moment>> {
    let row: Option<(Moment, bool)> = tx.one(
        sql!(
            "select ends_at, case when included_limit is not null and used >= included_limit
                                  then cast(1 as bigint) else cast(0 as bigint) end
             from usage_periods where shop_id = $1 order by ends_at desc limit 1"
        ),
        params![shop],
    )?;
    Ok(row.and_then(|(end, full)| full.then_some(end)))
}
