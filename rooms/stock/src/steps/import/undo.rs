//! One batch of an undo: what nobody touched since goes back to what it was before the import.

use std::collections::HashMap;

use souk_catalog::{Product, ProductId, Stored, VariantId, load, remove, save};
use souk_core::{Fault, Quantity, RawId, Result};
use souk_engine::{Context, Run, RunItem, Tx};

use super::items::{
    self, CHANGED_SINCE, CREATED, SKIPPED, STOCK_CHANGED_SINCE, StockDone, UNDONE, UPDATED, Written,
};
use super::plan;
use crate::changes::{EraseStock, MoveStock};
use crate::model::movement::MovementKind;
use crate::refusals;

/// Takes these items of an import back and answers what became of each; items that changed nothing are left
/// out.
pub fn batch(tx: &mut Tx<'_, '_>, cx: &Context, import: &Run, written: Vec<RunItem>) -> Result<Vec<RunItem>> {
    let mut wanted = Vec::new();
    for item in written.into_iter().filter(|item| item.result == CREATED || item.result == UPDATED) {
        let was: Written = items::read(&item)?;
        let id = item.subject.map(|subject| ProductId::from_raw(subject.0));
        let id = id.ok_or_else(|| Fault::new("an item of an import names no product"))?;
        wanted.push((item, id, was));
    }
    let ids: Vec<ProductId> = wanted.iter().map(|(_, id, _)| *id).collect();
    let products: HashMap<ProductId, Stored> =
        load(tx, cx.shop, &ids)?.into_iter().map(|stored| (stored.product.id, stored)).collect();
    let (mut done, mut moves) = (Vec::with_capacity(wanted.len()), Vec::new());
    for (item, id, was) in wanted {
        let reason = match products.get(&id).filter(|stored| stored.rev == was.rev) {
            None => Some(CHANGED_SINCE),
            Some(stored) => match &was.before {
                None => uncreate(tx, import.id.raw(), stored)?,
                Some(before) => restore(tx, cx, import.id.raw(), (stored, before), &was.stock, &mut moves)?,
            },
        };
        let result =
            if reason.is_some_and(|reason| reason != STOCK_CHANGED_SINCE) { SKIPPED } else { UNDONE };
        done.push(RunItem {
            result: result.to_owned(),
            reason: reason.map(str::to_owned),
            detail: serde_json::json!({}),
            ..item
        });
    }
    // Levels are locked in ascending order of variants, as everywhere.
    moves.sort_by_key(|change| change.variant);
    for change in &moves {
        tx.must(change, &refusals::CHANGED_MEANWHILE)?;
    }
    Ok(done)
}

/// Why the product stays, or nothing when it is gone.
fn uncreate(tx: &mut Tx<'_, '_>, run: RawId, stored: &Stored) -> Result<Option<&'static str>> {
    let variants: Vec<VariantId> = stored.product.variants.iter().map(|variant| variant.id).collect();
    if stored.all_lines > 0 || !erase(tx, run, &variants)? {
        return Ok(Some(CHANGED_SINCE));
    }
    // A line that came between the look and the write: the batch runs again and leaves the product.
    if remove(tx, stored)? { Ok(None) } else { Err(souk_catalog::refusals::CHANGED_MEANWHILE.refuse()) }
}

fn erase(tx: &mut Tx<'_, '_>, run: RawId, variants: &[VariantId]) -> Result<bool> {
    Ok(variants.is_empty() || tx.make(&EraseStock { run, variants })?.is_some())
}

/// What differs goes back, but for the stock, which is added to `moves`.
fn restore(
    tx: &mut Tx<'_, '_>,
    cx: &Context,
    run: RawId,
    (stored, before): (&Stored, &Product),
    stock: &[StockDone],
    moves: &mut Vec<MoveStock<'static>>,
) -> Result<Option<&'static str>> {
    let added =
        stored.product.variants.iter().map(|variant| variant.id).filter(|id| before.variant(*id).is_none());
    let added: Vec<VariantId> = added.collect();
    if !added.is_empty() && (stored.all_lines > 0 || !erase(tx, run, &added)?) {
        return Ok(Some(CHANGED_SINCE));
    }
    save(tx, stored, before, "undo")?;
    let levels = plan::on_hand(tx, cx.shop, stock.iter().map(|done| done.variant_id))?;
    let mut kept = None;
    for done in stock.iter().filter(|done| !added.contains(&done.variant_id)) {
        let (on_hand, reserved) = levels.get(&done.variant_id).copied().unwrap_or((Quantity(0), Quantity(0)));
        if on_hand != done.to || reserved > done.from {
            kept = Some(STOCK_CHANGED_SINCE);
            continue;
        }
        moves.push(MoveStock {
            id: cx.id(),
            variant: done.variant_id,
            location: done.location_id,
            kind: MovementKind::Reversal,
            quantity: Quantity(done.from.0 - done.to.0),
            expected: Some(done.to),
            reason: "",
            reference: Some(run),
            reverses: Some(done.movement_id),
        });
    }
    Ok(kept)
}

/// The id of a run as runs keep it in their options.
pub fn id_in(options: &serde_json::Value, name: &str) -> Result<souk_engine::RunId> {
    let text = options.get(name).and_then(serde_json::Value::as_str);
    let id = text.and_then(souk_engine::RunId::parse);
    id.ok_or_else(|| Fault::new(format!("a run does not name its {name}")).into())
}
