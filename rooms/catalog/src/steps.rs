//! What later rooms do with products inside their own commands.

use souk_core::Result;
use souk_engine::Tx;
use souk_entitlements::refusals::LIMIT_PRODUCTS;

use crate::changes::{CreateProduct, OpenLines, ProductUpdated, RemoveProduct, SaveProduct};
use crate::model::product::{Product, ProductId, Stored};
use crate::refusals;

const LIMIT: &str = "products.max";

/// Writes a new product (already checked) and gives it its number.
pub fn create(tx: &mut Tx<'_, '_>, product: &Product) -> Result<i64> {
    if product.counts() {
        souk_entitlements::take(tx, LIMIT, 1, &LIMIT_PRODUCTS)?;
    }
    let number = tx.next_number("products")?;
    tx.make(&CreateProduct { product, number })?;
    Ok(number)
}

/// Writes what differs (already checked); `None` when nothing does. A product that is archived or restored is
/// counted.
pub fn save(
    tx: &mut Tx<'_, '_>,
    before: &Stored,
    after: &Product,
    source: &'static str,
) -> Result<Option<ProductUpdated>> {
    if before.product.kind != after.kind && before.open_lines > 0 {
        return Err(refusals::TYPE_IN_USE.refuse());
    }
    match (before.product.counts(), after.counts()) {
        (false, true) => souk_entitlements::take(tx, LIMIT, 1, &LIMIT_PRODUCTS)?,
        (true, false) => souk_entitlements::give_back(tx, LIMIT, 1)?,
        _ => {}
    }
    tx.make(&SaveProduct { before, after, source })
}

/// Takes back a product that an import created and nobody touched; false where somebody did.
pub fn remove(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<bool> {
    let removed = tx.make(&RemoveProduct(stored))?.is_some();
    if removed && stored.product.counts() {
        souk_entitlements::give_back(tx, LIMIT, 1)?;
    }
    Ok(removed)
}

/// Counts order lines that are open (`n` > 0) or no longer open (`n` < 0).
pub fn open_lines(tx: &mut Tx<'_, '_>, product: ProductId, n: i64) -> Result<()> {
    tx.make(&OpenLines { product, open: n }).map(|_| ())
}

/// How many products the plan still allows; `None`: no limit.
pub fn room_left(db: &mut souk_engine::Reader<'_>, shop: souk_core::TenantId) -> Result<Option<i64>> {
    let row = db.ask(souk_entitlements::value(shop, LIMIT))?;
    Ok(match row {
        None => Some(0),
        Some(row) if !row.allowed => Some(0),
        Some(row) => row.max.map(|max| max.saturating_sub(row.used).max(0)),
    })
}
