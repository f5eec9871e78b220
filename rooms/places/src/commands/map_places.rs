//! How a carrier's names fit our places: matched by name, looked through and confirmed by members, for
//! provinces, municipalities and the places of desks alike.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Outside, Policy, Tx, refusals as kernel};

use super::import_delivery_rates::{MOST_BYTES, NAMED};
use super::import_places::PlaceProblem;
use super::import_stop_desks::Matched;
use crate::DeskId;
use crate::changes::{DesksMatched, NameRow, NamesTaken, PlacesDecided};
use crate::model::{
    Decided, FileName, MapVersion, Match, MatchState, Named, NamesFile, NamesReading, PlaceKind, Places,
    Problem, file_refused, is_carrier, problem,
};
use crate::queries::{DeskRow, carrier_map, decided, desk_rows, name_rows};
use crate::refusals::{CARRIER_INVALID, DESK_NOT_FOUND};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MapCarrierPlaces {
    pub carrier: String,
    /// Takes the listed spellings of our places over, without asking for each.
    #[serde(default)]
    pub accept_aliases: bool,
    /// The text of a file with the columns
    /// `carrier,kind,their_id,their_name,our_id,our_name,province,state`: the carrier's own list, or the
    /// table that was taken along. What it confirms is confirmed; every other name is matched.
    #[serde(default)]
    pub content: String,
    /// Takes everything but the doubtful rows.
    #[serde(default)]
    pub skip_bad: bool,
}

/// How many names of each kind became places of ours, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlaceMap {
    pub provinces: Matched,
    pub municipalities: Matched,
    pub desks: Matched,
    /// Names that are not as they were.
    pub changed: usize,
    /// Why rows of the file were left out, the first 50.
    pub problems: Vec<PlaceProblem>,
}

impl PlaceMap {
    /// A line for each kind of which there are any.
    pub fn told(answer: &serde_json::Value) -> String {
        let mut told = String::new();
        for kind in ["provinces", "municipalities", "desks"] {
            let count =
                |name: &str| answer.pointer(&format!("/{kind}/{name}")).and_then(serde_json::Value::as_u64);
            let Some(names) = count("names").filter(|names| *names > 0) else { continue };
            let _ = write!(told, "{}{kind} {names}", if told.is_empty() { "" } else { "\n" });
            for state in ["exact", "alias", "confirmed", "suggested", "unmapped"] {
                let n = count(state).unwrap_or_default();
                if n > 0 || !matches!(state, "alias" | "confirmed") {
                    let _ = write!(told, "  {state} {n}");
                }
            }
        }
        if told.is_empty() { "no names".to_owned() } else { told }
    }
}

impl Command for MapCarrierPlaces {
    const NAME: &'static str = "map_carrier_places";
    const POLICY: Policy = Policy::shop("delivery.manage", Modes::Any, Entitled::Free).bulk();
    type Prepared = Option<(MapVersion, NamesReading)>;
    type Output = PlaceMap;
    const PREPARES: bool = true;

    fn prepare(&self, cx: &Context, outside: &Outside) -> Result<Self::Prepared> {
        if !is_carrier(&self.carrier) {
            return CARRIER_INVALID.with().field("carrier", CARRIER_INVALID.code).err();
        }
        if self.content.len() > MOST_BYTES {
            return kernel::TOO_LARGE.with().arg("max_bytes", MOST_BYTES).err();
        }
        if self.content.is_empty() {
            return Ok(None);
        }
        let (shop, code) = (cx.shop, self.carrier.clone());
        let map = outside.read(move |db| carrier_map(db, shop, &code))?;
        let (text, carrier, aliases) = (self.content.as_str(), self.carrier.as_str(), self.accept_aliases);
        let reading = NamesFile { text, carrier, map, aliases }.read(&*cx.service::<Places>()?);
        let whole = reading.problems.is_empty() || (self.skip_bad && !reading.names.is_empty());
        if whole { Ok(Some((map, reading))) } else { file_refused(reading.problems, NAMED).err() }
    }

