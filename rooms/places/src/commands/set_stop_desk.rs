//! One desk by hand: made or changed, opened or closed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, text};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::DeskId;
use crate::changes::DeskSet;
use crate::model::{FileDesk, MapVersion, Match, OWN, Places, is_carrier, on_field, resolve, short};
use crate::queries::{DeskCard, desk_row};
use crate::refusals::{CARRIER_INVALID, DESK_STALE, DESK_TEXT};

fn own() -> String {
    OWN.to_owned()
}
const fn yes() -> bool {
    true
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetStopDesk {
    /// The desk that is changed; without one a desk is made.
    #[serde(default)]
    pub id: Option<DeskId>,
    /// Of a new desk; the shop itself unless told.
    #[serde(default = "own")]
    pub carrier: String,
    pub name: String,
    #[serde(default)]
    pub address: String,
    /// Number or name.
    pub province: String,
    /// Id or name.
    pub municipality: String,
    #[serde(default = "yes")]
    pub open: bool,
    /// The revision that was seen; without one the desk is set whatever it was.
    #[serde(default)]
    pub rev: Option<i64>,
}

impl SetStopDesk {
    fn line(&self, field: &str, typed: &str, most: usize, needed: bool) -> Result<String> {
        match text::line(typed, most).filter(|kept| !needed || !kept.is_empty()) {
            Some(kept) => Ok(kept),
            None => on_field(DESK_TEXT.with().arg("value", short(typed)), field).err(),
        }
    }
}

impl Command for SetStopDesk {
    const NAME: &'static str = "set_stop_desk";
    const POLICY: Policy = Policy::shop("delivery.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = DeskCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<DeskCard> {
        let places = cx.service::<Places>()?;
        if !is_carrier(&self.carrier) {
            return CARRIER_INVALID.with().field("carrier", CARRIER_INVALID.code).err();
        }
        let stands = self.id.map(|id| desk_row(tx, cx, id)).transpose()?;
        let map = MapVersion::default();
        let place = resolve(&places, &self.province, &self.municipality, map)?;
        if self.rev.is_some() && self.rev != stands.as_ref().map(|row| row.rev) {
            return Err(DESK_STALE.refuse());
        }
        let id: DeskId = self.id.unwrap_or_else(|| cx.id());
        let desk = FileDesk {
            their_id: stands.as_ref().map_or_else(|| id.to_string(), |row| row.their_id.clone()),
            name: self.line("name", &self.name, 120, true)?,
            address: self.line("address", &self.address, 300, false)?,
            province: place.province,
            place_name: places
                .municipality(place.municipality)
                .map(|one| crate::model::say(&one.name, souk_core::Lang::Fr).to_owned())
                .unwrap_or_default(),
            found: Match::confirmed(place.municipality),
            lat_micro: None,
            lng_micro: None,
            is_open: self.open,
        };
        let carrier = stands.as_ref().map_or(self.carrier.as_str(), |row| row.carrier.as_str());
        let rev = stands.as_ref().map(|row| row.rev);
        tx.must(&DeskSet { id, rev, carrier, map, desk: &desk, placed: true }, &DESK_STALE)?;
        Ok(desk_row(tx, cx, id)?.card(cx, &places))
    }

    fn subject(&self, output: &DeskCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenStopDesk {
    pub id: DeskId,
    /// False closes it: customers can no longer choose it.
    pub open: bool,
}

impl Command for OpenStopDesk {
    const NAME: &'static str = "open_stop_desk";
    const POLICY: Policy = Policy::shop("delivery.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = DeskCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<DeskCard> {
        let places = cx.service::<Places>()?;
        let row = desk_row(tx, cx, self.id)?;
        if row.is_open != self.open {
            let desk = FileDesk { is_open: self.open, ..row.as_file() };
            let (id, rev, map, carrier) = (row.id, Some(row.rev), row.map, &row.carrier);
            let set = DeskSet { id, rev, carrier, map, desk: &desk, placed: false };
            tx.must(&set, &DESK_STALE)?;
        }
        Ok(desk_row(tx, cx, self.id)?.card(cx, &places))
    }

    fn subject(&self, output: &DeskCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}
