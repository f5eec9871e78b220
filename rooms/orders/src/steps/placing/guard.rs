//! What stands against one more order of this telephone: open ones, the same again, the day's limit.

use souk_core::{Error, Moment, RawId, Result, params};
use souk_customers::CustomerId;
use souk_engine::{Context, Reader, row, sql};

use super::Basket;
use crate::refusals::{DAILY_LIMIT, DUPLICATE_SUSPECTED};

row! {
    struct Cells {
        today: i64,
        same_number: Option<i64>,
        same_at: Option<Moment>,
    }
}

/// The earlier order with the same goods.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Same {
    /// None of a request.
    number: Option<i64>,
    at: Moment,
    /// For whoever placed it: their own code.
    code: Option<String>,
}

/// What is known of a telephone's recent orders. Read after the customer's row was locked, so no other order
/// of theirs slips in between.
#[derive(Default)]
pub struct Recent {
    today: i64,
    same: Option<Same>,
}

impl Recent {
    pub fn read(
        db: &mut Reader<'_>,
        cx: &Context,
        customer: CustomerId,
        basket: &Basket,
        hours: i64,
    ) -> Result<Self> {
        let (day, _) = cx.tenant.zone.day_bounds(cx.tenant.zone.day(cx.now));
        let since = since(cx, hours);
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
                       from orders r where r.shop_id = $1 and r.customer_id = $2 and r.placed_at >= $5
                         and r.channel <> 'test') o"
            ),
            params![cx.shop, customer, day, since, since.min(day), basket.variants()],
        )?;
        let cells = cells.ok_or_else(|| Error::fault("a sum without a row"))?;
        let mut same = cells.same_number.zip(cells.same_at).map(|(number, at)| Same {
            number: Some(number),
            at,
            code: None,
        });
        if let Some(found) = &mut same {
            found.code = own_code(db, cx, found.number)?;
        }
        Ok(Self { today: cells.today, same })
    }

    /// A request of the telephone that waits with the same goods is as good as an order.
    pub fn and_requests(
        mut self,
        db: &mut Reader<'_>,
        cx: &Context,
        mark: &str,
        basket: &Basket,
        hours: i64,
    ) -> Result<Self> {
        if self.same.is_some() {
            return Ok(self);
        }
        let found: Option<(Moment, RawId, String)> = db.one(
            sql!(
                "select r.placed_at, r.actor_id, r.code from order_requests r
                 where r.shop_id = $1 and r.phone_mark = $2 and r.placed_at > $3 and r.state = 'waiting'
                   and exists (select 1 from order_request_lines l where l.shop_id = r.shop_id
                                  and l.request_id = r.id and l.variant_id in_list($4))
                 order by r.placed_at desc limit 1"
            ),
            params![cx.shop, mark, since(cx, hours), basket.variants()],
        )?;
        let own = |actor: RawId| cx.actor.principal().id == actor;
        self.same =
            found.map(|(at, actor, code)| Same { number: None, at, code: Some(code).filter(|_| own(actor)) });
        Ok(self)
    }

    /// Members and programs learn which order; a visitor, who may have typed anybody's telephone, only when
    /// there was one, and their own order's code.
    pub fn check_same_again(&self, cx: &Context) -> Result<()> {
        let Some(Same { number, at, code }) = self.same.clone() else { return Ok(()) };
        let hours = cx.now.since(at) / Moment::HOUR;
        let mut refusal = DUPLICATE_SUSPECTED
            .with()
            .arg("hours", hours)
            .arg("at", at.to_string())
            .arg("accepts", "confirm_duplicate");
        if let Some(code) = code {
            refusal = refusal.arg("code", code);
        }
        match number {
            Some(number) if !cx.actor.is_visitor() => refusal.arg("number", number).err(),
            _ => refusal.err(),
        }
    }

    /// `limit` 0 is no limit.
    pub fn check_daily(&self, limit: i64) -> Result<()> {
        if limit > 0 && self.today >= limit { DAILY_LIMIT.with().arg("limit", limit).err() } else { Ok(()) }
    }
}

fn since(cx: &Context, hours: i64) -> Moment {
    cx.now.plus(hours.saturating_mul(-Moment::HOUR))
}

/// The code of an order that the same visitor placed.
fn own_code(db: &mut Reader<'_>, cx: &Context, number: Option<i64>) -> Result<Option<String>> {
    let actor = cx.actor.principal();
    let row: Option<(String,)> = db.one(
        sql!(
            "select code from orders
             where shop_id = $1 and number = $2 and actor_kind = $3 and actor_id = $4"
        ),
        params![cx.shop, number, actor.kind, actor.id],
    )?;
    Ok(row.map(|(code,)| code).filter(|_| cx.actor.is_visitor()))
}
