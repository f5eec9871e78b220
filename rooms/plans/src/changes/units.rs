//! Units of the quota: taken with an order, returned with a fake one. The period row is locked first, then
//! credits.

use serde::{Deserialize, Serialize};
#[cfg(feature = "twins")]
use souk_core::twins::{Twin, is_out};
use souk_core::{PeriodKey, RawId, Result, params};
use souk_engine::{Change, Event, Rows, row, sql};
use souk_shops::ShopId;

use crate::model::CreditId;

/// One order took one unit.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UnitTaken {
    pub shop: ShopId,
    pub order: Order,
    pub period: PeriodKey,
    /// None = of the included quota.
    pub credit: Option<CreditId>,
    /// Units in use after this one.
    pub used: i64,
    pub allowance: Option<i64>,
    pub warned: i64,
    pub arm: i64,
}

impl Event for UnitTaken {
    const NAME: &'static str = "quota.unit_taken";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

souk_core::id_type!(
    /// An order as this room knows it: a subject, no row of its own.
    Order,
    "ord"
);

row! {
    struct Counters {
        used: i64,
        credit_used: i64,
        included_limit: Option<i64>,
        warned: i64,
        arm: i64,
    }
}

fn note(rows: &mut Rows<'_, '_>, order: RawId, period: &PeriodKey, credit: Option<CreditId>) -> Result<()> {
    rows.put(
        sql!(
            "insert into usage_rows (shop_id, order_id, period_key, credit_id, state, taken_at, returned_at)
             values ($1, $2, $3, $4, 'counted', $5, null)
             on conflict (shop_id, order_id) do update
             set period_key = excluded.period_key, credit_id = excluded.credit_id, state = 'counted',
                 taken_at = excluded.taken_at, returned_at = null"
        ),
        params![rows.shop(), order, period.clone(), credit, rows.now()],
    )
}

fn taken(
    rows: &Rows<'_, '_>,
    order: RawId,
    period: &PeriodKey,
    credit: Option<CreditId>,
    counters: &Counters,
    left: i64,
) -> UnitTaken {
    UnitTaken {
        shop: rows.shop(),
        order: order.into(),
        period: period.clone(),
        credit,
        used: counters.used + counters.credit_used,
        allowance: counters.included_limit.map(|limit| limit + counters.credit_used + left),
        warned: counters.warned,
        arm: counters.arm,
    }
}

/// Takes a unit of the included quota, if one is left.
pub(crate) struct TakeIncluded<'a> {
    pub order: RawId,
    pub period: &'a PeriodKey,
    pub credits_left: i64,
}

impl Change for TakeIncluded<'_> {
    type Event = UnitTaken;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<UnitTaken>> {
        let counters: Option<Counters> = rows.one(
            sql!(
                "update usage_periods set used = used + 1
                 where shop_id = $1 and key = $2 and (included_limit is null or used < included_limit)
                 returning used, credit_used, included_limit, warned, arm"
            ),
            params![rows.shop(), self.period.clone()],
        )?;
        #[cfg(feature = "twins")]
        let counters = if is_out(Twin::Quota) { beyond(rows, self.period, counters)? } else { counters };
        let Some(counters) = counters else { return Ok(None) };
        note(rows, self.order, self.period, None)?;
        Ok(Some(taken(rows, self.order, self.period, None, &counters, self.credits_left)))
    }
}

/// The twin takes the unit though none is left.
#[cfg(feature = "twins")]
fn beyond(rows: &mut Rows<'_, '_>, period: &PeriodKey, taken: Option<Counters>) -> Result<Option<Counters>> {
    if taken.is_some() {
        return Ok(taken);
    }
    rows.one(
        sql!(
            "select used, credit_used, included_limit, warned, arm from usage_periods
             where shop_id = $1 and key = $2"
        ),
        params![rows.shop(), period.clone()],
    )
}

/// Takes a unit of the credit that expires first, else the oldest. Whoever spends credits locks the period
/// before, so two never meet at one credit. `None` leaves the period counted: the caller must refuse.
pub(crate) struct TakeCredit<'a> {
    pub order: RawId,
    pub period: &'a PeriodKey,
}

