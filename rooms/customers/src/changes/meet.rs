//! A customer met for the first time, by telephone, with their first order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::fold::FOLD_VERSION;
use souk_core::{Error, Lang, Moment, RawId, RefusalDef, Result, fold, params};
use souk_engine::{Change, Event, Reader, Rows, Tx, sql};

use super::hold_open;
use crate::model::customer::is_blocked;
use crate::{CustomerId, ShopId};

/// What a command needs to know of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomerRow {
    pub id: CustomerId,
    pub blocked: bool,
    pub open_orders: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct CustomerMet {
    pub customer_id: CustomerId,
}

impl Event for CustomerMet {
    const NAME: &'static str = "customer.met";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.customer_id.raw()
    }
}

/// Who has this telephone, if we know them.
pub fn known_by_phone(
    db: &mut Reader<'_>,
    shop: ShopId,
    e164: &str,
    now: Moment,
) -> Result<Option<CustomerRow>> {
    let row: Option<(CustomerId, Option<Moment>, Option<Moment>, i64)> = db.one(
        sql!(
            "select customer_id, blocked_at, blocked_until, open_orders from v_customer_phones
             where shop_id = $1 and phone = $2"
        ),
        params![shop, e164],
    )?;
    Ok(row.map(|(id, blocked_at, until, open_orders)| CustomerRow {
        id,
        blocked: is_blocked(blocked_at, until, now),
        open_orders,
    }))
}

/// Is the telephone itself blocked, whoever has it?
pub fn is_phone_blocked(db: &mut Reader<'_>, shop: ShopId, e164: &str, now: Moment) -> Result<bool> {
    let found: Option<(Option<Moment>, Option<Moment>)> = db.one(
        sql!(
            "select blocked_at, blocked_until from blocked_phones
             where shop_id = $1 and phone = $2 and lifted_at is null"
        ),
        params![shop, e164],
    )?;
    Ok(found.is_some_and(|(at, until)| is_blocked(at, until, now)))
}

/// Who orders: the telephone as they typed it, and what they are called if they are new here.
pub struct Ordering<'a> {
    /// Whoever was seen to have the telephone.
    pub known: Option<CustomerId>,
    pub e164: &'a str,
    pub name: &'a str,
    pub lang: Lang,
    /// Open orders that one customer may have.
    pub most_open: i64,
    /// False of an order that counts nowhere.
    pub counts: bool,
}

/// The customer of an order. Where it counts, one more open order is counted on them and their row locked
/// until the commit; `or` where they have as many as they may. New ones are made; known ones keep the name
/// they have. Answers whether they are new: then no earlier order is theirs.
pub fn meet_ordering(
    tx: &mut Tx<'_, '_>,
    ordering: &Ordering<'_>,
    or: &RefusalDef,
) -> Result<(CustomerId, bool)> {
    let known = match ordering.known {
        Some(known) => known,
        None if ordering.most_open < 1 => return Err(or.refuse()),
        None => match tx.make(&Meet { id: tx.cx().id(), ordering })? {
            Some(met) => return Ok((met.customer_id, true)),
            // Somebody else met them since we looked.
            None => {
                let (shop, now) = (tx.cx().shop, tx.cx().now);
                let met = known_by_phone(tx, shop, ordering.e164, now)?;
                met.ok_or_else(|| Error::fault("a telephone that is taken and not known"))?.id
            }
        },
    };
    if ordering.counts {
        hold_open(tx, known, ordering.most_open, true, or)?;
    }
    Ok((known, false))
}

struct Meet<'a> {
    id: CustomerId,
    ordering: &'a Ordering<'a>,
}

impl Change for Meet<'_> {
    type Event = CustomerMet;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CustomerMet>> {
        let (shop, now) = (rows.shop(), rows.now());
        let Ordering { e164, name, lang, counts, .. } = *self.ordering;
        rows.put(
            sql!(
                "insert into customers (shop_id, id, name, name_fold, fold_version, lang, blocked_at,
                                        blocked_until, block_reason, open_orders, orders, delivered,
                                        returned, last_order_at,
                                        erased, created_at)
                 values ($1, $2, $3, $4, $5, $6, null, null, null, $8, $8, 0, 0, $9, false, $7)"
            ),
            params![
                shop,
                self.id,
                name,
                fold(name),
                FOLD_VERSION,
                lang,
                now,
                i64::from(counts),
                counts.then_some(now)
            ],
        )?;
        let taken = rows.run(
            sql!(
                "insert into customer_identities (shop_id, kind, value, customer_id, created_at)
                 values ($1, 'phone', $2, $3, $4) on conflict (shop_id, kind, value) do nothing"
            ),
            params![shop, e164, self.id, now],
        )?;
        if taken == 0 {
            // Two first orders of one telephone at once: the row made here belongs to nobody.
            rows.put(sql!("delete from customers where shop_id = $1 and id = $2"), params![shop, self.id])?;
            return Ok(None);
        }
        Ok(Some(CustomerMet { customer_id: self.id }))
    }
}
