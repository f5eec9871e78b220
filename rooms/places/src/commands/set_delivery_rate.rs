//! Sets what a carrier's delivery to one place costs, or that it does not go there.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};

use crate::RateId;
use crate::changes::RateSet;
use crate::model::{
    DeliveryOption, FileRate, MOST_MINOR, MapVersion, OWN, Places, ProvinceLookup, Scope, Target, is_carrier,
    on_field, province_unknown, resolve,
};
use crate::queries::{RateCard, RateRow};
use crate::refusals::{CARRIER_INVALID, FEE_INVALID, RATE_STALE};

fn own() -> String {
    OWN.to_owned()
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetDeliveryRate {
    #[serde(default = "own")]
    pub carrier: String,
    pub option: DeliveryOption,
    /// Number or name; without one the rate holds wherever no other does.
    #[serde(default)]
    pub province: String,
    /// Id or name; without one the rate holds in the whole province.
    #[serde(default)]
    pub municipality: String,
    /// Minor units; 0 is free, none is "not served".
    #[serde(default)]
    pub fee_minor: Option<i64>,
    /// Goods of this sum or more travel free.
    #[serde(default)]
    pub free_above_minor: Option<i64>,
    #[serde(default)]
    pub map: MapVersion,
    /// The revision that was seen; without one the rate is set whatever it was.
    #[serde(default)]
    pub rev: Option<i64>,
}

impl SetDeliveryRate {
    fn rate(&self, places: &Places) -> Result<FileRate> {
        if !is_carrier(&self.carrier) {
            return CARRIER_INVALID.with().field("carrier", CARRIER_INVALID.code).err();
        }
        let amounts = [("fee_minor", self.fee_minor, 0), ("free_above_minor", self.free_above_minor, 1)];
        for (field, amount, least) in amounts {
            if amount.is_some_and(|minor| !(least..=MOST_MINOR).contains(&minor)) {
                return on_field(FEE_INVALID.with().arg("value", amount), field).err();
            }
        }
        Ok(FileRate {
            carrier: self.carrier.clone(),
            option: self.option,
            target: self.target(places)?,
            fee: self.fee_minor,
            free_above: self.free_above_minor,
        })
    }

    fn target(&self, places: &Places) -> Result<Target> {
        if !self.municipality.trim().is_empty() {
            let place = resolve(places, &self.province, &self.municipality, self.map)?;
            return Ok(Target { scope: Scope::Municipality, scope_ref: place.municipality });
        }
        if self.province.trim().is_empty() {
            return Ok(Target { scope: Scope::Default, scope_ref: 0 });
        }
        match places.province_by(&self.province, self.map) {
            ProvinceLookup::Found(found) => Ok(Target { scope: Scope::Province, scope_ref: found.number }),
            ProvinceLookup::Unknown { candidates } => province_unknown(&self.province, &candidates).err(),
        }
    }
}

impl Command for SetDeliveryRate {
    const NAME: &'static str = "set_delivery_rate";
    const POLICY: Policy = Policy::shop("delivery.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = RateCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<RateCard> {
        let places = cx.service::<Places>()?;
        let rate = self.rate(&places)?;
        let stands: Option<(RateId, i64, Option<i64>, Option<i64>)> = tx.one(
            sql!(
                "select id, rev, fee, free_above from delivery_rates
                 where shop_id = $1 and scope_ref = $2 and option = $3 and carrier = $4"
            ),
            params![cx.shop, rate.target.scope_ref, rate.option, rate.carrier],
        )?;
        let rev = stands.as_ref().map(|(_, rev, ..)| *rev);
        if self.rev.is_some() && self.rev != rev {
            return Err(RATE_STALE.refuse());
        }
        let (id, same) = match stands {
            Some((id, _, fee, free_above)) => (id, (fee, free_above) == (rate.fee, rate.free_above)),
            None => (cx.id(), false),
        };
        if !same {
            tx.must(&RateSet { id, rev, rate: &rate }, &RATE_STALE)?;
        }
        let rev = rev.unwrap_or_default() + i64::from(!same);
        let FileRate { carrier, option, target: Target { scope, scope_ref }, fee, free_above } = rate;
        let row = RateRow { id, carrier, option, scope, scope_ref, fee, free_above, rev };
        Ok(row.card(cx, &places))
    }

    fn subject(&self, output: &RateCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}
