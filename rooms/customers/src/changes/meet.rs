//! A customer met for the first time, by telephone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::fold::FOLD_VERSION;
use souk_core::{Error, Lang, Moment, RawId, Result, fold, params};
use souk_engine::{Change, Event, Reader, Rows, Tx, sql};

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

/// The customer of this telephone, made if nobody has it. A known one keeps the name they have.
pub fn meet_by_phone(tx: &mut Tx<'_, '_>, e164: &str, name: &str, lang: Lang) -> Result<CustomerRow> {
    let (shop, now) = (tx.cx().shop, tx.cx().now);
    if let Some(known) = known_by_phone(tx, shop, e164, now)? {
        return Ok(known);
    }
    let meeting = Meet { id: tx.cx().id(), e164, name, lang };
    match tx.make(&meeting)? {
        Some(met) => Ok(CustomerRow { id: met.customer_id, blocked: false, open_orders: 0 }),
        // Somebody else met them since we looked.
        None => known_by_phone(tx, shop, e164, now)?
            .ok_or_else(|| Error::fault("a telephone that is taken and not known")),
    }
}

struct Meet<'a> {
    id: CustomerId,
    e164: &'a str,
    name: &'a str,
    lang: Lang,
}

impl Change for Meet<'_> {
    type Event = CustomerMet;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CustomerMet>> {
        let (shop, now) = (rows.shop(), rows.now());
        rows.put(
            sql!(
                "insert into customers (shop_id, id, name, name_fold, fold_version, lang, blocked_at,
                                        blocked_until, block_reason, open_orders, orders, delivered,
                                        returned, last_order_at,
                                        erased, created_at)
                 values ($1, $2, $3, $4, $5, $6, null, null, null, 0, 0, 0, 0, null, false, $7)"
            ),
            params![shop, self.id, self.name, fold(self.name), FOLD_VERSION, self.lang, now],
        )?;
        let taken = rows.run(
            sql!(
                "insert into customer_identities (shop_id, kind, value, customer_id, created_at)
                 values ($1, 'phone', $2, $3, $4) on conflict (shop_id, kind, value) do nothing"
            ),
            params![shop, self.e164, self.id, now],
        )?;
        if taken == 0 {
            // Two first orders of one telephone at once: the row made here belongs to nobody.
            rows.put(sql!("delete from customers where shop_id = $1 and id = $2"), params![shop, self.id])?;
            return Ok(None);
        }
        Ok(Some(CustomerMet { customer_id: self.id }))
    }
}
