//! A member records what came, went, was found or lost.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::VariantId;
use souk_core::{Quantity, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::MoveStock;
use crate::commands::{counted, level, location, reason};
use crate::model::movement::{LocationId, MovementId, MovementKind};
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordMovement {
    /// `receive`, `opening`, `found`, `loss`, or `adjust` (more or less).
    pub kind: MovementKind,
    /// The first location where it is not given.
    #[serde(default)]
    pub location_id: Option<LocationId>,
    pub lines: Vec<MovementLine>,
    /// Needed for `adjust`, `loss`, `found`.
    #[serde(default)]
    pub reason: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MovementLine {
    pub variant_id: VariantId,
    /// How much; only `adjust` has a sign.
    pub quantity: Quantity,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct MovementsDone {
    pub movements: Vec<MovementDone>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct MovementDone {
    pub id: MovementId,
    pub variant_id: VariantId,
    pub location_id: LocationId,
    pub quantity: Quantity,
    pub on_hand: Quantity,
}

impl Command for RecordMovement {
    const NAME: &'static str = "record_movement";
    const POLICY: Policy = Policy::shop("stock.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = MovementsDone;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<MovementsDone> {
        let Some(direction) = self.kind.by_hand() else {
            return refusals::QUANTITY_INVALID.with().field("kind", refusals::QUANTITY_INVALID.code).err();
        };
        let reason = reason(&self.reason, self.kind.needs_reason())?;
        if self.lines.is_empty() || self.lines.len() > 200 {
            return refusals::QUANTITY_INVALID.with().field("lines", refusals::QUANTITY_INVALID.code).err();
        }
        let location = location(tx, cx, self.location_id)?;
        // Levels are locked in ascending order of variants, as everywhere.
        let mut lines: Vec<(usize, &MovementLine)> = self.lines.iter().enumerate().collect();
        lines.sort_by_key(|(_, line)| line.variant_id);
        let mut movements = Vec::with_capacity(lines.len());
        for (place, line) in lines {
            let sign_fits = if direction == 0 { line.quantity.0 != 0 } else { line.quantity.0 > 0 };
            if !sign_fits || line.quantity.0.abs() > Quantity::MAX {
                let field = format!("lines.{place}.quantity");
                return refusals::QUANTITY_INVALID.with().field(field, refusals::QUANTITY_INVALID.code).err();
            }
            let quantity = Quantity(if direction < 0 { -line.quantity.0 } else { line.quantity.0 });
            let variant = counted(tx, cx, line.variant_id, quantity)?.variant_id;
            movements.push(self.record(tx, cx, (variant, location, quantity), &reason)?);
        }
        Ok(MovementsDone { movements })
    }
}

impl RecordMovement {
    fn record(
        &self,
        tx: &mut Tx<'_, '_>,
        cx: &Context,
        (variant, location, quantity): (VariantId, LocationId, Quantity),
        reason: &str,
    ) -> Result<MovementDone> {
        let id: MovementId = cx.id();
        let kind = self.kind;
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
        match tx.make(&change)? {
            Some(done) => Ok(MovementDone {
                id,
                variant_id: variant,
                location_id: location,
                quantity,
                on_hand: done.on_hand,
            }),
            None if quantity.0 > 0 => Err(refusals::QUANTITY_INVALID.refuse()),
            None => {
                let (on_hand, reserved) = level(tx, cx, variant, location)?;
                let available = Quantity(on_hand.0 - reserved.0);
                let short = serde_json::json!([{
                    "variant_id": variant, "asked": Quantity(-quantity.0), "available": available,
                }]);
                refusals::INSUFFICIENT.with().arg("short", short).arg("available", available.human()).err()
            }
        }
    }
}
