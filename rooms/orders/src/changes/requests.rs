//! What can happen to order requests, and to the guard against bursts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Json, Moment, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_shops::ShopId;

use crate::OrderId;
use crate::model::bill::Bill;
use crate::model::channel::Channel;
use crate::model::request::{RequestKind, RequestState};
use crate::model::risk::Risk;
use crate::steps::placing::Basket;
use crate::steps::placing::taking::line_cells;

/// Says nothing of who asked: events are kept, and what is sealed stays so.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct OrderRequestMade {
    /// The order that may come of it has the same id.
    pub id: OrderId,
    pub number: i64,
    pub kind: RequestKind,
    pub total_minor: i64,
    pub currency: Currency,
}

impl Event for OrderRequestMade {
    const NAME: &'static str = "order_request.made";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct OrderRequestEnded {
    pub id: OrderId,
    pub number: i64,
    pub kind: RequestKind,
    /// `accepted`, `expired`, `rejected`, `withdrawn`.
    pub state: RequestState,
}

impl Event for OrderRequestEnded {
    const NAME: &'static str = "order_request.ended";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

/// `None`: as many wait as may.
pub struct KeepRequest<'a> {
    pub id: OrderId,
    pub number: i64,
    pub code: &'a str,
    pub kind: RequestKind,
    pub mark: &'a str,
    pub sealed: &'a [u8],
    pub channel: Channel,
    pub bill: Bill,
    pub basket: &'a Basket,
    pub risk: &'a Risk,
    pub expires_at: Moment,
}

impl Change for KeepRequest<'_> {
    type Event = OrderRequestMade;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<OrderRequestMade>> {
        let (shop, now, bill) = (rows.shop(), rows.now(), &self.bill);
        let actor = rows.cx().actor.principal();
        rows.put(
            sql!(
                "insert into order_requests (shop_id, id, number, code, kind, state, phone_mark, sealed,
                                             channel, currency, goods, discount, delivery_fee, rounding,
                                             total, risk, risk_reasons, reason, actor_kind, actor_id,
                                             placed_at, expires_at, ended_at)
                 values ($1, $2, $3, $4, $5, 'waiting', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, '',
                         $17, $18, $19, $20, null)"
            ),
            params![
                shop,
                self.id,
                self.number,
                *self.code,
                self.kind,
                *self.mark,
                self.sealed.to_vec(),
                self.channel,
                bill.currency,
                bill.goods_minor,
                bill.discount_minor,
                bill.delivery_fee_minor,
                bill.rounding_minor,
                bill.total_minor,
                self.risk.score,
                Json(self.risk.reasons.clone()),
                actor.kind,
                actor.id,
                now,
                self.expires_at
            ],
        )?;
        self.lines(rows)?;
        Ok(Some(OrderRequestMade {
            id: self.id,
            number: self.number,
            kind: self.kind,
            total_minor: bill.total_minor,
            currency: bill.currency,
        }))
    }
}

impl KeepRequest<'_> {
    fn lines(&self, rows: &mut Rows<'_, '_>) -> Result<()> {
        for (line, item) in (0_i64..).zip(&self.basket.items) {
            rows.put(
                sql!(
                    "insert into order_request_lines (shop_id, request_id, line, product_id, variant_id, name,
                                                      variant_label, full_code, quantity, unit_price, total)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
                ),
                &line_cells(rows.shop(), self.id.raw(), line, item),
            )?;
        }
        Ok(())
    }
}

/// How many wait now.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RequestsCounted {
    pub shop: ShopId,
    pub kind: RequestKind,
}

impl Event for RequestsCounted {
    const NAME: &'static str = "order_request.counted";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// One more that waits, if there are fewer than `most`. The row stays locked until the commit, so what is
/// counted of this kind afterwards stays true.
pub struct CountRequest {
    pub kind: RequestKind,
    pub most: i64,
}

impl Change for CountRequest {
    type Event = RequestsCounted;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<RequestsCounted>> {
        if self.most < 1 {
            return Ok(None);
        }
        let shop = rows.shop();
        let changed = rows.run(
            sql!(
                "insert into order_request_counts (shop_id, kind, waiting) values ($1, $2, 1)
                 on conflict (shop_id, kind) do update set waiting = order_request_counts.waiting + 1
                 where order_request_counts.waiting < $3"
            ),
            params![shop, self.kind, self.most],
        )?;
        Ok((changed == 1).then_some(RequestsCounted { shop, kind: self.kind }))
    }
}

/// `None`: it does not wait any more, or is beyond its time where only those within may end so.
pub struct EndRequest<'a> {
    pub id: OrderId,
    pub number: i64,
    pub kind: RequestKind,
    pub state: RequestState,
    pub reason: &'a str,
}

impl Change for EndRequest<'_> {
    type Event = OrderRequestEnded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<OrderRequestEnded>> {
        let (shop, now) = (rows.shop(), rows.now());
        let expires = self.state == RequestState::Expired;
        let changed = rows.run(
            sql!(
                "update order_requests set state = $3, reason = $4, ended_at = $5
                 where shop_id = $1 and id = $2 and state = 'waiting' and (expires_at <= $5) = $6"
            ),
            params![shop, self.id, self.state, *self.reason, now, expires],
        )?;
        if changed == 0 {
            return Ok(None);
        }
        rows.put(
            sql!("update order_request_counts set waiting = waiting - 1 where shop_id = $1 and kind = $2"),
            params![shop, self.kind],
        )?;
        let Self { id, number, kind, state, .. } = *self;
        Ok(Some(OrderRequestEnded { id, number, kind, state }))
    }
}

/// More orders came in than usually do: strangers are looked at first for a while.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct BurstBegan {
    pub shop: ShopId,
    pub until: Moment,
}

impl Event for BurstBegan {
    const NAME: &'static str = "order.burst_began";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// `None`: it has begun before.
pub struct BeginBurst {
    pub until: Moment,
}

impl Change for BeginBurst {
    type Event = BurstBegan;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<BurstBegan>> {
        let (shop, now) = (rows.shop(), rows.now());
        let changed = rows.run(
            sql!(
                "insert into order_guards (shop_id, median, measured_at, burst_until) values ($1, 0, null, $2)
                 on conflict (shop_id) do update set burst_until = excluded.burst_until
                 where order_guards.burst_until is null or order_guards.burst_until <= $3"
            ),
            params![shop, self.until, now],
        )?;
        Ok((changed == 1).then_some(BurstBegan { shop, until: self.until }))
    }
}

/// How many orders ten minutes usually bring.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PaceMeasured {
    pub shop: ShopId,
    pub median: i64,
}

impl Event for PaceMeasured {
    const NAME: &'static str = "order.pace_measured";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// `None`: it is the same.
pub struct MeasurePace {
    pub median: i64,
}

impl Change for MeasurePace {
    type Event = PaceMeasured;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PaceMeasured>> {
        let (shop, now) = (rows.shop(), rows.now());
        let changed = rows.run(
            sql!(
                "insert into order_guards (shop_id, median, measured_at, burst_until)
                 values ($1, $2, $3, null)
                 on conflict (shop_id) do update
                 set median = excluded.median, measured_at = excluded.measured_at
                 where order_guards.median <> excluded.median"
            ),
            params![shop, self.median, now],
        )?;
        Ok((changed == 1).then_some(PaceMeasured { shop, median: self.median }))
    }
}
