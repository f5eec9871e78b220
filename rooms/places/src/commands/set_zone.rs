//! Groups provinces and municipalities into a zone with rates of its own, or takes a zone away.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params, text};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};

use crate::ZoneId;
use crate::changes::{ZoneFee, ZoneRemoved, ZoneSet};
use crate::model::{
    DeliveryOption, MOST_MINOR, MapVersion, OWN, Places, ProvinceLookup, is_carrier, on_field,
    province_unknown, resolve,
};
use crate::queries::{ZoneView, zone};
use crate::refusals::{
    CARRIER_INVALID, FEE_INVALID, ROW_TWICE, ZONE_EMPTY, ZONE_NAME_INVALID, ZONE_NOT_FOUND, ZONE_STALE,
    ZONES_TOO_MANY,
};

/// Letters of a zone's name.
const NAME: usize = 60;
/// Places of one zone: every municipality of the country.
const MOST_PLACES: usize = 1_600;
const MOST_RATES: usize = 80;
/// Zones of one shop.
const MOST_ZONES: i64 = 100;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SetZone {
    /// None makes a zone.
    pub id: Option<ZoneId>,
    pub name: String,
    /// Provinces, by number or name; and single municipalities, as `Oran, Es Senia` or by id.
    pub places: Vec<String>,
    pub rates: Vec<ZoneRate>,
    pub map: MapVersion,
    /// The revision that the change starts from; 0 of a new one.
    pub rev: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ZoneRate {
    #[serde(default = "own")]
    pub carrier: String,
    pub option: DeliveryOption,
    /// Minor units; 0 is free, none is "not served".
    pub fee_minor: Option<i64>,
    /// Goods of this sum or more travel free.
    #[serde(default)]
    pub free_above_minor: Option<i64>,
}

fn own() -> String {
    OWN.to_owned()
}

impl SetZone {
    fn fees(&self) -> Result<Vec<ZoneFee>> {
        let mut fees: Vec<ZoneFee> = Vec::new();
        for rate in &self.rates {
            if !is_carrier(&rate.carrier) {
                return CARRIER_INVALID.with().field("carrier", CARRIER_INVALID.code).err();
            }
            for (amount, least) in [(rate.fee_minor, 0), (rate.free_above_minor, 1)] {
                if amount.is_some_and(|minor| !(least..=MOST_MINOR).contains(&minor)) {
                    return on_field(FEE_INVALID.with().arg("value", amount), "fee_minor").err();
                }
            }
            if fees.iter().any(|fee| fee.carrier == rate.carrier && fee.option == rate.option) {
                return ROW_TWICE.with().field("rates", ROW_TWICE.code).err();
            }
            let (carrier, option) = (rate.carrier.clone(), rate.option);
            let (fee, free_above) = (rate.fee_minor, rate.free_above_minor);
            fees.push(ZoneFee { carrier, option, fee, free_above });
        }
        Ok(fees)
    }

    /// Each place once, in order.
    fn refs(&self, places: &Places) -> Result<Vec<i64>> {
        let mut refs = Vec::new();
        for typed in self.places.iter().map(|typed| typed.trim()).filter(|typed| !typed.is_empty()) {
            refs.push(self.place(places, typed)?);
        }
        refs.sort_unstable();
        refs.dedup();
        Ok(refs)
    }

    fn place(&self, places: &Places, typed: &str) -> Result<i64> {
        let number: Option<i64> = typed.parse().ok();
        if let Some(id) = number.filter(|number| *number >= 100) {
            return resolve(places, "", &id.to_string(), self.map).map(|place| place.municipality);
        }
        match typed.split_once(',') {
            Some((province, municipality)) => {
                Ok(resolve(places, province.trim(), municipality.trim(), self.map)?.municipality)
            }
            None => match places.province_by(typed, self.map) {
                ProvinceLookup::Found(found) => Ok(found.number),
                ProvinceLookup::Unknown { candidates } => province_unknown(typed, &candidates).err(),
            },
        }
    }
}

impl Command for SetZone {
    const NAME: &'static str = "set_zone";
    const POLICY: Policy = Policy::shop("delivery.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = ZoneView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ZoneView> {
        // Before any work: each place that is typed is looked up.
        if self.places.len() > MOST_PLACES || self.rates.len() > MOST_RATES {
            return Err(ZONE_EMPTY.refuse());
        }
        if self.id.is_none() {
            let zones: Option<(i64,)> = tx.one(
                sql!("select cast(count(*) as bigint) from delivery_zones where shop_id = $1"),
                params![cx.shop],
            )?;
            if zones.is_some_and(|(zones,)| zones >= MOST_ZONES) {
                return ZONES_TOO_MANY.with().arg("max", MOST_ZONES).err();
            }
        }
        let name = text::line(&self.name, NAME).filter(|name| !name.is_empty());
        let name = name.ok_or_else(|| ZONE_NAME_INVALID.with().arg("max", NAME))?;
        let (refs, rates) = (self.refs(&*cx.service::<Places>()?)?, self.fees()?);
        if refs.is_empty() || rates.is_empty() {
            return Err(ZONE_EMPTY.refuse());
        }
        let rev = if self.id.is_some() { self.rev.max(1) } else { 0 };
        let id = self.id.unwrap_or_else(|| cx.id());
        let set = ZoneSet { id, name: &name, places: &refs, rates: &rates, rev };
        if tx.make(&set)?.is_none() {
            return Err(match zone(tx, cx.shop, id)? {
                Some(_) => ZONE_STALE.refuse(),
                None => ZONE_NOT_FOUND.refuse(),
            });
        }
        zone(tx, cx.shop, id)?.ok_or_else(|| ZONE_NOT_FOUND.refuse())
    }
    fn subject(&self, output: &ZoneView) -> Option<RawId> {
        Some(output.id.raw())
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveZone {
    pub id: ZoneId,
    /// The revision that is looked at.
    pub rev: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RemovedZone {
    pub id: ZoneId,
}

impl Command for RemoveZone {
    const NAME: &'static str = "remove_zone";
    const POLICY: Policy = Policy::shop("delivery.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = RemovedZone;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<RemovedZone> {
        if tx.make(&ZoneRemoved { id: self.id, rev: self.rev })?.is_none() {
            return Err(match zone(tx, cx.shop, self.id)? {
                Some(_) => ZONE_STALE.refuse(),
                None => ZONE_NOT_FOUND.refuse(),
            });
        }
        Ok(RemovedZone { id: self.id })
    }
    fn subject(&self, output: &RemovedZone) -> Option<RawId> {
        Some(output.id.raw())
    }
}
