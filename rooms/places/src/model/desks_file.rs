//! A carrier's list of desks: read whole, or every doubtful row named.

use std::collections::{BTreeMap, BTreeSet};

use souk_core::text;

use super::desk::micro;
use super::find::{ProvinceLookup, number};
use super::map::Places;
use super::named::{Decided, Match, Named, match_place};
use super::place::{province_unknown, short};
use super::rates_file::{Problem, problem, refused_problem};
use super::table::{Cells, Table};
use super::version::MapVersion;
use crate::refusals;

/// No carrier of the country has a tenth of it.
const MOST_ROWS: usize = 5_000;
const NEEDED: [&str; 4] = ["their_id", "name", "province_name", "municipality"];

pub struct DesksFile<'f> {
    pub text: &'f str,
    pub map: MapVersion,
    pub aliases: bool,
    /// Names as the file writes them, that a member has confirmed to be these provinces.
    pub provinces: &'f BTreeMap<String, i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileDesk {
    pub their_id: String,
    pub name: String,
    pub address: String,
    pub province: i64,
    pub place_name: String,
    pub found: Match,
    pub lat_micro: Option<i64>,
    pub lng_micro: Option<i64>,
    pub is_open: bool,
}

impl FileDesk {
    pub fn named(&self, map: MapVersion) -> Named<'_> {
        Named { province: self.province, name: &self.place_name, map }
    }
    /// As a member decided, where the name alone does not say.
    #[must_use]
    pub fn decided(mut self, map: MapVersion, decided: &Decided) -> Self {
        self.found = self.named(map).decided(self.found, decided);
        self
    }
}

#[derive(Debug, Default)]
pub struct DesksReading {
    pub desks: Vec<FileDesk>,
    pub problems: Vec<Problem>,
}

impl DesksFile<'_> {
    pub fn read(&self, places: &Places) -> DesksReading {
        let mut reading = DesksReading::default();
        let table = Table::read(self.text, MOST_ROWS);
        for column in table.missing(&NEEDED) {
            let args = [("missing", column.into())];
            reading.problems.push(problem(1, column, &refusals::DESKS_COLUMN_MISSING, &args));
        }
        if !reading.problems.is_empty() {
            return reading;
        }
        let mut seen = BTreeSet::new();
        for cells in table.rows() {
            let Some(desk) = self.row(places, cells, &mut reading.problems) else { continue };
            if seen.insert(desk.their_id.clone()) {
                reading.desks.push(desk);
            } else {
                let args = [("value", short(&desk.their_id).into())];
                reading.problems.push(problem(cells.line, "their_id", &refusals::DESK_TWICE, &args));
            }
        }
        if let Some(line) = table.too_long {
            let args = [("most", MOST_ROWS.into())];
            reading.problems.push(problem(line, "their_id", &refusals::FILE_TOO_LONG, &args));
        }
        if reading.desks.is_empty() && reading.problems.is_empty() {
            reading.problems.push(problem(1, "their_id", &refusals::DESKS_EMPTY, &[]));
        }
        reading
    }

    fn row(&self, places: &Places, cells: Cells<'_>, problems: &mut Vec<Problem>) -> Option<FileDesk> {
        let mut line = |column: &'static str, most: usize, needed: bool| {
            let typed = cells.text(column);
            let kept = text::line(typed, most).filter(|kept| !needed || !kept.is_empty());
            if kept.is_none() {
                let args = [("value", short(typed).into())];
                problems.push(problem(cells.line, column, &refusals::DESK_TEXT, &args));
            }
            kept
        };
        let their_id = line("their_id", 40, true);
        let name = line("name", 120, true);
        let address = line("address", 300, false);
        let place_name = line("municipality", 80, true);
        let province = self.province(places, cells, problems);
        let (their_id, name, address) = (their_id?, name?, address?);
        let (place_name, province) = (place_name?, province?);
        Some(FileDesk {
            found: match_place(places, province, &place_name, self.map, self.aliases),
            lat_micro: micro(cells.text("lat"), 90.0),
            lng_micro: micro(cells.text("lng"), 180.0),
            is_open: !matches!(cells.text("open"), "0" | "no" | "false" | "closed"),
            their_id,
            name,
            address,
            province,
            place_name,
        })
    }

    /// By name. A name that only one province nearly has is taken where the number beside it agrees; a number
    /// alone says nothing.
    fn province(&self, places: &Places, cells: Cells<'_>, problems: &mut Vec<Problem>) -> Option<i64> {
        let name = cells.text("province_name");
        if let Some(confirmed) =
            self.provinces.get(name).and_then(|number| places.province(*number, self.map))
        {
            return Some(confirmed.number);
        }
        let found = match number(name) {
            Some(_) => ProvinceLookup::Unknown { candidates: Vec::new() },
            None => places.province_by(name, self.map),
        };
        match found {
            ProvinceLookup::Found(found) => Some(found.number),
            ProvinceLookup::Unknown { candidates } => {
                let typed = number(cells.text("province_number"));
                match candidates.as_slice() {
                    [only] if typed == Some(only.number) => Some(only.number),
                    _ => {
                        let refusal = province_unknown(name, &candidates);
                        problems.push(refused_problem(cells.line, "province_name", refusal));
                        None
                    }
                }
            }
        }
    }
}
