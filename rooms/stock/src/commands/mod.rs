//! What members and jobs do with stock: one verb a file.

mod add_location;
mod apply_import_batch;
mod delete_product;
mod expire_holds;
mod import_products;
mod record_movement;
mod reverse_movement;
mod run_import;
mod set_stock;
mod undo_import;

pub use add_location::AddLocation;
pub use apply_import_batch::{ApplyImportBatch, BatchDone};
pub use delete_product::{DeleteProduct, Deleted, StockFate};
pub use expire_holds::{ExpireHolds, Expired};
pub use import_products::{FileRef, ImportPreview, ImportProducts};
pub use record_movement::{MovementLine, MovementsDone, RecordMovement};
pub use reverse_movement::ReverseMovement;
pub use run_import::{ResumeImport, RunImport, RunStarted};
pub use set_stock::SetStock;
pub use undo_import::UndoImport;

use souk_catalog::{Sellable, VariantId, sellable};
use souk_core::{Quantity, Result};
use souk_engine::{Context, Tx, sql};

use crate::model::movement::LocationId;
use crate::{refusals, steps};

/// A variant whose stock is counted, and a quantity that fits its step.
fn counted(tx: &mut Tx<'_, '_>, cx: &Context, id: VariantId, quantity: Quantity) -> Result<Sellable> {
    let variant = tx.ask(sellable(cx.shop, std::iter::once(id)))?.pop();
    let variant = variant.ok_or_else(|| souk_catalog::refusals::VARIANT_NOT_FOUND.refuse())?;
    if !variant.tracked {
        return Err(refusals::NOT_TRACKED.refuse());
    }
    if quantity.0 % variant.quantity_step.0.max(1) != 0 {
        return refusals::STEP.with().arg("step", variant.quantity_step.human()).err();
    }
    Ok(variant)
}

/// The location asked for, else the first.
fn location(tx: &mut Tx<'_, '_>, cx: &Context, asked: Option<LocationId>) -> Result<LocationId> {
    let Some(id) = asked else { return steps::default_location(tx) };
    let row: Option<(LocationId,)> = tx.one(
        sql!("select id from locations where shop_id = $1 and id = $2"),
        souk_core::params![cx.shop, id],
    )?;
    row.map(|(id,)| id).ok_or_else(|| refusals::LOCATION_NOT_FOUND.refuse())
}

/// What is on hand and reserved there now.
fn level(
    tx: &mut Tx<'_, '_>,
    cx: &Context,
    variant: VariantId,
    location: LocationId,
) -> Result<(Quantity, Quantity)> {
    let row: Option<(Quantity, Quantity)> = tx.one(
        sql!(
            "select on_hand, reserved from stock_levels
             where shop_id = $1 and variant_id = $2 and location_id = $3"
        ),
        souk_core::params![cx.shop, variant, location],
    )?;
    Ok(row.unwrap_or((Quantity(0), Quantity(0))))
}

/// A reason as typed, where one is needed.
fn reason(text: &str, needed: bool) -> Result<String> {
    let clean = souk_core::text::line(text, 200).ok_or_else(|| refusals::REASON_MISSING.refuse())?;
    if needed && clean.is_empty() {
        return refusals::REASON_MISSING.with().field("reason", refusals::REASON_MISSING.code).err();
    }
    Ok(clean)
}
