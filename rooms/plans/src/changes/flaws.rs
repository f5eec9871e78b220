//! Counters of the quota set to what the rows say, while other orders may be under way.

use serde::{Deserialize, Serialize};
use souk_core::{PeriodKey, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_shops::ShopId;

use super::{Correct, UsageCorrected};
use crate::model::CreditId;

/// Whoever takes a unit holds its period until the commit, so the period is held before its rows are counted.
pub(crate) struct Recount<'a> {
    pub shop: ShopId,
    pub key: &'a PeriodKey,
}

impl Change for Recount<'_> {
    type Event = UsageCorrected;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<UsageCorrected>> {
        let Self { shop, key } = *self;
        rows.run(
            sql!("update usage_periods set used = used where shop_id = $1 and key = $2"),
            params![shop, key.clone()],
        )?;
        let counts: Option<(i64, i64)> = rows.one(
            sql!(
                "select cast(count(*) as bigint), cast(count(credit_id) as bigint) from usage_rows
                 where shop_id = $1 and period_key = $2 and state = 'counted'"
            ),
            params![shop, key.clone()],
        )?;
        let (orders, credit_used) = counts.unwrap_or_default();
        Correct { shop, key, used: orders - credit_used, credit_used }.apply(rows)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CreditCorrected {
    pub shop: ShopId,
    pub credit: CreditId,
    pub remaining: i64,
}

impl Event for CreditCorrected {
    const NAME: &'static str = "credit.corrected";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// What is left of a credit is what was granted and not spent.
pub(crate) struct RecountCredit {
    pub shop: ShopId,
    pub id: CreditId,
}

impl Change for RecountCredit {
    type Event = CreditCorrected;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CreditCorrected>> {
        let Self { shop, id } = *self;
        let held: Option<(i64, i64)> = rows.one(
            sql!(
                "update credits set remaining = remaining where shop_id = $1 and id = $2
                 returning granted, remaining"
            ),
            params![shop, id],
        )?;
        let Some((granted, stored)) = held else { return Ok(None) };
        let spent: Option<(i64,)> = rows.one(
            sql!(
                "select cast(count(*) as bigint) from usage_rows
                 where shop_id = $1 and credit_id = $2 and state = 'counted'"
            ),
            params![shop, id],
        )?;
        let remaining = (granted - spent.map_or(0, |(spent,)| spent)).max(0);
        if remaining >= stored {
            return Ok(None);
        }
        rows.put(
            sql!("update credits set remaining = $3 where shop_id = $1 and id = $2"),
            params![shop, id, remaining],
        )?;
        Ok(Some(CreditCorrected { shop, credit: id, remaining }))
    }
}
