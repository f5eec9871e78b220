//! Making and moving parcels: one place for all commands, each in the command's own transaction.

use souk_core::{Currency, Error, Result, params, text};
use souk_engine::{Context, Reader, Tx, row, sql};
use souk_ledger::{Account, Posting};
use souk_orders::{OrderId, PaymentStatus, Status};
use souk_places::refusals::CARRIER_UNMAPPED;
use souk_places::{AtCarrier, DeskId, Places};

use crate::changes::{NewParcel, ParcelMade, ParcelMoved};
use crate::model::size::Size;
use crate::model::state::{Reason, State};
use crate::queries::{AccountRow, ParcelRow};
use crate::refusals::{
    AMOUNT_OVER_MAX, GOODS_BACK, ORDER_NOT_CONFIRMED, PARCEL_EXISTS, PARCEL_ILLEGAL_MOVE,
    PARCEL_NOTE_INVALID, PARCEL_OUTDATED,
};
use crate::{AccountId, ParcelId};

/// What anybody may collect at a door, in minor units of the dinar.
const MOST_DINARS: i64 = 150_000;
/// What the ledger knows a return by.
const SOURCE: &str = "parcel";
const RETURNED: &str = "returned";

row! {
    /// What a parcel must know of its order.
    struct OfOrder {
        id: OrderId,
        number: i64,
        code: String,
        status: Status,
        payment_status: PaymentStatus,
        total: i64,
        currency: Currency,
        stop_desk: Option<String>,
        municipality: i64,
    }
}

impl OfOrder {
    fn load(db: &mut Reader<'_>, cx: &Context, id: OrderId) -> Result<Self> {
        let found: Option<Self> = db.one(
            sql!(
                "select o.id, o.number, o.code, o.status, o.payment_status, o.total, o.currency, a.stop_desk,
                        o.municipality
                 from v_orders o join v_order_addresses a on a.shop_id = o.shop_id and a.id = o.id
                 where o.shop_id = $1 and o.id = $2"
            ),
            params![cx.shop, id],
        )?;
        found.ok_or_else(|| souk_orders::refusals::NOT_FOUND.refuse())
    }

    /// What is to be collected: nothing where it is paid.
    fn amount(&self) -> i64 {
        if self.payment_status == PaymentStatus::Due { self.total } else { 0 }
    }

    /// Why this order gets no parcel now; nothing is written before it is asked.
    fn may_be_sent(&self, db: &mut Reader<'_>, cx: &Context, account: &AccountRow) -> Result<()> {
        if self.status != Status::Confirmed {
            let present = self.status.as_str();
            return ORDER_NOT_CONFIRMED.with().arg("number", self.number).arg("present", present).err();
        }
        if self.currency.code() == "DZD" && self.amount() > MOST_DINARS * 100 {
            return AMOUNT_OVER_MAX.with().arg("most", MOST_DINARS).arg("number", self.number).err();
        }
        self.is_known_to(db, cx, account)?;
        let living: Option<(String,)> = db.one(
            sql!("select reference from parcels where shop_id = $1 and live_order = $2"),
            params![cx.shop, self.id],
        )?;
        match living {
            Some((reference,)) => PARCEL_EXISTS.with().arg("reference", reference).err(),
            None => Ok(()),
        }
    }
}

impl OfOrder {
    /// Whoever carries it must call the place something that somebody is sure of, before anything is sent.
    fn is_known_to(&self, db: &mut Reader<'_>, cx: &Context, account: &AccountRow) -> Result<()> {
        let places = cx.service::<Places>()?;
        if let Some(id) = self.stop_desk.as_deref().and_then(DeskId::parse)
            && let Some(desk) = souk_places::desk(db, cx.shop, id)?
            && !desk.state.is_sure()
        {
            let candidates = souk_places::desk_candidates(&places, &desk);
            return CARRIER_UNMAPPED
                .with()
                .arg("number", self.number)
                .arg("kind", "desk")
                .arg("name", desk.name)
                .arg("candidates", candidates)
                .err();
        }
        match souk_places::at_carrier(db, &places, cx.shop, &account.carrier, self.municipality)? {
            AtCarrier::Called(_) => Ok(()),
            AtCarrier::Unmapped { kind, name, candidates } => CARRIER_UNMAPPED
                .with()
                .arg("number", self.number)
                .arg("kind", kind.as_str())
                .arg("name", cx.words(&name))
                .arg("candidates", candidates)
                .err(),
        }
    }
}