impl Change for TakeCredit<'_> {
    type Event = UnitTaken;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<UnitTaken>> {
        let counters: Option<Counters> = rows.one(
            sql!(
                "update usage_periods set credit_used = credit_used + 1 where shop_id = $1 and key = $2
                 returning used, credit_used, included_limit, warned, arm"
            ),
            params![rows.shop(), self.period.clone()],
        )?;
        let Some(counters) = counters else { return Ok(None) };
        let credits: Vec<(CreditId, i64)> = rows.rows(
            sql!(
                "select id, remaining from credits
                 where shop_id = $1 and remaining > 0 and (expires_at is null or expires_at > $2)
                 order by case when expires_at is null then 1 else 0 end, expires_at, created_at, id"
            ),
            params![rows.shop(), rows.now()],
        )?;
        let left = credits.iter().map(|(_, remaining)| remaining).sum::<i64>() - 1;
        for (credit, _) in credits {
            let changed = rows.run(
                sql!(
                    "update credits set remaining = remaining - 1
                     where shop_id = $1 and id = $2 and remaining > 0"
                ),
                params![rows.shop(), credit],
            )?;
            if changed == 1 {
                note(rows, self.order, self.period, Some(credit))?;
                return Ok(Some(taken(rows, self.order, self.period, Some(credit), &counters, left)));
            }
        }
        Ok(None)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UnitReturned {
    pub shop: ShopId,
    pub order: Order,
    pub period: PeriodKey,
    pub credit: Option<CreditId>,
}

impl Event for UnitReturned {
    const NAME: &'static str = "quota.unit_returned";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// Gives the unit of an order back to its source, at most a fifth of the included limit in the order's
/// period.
pub(crate) struct ReturnUnit<'a> {
    pub order: RawId,
    pub period: &'a PeriodKey,
    pub credit: Option<CreditId>,
}

impl ReturnUnit<'_> {
    /// The period's part; false where the fifth is used up.
    fn uncount(&self, rows: &mut Rows<'_, '_>) -> Result<bool> {
        let (shop, key) = (rows.shop(), self.period.clone());
        let changed = match self.credit {
            None => rows.run(
                sql!(
                    "update usage_periods set used = used - 1, returned = returned + 1
                     where shop_id = $1 and key = $2 and used > 0
                       and (included_limit is null or returned < included_limit / 5)"
                ),
                params![shop, key],
            )?,
            Some(_) => rows.run(
                sql!(
                    "update usage_periods set credit_used = credit_used - 1, returned = returned + 1
                     where shop_id = $1 and key = $2 and credit_used > 0
                       and (included_limit is null or returned < included_limit / 5)"
                ),
                params![shop, key],
            )?,
        };
        Ok(changed == 1)
    }
}

impl Change for ReturnUnit<'_> {
    type Event = UnitReturned;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<UnitReturned>> {
        let (shop, now) = (rows.shop(), rows.now());
        let first = rows.run(
            sql!(
                "update usage_rows set state = 'returned', returned_at = $3
                 where shop_id = $1 and order_id = $2 and state = 'counted'"
            ),
            params![shop, self.order, now],
        )?;
        if first == 0 {
            return Ok(None);
        }
        if !self.uncount(rows)? {
            // Nothing changed then, and no row may say otherwise.
            rows.put(
                sql!(
                    "update usage_rows set state = 'counted', returned_at = null
                     where shop_id = $1 and order_id = $2"
                ),
                params![shop, self.order],
            )?;
            return Ok(None);
        }
        if let Some(credit) = self.credit {
            rows.put(
                sql!(
                    "update credits set remaining = remaining + 1
                     where shop_id = $1 and id = $2 and remaining < granted
                       and (expires_at is null or expires_at > $3)"
                ),
                params![shop, credit, now],
            )?;
        }
        Ok(Some(UnitReturned {
            shop,
            order: self.order.into(),
            period: self.period.clone(),
            credit: self.credit,
        }))
    }
}
