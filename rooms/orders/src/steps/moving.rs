//! Moving an order from status to status, with everything that a move does besides: one place for all
//! commands.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value as Json;
use souk_catalog::{ProductId, VariantId};
use souk_core::{Currency, Error, Moment, Quantity, Result, params, text};
use souk_customers::CustomerId;
use souk_engine::{Context, Event, Reader, Tx, row, sql};
use souk_shops::ShopId;

use crate::OrderId;
use crate::changes::{Move, OrderMoved};
use crate::model::bill::Bill;
use crate::model::channel::Channel;
use crate::model::status::{PaymentStatus, Status};
use crate::queries::{OrderView, view};
use crate::refusals::{ILLEGAL_TRANSITION, NOT_FOUND, NOTE_INVALID, TOO_MANY_OPEN};

row! {
    /// What a move must know of its order.
    #[derive(Debug, Clone)]
    pub struct OrderState {
        pub id: OrderId,
        pub number: i64,
        pub customer_id: CustomerId,
        pub channel: Channel,
        pub status: Status,
        pub status_at: Moment,
        pub payment_status: PaymentStatus,
        pub currency: Currency,
        pub goods: i64,
        pub discount: i64,
        pub delivery_fee: i64,
        pub rounding: i64,
        pub total: i64,
        pub carrier: String,
        pub placed_at: Moment,
        pub rev: i64,
    }
}

impl OrderState {
    pub fn load(db: &mut Reader<'_>, shop: ShopId, id: OrderId) -> Result<Self> {
        let found: Option<Self> = db.one(
            sql!(
                "select id, number, customer_id, channel, status, status_at, payment_status, currency,
                   goods, discount,
                        delivery_fee, rounding, total, carrier, placed_at, rev
                 from orders where shop_id = $1 and id = $2"
            ),
            params![shop, id],
        )?;
        found.ok_or_else(|| NOT_FOUND.refuse())
    }

    pub const fn bill(&self) -> Bill {
        Bill {
            goods_minor: self.goods,
            discount_minor: self.discount,
            delivery_fee_minor: self.delivery_fee,
            rounding_minor: self.rounding,
            total_minor: self.total,
            currency: self.currency,
        }
    }

    /// Everything that is delivered so far; goods without delivery come with their own room.
    const HAS_DELIVERY: bool = true;

    fn next(&self) -> Vec<Status> {
        self.channel.offered(self.status.next(Self::HAS_DELIVERY))
    }

    /// Refuses what the table of moves does not hold, naming what it does.
    pub fn must_allow(&self, to: Status) -> Result<()> {
        if self.next().contains(&to) { Ok(()) } else { Err(self.refuse(to)) }
    }

    pub fn refuse(&self, to: Status) -> Error {
        let allowed: Vec<Json> = self.next().iter().map(|status| Json::from(status.as_str())).collect();
        ILLEGAL_TRANSITION
            .with()
            .arg("present", self.status.as_str())
            .arg("asked", to.as_str())
            .arg("allowed", allowed)
            .into()
    }
}

/// Moves the order and its counters, and answers what it was before. What a command does besides (stock,
/// money, quota) it does itself, afterwards: the order's row is locked from here on.
pub fn go<E>(
    tx: &mut Tx<'_, '_>,
    id: OrderId,
    to: Status,
    reason: Option<&str>,
    note: &str,
) -> Result<OrderState>
where
    E: Event + From<OrderMoved> + Serialize + DeserializeOwned,
{
    let order = moved::<E>(tx, id, to, reason, note)?;
    // A test was never counted.
    if order.channel.is_trial() {
        return Ok(order);
    }
    match (order.status.is_unconfirmed(), to.is_unconfirmed()) {
        (true, false) => souk_customers::drop_open(tx, order.customer_id)?,
        // A member opened it again: the limit is for strangers.
        (false, true) => souk_customers::hold_open(tx, order.customer_id, i64::MAX, false, &TOO_MANY_OPEN)?,
        _ => {}
    }
    Ok(order)
}

/// Whoever moved it since we looked has decided; the second look asks whether ours may follow.
fn moved<E>(
    tx: &mut Tx<'_, '_>,
    id: OrderId,
    to: Status,
    reason: Option<&str>,
    note: &str,
) -> Result<OrderState>
where
    E: Event + From<OrderMoved> + Serialize + DeserializeOwned,
{
    let shop = tx.cx().shop;
    for _ in 0..2 {
        let order = OrderState::load(tx, shop, id)?;
        order.must_allow(to)?;
        if tx.make(&Move::<E> { order: &order, to, reason, note, event: PhantomData })?.is_some() {
            return Ok(order);
        }
    }
    Err(OrderState::load(tx, shop, id)?.refuse(to))
}

/// Counts the products' open lines anew; after stock, before the ledger.
pub fn count_lines(tx: &mut Tx<'_, '_>, order: &OrderState, to: Status) -> Result<()> {
    let by = match (order.status.is_open(), to.is_open()) {
        (true, false) => -1,
        (false, true) => 1,
        _ => return Ok(()),
    };
    let mut products: BTreeMap<ProductId, i64> = BTreeMap::new();
    for (product, ..) in lines(tx, order.id)? {
        *products.entry(product).or_default() += by;
    }
    products.into_iter().try_for_each(|(product, lines)| souk_catalog::open_lines(tx, product, lines))
}

/// The order's lines: product, variant, quantity.
pub fn lines(tx: &mut Tx<'_, '_>, order: OrderId) -> Result<Vec<(ProductId, VariantId, Quantity)>> {
    let shop = tx.cx().shop;
    tx.rows(
        sql!(
            "select product_id, variant_id, quantity from order_lines
             where shop_id = $1 and order_id = $2 order by line"
        ),
        params![shop, order],
    )
}

/// Holds the order's goods until then: the hold it has, or taken anew where that ended or never was.
pub fn hold(tx: &mut Tx<'_, '_>, order: OrderId, until: Option<Moment>) -> Result<()> {
    let shop = tx.cx().shop;
    let held: Option<(i64,)> = tx.one(
        sql!(
            "select cast(count(*) as bigint) from v_reservations
             where shop_id = $1 and holder_id = $2 and state = 'held'"
        ),
        params![shop, order],
    )?;
    if held.is_some_and(|(count,)| count > 0) {
        return souk_stock::keep_holding(tx, order.raw(), until);
    }
    let demand: Vec<(VariantId, Quantity)> =
        lines(tx, order)?.into_iter().map(|(_, variant, quantity)| (variant, quantity)).collect();
    souk_stock::reserve(tx, order.raw(), &demand, until)
}

/// A member's note on a move.
pub fn note(typed: &str) -> Result<String> {
    text::lines(typed, 500)
        .ok_or_else(|| NOTE_INVALID.with().arg("max", 500).field("note", NOTE_INVALID.code).into())
}

/// The order as it stands after the move.
pub fn answer(tx: &mut Tx<'_, '_>, cx: &Context, id: OrderId) -> Result<OrderView> {
    view(tx, cx, id)
}
