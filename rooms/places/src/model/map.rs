//! The provinces and municipalities under every map: those that ship with the program, parsed once at the
//! start, and those that an installation took from files.

use std::collections::{BTreeMap, HashMap, HashSet};

use souk_core::{Fault, Lang, Words};

use super::key::place_key;
use super::version::MapVersion;

#[derive(Debug, Clone)]
pub struct Province {
    /// The national number, the same in every map that has the province.
    pub number: i64,
    /// The province it was taken from.
    pub parent: Option<i64>,
    pub name: Words,
    pub(super) keys: Vec<String>,
}

#[derive(Debug, Clone)]
pub struct Municipality {
    /// The national commune code; ours for ever, whatever map comes.
    pub id: i64,
    pub name: Words,
    pub lat: f64,
    pub lng: f64,
    /// The number of the province that holds it, map by map.
    pub(super) held: BTreeMap<MapVersion, i64>,
    pub(super) keys: Vec<String>,
    /// Those of `keys` that are its own names, not further spellings.
    pub(super) own_keys: Vec<String>,
}

impl Municipality {
    /// The number of the province that holds it; 0, which no province has, under a map that is not there.
    pub fn province(&self, map: MapVersion) -> i64 {
        self.held.get(&map).copied().unwrap_or_default()
    }
    /// Is this key one of its own names, or only a further spelling?
    pub(super) fn is_own(&self, key: &str) -> bool {
        self.own_keys.iter().any(|own| own == key)
    }
    /// The province it left with this map, shown beside its name until people know the new one. Whoever moved
    /// in 2019 has arrived.
    pub fn left(&self, map: MapVersion) -> Option<i64> {
        let (_, before) = self.held.range(..map).next_back().filter(|_| map > MapVersion::DZ58)?;
        (*before != self.province(map)).then_some(*before)
    }
}

/// One map: its provinces, by number.
#[derive(Debug, Clone)]
pub(super) struct Map {
    pub version: MapVersion,
    pub provinces: Vec<Province>,
}

/// All places, under every map version. Names are in Arabic and French; other languages read the French one.
#[derive(Debug, Clone)]
pub struct Places {
    /// The oldest first.
    pub(super) maps: Vec<Map>,
    /// By id.
    pub(super) municipalities: Vec<Municipality>,
    municipality_keys: HashMap<String, Vec<i64>>,
}

/// The name in the asked language, else in French.
pub(crate) fn say(name: &Words, lang: Lang) -> &str {
    name.get(lang, &[Lang::Fr])
}

impl Places {
    /// The tables in `data/`.
    pub fn shipped() -> Result<Self, Fault> {
        Self::parse(include_str!("../../data/provinces.csv"), include_str!("../../data/municipalities.csv"))
    }

    pub fn parse(provinces: &str, municipalities: &str) -> Result<Self, Fault> {
        let provinces: Vec<(MapVersion, Province)> = read(provinces, "provinces", province)?;
        let municipalities = read(municipalities, "municipalities", municipality)?;
        let inside = |version: MapVersion| {
            let since = provinces.iter().filter(|(since, _)| *since <= version);
            since.map(|(_, province)| province.clone()).collect()
        };
        let maps = [MapVersion::DZ48, MapVersion::DZ58, MapVersion::DZ69];
        let maps = maps.into_iter().map(|version| Map { version, provinces: inside(version) });
        Self::of(maps.collect(), municipalities)
    }

    /// Proves that no name is ambiguous and that whoever lies in a province lies in one that is there.
    pub(super) fn of(mut maps: Vec<Map>, mut municipalities: Vec<Municipality>) -> Result<Self, Fault> {
        maps.sort_by_key(|map| map.version);
        municipalities.sort_by_key(|municipality| municipality.id);
        for map in &mut maps {
            map.provinces.sort_by_key(|province| province.number);
            let mut keys = HashSet::new();
            let mut all = map.provinces.iter().flat_map(|province| &province.keys);
            if let Some(key) = all.find(|key| !keys.insert(*key)) {
                return Err(Fault::new(format!("{}: two provinces are called {key}", map.version)));
            }
        }
        let mut places = Self { maps, municipalities, municipality_keys: HashMap::new() };
        let mut taken = HashSet::new();
        for municipality in &places.municipalities {
            for (map, number) in &municipality.held {
                if places.province(*number, *map).is_none() {
                    let id = municipality.id;
                    return Err(Fault::new(format!("{map} has no province {number} for {id}")));
                }
                if let Some(key) = municipality.keys.iter().find(|key| !taken.insert((*map, *number, *key))) {
                    return Err(Fault::new(format!(
                        "{map}: province {number} has two municipalities called {key}"
                    )));
                }
            }
            for key in &municipality.keys {
                places.municipality_keys.entry(key.clone()).or_default().push(municipality.id);
            }
        }
        Ok(places)
    }

