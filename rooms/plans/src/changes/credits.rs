//! Credits: each exists only with its completed purchase.

use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_shops::ShopId;

use crate::model::invoice::InvoiceState;
use crate::model::{CreditId, PurchaseId};
use crate::refusals::CREDIT_DECIDED;

/// Extra orders are to be paid.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CreditOrdered {
    pub shop: ShopId,
    pub purchase: PurchaseId,
    pub orders: i64,
    pub price_minor: i64,
    pub currency: Currency,
    pub package: Option<String>,
}

impl Event for CreditOrdered {
    const NAME: &'static str = "credit.ordered";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// As it is stored of a purchase.
pub(crate) const FOR_EVER: i64 = 0;

/// A purchase that nobody has paid yet. `decided_at` is the moment of its present state.
pub(crate) struct OrderCredit<'a> {
    pub event: &'a CreditOrdered,
    pub method: &'a str,
    pub reference: Option<&'a str>,
    pub reason: &'a str,
    /// How long they live once they are paid; none = for ever.
    pub months: Option<i64>,
}

impl Change for OrderCredit<'_> {
    type Event = CreditOrdered;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CreditOrdered>> {
        let event = self.event;
        rows.insert(
            sql!(
                "insert into credit_purchases (shop_id, id, orders, currency, price, package, state, method,
                                               reference, reason, decided_at, months)
                 values ($1, $2, $3, $4, $5, $6, 'pending', $7, $8, $9, $10, $11)"
            ),
            params![
                event.shop,
                event.purchase,
                event.orders,
                event.currency,
                event.price_minor,
                event.package,
                self.method,
                self.reference.map(str::to_owned),
                self.reason,
                rows.now(),
                self.months.unwrap_or(FOR_EVER)
            ],
            &[("credit_purchases", "shop_id, reference", &CREDIT_DECIDED)],
        )?;
        Ok(Some(event.clone()))
    }
}

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

/// The purchase is paid, and its credit is there.
pub(crate) struct AddCredit(pub CreditAdded);

impl Change for AddCredit {
    type Event = CreditAdded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CreditAdded>> {
        let event = &self.0;
        let completed = rows.run(
            sql!(
                "update credit_purchases set state = 'completed', decided_at = $3
                 where shop_id = $1 and id = $2 and state = 'pending'"
            ),
            params![event.shop, event.purchase, rows.now()],
        )?;
        if completed == 0 {
            return Ok(None);
        }
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

/// Extra orders that were not paid after all.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CreditRefused {
    pub shop: ShopId,
    pub purchase: PurchaseId,
    pub state: InvoiceState,
}

impl Event for CreditRefused {
    const NAME: &'static str = "credit.refused";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// `failed` or `cancelled`.
pub(crate) struct RefuseCredit(pub CreditRefused);

impl Change for RefuseCredit {
    type Event = CreditRefused;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CreditRefused>> {
        let CreditRefused { shop, purchase, state } = self.0;
        let changed = rows.run(
            sql!(
                "update credit_purchases set state = $3, decided_at = $4
                 where shop_id = $1 and id = $2 and state = 'pending'"
            ),
            params![shop, purchase, state, rows.now()],
        )?;
        Ok((changed == 1).then(|| self.0.clone()))
    }
}