    /// What a member decided stays.
    fn run(&self, file: &Self::Prepared, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<PlaceMap> {
        let mut problems = Vec::new();
        let mut again = Again { aliases: Some(self.accept_aliases), ..Again::default() };
        if let Some((map, reading)) = file {
            again.map = *map;
            again.names = &reading.names;
            problems.clone_from(&reading.problems);
            again.decisions = decisions(tx, cx, &self.carrier, &reading.names, &mut problems)?;
            if !problems.is_empty() && !self.skip_bad {
                return file_refused(problems, NAMED).err();
            }
        }
        let mut map = settle(tx, cx, &self.carrier, &again)?;
        map.problems = problems.iter().take(NAMED).map(|it| PlaceProblem::of("names", it)).collect();
        Ok(map)
    }
}

/// What the file confirms: the province, 0 of a province itself; the spelling; our place.
fn decisions(
    tx: &mut Tx<'_, '_>,
    cx: &Context,
    carrier: &str,
    names: &[FileName],
    problems: &mut Vec<Problem>,
) -> Result<Vec<(i64, String, i64)>> {
    let desks = desk_rows(tx, cx, carrier)?;
    let mut decisions = Vec::new();
    for name in names {
        let desk = desks.iter().find(|row| row.their_id == name.their_id);
        match (name.kind, name.found.sure().filter(|_| name.found.state == MatchState::Confirmed), desk) {
            (PlaceKind::Desk, Some(place), Some(desk)) => {
                decisions.push((desk.province, desk.place_name.clone(), place));
            }
            (PlaceKind::Desk, _, None) => {
                let args = [("value", name.their_id.clone().into())];
                problems.push(problem(name.line, "their_id", &DESK_NOT_FOUND, &args));
            }
            (PlaceKind::Desk, None, Some(_)) | (_, None, _) => {}
            (_, Some(place), _) => decisions.push((name.province, name.their_name.clone(), place)),
        }
    }
    Ok(decisions)
}

/// What is looked at again.
#[derive(Default)]
pub(super) struct Again<'a> {
    /// Decided now: the province, 0 of a province itself; the spelling; our place.
    pub decisions: Vec<(i64, String, i64)>,
    /// The desk that somebody pointed at, whatever its name says.
    pub desk: Option<DeskId>,
    /// Names as a file has them, under this map.
    pub names: &'a [FileName],
    pub map: MapVersion,
    /// Every name is matched anew, listed spellings taken over or not; else only those that were decided.
    pub aliases: Option<bool>,
}

struct Settling<'a> {
    places: &'a Places,
    again: &'a Again<'a>,
    fresh: Decided,
    decided: Decided,
}

impl Settling<'_> {
    /// What a name comes to now, that stood so.
    fn anew(&self, stands: Match, named: Named<'_>) -> Match {
        if let Some(said) = self.fresh.get(&named.key()) {
            return if stands.state == MatchState::Exact { stands } else { Match::confirmed(*said) };
        }
        match self.again.aliases {
            // Whoever confirmed it has said what it is.
            Some(aliases) if stands.state != MatchState::Confirmed => {
                named.decided(named.found(self.places, aliases), &self.decided)
            }
            _ => stands,
        }
    }

    /// A name as the file has it; what a member said of the same spelling holds.
    fn filed(&self, name: &FileName, stood: Option<&NameRow>, id: RawId) -> NameRow {
        let named = Named { province: name.province, name: &name.their_name, map: self.again.map };
        let before = stood.filter(|row| named_of(row).key() == named.key() && row.found.sure().is_some());
        let found = match (name.found.state, before) {
            (MatchState::Confirmed, _) => name.found,
            (_, Some(row)) if row.found.state == MatchState::Confirmed => row.found,
            _ => named.decided(name.found, &self.decided),
        };
        NameRow {
            id: stood.map_or(id, |row| row.id),
            kind: name.kind,
            their_id: name.their_id.clone(),
            their_name: name.their_name.clone(),
            map: self.again.map,
            province: name.province,
            found,
            rev: stood.map_or(0, |row| row.rev),
        }
    }
}

