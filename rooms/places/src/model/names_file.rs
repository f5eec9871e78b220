//! A carrier's names of our places as a file: its own list, or the table that was taken along, looked through
//! by a member and brought back.

use std::collections::{BTreeSet, HashMap};

use souk_core::text;

use super::find::{Lookup, ProvinceLookup, number};
use super::key::place_key;
use super::map::Places;
use super::named::{Match, MatchState, Named, PlaceKind};
use super::place::{province_unknown, short};
use super::rates_file::{Problem, problem, refused_problem};
use super::table::{Cells, Table};
use super::version::MapVersion;
use crate::refusals;

/// Every municipality, every province and more desks than a carrier has.
const MOST_ROWS: usize = 5_000;
const NEEDED: [&str; 4] = ["kind", "their_id", "their_name", "province"];

pub struct NamesFile<'f> {
    pub text: &'f str,
    /// Rows of another are somebody else's.
    pub carrier: &'f str,
    pub map: MapVersion,
    pub aliases: bool,
}

/// One name, matched; confirmed where the file says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName {
    pub line: u64,
    pub kind: PlaceKind,
    pub their_id: String,
    pub their_name: String,
    /// 0 of a province itself, and of a desk, whose own row knows it.
    pub province: i64,
    pub found: Match,
}

#[derive(Debug, Clone, Default)]
pub struct NamesReading {
    pub names: Vec<FileName>,
    pub problems: Vec<Problem>,
}

impl NamesFile<'_> {
    pub fn read(&self, places: &Places) -> NamesReading {
        let mut reading = NamesReading::default();
        let table = Table::read(self.text, MOST_ROWS);
        for column in table.missing(&NEEDED) {
            let args = [("missing", column.into())];
            reading.problems.push(problem(1, column, &refusals::NAMES_COLUMN_MISSING, &args));
        }
        if let Some(line) = table.too_long {
            let args = [("most", MOST_ROWS.into())];
            reading.problems.push(problem(line, "their_id", &refusals::FILE_TOO_LONG, &args));
        }
        if !reading.problems.is_empty() {
            return reading;
        }
        // Provinces first: municipalities name the one that they lie in as the carrier does.
        let mut theirs = HashMap::new();
        let mut seen = BTreeSet::new();
        for provinces in [true, false] {
            for cells in table.rows() {
                if (cells.text("kind") == PlaceKind::Province.as_str()) != provinces {
                    continue;
                }
                let Some(name) = self.row(places, &theirs, cells, &mut reading.problems) else { continue };
                if let Some(number) = name.found.sure().filter(|_| provinces) {
                    theirs.insert(place_key(&name.their_name), number);
                }
                if seen.insert((name.kind, name.their_id.clone())) {
                    reading.names.push(name);
                } else {
                    let args = [("value", short(&name.their_id).into())];
                    reading.problems.push(problem(name.line, "their_id", &refusals::NAME_TWICE, &args));
                }
            }
        }
        if reading.names.is_empty() && reading.problems.is_empty() {
            reading.problems.push(problem(1, "their_id", &refusals::NAMES_EMPTY, &[]));
        }
        reading
    }

    fn row(
        &self,
        places: &Places,
        theirs: &HashMap<String, i64>,
        cells: Cells<'_>,
        problems: &mut Vec<Problem>,
    ) -> Option<FileName> {
        let mut stop = |column: &'static str, def: &souk_core::RefusalDef| {
            problems.push(problem(cells.line, column, def, &[("value", short(cells.text(column)).into())]));
        };
        let carrier = cells.text("carrier");
        if !carrier.is_empty() && carrier != self.carrier {
            stop("carrier", &refusals::NAMES_OF_ANOTHER);
            return None;
        }
        let Some(kind) = PlaceKind::parse(cells.text("kind")) else {
            stop("kind", &refusals::PLACE_KIND);
            return None;
        };
        let line =
            |column: &str, most: usize| text::line(cells.text(column), most).filter(|kept| !kept.is_empty());
        let (their_id, their_name) = (line("their_id", 40), line("their_name", 120));
        for (column, kept) in [("their_id", &their_id), ("their_name", &their_name)] {
            if kept.is_none() {
                stop(column, &refusals::DESK_TEXT);
            }
        }
        let (their_id, their_name) = (their_id?, their_name?);
        let province = match kind {
            PlaceKind::Municipality => self.province(places, theirs, cells, problems)?,
            PlaceKind::Province | PlaceKind::Desk => 0,
        };
        let said = cells.text("state") == MatchState::Confirmed.as_str();
        let found = match (said, kind) {
            (true, _) => Match::confirmed(self.said(places, kind, province, cells, problems)?),
            // Its own row has the name of the place that it is in.
            (false, PlaceKind::Desk) => Match::UNMAPPED,
            (false, _) => Named { province, name: &their_name, map: self.map }.found(places, self.aliases),
        };
        Some(FileName { line: cells.line, kind, their_id, their_name, province, found })
    }

    /// As the carrier writes it where the file says what that is, else as we do; a number says nothing.
    fn province(
        &self,
        places: &Places,
        theirs: &HashMap<String, i64>,
        cells: Cells<'_>,
        problems: &mut Vec<Problem>,
    ) -> Option<i64> {
        let name = cells.text("province");
        if let Some(known) = theirs.get(&place_key(name)) {
            return Some(*known);
        }
        let found = match number(name) {
            Some(_) => ProvinceLookup::Unknown { candidates: Vec::new() },
            None => places.province_by(name, self.map),
        };
        match found {
            ProvinceLookup::Found(found) => Some(found.number),
            ProvinceLookup::Unknown { candidates } => {
                let refusal = province_unknown(name, &candidates);
                problems.push(refused_problem(cells.line, "province", refusal));
                None
            }
        }
    }

    /// The place that a member says it is: one that is there, and in that province.
    fn said(
        &self,
        places: &Places,
        kind: PlaceKind,
        province: i64,
        cells: Cells<'_>,
        problems: &mut Vec<Problem>,
    ) -> Option<i64> {
        let typed = cells.text("our_id");
        let id = number(typed);
        let found = match kind {
            PlaceKind::Province => id.filter(|id| places.province(*id, self.map).is_some()),
            PlaceKind::Desk => id.filter(|id| places.municipality(*id).is_some()),
            PlaceKind::Municipality => match places.municipality_by(province, typed, self.map) {
                Lookup::Found(one) | Lookup::MovedFrom { municipality: one, .. } => id.map(|_| one.id),
                Lookup::Unknown { .. } | Lookup::NotInProvince { .. } => None,
            },
        };
        if found.is_none() {
            let args = [("value", short(typed).into())];
            problems.push(problem(cells.line, "our_id", &refusals::MUNICIPALITY_NUMBER, &args));
        }
        found
    }
}
