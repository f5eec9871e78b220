//! Slow work of the room: what becomes of order requests by the clock and when units appear, and how many
//! orders are usual.

use serde::{Deserialize, Serialize};
use souk_core::{Error, Moment, Result, Value, params};
use souk_engine::{Done, Job, JobContext, Reaction, sql};
use souk_plans::{
    CreditAdded, LimitRaised, MoveBegun, PeriodOpened, ShopUnblocked, SubscriptionPaid, UnitReturned,
};

use crate::OrderId;
use crate::commands::{AdmitOrderRequest, ExpireOrderRequests, NoteOrderPace};
use crate::steps::placing::shop::BURST_WINDOW;

/// What nothing but units will change: those behind it need none of their own try.
const NO_UNITS: [&str; 5] =
    ["quota.exhausted", "plan.blocked", "shop.maintenance", "shop.emergency", "shop.closed"];
const STEP: i64 = 100;

/// Ends requests whose time is over and makes orders of those that wait for a unit while there are any, in
/// all shops.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SettleOrderRequests {}

impl Job for SettleOrderRequests {
    const NAME: &'static str = "settle_order_requests";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let shops = sql!(
            "select distinct shop_id from order_request_counts
             where waiting > 0 and shop_id >= $1 and cast($2 as bigint) is not null
             order by shop_id limit 200"
        );
        cx.each_shop(shops, cx.engine.now(), |cx| async move {
            let (shop, now) = (cx.shop, cx.engine.now());
            let over: Option<(i64,)> = cx
                .read(move |db| {
                    db.one(
                        sql!(
                            "select number from order_requests
                             where shop_id = $1 and state = 'waiting' and expires_at <= $2 limit 1"
                        ),
                        params![shop, now],
                    )
                })
                .await?;
            // A command leaves its trace: one that finds nothing to do would leave one each minute.
            if over.is_some() && cx.engine.execute(cx.ask(), ExpireOrderRequests {}).await? {
                return Ok(true);
            }
            admit(&cx).await.map(|()| false)
        })
        .await
    }
}

/// Makes orders of the requests that wait for a unit, in the order in which they came, until none is left.
/// One whose goods are gone stays until its time is over, and those behind it have their turn. What cannot
/// become an order now is found by reading, so that no trace is left of trying.
async fn admit(cx: &JobContext) -> Result<()> {
    let mut after = 0_i64;
    while !cx.stopping() {
        let (shop, now) = (cx.shop, cx.engine.now());
        let waiting: Vec<(OrderId, i64)> = cx
            .read(move |db| {
                if !souk_plans::blocked_reasons(db, shop, now)?.is_empty() {
                    return Ok(Vec::new());
                }
                db.rows(
                    sql!(
                        "select r.id, r.number from order_requests r
                         join v_tenants t on t.shop_id = r.shop_id and t.closed_at is null
                           and t.mode in ('manual', 'auto')
                         where r.shop_id = $1 and r.state = 'waiting' and r.kind = 'quota' and r.number > $2
                           and r.expires_at > $3
                           and not exists (
                             select 1 from order_request_lines l
                             left join v_variants v on v.shop_id = l.shop_id and v.id = l.variant_id
                             where l.shop_id = r.shop_id and l.request_id = r.id
                               and (v.id is null or v.active = false or (v.tracked = true
                                    and v.when_out <> 'continue' and l.quantity > (
                                      select cast(coalesce(sum(s.on_hand - s.reserved), 0) as bigint)
                                      from v_stock_levels s
                                      where s.shop_id = l.shop_id and s.variant_id = l.variant_id))))
                         order by r.number limit $4"
                    ),
                    params![shop, after, now, STEP],
                )
            })
            .await?;
        let Some((_, last)) = waiting.last() else { return Ok(()) };
        after = *last;
        for (id, _) in waiting {
            match cx.engine.execute(cx.ask(), AdmitOrderRequest { id }).await {
                Ok(_) => {}
                Err(Error::Refused(refusal)) if NO_UNITS.contains(&refusal.code) => return Ok(()),
                Err(Error::Refused(refusal)) if refusal.kind.retries() => {
                    return Err(Error::Refused(refusal));
                }
                Err(Error::Refused(_)) => {}
                Err(fault) => return Err(fault),
            }
        }
    }
    Ok(())
}

macro_rules! units_appear {
    ($($name:ident: $event:ident => $text:literal;)+) => {$(
        /// Units may have appeared.
        pub(crate) struct $name;

        impl Reaction<$event> for $name {
            const NAME: &'static str = $text;
            async fn react(event: $event, cx: JobContext) -> Result<()> {
                admit(&cx.in_shop(event.shop)).await
            }
        }
    )+};
}

units_appear! {
    OnCredit: CreditAdded => "admit_requests_after_credit";
    OnPayment: SubscriptionPaid => "admit_requests_after_payment";
    OnMove: MoveBegun => "admit_requests_after_move";
    OnLimit: LimitRaised => "admit_requests_after_limit";
    OnPeriod: PeriodOpened => "admit_requests_after_period";
    OnUnblock: ShopUnblocked => "admit_requests_after_unblock";
    OnReturn: UnitReturned => "admit_requests_after_return";
}

/// Counts, in all shops, how many orders the ten minutes bring in which any came: the median of four weeks.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MeasureOrderPace {}

const PACE_OVER: i64 = 28 * Moment::DAY;

impl Job for MeasureOrderPace {
    const NAME: &'static str = "measure_order_pace";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let shops = sql!(
            "select shop_id from v_tenants where shop_id >= $1 and created_at <= $2
             order by shop_id limit 200"
        );
        cx.each_shop(shops, cx.engine.now(), |cx| async move {
            let (shop, since) = (cx.shop, cx.engine.now().plus(-PACE_OVER));
            let (counts, known) = cx
                .read(move |db| {
                    let counts: Vec<(i64,)> = db.rows(
                        sql!(
                            "select cast(count(*) as bigint) as n from orders
                             where shop_id = $1 and placed_at > $2 and channel <> 'test'
                             group by placed_at / $3 order by n"
                        ),
                        params![shop, since, Value::Int(BURST_WINDOW)],
                    )?;
                    let known: Option<(i64,)> =
                        db.one(sql!("select median from order_guards where shop_id = $1"), params![shop])?;
                    Ok((counts, known.map_or(0, |(median,)| median)))
                })
                .await?;
            let median = counts.get(counts.len() / 2).map_or(0, |(count,)| *count);
            if median == known {
                return Ok(false);
            }
            cx.engine.execute(cx.ask(), NoteOrderPace { median }).await.map(|()| false)
        })
        .await
    }
}
