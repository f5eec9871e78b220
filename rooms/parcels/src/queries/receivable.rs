//! What carriers have of the shop's money, by its age. What they handed over is taken for the oldest.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, Result, Value, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use crate::AccountId;

/// Ages end before so many days; the last has no end.
pub const AGES: [i64; 4] = [3, 7, 14, 30];

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceivableByAge {}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Receivables {
    pub currency: Currency,
    /// Ages end before so many days: 3, 7, 14, 30; the last has no end.
    pub ages_days: Vec<i64>,
    /// The one with the most first.
    pub carriers: Vec<Receivable>,
    pub total_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Receivable {
    /// As the ledger knows who has it: an account, or `own` where nobody was named.
    pub holder: String,
    pub account_id: Option<AccountId>,
    pub driver: Option<String>,
    /// From the youngest to the oldest.
    pub by_age_minor: Vec<i64>,
    /// Below 0 where more was handed over than was due.
    pub total_minor: i64,
}

row! {
    struct Cells {
        account: String,
        first: i64,
        second: i64,
        third: i64,
        fourth: i64,
        older: i64,
        paid: i64,
    }
}

impl Query for ReceivableByAge {
    const NAME: &'static str = "receivable_by_age";
    const POLICY: Policy = Policy::shop("stats.view", Modes::Any, Entitled::Free);
    type Output = Receivables;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Receivables> {
        let since = |days: i64| cx.now.plus(-days * Moment::DAY);
        let [first, second, third, fourth] = AGES.map(since);
        // What one order or parcel brought is one sum: a delivery that was taken back is due no more.
        let cells: Vec<Cells> = db.rows(
            sql!(
                "select t.account,
                        cast(sum(case when t.net > 0 and t.at > $2 then t.net else 0 end) as bigint),
                        cast(sum(case when t.net > 0 and t.at <= $2 and t.at > $3 then t.net else 0 end)
                             as bigint),
                        cast(sum(case when t.net > 0 and t.at <= $3 and t.at > $4 then t.net else 0 end)
                             as bigint),
                        cast(sum(case when t.net > 0 and t.at <= $4 and t.at > $5 then t.net else 0 end)
                             as bigint),
                        cast(sum(case when t.net > 0 and t.at <= $5 then t.net else 0 end) as bigint),
                        cast(sum(case when t.net < 0 then -t.net else 0 end) as bigint)
                 from (select e.account, e.source_id, cast(sum(e.amount) as bigint) as net, min(e.at) as at
                       from v_ledger_entries e
                       where e.shop_id = $1 and e.account >= 'cod_due:' and e.account < 'cod_due;'
                         and e.currency = $6
                       group by e.account, e.source_id) t
                 group by t.account"
            ),
            params![cx.shop, first, second, third, fourth, cx.tenant.currency],
        )?;
        let mut carriers: Vec<Receivable> = cells.into_iter().map(Receivable::of).collect();
        carriers.retain(|one| one.total_minor != 0);
        named(db, cx, &mut carriers)?;
        carriers.sort_by(|a, b| b.total_minor.cmp(&a.total_minor).then(a.holder.cmp(&b.holder)));
        Ok(Receivables {
            currency: cx.tenant.currency,
            ages_days: AGES.to_vec(),
            total_minor: carriers.iter().map(|one| one.total_minor).sum(),
            carriers,
        })
    }
}

fn named(db: &mut Reader<'_>, cx: &Context, carriers: &mut [Receivable]) -> Result<()> {
    let ids = carriers.iter().filter_map(|one| one.account_id).map(|id| id.raw().0).collect();
    let labels: Vec<(AccountId, String)> = db.rows(
        sql!("select id, label from carrier_accounts where shop_id = $1 and id in_list($2)"),
        params![cx.shop, Value::Ids(ids)],
    )?;
    for one in carriers {
        let label = labels.iter().find(|(id, _)| Some(*id) == one.account_id);
        one.driver = label.map(|(_, label)| label.clone());
    }
    Ok(())
}

impl Receivable {
    fn of(cells: Cells) -> Self {
        let mut by_age = [cells.first, cells.second, cells.third, cells.fourth, cells.older];
        let mut paid = cells.paid;
        for age in by_age.iter_mut().rev() {
            let taken = paid.min(*age);
            *age -= taken;
            paid -= taken;
        }
        let holder = cells.account.split_once(':').map_or("", |(_, holder)| holder).to_owned();
        Self {
            account_id: AccountId::parse(&holder),
            driver: None,
            holder,
            total_minor: by_age.iter().sum::<i64>() - paid,
            by_age_minor: by_age.to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ages: [i64; 5], paid: i64) -> (Vec<i64>, i64) {
        let [first, second, third, fourth, older] = ages;
        let account = "cod_due:own".to_owned();
        let one = Receivable::of(Cells { account, first, second, third, fourth, older, paid });
        assert_eq!(one.holder, "own");
        (one.by_age_minor, one.total_minor)
    }

    /// Red where what was handed over is taken for the youngest.
    #[test]
    fn what_was_handed_over_is_the_oldest() {
        assert_eq!(of([10, 20, 30, 40, 50], 0), (vec![10, 20, 30, 40, 50], 150));
        assert_eq!(of([10, 20, 30, 40, 50], 60), (vec![10, 20, 30, 30, 0], 90));
        assert_eq!(of([10, 0, 0, 0, 0], 25), (vec![0; 5], -15), "more than was due");
    }
}
