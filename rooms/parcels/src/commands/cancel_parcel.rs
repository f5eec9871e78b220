//! A parcel that does not go out after all: still in the house, it is cancelled; its order may have another.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::ParcelId;
use crate::model::state::State;
use crate::queries::{ParcelView, parcel_view};
use crate::steps::{Moving, go};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelParcel {
    pub id: ParcelId,
    #[serde(default)]
    pub note: String,
}

impl Command for CancelParcel {
    const NAME: &'static str = "cancel_parcel";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ParcelView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ParcelView> {
        go(tx, cx, self.id, Moving { note: &self.note, ..Moving::to(State::Cancelled) })?;
        parcel_view(tx, cx, self.id)
    }
    fn subject(&self, _: &ParcelView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
