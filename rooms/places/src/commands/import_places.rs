//! Takes a map of the country from two files: a new one, or a better one in the place of one that is there.
//! Orders keep the words that they were placed with.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Command, Context, Outside, Policy, Tx, refusals as kernel};

use super::import_delivery_rates::{MOST_BYTES, NAMED};
use crate::changes::TakePlaces;
use crate::model::{MapFiles, MapReading, MapTable, MapVersion, Places, Problem, map_refused, say};
use crate::queries::newest;
use crate::refusals::MAP_STALE;

/// A report tells no more.
const TOLD: usize = 200;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportPlaces {
    /// `DZ-` and the number of its provinces.
    pub map: MapVersion,
    /// The text of a file with the columns `number,name_fr,name_ar,name_en,parent,spellings`; the last three
    /// may be missing.
    pub provinces: String,
    /// The text of a file with the columns `id,province,name_fr,name_ar,lat,lng,spellings`; the last four may
    /// be missing. `id` is the national commune code.
    pub municipalities: String,
    /// Takes everything but the doubtful rows, which stay as they are.
    #[serde(default)]
    pub skip_bad: bool,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlacesReport {
    pub map: MapVersion,
    /// There was none of this code before.
    pub is_new: bool,
    pub provinces: usize,
    pub municipalities: usize,
    /// Municipalities that lie in another province than under this map before, or under the one before it.
    pub moved: usize,
    /// Places that are called otherwise.
    pub renamed: usize,
    /// Rows that were left out.
    pub skipped: usize,
    /// It is what there was; nothing was written.
    pub unchanged: bool,
    /// Why rows were left out, the first 50.
    pub problems: Vec<PlaceProblem>,
    /// Which moved or are called otherwise, the first 200.
    pub differences: Vec<PlaceDifference>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlaceProblem {
    /// `provinces`, `municipalities` or `names`.
    pub file: String,
    pub line: u64,
    pub column: String,
    /// The refusal's code.
    pub problem: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlaceDifference {
    /// The number of a province, or the id of a municipality.
    pub place: i64,
    pub name: String,
    /// As it was called, where that is another.
    pub was: Option<String>,
    /// The province of a municipality that moved, before and now.
    pub from: Option<i64>,
    pub to: Option<i64>,
}

impl PlaceProblem {
    pub(super) fn of(file: &str, problem: &Problem) -> Self {
        Self {
            file: file.to_owned(),
            line: problem.line,
            column: problem.column.to_owned(),
            problem: problem.code.to_owned(),
        }
    }
}

/// What is not as it was, by the places as they stand.
fn differences(cx: &Context, places: &Places, map: MapVersion, table: &MapTable) -> Vec<PlaceDifference> {
    let name = |words: &souk_core::Words| say(words, cx.lang).to_owned();
    let before = places.before(map);
    let provinces = table.provinces.iter().filter_map(|entry| {
        let known = places.province(entry.number, before);
        let same = known.is_some_and(|known| known.name == entry.name);
        let (place, was) = (entry.number, known.map(|known| name(&known.name)));
        (!same).then(|| PlaceDifference { place, name: name(&entry.name), was, from: None, to: None })
    });
    let municipalities = table.municipalities.iter().filter_map(|entry| {
        let known = places.municipality(entry.id)?;
        let (held, renamed) = (known.province(before), known.name != entry.name);
        let moved = held != entry.province;
        (moved || renamed).then(|| PlaceDifference {
            place: entry.id,
            name: name(&entry.name),
            was: renamed.then(|| name(&known.name)),
            from: moved.then_some(held),
            to: moved.then_some(entry.province),
        })
    });
    provinces.chain(municipalities).collect()
}

impl Command for ImportPlaces {
    const NAME: &'static str = "import_places";
    const POLICY: Policy = Policy::platform("platform.operate").bulk();
    type Prepared = MapReading;
    type Output = PlacesReport;
    const PREPARES: bool = true;

    fn prepare(&self, cx: &Context, _: &Outside) -> Result<MapReading> {
        if self.provinces.len().max(self.municipalities.len()) > MOST_BYTES {
            return kernel::TOO_LARGE.with().arg("max_bytes", MOST_BYTES).err();
        }
        let places = cx.service::<Places>()?;
        let files =
            MapFiles { map: self.map, provinces: &self.provinces, municipalities: &self.municipalities };
        let reading = files.read(&places);
        let may_leave_out = self.skip_bad && reading.is_whole();
        if !reading.problems.is_empty() && !may_leave_out {
            return map_refused(&reading.problems, NAMED).err();
        }
        // Proves that the map can be read again, by every copy and after every start.
        places.with(self.map, &reading.table)?;
        Ok(reading)
    }

    fn run(&self, reading: &MapReading, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<PlacesReport> {
        let places = cx.service::<Places>()?;
        let differences = differences(cx, &places, self.map, &reading.table);
        let is_new = places.maps().all(|map| map != self.map);
        let unchanged = !is_new && places.holds(self.map, &reading.table);
        if !unchanged {
            let number = newest(tx)? + 1;
            tx.must(&TakePlaces { map: self.map, number, table: &reading.table }, &MAP_STALE)?;
        }
        Ok(PlacesReport {
            map: self.map,
            is_new,
            provinces: reading.table.provinces.len(),
            municipalities: reading.table.municipalities.len(),
            moved: differences.iter().filter(|one| one.to.is_some()).count(),
            renamed: differences.iter().filter(|one| one.was.is_some()).count(),
            skipped: reading.skipped(),
            unchanged,
            problems: reading
                .problems
                .iter()
                .take(NAMED)
                .map(|it| PlaceProblem::of(it.file, &it.problem))
                .collect(),
            differences: differences.into_iter().take(TOLD).collect(),
        })
    }
}
