//! A map from two files, its provinces and its municipalities: matched to ours by number and name together.
//! Whatever is doubtful is named with its row; nothing of it is taken, or everything but those rows.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;
use souk_core::{FieldError, Lang, RefusalDef, Words, text};

use super::desk::degrees;
use super::find::number;
use super::key::place_key;
use super::map::{Municipality, Places, say};
use super::map_table::{MapTable, MunicipalityEntry, ProvinceEntry, own_keys};
use super::place::short;
use super::rates_file::{Problem, problem};
use super::table::{Cells, Table};
use super::version::MapVersion;
use crate::refusals;

/// More rows than any country's list has.
const MOST_ROWS: usize = 5_000;
/// Letters of a name.
const NAME: usize = 80;

const PROVINCES: &str = "provinces";
const MUNICIPALITIES: &str = "municipalities";

pub struct MapFiles<'f> {
    pub map: MapVersion,
    pub provinces: &'f str,
    pub municipalities: &'f str,
}

/// A problem, and the file that it is in.
#[derive(Debug, Clone, PartialEq)]
pub struct FileProblem {
    pub file: &'static str,
    pub problem: Problem,
    /// It is about one row, which can be left out.
    pub of_row: bool,
}

/// What the files say: whole where there are no problems, else without the rows that have some.
#[derive(Debug, Default)]
pub struct MapReading {
    pub table: MapTable,
    pub problems: Vec<FileProblem>,
}

impl MapReading {
    fn row(
        &mut self,
        file: &'static str,
        line: u64,
        column: &'static str,
        def: &RefusalDef,
        args: &[(&str, Value)],
    ) {
        self.problems.push(FileProblem { file, problem: problem(line, column, def, args), of_row: true });
    }
    fn whole(&mut self, file: &'static str, column: &'static str, def: &RefusalDef, args: &[(&str, Value)]) {
        self.problems.push(FileProblem { file, problem: problem(1, column, def, args), of_row: false });
    }
    /// Can it be taken without its doubtful rows?
    pub fn is_whole(&self) -> bool {
        self.problems.iter().all(|problem| problem.of_row)
    }
    /// How many rows are left out.
    pub fn skipped(&self) -> usize {
        let rows: BTreeSet<_> = self.problems.iter().map(|it| (it.file, it.problem.line)).collect();
        rows.len()
    }
}

/// What files are refused with: how many things need somebody, and the first of them by file, line, column.
pub(crate) fn map_refused(problems: &[FileProblem], named: usize) -> souk_core::Refusal {
    let mut refusal = refusals::FILE_REFUSED.with().arg("problems", problems.len());
    refusal.fields.extend(problems.iter().take(named).map(|found| FieldError {
        field: format!("{}.{}.{}", found.file, found.problem.line, found.problem.column),
        code: found.problem.code,
        args: found.problem.args.clone(),
    }));
    refusal
}

/// Columns by our names, and by those of the lists that these tables were made from.
fn either<'t>(cells: Cells<'t>, names: [&str; 2]) -> &'t str {
    names.into_iter().map(|name| cells.text(name)).find(|text| !text.is_empty()).unwrap_or_default()
}

/// A name without the strokes that only stretch it, and without a bracket that a list cut off; `None` where
/// there is none, or it is none.
fn name(cells: Cells<'_>, column: &str) -> Option<String> {
    let stretched = text::line(cells.text(column), NAME)?;
    let name: String = stretched.chars().filter(|letter| *letter != '\u{640}').collect();
    let whole = match name.split_once('(') {
        Some((before, rest)) if !rest.contains(')') => before.trim_end().to_owned(),
        _ => name,
    };
    (!place_key(&whole).is_empty()).then_some(whole)
}

fn spellings(cells: Cells<'_>) -> Vec<String> {
    let spelt = cells.text("spellings").split('|').filter_map(|spelling| text::line(spelling, NAME));
    spelt.filter(|spelling| !place_key(spelling).is_empty()).collect()
}

