//! What a call changes of an order without moving it: what was corrected, what the calls have brought, the
//! note of another order that was the same.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Quantity, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_places::DeliveryOption;

use crate::OrderId;
use crate::model::bill::Bill;
use crate::model::confirmation::Confirmation;
use crate::steps::moving::OrderState;
use crate::steps::placing::Destination;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct OrderAmended {
    pub order_id: OrderId,
    pub number: i64,
    pub what: String,
    pub total_minor: i64,
}

impl Event for OrderAmended {
    const NAME: &'static str = "order.amended";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.order_id.raw()
    }
}

/// The history's word for an order that was corrected on the telephone.
pub const CORRECTED: &str = "corrected";
/// The history's word for an order that took over the note of another.
pub const JOINED: &str = "joined";

fn told(
    rows: &mut Rows<'_, '_>,
    order: &OrderState,
    what: &str,
    note: &str,
    total: i64,
) -> Result<OrderAmended> {
    let actor = rows.cx().actor.principal();
    rows.put(
        sql!(
            "insert into order_history
                (shop_id, order_id, rev, from_status, to_status, actor_kind, actor_id, reason, note, at)
             values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9)"
        ),
        params![
            rows.shop(),
            order.id,
            order.rev + 1,
            order.status,
            actor.kind,
            actor.id,
            *what,
            *note,
            rows.now()
        ],
    )?;
    Ok(OrderAmended { order_id: order.id, number: order.number, what: what.to_owned(), total_minor: total })
}

/// Lines with their new quantities and totals, where it goes, and the new bill.
pub struct Correct<'a> {
    pub order: &'a OrderState,
    /// By the line's place in the order.
    pub lines: &'a [(i64, Quantity, i64)],
    pub bill: Bill,
    pub option: DeliveryOption,
    /// None: it goes where it went.
    pub destination: Option<&'a Destination>,
    pub address: &'a str,
    pub city: &'a str,
    /// What it was before, in words.
    pub note: &'a str,
}

impl Change for Correct<'_> {
    type Event = OrderAmended;
    /// `None`: somebody moved or corrected it meanwhile.
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<OrderAmended>> {
        let (shop, order, bill) = (rows.shop(), self.order, &self.bill);
        let place = self.destination.map(|to| &to.place);
        let changed = rows.run(
            sql!(
                "update orders set goods = $4, discount = $5, delivery_fee = $6, rounding = $7, total = $8,
                        delivery_option = $9, address = $10, city = $11, rev = rev + 1,
                        carrier = coalesce($12, carrier),
                        stop_desk = case when $13 = true then $14 else stop_desk end,
                        municipality = coalesce($15, municipality), province = coalesce($16, province),
                        map_version = coalesce($17, map_version),
                        municipality_words = coalesce($18, municipality_words),
                        province_words = coalesce($19, province_words)
                 where shop_id = $1 and id = $2 and rev = $3"
            ),
            params![
                shop,
                order.id,
                order.rev,
                bill.goods_minor,
                bill.discount_minor,
                bill.delivery_fee_minor,
                bill.rounding_minor,
                bill.total_minor,
                self.option,
                *self.address,
                *self.city,
                self.destination.map(|to| to.carrier.clone()),
                place.is_some(),
                self.destination.and_then(|to| to.stop_desk.clone()),
                place.map(|place| place.municipality),
                place.map(|place| place.province),
                place.map(|place| place.map),
                place.map(|place| place.municipality_words.clone()),
                place.map(|place| place.province_words.clone())
            ],
        )?;
        if changed == 0 {
            return Ok(None);
        }
        for (line, quantity, total) in self.lines {
            rows.put(
                sql!(
                    "update order_lines set quantity = $4, total = $5
                     where shop_id = $1 and order_id = $2 and line = $3"
                ),
                params![shop, order.id, *line, *quantity, *total],
            )?;
        }
        told(rows, order, CORRECTED, self.note, bill.total_minor).map(Some)
    }
}

/// The note of an order that was the same comes behind this one's own.
pub struct JoinNote<'a> {
    pub order: &'a OrderState,
    pub note: &'a str,
    /// The other's number and what was said.
    pub about: &'a str,
}

impl Change for JoinNote<'_> {
    type Event = OrderAmended;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<OrderAmended>> {
        let changed = rows.run(
            sql!("update orders set note = $4, rev = rev + 1 where shop_id = $1 and id = $2 and rev = $3"),
            params![rows.shop(), self.order.id, self.order.rev, *self.note],
        )?;
        if changed == 0 {
            return Ok(None);
        }
        told(rows, self.order, JOINED, self.about, self.order.total).map(Some)
    }
}

/// What an attempt brought that moves nothing: it is the call's to say, and no revision of the order.
pub struct NoteOutcome {
    pub order: OrderId,
    pub number: i64,
    pub total: i64,
    pub outcome: Confirmation,
}

impl Change for NoteOutcome {
    type Event = OrderAmended;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<OrderAmended>> {
        let changed = rows.run(
            sql!("update orders set confirmation = $3 where shop_id = $1 and id = $2 and status = 'pending'"),
            params![rows.shop(), self.order, self.outcome],
        )?;
        Ok((changed == 1).then(|| OrderAmended {
            order_id: self.order,
            number: self.number,
            what: self.outcome.as_str().to_owned(),
            total_minor: self.total,
        }))
    }
}