/// The order's parcel; of two that are made at once one stays, and none of an order that is cancelled
/// meanwhile.
pub fn make(
    tx: &mut Tx<'_, '_>,
    cx: &Context,
    order: OrderId,
    account: AccountId,
    size: Size,
) -> Result<ParcelId> {
    let account = AccountRow::load(tx, cx, account)?;
    account.must_carry()?;
    souk_orders::keep_still(tx, order)?;
    let order = OfOrder::load(tx, cx, order)?;
    order.may_be_sent(tx, cx, &account)?;
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
        amount: order.amount(),
        currency: order.currency,
        size,
    };
    souk_orders::held_by(tx, order.id, Some(&account.id.to_string()))?;
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

impl Moving<'_> {
    pub const fn to(to: State) -> Self {
        Self { to, reason: None, note: "", damaged: false, return_fee: None }
    }
}

fn illegal(parcel: &ParcelRow, to: State) -> Error {
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
    let returned = moving.to == State::Returned;
    // The order's row first, as everywhere: whoever moves the order waits for us or we for them.
    if moving.to.order() != Status::Confirmed {
        take_along(tx, cx, &parcel, moving)?;
    } else if moving.to == State::Cancelled {
        may_be_cancelled(tx, cx, &parcel)?;
        souk_orders::held_by(tx, parcel.order_id, None)?;
    }
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
        book_return(tx, &parcel, fee)?;
    }
    Ok(parcel)
}

/// Once a member has moved its order on, the parcel's account has what is collected: it goes the same way, or
/// the books would name a driver who never had it.
fn may_be_cancelled(tx: &mut Tx<'_, '_>, cx: &Context, parcel: &ParcelRow) -> Result<()> {
    souk_orders::keep_still(tx, parcel.order_id)?;
    match OfOrder::load(tx, cx, parcel.order_id)?.status {
        Status::Shipped | Status::Delivered | Status::Returning | Status::Returned => {
            Err(illegal(parcel, State::Cancelled))
        }
        _ => Ok(()),
    }
}

/// The order goes where its parcel goes, and what is collected is owed by the parcel's account.
fn take_along(tx: &mut Tx<'_, '_>, cx: &Context, parcel: &ParcelRow, moving: Moving<'_>) -> Result<()> {
    if parcel.state == State::Created {
        let order = OfOrder::load(tx, cx, parcel.order_id)?;
        // It was opened again and changed: the paper on the parcel names another amount.
        if order.status == Status::Confirmed && order.amount() != parcel.amount {
            return PARCEL_OUTDATED.with().arg("reference", parcel.reference.clone()).err();
        }
    }
    souk_orders::held_by(tx, parcel.order_id, Some(&parcel.account_id.to_string()))?;
    let damaged = moving.to == State::Returned && moving.damaged;
    let moves = souk_orders::follow(tx, cx, parcel.order_id, moving.to.order(), damaged)?;
    if damaged && moves == 0 {
        return GOODS_BACK.with().arg("reference", parcel.reference.clone()).err();
    }
    Ok(())
}

/// What the driver takes for bringing it back: a cost of delivery, off what they owe.
fn book_return(tx: &mut Tx<'_, '_>, parcel: &ParcelRow, fee: i64) -> Result<()> {
    let posting = Posting::new(SOURCE, parcel.id.raw(), RETURNED)
        .debit(Account::delivery_cost(), fee)
        .credit(Account::cod_due(&parcel.account_id.to_string()), fee);
    souk_ledger::post(tx, &posting, parcel.currency).map(drop)
}
