//! An order goes where its parcel is: what later rooms may do with it in their own transaction. The effects
//! of steps that are skipped happen once, in order.

use souk_core::{Moment, Result};
use souk_engine::{Context, Tx};
use souk_shops::HoldStock;

use super::moving::{OrderState, go, hold, note};
use crate::OrderId;
use crate::changes::{Holder, OrderUnconfirmed, Still};
use crate::commands::{deliver, send_back, ship, take_back};
use crate::model::status::Status;

/// The moves from where the order stands to there; none where it is there already, or further on the same
/// road: a member moved it by hand.
fn way(order: &OrderState, to: Status) -> Result<&'static [Status]> {
    use Status::{Confirmed, Delivered, Returned, Returning, Shipped};
    Ok(match (order.status, to) {
        (Confirmed, Shipped) => &[Shipped],
        (Confirmed, Delivered) => &[Shipped, Delivered],
        (Confirmed, Returning) => &[Shipped, Returning],
        (Confirmed, Returned) => &[Shipped, Returning, Returned],
        (Shipped | Returning, Delivered) => &[Delivered],
        (Shipped | Delivered, Returning) => &[Returning],
        (Shipped | Delivered, Returned) => &[Returning, Returned],
        (Returning, Returned) => &[Returned],
        (Delivered | Returning | Returned, Shipped) | (Returned, Returning) => &[],
        (now, to) if now == to => &[],
        _ => return Err(order.refuse(to)),
    })
}

/// Brings the order there; how many moves that took. `damaged`: goods that come back cannot be sold again.
pub fn follow(tx: &mut Tx<'_, '_>, cx: &Context, id: OrderId, to: Status, damaged: bool) -> Result<usize> {
    let steps = way(&OrderState::load(tx, cx.shop, id)?, to)?;
    for step in steps {
        match step {
            Status::Shipped => ship(tx, id, "")?,
            Status::Delivered => deliver(tx, id, "")?,
            Status::Returning => send_back(tx, id, "")?,
            _ => take_back(tx, id, damaged, "")?,
        }
    }
    Ok(steps.len())
}

/// A confirmed order waits for its customer's yes again: its goods as long as those of a new one, its unit of
/// the quota as it is. Whoever calls this has seen that nothing of it is on its way.
pub fn undo_confirmation(tx: &mut Tx<'_, '_>, cx: &Context, id: OrderId, said: &str) -> Result<()> {
    let order = OrderState::load(tx, cx.shop, id)?;
    // Others may become pending too, but were not confirmed.
    if order.status != Status::Confirmed {
        return Err(order.refuse(Status::Pending));
    }
    let settings = souk_shops::settings(tx, cx.shop)?;
    go::<OrderUnconfirmed>(tx, id, Status::Pending, None, &note(said)?)?;
    match settings.hold_stock_from {
        HoldStock::Placed => {
            let until = cx.now.plus(settings.pending_hours.saturating_mul(Moment::HOUR));
            hold(tx, id, Some(until))
        }
        HoldStock::Confirmed => souk_stock::release(tx, id.raw()),
    }
}

/// Whoever would move the order waits until the commit; what is read of it from here on holds until then.
pub fn keep_still(tx: &mut Tx<'_, '_>, id: OrderId) -> Result<()> {
    tx.make(&Still(id)).map(drop)
}

/// Whoever a parcel is given to has what is collected for it, whether the parcel or a member takes the order
/// along; nobody once the parcel is cancelled.
pub fn held_by(tx: &mut Tx<'_, '_>, order: OrderId, account: Option<&str>) -> Result<()> {
    tx.make(&Holder { order, account }).map(drop)
}
