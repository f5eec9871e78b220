//! What the call to the customer does to an order, for the room that keeps the calls: the same moves as the
//! commands of this room, on the caller's transaction.

use souk_core::{Moment, RawId, Result, params};
use souk_engine::{Reader, Tx, sql};
use souk_shops::ShopId;

use super::moving::{count_lines, go, hold};
use crate::OrderId;
use crate::changes::{JoinNote, NoteOutcome, OrderCancelled, OrderConfirmed};
use crate::model::confirmation::Confirmation;
use crate::model::status::{CancelReason, Status};

pub use super::correcting::correct;
pub use super::moving::{OrderState, note};

/// Letters that a note takes after it was joined with another's.
const MOST_NOTE: usize = 1_500;
/// A call that was put off keeps the goods until a day after its time: it is made then, not before.
const GRACE: i64 = Moment::DAY;

/// The order as it stands; another shop's looks like none.
pub fn state(db: &mut Reader<'_>, shop: ShopId, id: OrderId) -> Result<OrderState> {
    OrderState::load(db, shop, id)
}

/// The customer said yes: held without an end. An expired hold, or none before the confirmation, is taken
/// now or `stock.insufficient`; so is that of an order whose lines were `corrected`.
pub fn confirm(
    tx: &mut Tx<'_, '_>,
    id: OrderId,
    said: Option<Confirmation>,
    typed: &str,
    corrected: bool,
) -> Result<OrderState> {
    let reason = said.map(Confirmation::as_str);
    let order = go::<OrderConfirmed>(tx, id, Status::Confirmed, reason, &note(typed)?)?;
    if corrected {
        souk_stock::release(tx, id.raw())?;
    }
    hold(tx, id, None)?;
    Ok(order)
}

/// It will not be: goods are free again, what was due is void.
pub fn cancel(tx: &mut Tx<'_, '_>, id: OrderId, reason: CancelReason, typed: &str) -> Result<OrderState> {
    let order = go::<OrderCancelled>(tx, id, Status::Cancelled, Some(reason.as_str()), &note(typed)?)?;
    souk_stock::release(tx, id.raw())?;
    if reason.gives_unit_back() {
        souk_plans::give_back_unit(tx, id.raw())?;
    }
    count_lines(tx, &order, Status::Cancelled)?;
    Ok(order)
}

/// What an attempt brought that moves nothing.
pub fn note_outcome(tx: &mut Tx<'_, '_>, order: &OrderState, outcome: Confirmation) -> Result<()> {
    let noted = NoteOutcome { order: order.id, number: order.number, total: order.total, outcome };
    tx.make(&noted)?.map(drop).ok_or_else(|| order.refuse(Status::Pending))
}

/// What is held stays held until the customer is called again; a hold that lasts longer stays as it is, one
/// that ended is not taken anew.
pub fn hold_until(tx: &mut Tx<'_, '_>, id: OrderId, until: Moment) -> Result<()> {
    let shop = tx.cx().shop;
    let held: Option<(Option<Moment>,)> = tx.one(
        sql!(
            "select expires_at from v_reservations
             where shop_id = $1 and holder_id = $2 and state = 'held' order by id limit 1"
        ),
        params![shop, id],
    )?;
    match held {
        Some((Some(ends),)) if ends < until.plus(GRACE) => {
            souk_stock::keep_holding(tx, id.raw(), Some(until.plus(GRACE)))
        }
        _ => Ok(()),
    }
}

/// The same order twice: the one that stays takes over the other's note.
pub fn join_notes(tx: &mut Tx<'_, '_>, from: &OrderState, into: OrderId, said: &str) -> Result<OrderState> {
    let shop = tx.cx().shop;
    let other = customers_note(tx, shop, from.id.raw())?;
    let more: Vec<&str> = [other.as_str(), said].into_iter().filter(|text| !text.is_empty()).collect();
    let about = format!("#{} {}", from.number, more.join(" · ")).trim().to_owned();
    let told: String = about.chars().take(500).collect();
    for _ in 0..2 {
        let stays = OrderState::load(tx, shop, into)?;
        let own = customers_note(tx, shop, into.raw())?;
        let both = if more.is_empty() { own } else { format!("{own}\n{about}").trim().to_owned() };
        let kept: String = both.chars().take(MOST_NOTE).collect();
        if tx.make(&JoinNote { order: &stays, note: &kept, about: &told })?.is_some() {
            return Ok(stays);
        }
    }
    // Somebody works on it at this moment.
    let stays = OrderState::load(tx, shop, into)?;
    Err(stays.refuse(stays.status))
}

fn customers_note(db: &mut Reader<'_>, shop: ShopId, id: RawId) -> Result<String> {
    let row: Option<(String,)> =
        db.one(sql!("select note from orders where shop_id = $1 and id = $2"), params![shop, id])?;
    Ok(row.map(|(note,)| note).unwrap_or_default())
}
