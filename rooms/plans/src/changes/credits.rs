//! Credits: each exists only with its completed purchase.

use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_shops::ShopId;

use crate::model::{CreditId, PurchaseId};
use crate::refusals::CREDIT_DECIDED;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CreditAdded {
    pub shop: ShopId,
    pub credit: CreditId,
    pub purchase: PurchaseId,
    pub orders: i64,
    pub price_minor: i64,
    pub currency: Currency,
    pub expires_at: Option<Moment>,
}

impl Event for CreditAdded {
    const NAME: &'static str = "credit.added";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// A completed purchase and its credit, in one breath.
pub(crate) struct AddCredit<'a> {
    pub event: CreditAdded,
    pub package: Option<&'a str>,
    pub method: &'a str,
    pub reference: Option<&'a str>,
    pub reason: &'a str,
}

impl Change for AddCredit<'_> {
    type Event = CreditAdded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CreditAdded>> {
        let event = &self.event;
        rows.insert(
            sql!(
                "insert into credit_purchases (shop_id, id, orders, currency, price, package, state, method,
                                               reference, reason, decided_at)
                 values ($1, $2, $3, $4, $5, $6, 'completed', $7, $8, $9, $10)"
            ),
            params![
                event.shop,
                event.purchase,
                event.orders,
                event.currency,
                event.price_minor,
                self.package.map(str::to_owned),
                self.method,
                self.reference.map(str::to_owned),
                self.reason,
                rows.now()
            ],
            &[("credit_purchases", "shop_id, reference", &CREDIT_DECIDED)],
        )?;
        rows.put(
            sql!(
                "insert into credits (shop_id, id, purchase_id, granted, remaining, expires_at, created_at)
                 values ($1, $2, $3, $4, $4, $5, $6)"
            ),
            params![event.shop, event.credit, event.purchase, event.orders, event.expires_at, rows.now()],
        )?;
        Ok(Some(event.clone()))
    }
}
