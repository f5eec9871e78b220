//! What carriers have of the shop's money, by its age. What they handed over is taken for the oldest, so only
//! what is still due is read.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, RawId, Result, Value, params};
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
    /// What the ledger says of one account.
    struct Due {
        account: String,
        balance: i64,
    }
}

row! {
    struct Entry {
        posting: RawId,
        line: i64,
        source: RawId,
        amount: i64,
        at: Moment,
    }
}

impl Query for ReceivableByAge {
    const NAME: &'static str = "receivable_by_age";
    const POLICY: Policy = Policy::shop("stats.view", Modes::Any, Entitled::Free);
    type Output = Receivables;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Receivables> {
        let due: Vec<Due> = db.rows(
            sql!(
                "select code, balance from v_ledger_accounts
                 where shop_id = $1 and code >= 'cod_due:' and code < 'cod_due;' and currency = $2
                   and balance <> 0"
            ),
            params![cx.shop, cx.tenant.currency],
        )?;
        let mut carriers = Vec::with_capacity(due.len());
        for due in due {
            let by_age_minor = ages(db, cx, &due)?;
            let holder = due.account.split_once(':').map_or("", |(_, holder)| holder).to_owned();
            carriers.push(Receivable {
                account_id: AccountId::parse(&holder),
                driver: None,
                holder,
                by_age_minor,
                total_minor: due.balance,
            });
        }
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

/// So many entries are read at once.
const STEP: i64 = 500;

/// From the youngest entry back, until all that is due is found: what lies before was handed over.
fn ages(db: &mut Reader<'_>, cx: &Context, due: &Due) -> Result<Vec<i64>> {
    let mut open = Open::new(cx.now, due.balance);
    let (mut posting, mut line) = (RawId::LAST, i64::MAX);
    while open.left > 0 {
        let entries: Vec<Entry> = db.rows(
            sql!(
                "select e.posting_id, e.line, e.source_id, e.amount, e.at from v_ledger_entries e
                 where e.shop_id = $1 and e.account = $2 and e.currency = $3
                   and (e.posting_id, e.line) < ($4, $5)
                 order by e.posting_id desc, e.line desc limit $6"
            ),
            params![cx.shop, due.account, cx.tenant.currency, posting, line, STEP],
        )?;
        let Some(last) = entries.last() else { break };
        (posting, line) = (last.posting, last.line);
        entries.iter().for_each(|entry| open.see(entry));
    }
    Ok(open.by_age.to_vec())
}

/// What is still looked for of an account, and what was found by its age.
struct Open {
    now: Moment,
    left: i64,
    by_age: [i64; AGES.len() + 1],
    /// Taken back by order or parcel, whose delivery lies before.
    back: BTreeMap<RawId, i64>,
}

impl Open {
    const fn new(now: Moment, left: i64) -> Self {
        Self { now, left, by_age: [0; AGES.len() + 1], back: BTreeMap::new() }
    }
    fn see(&mut self, entry: &Entry) {
        if entry.amount < 0 {
            *self.back.entry(entry.source).or_default() -= entry.amount;
            return;
        }
        // A delivery that was taken back is due no more.
        let back = self.back.entry(entry.source).or_default();
        let undone = entry.amount.min(*back);
        *back -= undone;
        let due = (entry.amount - undone).min(self.left);
        self.left -= due;
        let age = AGES.iter().filter(|days| entry.at <= self.now.plus(-**days * Moment::DAY)).count();
        if let Some(sum) = self.by_age.get_mut(age) {
            *sum += due;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_800_000_000_000_000);

    fn entry(source: u8, amount: i64, days: i64) -> Entry {
        let id = |number| RawId([number; 16]);
        Entry { posting: id(1), line: 1, source: id(source), amount, at: NOW.plus(-days * Moment::DAY) }
    }

    /// From the youngest on.
    fn of(entries: &[(u8, i64, i64)]) -> (Vec<i64>, i64) {
        let mut open = Open::new(NOW, entries.iter().map(|(_, amount, _)| amount).sum());
        let entries = entries.iter().map(|(source, amount, days)| entry(*source, *amount, *days));
        entries.for_each(|entry| open.see(&entry));
        (open.by_age.to_vec(), open.left)
    }

    /// Red where what was handed over is taken for the youngest.
    #[test]
    fn what_was_handed_over_is_the_oldest() {
        let all = [(5, 10, 0), (4, 20, 3), (3, 30, 7), (2, 40, 29), (1, 50, 30)];
        assert_eq!(of(&all), (vec![10, 20, 30, 40, 50], 0));
        let paid = [[(9, -60, 0)].as_slice(), &all].concat();
        assert_eq!(of(&paid), (vec![10, 20, 30, 30, 0], 0));
        assert_eq!(of(&[(9, -60, 0), (5, 60, 1)]), (vec![0; 5], 0));
    }

    /// Red where what was taken back counts as handed over for the oldest.
    #[test]
    fn what_was_taken_back_is_not_due_and_pays_for_nothing_else() {
        assert_eq!(of(&[(2, -70, 0), (3, 5, 1), (2, 70, 8), (1, 50, 40)]), (vec![5, 0, 0, 0, 50], 0));
    }
}
