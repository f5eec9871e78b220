//! What later rooms do with stock inside their own commands.

pub(crate) mod import;

use std::collections::BTreeMap;

use souk_catalog::{VariantId, WhenOut};
use souk_core::{Moment, Quantity, RawId, Result, TenantId, Value, params};
use souk_engine::{Question, Reader, Tx, row, sql};

use crate::changes::{EndHolds, ExtendHolds, HoldStock, MoveStock, NewLocation, ReturnGoods};
use crate::model::movement::{LocationId, MovementKind, ReservationState};
use crate::model::place::{Asked, Free, Held, Short, choose};
use crate::refusals;

/// What the first location is called until somebody renames it.
const FIRST: &str = "1";

/// The shop's first location; made when the first goods need one.
pub fn default_location(tx: &mut Tx<'_, '_>) -> Result<LocationId> {
    let shop = tx.cx().shop;
    if let Some(location) = first_location(tx, shop)? {
        return Ok(location);
    }
    let id = tx.cx().id();
    tx.make(&NewLocation { id, name: FIRST, address: "" })?;
    // Somebody else may have made it meanwhile.
    first_location(tx, shop)?.ok_or_else(|| refusals::LOCATION_NOT_FOUND.refuse())
}

pub fn first_location(db: &mut Reader<'_>, shop: TenantId) -> Result<Option<LocationId>> {
    let row: Option<(LocationId,)> = db.one(
        sql!("select id from locations where shop_id = $1 order by position, id limit 1"),
        params![shop],
    )?;
    Ok(row.map(|(id,)| id))
}

/// Puts goods into the first location.
pub fn receive(
    tx: &mut Tx<'_, '_>,
    variant: VariantId,
    quantity: Quantity,
    kind: MovementKind,
    reason: &str,
) -> Result<()> {
    if quantity.0 <= 0 {
        return Err(refusals::QUANTITY_INVALID.refuse());
    }
    let location = default_location(tx)?;
    let id = tx.cx().id();
    let change = MoveStock {
        id,
        variant,
        location,
        kind,
        quantity,
        expected: None,
        reason,
        reference: None,
        reverses: None,
    };
    tx.must(&change, &refusals::QUANTITY_INVALID).map(|_| ())
}

row! {
    struct Cells {
        variant: VariantId,
        tracked: bool,
        when_out: WhenOut,
        location: Option<LocationId>,
        available: Option<Quantity>,
    }
}

/// What lies where of some variants, as it was when it was asked.
pub struct Levels(Vec<Cells>);

/// What lies where of these variants, for [`reserve_from`].
pub fn levels_of(shop: TenantId, variants: impl Iterator<Item = VariantId>) -> Question<Levels> {
    let rows = Question::rows(
        sql!(
            "select v.id, v.tracked, v.when_out, s.location_id, s.on_hand - s.reserved
             from v_variants v
             left join stock_levels s on s.shop_id = v.shop_id and s.variant_id = v.id
             left join locations l on l.shop_id = s.shop_id and l.id = s.location_id
             where v.shop_id = $1 and v.id in_list($2)
             order by coalesce(l.position, 0), s.location_id, v.id"
        ),
        params![shop, Value::Ids(variants.map(|id| id.raw().0).collect())],
    );
    rows.map(|rows| Ok(Levels(rows)))
}

/// Holds stock for an order, looking what there is first.
pub fn reserve(
    tx: &mut Tx<'_, '_>,
    holder: RawId,
    lines: &[(VariantId, Quantity)],
    expires_at: Option<Moment>,
) -> Result<()> {
    let asked = levels_of(tx.cx().shop, lines.iter().map(|(variant, _)| *variant));
    let levels = tx.ask(asked)?;
    reserve_from(tx, levels, holder, lines, expires_at)
}

/// Holds stock for an order: demand is summed per variant, levels are taken in ascending order of variants,
/// one statement each; any miss refuses all with every short line. Variants that are not counted hold
/// nothing. What `levels` says is only where to look: each level's own condition decides.
pub fn reserve_from(
    tx: &mut Tx<'_, '_>,
    levels: Levels,
    holder: RawId,
    lines: &[(VariantId, Quantity)],
    expires_at: Option<Moment>,
) -> Result<()> {
    let (demand, free) = levels.free(&summed(lines)?);
    if demand.is_empty() {
        return Ok(());
    }
    let default = match free.first() {
        Some(free) => free.location,
        None => default_location(tx)?,
    };
    let held = choose(&demand, &free, default).map_err(|short| insufficient(&short))?;
    let mut short = Vec::new();
    for held in held {
        short.extend(hold(tx, holder, held, &demand, expires_at)?);
    }
    if short.is_empty() { Ok(()) } else { Err(insufficient(&short)) }
}

