//! Only a member makes a suggestion certain: which place of ours a carrier's name means.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use super::map_places::{Again, settle};
use crate::DeskId;
use crate::model::{MapVersion, PlaceKind, Places, ProvinceLookup, province_unknown, resolve};
use crate::queries::{CarrierName, DeskCard, desk_of, desk_row, name_row};
use crate::refusals::NAME_NOT_FOUND;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmDeskPlace {
    pub id: DeskId,
    /// Id or name, inside the desk's province; the one that is suggested unless told.
    #[serde(default)]
    pub municipality: String,
}

impl Command for ConfirmDeskPlace {
    const NAME: &'static str = "confirm_desk_place";
    const POLICY: Policy = Policy::shop("delivery.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = DeskCard;

    /// Every name of the carrier that is spelt so in that province follows, and every later list.
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<DeskCard> {
        let places = cx.service::<Places>()?;
        let row = desk_row(tx, cx, self.id)?;
        let (province, map) = (row.province, row.map);
        let place = said(&places, &self.municipality, row.municipality, (province, map))?;
        let decisions = vec![(row.province, row.place_name.clone(), place)];
        let again = Again { decisions, desk: Some(row.id), map, ..Again::default() };
        settle(tx, cx, &row.carrier, &again)?;
        Ok(desk_row(tx, cx, self.id)?.card(cx, &places))
    }

    fn subject(&self, output: &DeskCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}

/// The municipality of the province that a member names, or the one that was suggested.
fn said(places: &Places, typed: &str, suggested: Option<i64>, held: (i64, MapVersion)) -> Result<i64> {
    match (typed.trim(), suggested) {
        ("", Some(suggested)) => Ok(suggested),
        (typed, _) => Ok(resolve(places, &held.0.to_string(), typed, held.1)?.municipality),
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmCarrierPlace {
    pub carrier: String,
    pub kind: PlaceKind,
    /// The carrier's own.
    pub their_id: String,
    /// Our number, id or name; the place that is suggested unless told.
    #[serde(default)]
    pub place: String,
}

impl Command for ConfirmCarrierPlace {
    const NAME: &'static str = "confirm_carrier_place";
    const POLICY: Policy = Policy::shop("delivery.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = CarrierName;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<CarrierName> {
        let places = cx.service::<Places>()?;
        if self.kind == PlaceKind::Desk {
            let id = desk_of(tx, cx, &self.carrier, &self.their_id)?;
            ConfirmDeskPlace { id, municipality: self.place.clone() }.run(&(), cx, tx)?;
            return Ok(CarrierName::of_desk(cx, &places, desk_row(tx, cx, id)?));
        }
        let find = |tx: &mut Tx<'_, '_>| {
            let row = name_row(tx, cx, &self.carrier, self.kind, &self.their_id)?;
            row.ok_or_else(|| NAME_NOT_FOUND.refuse())
        };
        let row = find(tx)?;
        let place = match (self.kind, self.place.trim(), row.found.place) {
            (PlaceKind::Province, typed, suggested) if !typed.is_empty() || suggested.is_none() => {
                match places.province_by(typed, row.map) {
                    ProvinceLookup::Found(one) => one.number,
                    ProvinceLookup::Unknown { candidates } => {
                        return province_unknown(typed, &candidates).err();
                    }
                }
            }
            (_, typed, suggested) => said(&places, typed, suggested, (row.province, row.map))?,
        };
        let decisions = vec![(row.province, row.their_name.clone(), place)];
        settle(tx, cx, &self.carrier, &Again { decisions, map: row.map, ..Again::default() })?;
        Ok(CarrierName::of(cx, &places, &self.carrier, find(tx)?))
    }
}
