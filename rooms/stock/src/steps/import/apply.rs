//! One batch of an import: each product whole or not at all, and only where it is as the plan saw it.

use std::collections::HashMap;

use souk_catalog::{ProductId, Stored, code_conflicts, create, load, save};
use souk_core::{Error, Quantity, Refusal, Result};
use souk_engine::{Context, Run, RunId, RunItem, Tx};

use super::items::{
    self, BAD, CHANGED_SINCE_PLAN, CREATED, Planned, SKIPPED, StockDone, StockStep, UPDATED, Written,
};
use super::plan;
use crate::changes::MoveStock;
use crate::model::movement::{LocationId, MovementId, MovementKind};
use crate::{refusals, steps};

/// What the batch looked at before it wrote anything.
struct Seen {
    products: HashMap<ProductId, Stored>,
    conflicts: HashMap<ProductId, Refusal>,
    levels: HashMap<souk_catalog::VariantId, (Quantity, Quantity)>,
    /// Where stock goes; none where the batch has no stock.
    location: Option<LocationId>,
}

/// Applies these items of a plan and answers what became of each.
pub fn batch(tx: &mut Tx<'_, '_>, cx: &Context, run: &Run, planned: Vec<RunItem>) -> Result<Vec<RunItem>> {
    let mut wanted = Vec::new();
    for item in &planned {
        let writes = item.result == CREATED || item.result == UPDATED;
        wanted.push(if writes { Some(items::read::<Planned>(item)?) } else { None });
    }
    let seen = look(tx, cx, wanted.iter().flatten())?;
    let mut done = Vec::with_capacity(planned.len());
    for (item, wanted) in planned.into_iter().zip(wanted) {
        done.push(match wanted {
            None => item,
            Some(wanted) => apply(tx, cx, run.id, item, &wanted, &seen)?,
        });
    }
    Ok(done)
}

fn look<'a>(
    tx: &mut Tx<'_, '_>,
    cx: &Context,
    wanted: impl Iterator<Item = &'a Planned> + Clone,
) -> Result<Seen> {
    let ids: Vec<ProductId> =
        wanted.clone().filter(|planned| planned.rev.is_some()).map(|planned| planned.after.id).collect();
    let has_stock = wanted.clone().any(|planned| !planned.stock.is_empty());
    let location = if has_stock { Some(steps::default_location(tx)?) } else { None };
    let variants = wanted.clone().flat_map(|planned| planned.stock.iter().map(|step| step.variant_id));
    Ok(Seen {
        levels: plan::on_hand(tx, cx.shop, variants)?,
        products: load(tx, cx.shop, &ids)?.into_iter().map(|stored| (stored.product.id, stored)).collect(),
        conflicts: code_conflicts(tx, cx.shop, &plan::products(wanted))?,
        location,
    })
}

fn apply(
    tx: &mut Tx<'_, '_>,
    cx: &Context,
    run: RunId,
    item: RunItem,
    wanted: &Planned,
    seen: &Seen,
) -> Result<RunItem> {
    let id = wanted.after.id;
    let before = seen.products.get(&id);
    let same_rev = wanted.rev.is_none_or(|rev| before.is_some_and(|stored| stored.rev == rev));
    let level =
        |step: &StockStep| seen.levels.get(&step.variant_id).copied().unwrap_or((Quantity(0), Quantity(0)));
    if !same_rev || wanted.stock.iter().any(|step| level(step).0 != step.from) {
        return Ok(left_out(item, SKIPPED, CHANGED_SINCE_PLAN, serde_json::Map::new()));
    }
    if let Some(refusal) = seen.conflicts.get(&id) {
        return Ok(left_out(item, BAD, refusal.code, refusal.args.clone()));
    }
    if let Some(step) = wanted.stock.iter().find(|step| level(step).1 > step.to) {
        let (on_hand, reserved) = level(step);
        let refusal =
            refusals::INSUFFICIENT.with().arg("available", Quantity(on_hand.0 - reserved.0).human());
        return Ok(left_out(item, BAD, refusal.code, refusal.args));
    }
    let written = match before {
        None => create(tx, &wanted.after).map(|_| 1),
        Some(stored) => {
            save(tx, stored, &wanted.after, "import").map(|event| event.map_or(stored.rev, |event| event.rev))
        }
    };
    let rev = match written {
        Ok(rev) => rev,
        // The plan's limit is asked before anything of the product is written.
        Err(Error::Refused(refusal)) if refusal.code == souk_catalog::LIMIT_PRODUCTS.code => {
            return Ok(left_out(item, SKIPPED, refusal.code, refusal.args));
        }
        Err(error) => return Err(error),
    };
    let mut stock = Vec::with_capacity(wanted.stock.len());
    for step in &wanted.stock {
        stock.push(fill(tx, cx, run, step, seen.location)?);
    }
    let detail = items::detail(&Written { rev, before: before.map(|stored| stored.product.clone()), stock })?;
    Ok(RunItem { subject: items::subject(id.raw()), detail, ..item })
}

/// The sentence of the reason speaks of the particulars.
fn left_out(
    item: RunItem,
    result: &str,
    reason: &str,
    args: serde_json::Map<String, serde_json::Value>,
) -> RunItem {
    let detail = serde_json::json!({ "args": args });
    RunItem { result: result.to_owned(), reason: Some(reason.to_owned()), detail, ..item }
}

fn fill(
    tx: &mut Tx<'_, '_>,
    cx: &Context,
    run: RunId,
    step: &StockStep,
    location: Option<LocationId>,
) -> Result<StockDone> {
    let location = location.ok_or_else(|| refusals::LOCATION_NOT_FOUND.refuse())?;
    let id: MovementId = cx.id();
    let change = MoveStock {
        id,
        variant: step.variant_id,
        location,
        kind: MovementKind::Import,
        quantity: Quantity(step.to.0 - step.from.0),
        expected: Some(step.from),
        reason: "",
        reference: Some(run.raw()),
        reverses: None,
    };
    // Somebody was quicker between the look and the write: the batch runs again and leaves the product out.
    tx.must(&change, &refusals::CHANGED_MEANWHILE)?;
    Ok(StockDone {
        variant_id: step.variant_id,
        location_id: location,
        movement_id: id,
        from: step.from,
        to: step.to,
    })
}