impl MapFiles<'_> {
    pub fn read(&self, places: &Places) -> MapReading {
        let mut reading = MapReading::default();
        let (provinces, municipalities) =
            (Table::read(self.provinces, MOST_ROWS), Table::read(self.municipalities, MOST_ROWS));
        for (file, table, needed) in [
            (PROVINCES, &provinces, [["number", "code"], ["name_fr", "name_fr"], ["name_ar", "name_ar"]]),
            (
                MUNICIPALITIES,
                &municipalities,
                [["id", "code_commune"], ["province", "wilaya_code"], ["name_fr", "name_fr"]],
            ),
        ] {
            for [ours, theirs] in needed {
                if !table.has(ours) && !table.has(theirs) {
                    reading.whole(file, ours, &refusals::MAP_COLUMN_MISSING, &[("missing", ours.into())]);
                }
            }
            if let Some(line) = table.too_long {
                let args = [("most", MOST_ROWS.into())];
                reading.row(file, line, "id", &refusals::FILE_TOO_LONG, &args);
            }
        }
        if !reading.problems.is_empty() {
            return reading;
        }
        self.read_provinces(&provinces, places, &mut reading);
        self.read_municipalities(&municipalities, places, &mut reading);
        reading
    }

    fn read_provinces(&self, table: &Table, places: &Places, reading: &mut MapReading) {
        let mut taken: BTreeMap<i64, ProvinceEntry> = BTreeMap::new();
        let mut owners: HashMap<String, i64> = HashMap::new();
        let before = places.before(self.map);
        for cells in table.rows() {
            let typed = either(cells, ["number", "code"]);
            let Some(number) = number(typed).filter(|number| (1..=99).contains(number)) else {
                let args = [("value", short(typed).into())];
                reading.row(PROVINCES, cells.line, "number", &refusals::PROVINCE_NUMBER, &args);
                continue;
            };
            let (Some(fr), Some(ar)) = (name(cells, "name_fr"), name(cells, "name_ar")) else {
                let column = if name(cells, "name_fr").is_none() { "name_fr" } else { "name_ar" };
                let args = [("value", short(cells.text(column)).into())];
                reading.row(PROVINCES, cells.line, column, &refusals::PLACE_NAME_INVALID, &args);
                continue;
            };
            let known = places.province(number, before).map(|known| &known.name);
            let kept = |lang: Lang, name: String| match known {
                Some(known) => same_or(known, lang, name),
                None => name,
            };
            let en = name(cells, "name_en").unwrap_or_else(|| fr.clone());
            let words = Words::one(Lang::Ar, kept(Lang::Ar, ar)).with(Lang::Fr, kept(Lang::Fr, fr));
            let words = words.with(Lang::En, kept(Lang::En, en));
            let keys = own_keys(&words, &[Lang::Fr, Lang::En, Lang::Ar]);
            let other = keys.iter().find_map(|key| owners.get(key)).copied();
            if let Some(other) = other.or_else(|| taken.contains_key(&number).then_some(number)) {
                let args = [("value", short(cells.text("name_fr")).into()), ("other", other.into())];
                reading.row(PROVINCES, cells.line, "name_fr", &refusals::PLACE_TWICE, &args);
                continue;
            }
            owners.extend(keys.into_iter().map(|key| (key, number)));
            let parent = self::number(either(cells, ["parent", "mother_wilaya_code"]));
            taken.insert(number, ProvinceEntry { number, parent, name: words, spellings: spellings(cells) });
        }
        // A doubtful row leaves a province as it was.
        let skipped = !reading.problems.is_empty();
        for known in places.provinces(before).filter(|_| skipped) {
            let (number, name) = (known.number, known.name.clone());
            taken.entry(number).or_insert(ProvinceEntry {
                number,
                parent: known.parent,
                name,
                spellings: Vec::new(),
            });
        }
        if taken.len() != self.map.provinces() {
            let args = [
                ("map", self.map.to_string().into()),
                ("count", taken.len().into()),
                ("expected", self.map.provinces().into()),
            ];
            reading.whole(PROVINCES, "number", &refusals::PROVINCES_COUNT, &args);
        }
        reading.table.provinces = taken.into_values().collect();
    }

    fn read_municipalities(&self, table: &Table, places: &Places, reading: &mut MapReading) {
        let numbers: BTreeSet<i64> = reading.table.provinces.iter().map(|one| one.number).collect();
        let mut rows: BTreeMap<i64, (u64, MunicipalityEntry)> = BTreeMap::new();
        for cells in table.rows() {
            match municipality(cells, places, &numbers) {
                Ok(entry) if rows.contains_key(&entry.id) => {
                    let other = rows.get(&entry.id).map_or(0, |(line, _)| *line);
                    let args = [("value", entry.id.into()), ("other", other.into())];
                    reading.row(MUNICIPALITIES, cells.line, "id", &refusals::PLACE_TWICE, &args);
                }
                Ok(entry) => drop(rows.insert(entry.id, (cells.line, entry))),
                Err((column, def, value)) => {
                    let args = [("value", value)];
                    reading.row(MUNICIPALITIES, cells.line, column, def, &args);
                }
            }
        }
        let (count, all) = (table.rows().count(), places.municipalities().count());
        if count != all {
            let args = [("count", count.into()), ("expected", all.into())];
            reading.whole(MUNICIPALITIES, "id", &refusals::MUNICIPALITIES_COUNT, &args);
        }
        let mut entries: BTreeMap<i64, (Option<u64>, MunicipalityEntry)> = BTreeMap::new();
        for known in places.municipalities() {
            let row = rows.remove(&known.id).map(|(line, entry)| (Some(line), entry));
            entries.insert(known.id, row.unwrap_or_else(|| (None, self.stands(known))));
        }
        while let Some((id, line, other)) = doubled(&entries, places, self.map) {
            let value = entries.get(&id).map_or("", |(_, entry)| say(&entry.name, Lang::Fr));
            let args = [("value", short(value).into()), ("other", other.into())];
            reading.row(MUNICIPALITIES, line, "name_fr", &refusals::PLACE_TWICE, &args);
            if let Some(known) = places.municipality(id) {
                entries.insert(id, (None, self.stands(known)));
            }
        }
        let entries: Vec<MunicipalityEntry> = entries.into_values().map(|(_, entry)| entry).collect();
        if let Some(number) = numbers.iter().find(|number| entries.iter().all(|it| it.province != **number)) {
            let args = [("value", (*number).into())];
            reading.whole(MUNICIPALITIES, "province", &refusals::PROVINCE_EMPTY, &args);
        }
        if let Some(stray) = entries.iter().find(|entry| !numbers.contains(&entry.province)) {
            let args = [("value", stray.province.into())];
            reading.whole(PROVINCES, "number", &refusals::PROVINCE_NUMBER, &args);
        }
        reading.table.municipalities = entries;
    }

    /// A municipality as the map has it, or the one before where there is none of that name yet.
    fn stands(&self, known: &Municipality) -> MunicipalityEntry {
        let held = known.held.range(..=self.map).next_back().map_or(0, |(_, number)| *number);
        MunicipalityEntry {
            id: known.id,
            province: held,
            name: known.name.clone(),
            lat: known.lat,
            lng: known.lng,
            spellings: Vec::new(),
        }
    }
}

