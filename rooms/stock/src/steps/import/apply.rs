//! One batch of an import: each product whole or not at all, and only where it is as the plan saw it.

use std::collections::HashMap;

use souk_catalog::{ProductId, Stored, VariantId, code_conflicts, create, load, save};
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
    levels: HashMap<VariantId, (Quantity, Quantity)>,
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
    let (mut done, mut written) = (Vec::with_capacity(planned.len()), Vec::new());
    for (item, wanted) in planned.into_iter().zip(wanted) {
        let Some(wanted) = wanted else {
            done.push(item);
            continue;
        };
        match apply(tx, item, &wanted, &seen)? {
            Applied::LeftOut(item) => done.push(item),
            Applied::Written(item, rev) => {
                written.push((done.len(), wanted, rev));
                done.push(item);
            }
        }
    }
    let steps = written.iter().flat_map(|(_, wanted, _)| &wanted.stock);
    let mut filled = fill(tx, cx, run.id, steps, seen.location)?;
    for (place, wanted, rev) in written {
        let id = wanted.after.id;
        let before = seen.products.get(&id).map(|stored| stored.product.clone());
        let stock = wanted.stock.iter().filter_map(|step| filled.remove(&step.variant_id)).collect();
        if let Some(item) = done.get_mut(place) {
            item.subject = items::subject(id.raw());
            item.detail = items::detail(&Written { rev, before, stock })?;
        }
    }
    Ok(done)
}

enum Applied {
    LeftOut(RunItem),
    /// With the revision that the product has now; its stock is still to come.
    Written(RunItem, i64),
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

fn apply(tx: &mut Tx<'_, '_>, item: RunItem, wanted: &Planned, seen: &Seen) -> Result<Applied> {
    let left_out = |result, reason, args| Ok(Applied::LeftOut(left_out(item.clone(), result, reason, args)));
    let id = wanted.after.id;
    let before = seen.products.get(&id);
    let same_rev = wanted.rev.is_none_or(|rev| before.is_some_and(|stored| stored.rev == rev));
    let level =
        |step: &StockStep| seen.levels.get(&step.variant_id).copied().unwrap_or((Quantity(0), Quantity(0)));
    if !same_rev || wanted.stock.iter().any(|step| level(step).0 != step.from) {
        return left_out(SKIPPED, CHANGED_SINCE_PLAN, serde_json::Map::new());
    }
    if let Some(refusal) = seen.conflicts.get(&id) {
        return left_out(BAD, refusal.code, refusal.args.clone());
    }
    if let Some(step) = wanted.stock.iter().find(|step| level(step).1 > step.to) {
        let (on_hand, reserved) = level(step);
        let refusal =
            refusals::INSUFFICIENT.with().arg("available", Quantity(on_hand.0 - reserved.0).human());
        return left_out(BAD, refusal.code, refusal.args);
    }
    let written = match before {
        None => create(tx, &wanted.after).map(|_| 1),
        Some(stored) => {
            save(tx, stored, &wanted.after, "import").map(|event| event.map_or(stored.rev, |event| event.rev))
        }
    };
    match written {
        Ok(rev) => Ok(Applied::Written(item, rev)),
        // The plan's limit is asked before anything of the product is written.
        Err(Error::Refused(refusal)) if refusal.code == souk_catalog::LIMIT_PRODUCTS.code => {
            left_out(SKIPPED, refusal.code, refusal.args)
        }
        Err(error) => Err(error),
    }
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

/// Levels are locked in ascending order of variants, as everywhere: an order of two of these products waits.
fn fill<'a>(
    tx: &mut Tx<'_, '_>,
    cx: &Context,
    run: RunId,
    steps: impl Iterator<Item = &'a StockStep>,
    location: Option<LocationId>,
) -> Result<HashMap<VariantId, StockDone>> {
    let mut steps: Vec<&StockStep> = steps.collect();
    steps.sort_by_key(|step| step.variant_id);
    let mut filled = HashMap::new();
    for step in steps {
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
        // Somebody was quicker between the look and the write: the batch runs again and leaves it out.
        tx.must(&change, &refusals::CHANGED_MEANWHILE)?;
        let done = StockDone {
            variant_id: step.variant_id,
            location_id: location,
            movement_id: id,
            from: step.from,
            to: step.to,
        };
        filled.insert(step.variant_id, done);
    }
    Ok(filled)
}
