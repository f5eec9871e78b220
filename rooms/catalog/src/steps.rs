//! What later rooms do with products inside their own commands.

use souk_core::Result;
use souk_engine::pictures::Shrunk;
use souk_engine::{FileId, Tx};
use souk_entitlements::refusals::LIMIT_PRODUCTS;

use crate::changes::{CreateProduct, OpenLines, ProductUpdated, RemoveProduct, SaveProduct, SettleShelf};
use crate::model::product::{Product, ProductId, Stored};
use crate::refusals;

const LIMIT: &str = "products.max";
/// How many products are hidden or shown in one transaction.
const SHELF_STEP: i64 = 1000;

/// The rows of the files of a picture's sizes, the smallest first; sizes with the same bytes are one file.
pub fn keep_sizes(tx: &mut Tx<'_, '_>, shrunk: &Shrunk) -> Result<[FileId; 3]> {
    let [small, middle, large] = &shrunk.files;
    let large_id = tx.keep_file(large)?;
    let middle_id = if middle.sha256 == large.sha256 { large_id } else { tx.keep_file(middle)? };
    let small_id = if small.sha256 == middle.sha256 { middle_id } else { tx.keep_file(small)? };
    Ok([small_id, middle_id, large_id])
}

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
    let saved = tx.make(&SaveProduct { before, after, source })?;
    if before.product.counts() && !after.counts() {
        settle_after_leaving(tx)?;
    }
    Ok(saved)
}

/// Takes back a product that an import created and nobody touched; false where somebody did.
pub fn remove(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<bool> {
    let removed = tx.make(&RemoveProduct(stored))?.is_some();
    if removed && stored.product.counts() {
        souk_entitlements::give_back(tx, LIMIT, 1)?;
        settle_after_leaving(tx)?;
    }
    Ok(removed)
}

/// Puts right which products are shown after the limit or the members' choice changed; whether some are left.
/// Only in a command that runs alone, or that changed the counter before: nobody else changes the limit then.
pub(crate) fn settle_shelf(tx: &mut Tx<'_, '_>) -> Result<bool> {
    let (shop, now) = (tx.cx().shop, tx.cx().now);
    let Some((most, _)) = souk_entitlements::max_and_used(tx, shop, LIMIT, now)? else { return Ok(false) };
    let settled = tx.make(&SettleShelf { most, step: SHELF_STEP })?;
    let changed = settled.map_or(0, |settled| settled.hidden + settled.shown);
    Ok(i64::try_from(changed).is_ok_and(|changed| changed >= SHELF_STEP))
}

/// A product left the set that the plan counts: another one may have its place.
fn settle_after_leaving(tx: &mut Tx<'_, '_>) -> Result<()> {
    let (shop, now) = (tx.cx().shop, tx.cx().now);
    let over =
        souk_entitlements::max_and_used(tx, shop, LIMIT, now)?.is_some_and(|(most, used)| used >= most);
    if over { settle_shelf(tx).map(|_| ()) } else { Ok(()) }
}

/// Counts order lines that are open (`n` > 0) or no longer open (`n` < 0).
pub fn open_lines(tx: &mut Tx<'_, '_>, product: ProductId, n: i64) -> Result<()> {
    tx.make(&OpenLines { product, open: n }).map(|_| ())
}

/// How many products the plan still allows; `None`: no limit.
pub fn room_left(
    db: &mut souk_engine::Reader<'_>,
    shop: souk_core::TenantId,
    now: souk_core::Moment,
) -> Result<Option<i64>> {
    let row = db.ask(souk_entitlements::value(shop, LIMIT, now))?;
    Ok(match row {
        None => Some(0),
        Some(row) if !row.allowed => Some(0),
        Some(row) => row.max.map(|max| max.saturating_sub(row.used).max(0)),
    })
}
