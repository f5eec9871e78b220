//! A parcel is weighed and measured, also after it was made.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::ParcelId;
use crate::changes::ParcelSized;
use crate::model::size::Size;
use crate::queries::{ParcelRow, ParcelView, parcel_view};
use crate::refusals::PARCEL_ENDED;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureParcel {
    pub id: ParcelId,
    /// What is left out is unknown.
    #[serde(default)]
    pub size: Size,
}

impl Command for MeasureParcel {
    const NAME: &'static str = "measure_parcel";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ParcelView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ParcelView> {
        let size = self.size.checked()?;
        let parcel = ParcelRow::load(tx, cx, self.id)?;
        if tx.make(&ParcelSized { id: self.id, size })?.is_none() {
            return PARCEL_ENDED.with().arg("reference", parcel.reference).err();
        }
        parcel_view(tx, cx, self.id)
    }
    fn subject(&self, _: &ParcelView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
