//! One parcel moves on, and its order with it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::ParcelId;
use crate::model::state::{Reason, State};
use crate::queries::{ParcelView, parcel_view};
use crate::refusals::RETURN_FEE_INVALID;
use crate::steps::{Moving, go};

/// No return costs more (minor units).
pub(super) const MOST_FEE: i64 = 100_000_000;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveParcel {
    pub id: ParcelId,
    pub to: State,
    /// Why a delivery failed or it comes back.
    #[serde(default)]
    pub reason: Option<Reason>,
    #[serde(default)]
    pub note: String,
    /// Of `returned`: the goods cannot be sold again.
    #[serde(default)]
    pub damaged: bool,
    /// Of `returned`: what the driver takes for it; the account's own unless told.
    #[serde(default)]
    pub return_fee_minor: Option<i64>,
}

impl Command for MoveParcel {
    const NAME: &'static str = "move_parcel";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ParcelView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ParcelView> {
        if self.return_fee_minor.is_some_and(|fee| !(0..=MOST_FEE).contains(&fee)) {
            return RETURN_FEE_INVALID.with().field("return_fee_minor", RETURN_FEE_INVALID.code).err();
        }
        let moving = Moving {
            to: self.to,
            reason: self.reason,
            note: &self.note,
            damaged: self.damaged,
            return_fee: self.return_fee_minor,
        };
        go(tx, cx, self.id, moving)?;
        parcel_view(tx, cx, self.id)
    }
    fn subject(&self, _: &ParcelView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
