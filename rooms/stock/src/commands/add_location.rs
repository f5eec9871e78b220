//! A member adds a location.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, text};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::NewLocation;
use crate::model::movement::LocationId;
use crate::queries::LocationRow;
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddLocation {
    pub name: String,
    #[serde(default)]
    pub address: String,
}

impl Command for AddLocation {
    const NAME: &'static str = "add_location";
    const POLICY: Policy = Policy::shop("stock.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = LocationRow;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<LocationRow> {
        let invalid =
            || refusals::LOCATION_NAME_INVALID.with().field("name", refusals::LOCATION_NAME_INVALID.code);
        let name = text::line(&self.name, 100).filter(|name| !name.is_empty()).ok_or_else(invalid)?;
        let address = text::line(&self.address, 255).ok_or_else(invalid)?;
        let id: LocationId = cx.id();
        tx.must(&NewLocation { id, name: &name, address: &address }, &refusals::LOCATION_TAKEN)?;
        Ok(LocationRow { id, name, address })
    }
    fn subject(&self, output: &LocationRow) -> Option<RawId> {
        Some(output.id.raw())
    }
}