    /// The maps there are, the oldest first.
    pub fn maps(&self) -> impl DoubleEndedIterator<Item = MapVersion> {
        self.maps.iter().map(|map| map.version)
    }

    /// The map with this code, as settings have it, or the one that holds today.
    pub fn map_of(&self, code: &str) -> MapVersion {
        MapVersion::parse(code).filter(|asked| self.maps().any(|map| map == *asked)).unwrap_or_default()
    }

    /// The maps before this one, the newest first.
    pub(super) fn older(&self, than: MapVersion) -> impl Iterator<Item = MapVersion> {
        self.maps().rev().filter(move |map| *map < than)
    }

    /// The map itself where it is there, else the one before it.
    pub fn before(&self, map: MapVersion) -> MapVersion {
        self.maps().rev().find(|known| *known <= map).unwrap_or_default()
    }

    fn table(&self, map: MapVersion) -> &[Province] {
        self.maps.iter().find(|known| known.version == map).map_or(&[], |known| &known.provinces)
    }

    /// The provinces of a map, by number.
    pub fn provinces(&self, map: MapVersion) -> impl Iterator<Item = &Province> {
        self.table(map).iter()
    }

    pub fn province(&self, number: i64, map: MapVersion) -> Option<&Province> {
        let table = self.table(map);
        table.get(table.binary_search_by_key(&number, |province| province.number).ok()?)
    }

    pub fn municipalities(&self) -> impl Iterator<Item = &Municipality> {
        self.municipalities.iter()
    }

    pub fn municipality(&self, id: i64) -> Option<&Municipality> {
        let index = self.municipalities.binary_search_by_key(&id, |municipality| municipality.id).ok()?;
        self.municipalities.get(index)
    }

    /// The province of the map with exactly this key.
    pub(super) fn province_with_key(&self, key: &str, map: MapVersion) -> Option<&Province> {
        self.provinces(map).find(|province| province.keys.iter().any(|known| known == key))
    }

    /// The municipalities of the whole country with exactly this key.
    pub(super) fn municipalities_with_key(&self, key: &str) -> impl Iterator<Item = &Municipality> {
        self.municipality_keys.get(key).into_iter().flatten().filter_map(|id| self.municipality(*id))
    }
}

/// One line of a table, whose cells are asked for by column name.
struct Line<'r> {
    columns: &'r csv::StringRecord,
    cells: csv::StringRecord,
}

impl Line<'_> {
    fn text(&self, column: &str) -> Option<&str> {
        let index = self.columns.iter().position(|name| name == column)?;
        self.cells.get(index).filter(|text| !text.is_empty())
    }
    fn value<T: std::str::FromStr>(&self, column: &str) -> Option<T> {
        self.text(column)?.parse().ok()
    }
    fn own_keys(&self) -> Vec<String> {
        ["name_fr", "name_ar"].into_iter().filter_map(|column| self.text(column)).map(place_key).collect()
    }
    /// The keys of all its names, each once.
    fn keys(&self) -> Vec<String> {
        let names = ["name_fr", "name_en", "name_ar"].into_iter().filter_map(|column| self.text(column));
        let spellings = self.text("spellings").into_iter().flat_map(|texts| texts.split('|'));
        let mut keys: Vec<String> = names.chain(spellings).map(place_key).collect();
        keys.sort();
        keys.dedup();
        keys
    }
}

fn read<T>(text: &str, table: &str, one: fn(&Line<'_>) -> Option<T>) -> Result<Vec<T>, Fault> {
    let broken = |error| Fault::caused(format!("the table of {table} does not parse"), error);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let columns = reader.headers().map_err(broken)?.clone();
    let mut rows = Vec::new();
    for cells in reader.records() {
        let line = Line { columns: &columns, cells: cells.map_err(broken)? };
        let row =
            one(&line).ok_or_else(|| Fault::new(format!("{table}: {:?} lacks something", line.cells)))?;
        rows.push(row);
    }
    Ok(rows)
}

fn province(line: &Line<'_>) -> Option<(MapVersion, Province)> {
    let name = Words::one(Lang::Ar, line.text("name_ar")?)
        .with(Lang::Fr, line.text("name_fr")?)
        .with(Lang::En, line.text("name_en")?);
    let since = MapVersion::parse(line.text("since")?)?;
    let province =
        Province { number: line.value("number")?, parent: line.value("parent"), name, keys: line.keys() };
    Some((since, province))
}

fn municipality(line: &Line<'_>) -> Option<Municipality> {
    Some(Municipality {
        id: line.value("id")?,
        name: Words::one(Lang::Ar, line.text("name_ar")?).with(Lang::Fr, line.text("name_fr")?),
        lat: line.value("lat")?,
        lng: line.value("lng")?,
        held: BTreeMap::from([
            (MapVersion::DZ48, line.value("dz48")?),
            (MapVersion::DZ58, line.value("dz58")?),
            (MapVersion::DZ69, line.value("dz69")?),
        ]),
        keys: line.keys(),
        own_keys: line.own_keys(),
    })
}
