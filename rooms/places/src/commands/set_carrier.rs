//! Sets what a carrier takes for weight beyond an ordinary parcel, and by which map it names places.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::CarrierSet;
use crate::model::{MapVersion, OWN, is_carrier, on_field};
use crate::queries::{CarrierCard, carrier_card};
use crate::refusals::{CARRIER_INVALID, CARRIER_STALE, OVERSIZE_INVALID};

/// No kilogram costs more (minor units).
const MOST_FEE: i64 = 100_000_000;

fn own() -> String {
    OWN.to_owned()
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetCarrier {
    /// The shop itself unless told.
    #[serde(default = "own")]
    pub carrier: String,
    /// For each begun kilogram beyond 5, in minor units of whole amounts; what stands stays unless told.
    #[serde(default)]
    pub oversize_fee_minor: Option<i64>,
    /// The map by which the carrier names provinces; what stands stays unless told.
    #[serde(default)]
    pub map: Option<MapVersion>,
    /// The revision that was seen; without one the carrier is set whatever it was.
    #[serde(default)]
    pub rev: Option<i64>,
}

impl Command for SetCarrier {
    const NAME: &'static str = "set_carrier";
    const POLICY: Policy = Policy::shop("delivery.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = CarrierCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<CarrierCard> {
        if !is_carrier(&self.carrier) {
            return on_field(CARRIER_INVALID.with().arg("value", self.carrier.clone()), "carrier").err();
        }
        let unit = cx.tenant.currency.unit();
        if self.oversize_fee_minor.is_some_and(|fee| !(0..=MOST_FEE).contains(&fee) || fee % unit != 0) {
            return on_field(OVERSIZE_INVALID.with(), "oversize_fee_minor").err();
        }
        let stands = carrier_card(tx, cx, &self.carrier)?;
        if self.rev.is_some_and(|rev| rev != stands.rev) {
            return Err(CARRIER_STALE.refuse());
        }
        let map = self.map.unwrap_or(stands.map);
        let oversize_fee = self.oversize_fee_minor.unwrap_or(stands.oversize_fee_minor);
        if stands.rev == 0 || (map, oversize_fee) != (stands.map, stands.oversize_fee_minor) {
            let set = CarrierSet { code: &self.carrier, map, oversize_fee, rev: stands.rev };
            tx.must(&set, &CARRIER_STALE)?;
        }
        carrier_card(tx, cx, &self.carrier)
    }
}