/// Whether there is what [`reserve_from`] would hold, as it was when `levels` were read; holds nothing.
pub fn check_free(levels: Levels, lines: &[(VariantId, Quantity)]) -> Result<()> {
    let (demand, free) = levels.free(&summed(lines)?);
    // What is promised beyond the shelf stands nowhere here.
    let nowhere = LocationId::from_raw(RawId::default());
    choose(&demand, &free, nowhere).map(drop).map_err(|short| insufficient(&short))
}

fn summed(lines: &[(VariantId, Quantity)]) -> Result<BTreeMap<VariantId, Quantity>> {
    let mut asked: BTreeMap<VariantId, Quantity> = BTreeMap::new();
    for (variant, quantity) in lines {
        let sum = asked.entry(*variant).or_insert(Quantity(0));
        sum.0 = sum.0.saturating_add(quantity.0);
        if quantity.0 <= 0 || sum.0 > Quantity::MAX {
            return Err(refusals::QUANTITY_INVALID.refuse());
        }
    }
    Ok(asked)
}

/// Takes one line. Where somebody was quicker, looks again at what is committed by then: it may lie
/// elsewhere.
fn hold(
    tx: &mut Tx<'_, '_>,
    holder: RawId,
    mut held: Held,
    demand: &BTreeMap<VariantId, Asked>,
    expires_at: Option<Moment>,
) -> Result<Option<Short>> {
    let variant = held.variant;
    let asked = demand.get(&variant).map_or(held.quantity, |asked| asked.quantity);
    for _ in 0..3 {
        let id = tx.cx().id();
        if tx.make(&HoldStock { id, holder, held: &held, expires_at })?.is_some() {
            return Ok(None);
        }
        let again = levels_of(tx.cx().shop, std::iter::once(variant));
        let (again, free) = tx.ask(again)?.free(&BTreeMap::from([(variant, asked)]));
        match choose(&again, &free, held.location) {
            Ok(found) => held = found.into_iter().next().unwrap_or(held),
            Err(short) => return Ok(short.into_iter().next()),
        }
    }
    Ok(Some(Short { variant, asked, available: Quantity(0) }))
}

impl Levels {
    /// Counted variants with what is asked of them, and what is free of them where.
    fn free(self, asked: &BTreeMap<VariantId, Quantity>) -> (BTreeMap<VariantId, Asked>, Vec<Free>) {
        let mut demand = BTreeMap::new();
        let mut free = Vec::new();
        for row in self.0.into_iter().filter(|row| row.tracked) {
            let Some(quantity) = asked.get(&row.variant).copied() else { continue };
            demand.insert(row.variant, Asked { quantity, beyond: row.when_out == WhenOut::Continue });
            if let (Some(location), Some(available)) = (row.location, row.available) {
                free.push(Free { variant: row.variant, location, available });
            }
        }
        #[cfg(feature = "twins")]
        let free = as_read_before(free);
        (demand, free)
    }
}

/// The twin trusts what it read up to 32 looks ago.
#[cfg(feature = "twins")]
fn as_read_before(free: Vec<Free>) -> Vec<Free> {
    use souk_core::twins::{Twin, is_out};
    static SEEN: std::sync::Mutex<(u32, Vec<Free>)> = std::sync::Mutex::new((0, Vec::new()));
    if !is_out(Twin::Oversell) {
        return free;
    }
    let mut seen = SEEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if seen.0.is_multiple_of(32) {
        seen.1 = free;
    }
    seen.0 = seen.0.wrapping_add(1);
    seen.1.clone()
}

fn insufficient(short: &[Short]) -> souk_core::Error {
    let told: Vec<serde_json::Value> = short
        .iter()
        .map(|short| {
            serde_json::json!({
                "variant_id": short.variant, "asked": short.asked, "available": short.available,
            })
        })
        .collect();
    let available = short.first().map(|short| short.available.human()).unwrap_or_default();
    refusals::INSUFFICIENT.with().arg("short", told).arg("available", available).into()
}

/// Gives back what a holder still holds; nothing happens where it holds nothing.
pub fn release(tx: &mut Tx<'_, '_>, holder: RawId) -> Result<()> {
    tx.make(&EndHolds { holder, state: ReservationState::Released, due: None }).map(|_| ())
}

/// Turns what a holder holds into sales.
pub fn claim(tx: &mut Tx<'_, '_>, holder: RawId) -> Result<()> {
    tx.make(&EndHolds { holder, state: ReservationState::Claimed, due: None }).map(|_| ())
}

/// A member received sold goods back, whole or damaged; a second time changes nothing.
pub fn return_goods(tx: &mut Tx<'_, '_>, holder: RawId, damaged: bool) -> Result<()> {
    tx.make(&ReturnGoods { holder, damaged }).map(|_| ())
}

/// A hold without an end, from now on: the order was confirmed.
pub fn keep_holding(tx: &mut Tx<'_, '_>, holder: RawId, expires_at: Option<Moment>) -> Result<()> {
    tx.make(&ExtendHolds { holder, expires_at }).map(|_| ())
}
