//! A member says how much is there; the value they saw must still hold.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::VariantId;
use souk_core::{Quantity, RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::MoveStock;
use crate::commands::{counted, level, location, reason};
use crate::model::movement::{LocationId, MovementKind};
use crate::queries::LevelRow;
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetStock {
    pub variant_id: VariantId,
    #[serde(default)]
    pub location_id: Option<LocationId>,
    pub on_hand: Quantity,
    /// On hand as it was seen.
    pub expected: Quantity,
    pub reason: String,
}

impl Command for SetStock {
    const NAME: &'static str = "set_stock";
    const POLICY: Policy = Policy::shop("stock.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = LevelRow;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<LevelRow> {
        let reason = reason(&self.reason, true)?;
        if !(0..=Quantity::MAX).contains(&self.on_hand.0) {
            return refusals::QUANTITY_INVALID.with().field("on_hand", refusals::QUANTITY_INVALID.code).err();
        }
        let variant = counted(tx, cx, self.variant_id, self.on_hand)?;
        let location = location(tx, cx, self.location_id)?;
        let difference = Quantity(self.on_hand.0 - self.expected.0);
        let (present, reserved) = level(tx, cx, self.variant_id, location)?;
        let stale = || refusals::CHANGED_MEANWHILE.with().arg("present", present.to_string()).err();
        if present != self.expected {
            return stale();
        }
        if difference.0 != 0 {
            let change = MoveStock {
                id: cx.id(),
                variant: self.variant_id,
                location,
                kind: MovementKind::Adjust,
                quantity: difference,
                expected: Some(self.expected),
                reason: &reason,
                reference: None,
                reverses: None,
            };
            if tx.make(&change)?.is_none() {
                if self.on_hand < reserved {
                    let available = Quantity(present.0 - reserved.0);
                    return refusals::INSUFFICIENT.with().arg("available", available.human()).err();
                }
                return stale();
            }
        }
        Ok(LevelRow {
            variant_id: self.variant_id,
            product_id: variant.product_id,
            full_code: variant.full_code,
            product_name: variant.product_name,
            location_id: location,
            on_hand: self.on_hand,
            reserved,
            available: Quantity(self.on_hand.0 - reserved.0),
        })
    }
    fn subject(&self, _: &LevelRow) -> Option<RawId> {
        Some(self.variant_id.raw())
    }
}
