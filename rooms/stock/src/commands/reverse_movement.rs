//! A member mends a wrong movement by its opposite; once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::VariantId;
use souk_core::{Quantity, RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};

use crate::changes::MoveStock;
use crate::commands::record_movement::MovementDone;
use crate::commands::{level, reason};
use crate::model::movement::{LocationId, MovementId, MovementKind};
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReverseMovement {
    pub id: MovementId,
    pub reason: String,
}

impl Command for ReverseMovement {
    const NAME: &'static str = "reverse_movement";
    const POLICY: Policy = Policy::shop("stock.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = MovementDone;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<MovementDone> {
        let reason = reason(&self.reason, true)?;
        let found: Option<(VariantId, LocationId, Quantity, MovementKind)> = tx.one(
            sql!(
                "select variant_id, location_id, quantity, kind from stock_movements
                 where shop_id = $1 and id = $2"
            ),
            souk_core::params![cx.shop, self.id],
        )?;
        let (variant, location, quantity, kind) =
            found.ok_or_else(|| refusals::MOVEMENT_NOT_FOUND.refuse())?;
        if kind.by_hand().is_none() {
            return Err(refusals::MOVEMENT_NOT_FOUND.refuse());
        }
        let before: Option<(MovementId,)> = tx.one(
            sql!("select id from stock_movements where shop_id = $1 and reverses = $2"),
            souk_core::params![cx.shop, self.id],
        )?;
        if before.is_some() {
            return Err(refusals::ALREADY_REVERSED.refuse());
        }
        let (id, quantity): (MovementId, _) = (cx.id(), Quantity(-quantity.0));
        let change = MoveStock {
            id,
            variant,
            location,
            kind: MovementKind::Reversal,
            quantity,
            expected: None,
            reason: &reason,
            reference: None,
            reverses: Some(self.id),
        };
        match tx.make(&change)? {
            Some(done) => Ok(MovementDone {
                id,
                variant_id: variant,
                location_id: location,
                quantity,
                on_hand: done.on_hand,
            }),
            None => {
                let (on_hand, reserved) = level(tx, cx, variant, location)?;
                refusals::INSUFFICIENT.with().arg("available", Quantity(on_hand.0 - reserved.0).human()).err()
            }
        }
    }
    fn subject(&self, _: &MovementDone) -> Option<RawId> {
        Some(self.id.raw())
    }
}