type Doubt = (&'static str, &'static RefusalDef, Value);

/// By its number, where one of its names is ours too.
fn municipality(
    cells: Cells<'_>,
    places: &Places,
    numbers: &BTreeSet<i64>,
) -> Result<MunicipalityEntry, Doubt> {
    let typed = either(cells, ["id", "code_commune"]);
    let unknown = || ("id", &refusals::MUNICIPALITY_NUMBER, Value::from(short(typed)));
    let known = number(typed).and_then(|id| places.municipality(id)).ok_or_else(unknown)?;
    let typed = either(cells, ["province", "wilaya_code"]);
    let province = number(typed)
        .filter(|number| numbers.contains(number))
        .ok_or_else(|| ("province", &refusals::PROVINCE_NUMBER, Value::from(short(typed))))?;
    let invalid = || ("name_fr", &refusals::PLACE_NAME_INVALID, Value::from(short(cells.text("name_fr"))));
    let fr = name(cells, "name_fr").ok_or_else(invalid)?;
    let ar = name(cells, "name_ar").unwrap_or_else(|| say(&known.name, Lang::Ar).to_owned());
    let agrees = [&fr, &ar].into_iter().any(|name| known.keys.contains(&place_key(name)));
    if !agrees {
        return Err(("name_fr", &refusals::PLACE_NAME_DISAGREES, Value::from(short(&fr))));
    }
    Ok(MunicipalityEntry {
        id: known.id,
        province,
        // A name that the source cuts or stretches is the one that stands.
        name: Words::one(Lang::Ar, same_or(&known.name, Lang::Ar, ar))
            .with(Lang::Fr, same_or(&known.name, Lang::Fr, fr)),
        lat: degrees(either(cells, ["lat", "latitude"]), 90.0).unwrap_or(known.lat),
        lng: degrees(either(cells, ["lng", "longitude"]), 180.0).unwrap_or(known.lng),
        spellings: spellings(cells),
    })
}

/// The name that stands, where the new one is the same but for its signs.
fn same_or(known: &Words, lang: Lang, name: String) -> String {
    let stands = say(known, lang);
    if place_key(stands) == place_key(&name) { stands.to_owned() } else { name }
}

/// The first row that gives two municipalities of one province one name, under this map or another: its id,
/// its line and the id of the other. A row that changes nothing is not the one to blame.
fn doubled(
    entries: &BTreeMap<i64, (Option<u64>, MunicipalityEntry)>,
    places: &Places,
    version: MapVersion,
) -> Option<(i64, u64, i64)> {
    let mut taken: HashMap<(MapVersion, i64, String), i64> = HashMap::new();
    for (id, (_, entry)) in entries {
        let known = places.municipality(*id)?;
        let mut held = known.held.clone();
        held.insert(version, entry.province);
        for key in own_keys(&entry.name, &[Lang::Fr, Lang::Ar]) {
            for (map, number) in &held {
                let Some(other) = taken.insert((*map, *number, key.clone()), *id) else { continue };
                if other == *id {
                    continue;
                }
                let line = |id: i64| {
                    let (line, entry) = entries.get(&id)?;
                    let known = places.municipality(id)?;
                    let same = entry.name == known.name && known.held.get(&version) == Some(&entry.province);
                    line.filter(|_| !same)
                };
                let blamed = [(*id, other), (other, *id)].into_iter();
                let blamed = blamed.filter_map(|(one, other)| Some((line(one)?, one, other))).max();
                return blamed.map(|(line, one, other)| (one, line, other));
            }
        }
    }
    None
}
