//! How a carrier calls a place: the name that a parcel is sent with, or why none is sent.

use serde_json::{Value, json};
use souk_core::{Result, TenantId, Words, params};
use souk_engine::{Reader, sql};

use super::carrier_place_list::carrier_map;
use crate::model::{Desk, Match, MatchState, PlaceKind, Places};

/// A refusal names no more.
const CANDIDATES: usize = 5;

/// What a carrier calls a municipality and its province.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Called {
    /// None: it has no names of its own, and is sent ours.
    pub municipality: Option<String>,
    pub province: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum AtCarrier {
    Called(Called),
    /// It has names of that kind, and none of them is surely this place.
    Unmapped {
        kind: PlaceKind,
        /// Ours.
        name: Words,
        /// Names of the carrier that may be it.
        candidates: Vec<Value>,
    },
}

struct Name {
    kind: PlaceKind,
    their_id: String,
    their_name: String,
    found: Match,
}

impl Name {
    fn candidate(&self) -> Value {
        json!({
            "kind": self.kind, "their_id": self.their_id, "their_name": self.their_name,
            "state": self.found.state,
        })
    }
}

/// By the carrier's own map: its names of provinces, and of the municipalities of this one's province.
pub fn at_carrier(
    db: &mut Reader<'_>,
    places: &Places,
    shop: TenantId,
    carrier: &str,
    municipality: i64,
) -> Result<AtCarrier> {
    let any: Vec<(PlaceKind,)> = db.rows(
        sql!("select distinct kind from carrier_names where shop_id = $1 and carrier = $2"),
        params![shop, *carrier],
    )?;
    if any.is_empty() {
        return Ok(AtCarrier::Called(Called::default()));
    }
    let map = carrier_map(db, shop, carrier)?;
    let Some(one) = places.municipality(municipality) else {
        return Ok(AtCarrier::Called(Called::default()));
    };
    let province = one.province(map);
    let rows: Vec<(PlaceKind, String, String, MatchState, Option<i64>)> = db.rows(
        sql!(
            "select kind, their_id, their_name, match_state, place from carrier_names
             where shop_id = $1 and carrier = $2 and province in (0, $3) order by kind, their_id"
        ),
        params![shop, *carrier, province],
    )?;
    let names: Vec<Name> = rows
        .into_iter()
        .map(|(kind, their_id, their_name, state, place)| Name {
            kind,
            their_id,
            their_name,
            found: Match { state, place },
        })
        .collect();
    let mut called = Called::default();
    for (kind, place) in [(PlaceKind::Province, province), (PlaceKind::Municipality, municipality)] {
        if any.iter().all(|(known,)| *known != kind) {
            continue;
        }
        let of_kind = || names.iter().filter(move |name| name.kind == kind);
        match of_kind().find(|name| name.found.sure() == Some(place)) {
            Some(name) if kind == PlaceKind::Province => called.province = Some(name.their_name.clone()),
            Some(name) => called.municipality = Some(name.their_name.clone()),
            None => {
                let ours = match kind {
                    PlaceKind::Province => places.province(place, map).map(|one| &one.name),
                    PlaceKind::Municipality | PlaceKind::Desk => Some(&one.name),
                };
                let suggested = of_kind().filter(|name| name.found.place == Some(place));
                let unmapped = of_kind().filter(|name| name.found.state == MatchState::Unmapped);
                let few = suggested.chain(unmapped).take(CANDIDATES);
                return Ok(AtCarrier::Unmapped {
                    kind,
                    name: ours.cloned().unwrap_or_default(),
                    candidates: few.map(Name::candidate).collect(),
                });
            }
        }
    }
    Ok(AtCarrier::Called(called))
}

/// The municipality that a desk may be in, where one is suggested.
pub fn desk_candidates(places: &Places, desk: &Desk) -> Vec<Value> {
    let one = desk.municipality.and_then(|id| places.municipality(id));
    one.into_iter().map(|one| json!({"municipality": one.id, "municipality_words": one.name})).collect()
}
