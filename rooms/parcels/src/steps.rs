//! Making and moving parcels: one place for all commands, each in the command's own transaction.

use souk_core::{Error, Result, params, text};
use souk_engine::{Context, Reader, Tx, sql};
use souk_ledger::{Account, Posting};
use souk_orders::{OrderId, OrderView, PaymentStatus, Status};

use crate::changes::{NewParcel, ParcelMade, ParcelMoved};
use crate::model::size::Size;
use crate::model::state::{Reason, State};
use crate::queries::{AccountRow, ParcelRow};
use crate::refusals::{
    ACCOUNT_RESTS, AMOUNT_OVER_MAX, ORDER_NOT_CONFIRMED, PARCEL_EXISTS, PARCEL_ILLEGAL_MOVE,
    PARCEL_NOTE_INVALID,
};
use crate::{AccountId, ParcelId};

/// What anybody may collect at a door, in minor units of the dinar.
const MOST_DINARS: i64 = 150_000;
/// What the ledger knows a return by.
const SOURCE: &str = "parcel";
const RETURNED: &str = "returned";

/// What is to be collected: nothing where it is paid.
pub fn amount(order: &OrderView) -> i64 {
    if order.payment_status == PaymentStatus::Due { order.bill.total_minor } else { 0 }
}

/// Why this order gets no parcel now; nothing is written before it is asked.
pub fn may_be_sent(db: &mut Reader<'_>, cx: &Context, order: &OrderView) -> Result<()> {
    if order.status != Status::Confirmed {
        let present = order.status.as_str();
        return ORDER_NOT_CONFIRMED.with().arg("number", order.number).arg("present", present).err();
    }
    let currency = order.bill.currency;
    if currency.code() == "DZD" && amount(order) > MOST_DINARS * 100 {
        return AMOUNT_OVER_MAX.with().arg("most", MOST_DINARS).arg("number", order.number).err();
    }
    let living: Option<(String,)> = db.one(
        sql!("select reference from parcels where shop_id = $1 and live_order = $2"),
        params![cx.shop, order.id],
    )?;
    match living {
        Some((reference,)) => PARCEL_EXISTS.with().arg("reference", reference).err(),
        None => Ok(()),
    }
}

/// The order's parcel; of two that are made at once one stays.
pub fn make(
    tx: &mut Tx<'_, '_>,
    cx: &Context,
    order: OrderId,
    account: AccountId,
    size: Size,
) -> Result<ParcelId> {
    let account = AccountRow::load(tx, cx, account)?;
    if !account.is_active {
        return ACCOUNT_RESTS.with().arg("label", account.label).err();
    }
    let order = souk_orders::queries::view(tx, cx, order)?;
    may_be_sent(tx, cx, &order)?;
    let before: Option<(i64,)> = tx.one(
        sql!("select cast(count(*) as bigint) from parcels where shop_id = $1 and order_id = $2"),
        params![cx.shop, order.id],
    )?;
    let attempt = before.map_or(0, |(count,)| count) + 1;
    let parcel = NewParcel {
        id: cx.id(),
        order: order.id,
        account: account.id,
        reference: format!("{}-{attempt}", order.code),
        attempt,
        amount: amount(&order),
        currency: order.bill.currency,
        size,
    };
    tx.must(&ParcelMade(&parcel), &PARCEL_EXISTS)?;
    Ok(parcel.id)
}

/// How a parcel is moved.
#[derive(Debug, Clone, Copy)]
pub struct Moving<'a> {
    pub to: State,
    pub reason: Option<Reason>,
    pub note: &'a str,
    /// Of a return: the goods cannot be sold again.
    pub damaged: bool,
    /// Of a return: what the driver takes for it; the account's own unless told.
    pub return_fee: Option<i64>,
}

pub fn illegal(parcel: &ParcelRow, to: State) -> Error {
    let allowed: Vec<serde_json::Value> =
        parcel.state.next().iter().map(|state| state.as_str().into()).collect();
    PARCEL_ILLEGAL_MOVE
        .with()
        .arg("reference", parcel.reference.clone())
        .arg("present", parcel.state.as_str())
        .arg("asked", to.as_str())
        .arg("allowed", allowed)
        .into()
}

/// Moves the parcel and its order. Whoever moved it since we looked has decided.
pub fn go(tx: &mut Tx<'_, '_>, cx: &Context, id: ParcelId, moving: Moving<'_>) -> Result<ParcelRow> {
    let note = text::lines(moving.note, 500).ok_or_else(|| {
        Error::from(PARCEL_NOTE_INVALID.with().arg("max", 500).field("note", PARCEL_NOTE_INVALID.code))
    })?;
    let parcel = ParcelRow::load(tx, cx, id)?;
    if !parcel.state.may_become(moving.to) {
        return Err(illegal(&parcel, moving.to));
    }
    // The order's row first, as everywhere: whoever moves the order waits for us or we for them.
    if moving.to.order() != Status::Confirmed {
        souk_orders::follow(tx, cx, parcel.order_id, moving.to.order(), moving.damaged)?;
    }
    let returned = moving.to == State::Returned;
    let fee = match (returned, moving.return_fee) {
        (true, Some(fee)) => fee,
        (true, None) => AccountRow::load(tx, cx, parcel.account_id)?.return_fee,
        (false, _) => 0,
    };
    let moved = ParcelMoved {
        parcel: &parcel,
        to: moving.to,
        reason: moving.reason,
        note: &note,
        damaged: returned && moving.damaged,
        return_fee: fee,
    };
    if tx.make(&moved)?.is_none() {
        return Err(illegal(&ParcelRow::load(tx, cx, id)?, moving.to));
    }
    if fee > 0 {
        book_return(tx, cx, &parcel, fee)?;
    }
    Ok(parcel)
}

/// What the driver takes for bringing it back: a cost of delivery, off what they owe.
fn book_return(tx: &mut Tx<'_, '_>, cx: &Context, parcel: &ParcelRow, fee: i64) -> Result<()> {
    let order = souk_orders::queries::view(tx, cx, parcel.order_id)?;
    let posting = Posting::new(SOURCE, parcel.id.raw(), RETURNED)
        .debit(Account::delivery_cost(), fee)
        .credit(Account::cod_due(&order.delivery.carrier), fee);
    souk_ledger::post(tx, &posting, parcel.currency).map(drop)
}
