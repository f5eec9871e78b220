//! An order goes where its parcel is: what later rooms may do with it in their own transaction. The effects
//! of steps that are skipped happen once, in order.

use souk_core::Result;
use souk_engine::{Command, Context, Reader, Tx};

use super::moving::OrderState;
use crate::OrderId;
use crate::commands::{DeliverOrder, ReturnOrder, ShipOrder, StartReturn};
use crate::model::status::Status;

/// The moves from where the order stands to there; none where it is there already.
fn way(order: &OrderState, to: Status) -> Result<&'static [Status]> {
    use Status::{Confirmed, Delivered, Returned, Returning, Shipped};
    Ok(match (order.status, to) {
        (Confirmed, Shipped) => &[Shipped],
        (Confirmed, Delivered) => &[Shipped, Delivered],
        (Confirmed, Returning) => &[Shipped, Returning],
        (Confirmed, Returned) => &[Shipped, Returning, Returned],
        (Shipped, Delivered) | (Returning, Delivered) => &[Delivered],
        (Shipped | Delivered, Returning) => &[Returning],
        (Shipped | Delivered, Returned) => &[Returning, Returned],
        (Returning, Returned) => &[Returned],
        (now, to) if now == to => &[],
        _ => return Err(order.refuse(to)),
    })
}

/// Could the order be brought there? Asked before anything is written.
pub fn may_follow(db: &mut Reader<'_>, cx: &Context, id: OrderId, to: Status) -> Result<()> {
    if to == Status::Confirmed {
        return Ok(());
    }
    way(&OrderState::load(db, cx.shop, id)?, to).map(drop)
}

/// Brings the order there. `damaged`: of goods that come back, they cannot be sold again.
pub fn follow(tx: &mut Tx<'_, '_>, cx: &Context, id: OrderId, to: Status, damaged: bool) -> Result<()> {
    let note = String::new;
    for step in way(&OrderState::load(tx, cx.shop, id)?, to)? {
        match step {
            Status::Shipped => ShipOrder { id, note: note() }.run(&(), cx, tx)?,
            Status::Delivered => DeliverOrder { id, note: note() }.run(&(), cx, tx)?,
            Status::Returning => StartReturn { id, note: note() }.run(&(), cx, tx)?,
            _ => ReturnOrder { id, damaged, note: note() }.run(&(), cx, tx)?,
        };
    }
    Ok(())
}