fn named_of(row: &NameRow) -> Named<'_> {
    Named { province: row.province, name: &row.their_name, map: row.map }
}

/// Of several names for one place one stays sure: that which was decided now, else the surest; a member says
/// what the others are.
fn one_each(rows: &mut [NameRow], fresh: &Decided) {
    let rank = |row: &NameRow| match row.found.state {
        _ if fresh.contains_key(&named_of(row).key()) => 0,
        MatchState::Confirmed => 1,
        MatchState::Exact => 2,
        _ => 3,
    };
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|at| rows.get(*at).map(|row| (rank(row), row.rev == 0, row.their_id.clone())));
    let mut taken: HashSet<(PlaceKind, i64)> = HashSet::new();
    for at in order {
        let Some(row) = rows.get_mut(at) else { continue };
        if let Some(place) = row.found.sure()
            && !taken.insert((row.kind, place))
        {
            row.found.state = MatchState::Suggested;
        }
    }
}

/// Matches and decides, and writes what is not as it stood.
pub(super) fn settle(
    tx: &mut Tx<'_, '_>,
    cx: &Context,
    carrier: &str,
    again: &Again<'_>,
) -> Result<PlaceMap> {
    let places = cx.service::<Places>()?;
    // First what stands, then what was decided: whatever is decided between the two is no surprise.
    let desks = desk_rows(tx, cx, carrier)?;
    let stood = name_rows(tx, cx, carrier)?;
    let named = |(province, name, place): &(i64, String, i64)| {
        (Named { province: *province, name, map: again.map }.key(), *place)
    };
    let fresh: Decided = again.decisions.iter().map(named).collect();
    let mut decided = decided(tx, cx, carrier)?;
    decided.extend(fresh.clone());
    let settling = Settling { places: &places, again, fresh, decided };
    let desks: Vec<_> = desks
        .iter()
        .map(|row| match settling.fresh.get(&row.named().key()).filter(|_| again.desk == Some(row.id)) {
            Some(said) => (row, Match::confirmed(*said)),
            None => (row, settling.anew(row.found(), row.named())),
        })
        .collect();
    let known: HashMap<(PlaceKind, &str), &NameRow> =
        stood.iter().map(|row| ((row.kind, row.their_id.as_str()), row)).collect();
    let filed = again.names.iter().filter(|name| name.kind != PlaceKind::Desk);
    let mut names: Vec<NameRow> = filed
        .map(|name| settling.filed(name, known.get(&(name.kind, name.their_id.as_str())).copied(), cx.id()))
        .collect();
    let listed: HashSet<RawId> = names.iter().map(|row| row.id).collect();
    names.extend(stood.iter().filter(|row| !listed.contains(&row.id)).map(|row| {
        let found = settling.anew(row.found, named_of(row));
        NameRow { found, ..row.clone() }
    }));
    one_each(&mut names, &settling.fresh);
    let of =
        |kind: PlaceKind| Matched::of(names.iter().filter(|row| row.kind == kind).map(|row| row.found.state));
    let mut map = PlaceMap {
        provinces: of(PlaceKind::Province),
        municipalities: of(PlaceKind::Municipality),
        desks: Matched::of(desks.iter().map(|(_, found)| found.state)),
        ..PlaceMap::default()
    };
    let stood: HashMap<RawId, &NameRow> = stood.iter().map(|row| (row.id, row)).collect();
    names.retain(|row| stood.get(&row.id) != Some(&row));
    let desks: Vec<_> = desks.into_iter().filter(|(row, found)| row.found() != *found).collect();
    map.changed = names.len() + desks.len();
    tx.make(&PlacesDecided { carrier, decisions: &again.decisions })?;
    // A list that is taken meanwhile does not undo what a member says.
    let rev = |row: &DeskRow| Some(row.rev).filter(|_| !settling.fresh.contains_key(&row.named().key()));
    let desks = desks.into_iter().map(|(row, found)| (row.id, rev(row), found)).collect();
    tx.make(&DesksMatched { carrier, desks })?;
    tx.make(&NamesTaken { carrier, names: &names })?;
    Ok(map)
}
