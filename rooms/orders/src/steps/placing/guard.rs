//! What stands against one more order of this customer: open ones, the same again, the day's limit.

use souk_core::{Error, Moment, Result, params};
use souk_customers::CustomerId;
use souk_engine::{Context, Reader, row, sql};

use super::Basket;
use crate::refusals::{DAILY_LIMIT, DUPLICATE_SUSPECTED};

/// Within it the same telephone with the same variant is asked "again?".
const SAME_AGAIN: i64 = 24 * Moment::HOUR;

row! {
    struct Cells {
        today: i64,
        same_number: Option<i64>,
        same_at: Option<Moment>,
    }
}

/// The customer's recent orders. Read after their row was locked, so no other order of theirs slips in
/// between.
#[derive(Default)]
pub struct Recent {
    today: i64,
    same: Option<(i64, Moment)>,
}

impl Recent {
    pub fn read(db: &mut Reader<'_>, cx: &Context, customer: CustomerId, basket: &Basket) -> Result<Self> {
        let (day, _) = cx.tenant.zone.day_bounds(cx.tenant.zone.day(cx.now));
        let since = cx.now.plus(-SAME_AGAIN);
        let cells: Option<Cells> = db.one(
            sql!(
                "select cast(coalesce(sum(case when o.placed_at >= $3 then 1 else 0 end), 0) as bigint),
                        max(case when o.same = 1 then o.number else null end),
                        max(case when o.same = 1 then o.placed_at else null end)
                 from (select r.number, r.placed_at,
                              case when r.placed_at > $4 and r.status <> 'cancelled' and exists (
                                  select 1 from order_lines l where l.shop_id = r.shop_id and
                                  l.order_id = r.id
                                     and l.variant_id in_list($6)) then 1 else 0 end as same
                       from orders r where r.shop_id = $1 and r.customer_id = $2 and r.placed_at >= $5) o"
            ),
            params![cx.shop, customer, day, since, since.min(day), basket.variants()],
        )?;
        let cells = cells.ok_or_else(|| Error::fault("a sum without a row"))?;
        Ok(Self { today: cells.today, same: cells.same_number.zip(cells.same_at) })
    }

    /// Members and programs learn which order; a visitor, who may have typed anybody's telephone, only that
    /// there is one.
    pub fn check_same_again(&self, cx: &Context) -> Result<()> {
        let Some((number, at)) = self.same else { return Ok(()) };
        let hours = cx.now.since(at) / Moment::HOUR;
        let refusal = DUPLICATE_SUSPECTED.with().arg("hours", hours).arg("accepts", "confirm_duplicate");
        if cx.actor.is_visitor() { refusal.err() } else { refusal.arg("number", number).err() }
    }

    /// `limit` 0 is no limit.
    pub fn check_daily(&self, limit: i64) -> Result<()> {
        if limit > 0 && self.today >= limit { DAILY_LIMIT.with().arg("limit", limit).err() } else { Ok(()) }
    }
}
