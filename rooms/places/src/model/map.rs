//! The provinces and municipalities that ship with the program, parsed once at the start.

use std::collections::{HashMap, HashSet};

use souk_core::{Fault, Lang, Words};

use super::key::place_key;

souk_core::text_enum! {
    /// Which province holds which municipality: the maps of 1984, 2019 and 2026.
    #[derive(Default)]
    pub enum MapVersion {
        Dz48 => "DZ-48",
        Dz58 => "DZ-58",
        #[default]
        Dz69 => "DZ-69",
    }
}

impl MapVersion {
    /// The maps before this one, newest first.
    pub const fn older(self) -> &'static [Self] {
        match self {
            Self::Dz48 => &[],
            Self::Dz58 => &[Self::Dz48],
            Self::Dz69 => &[Self::Dz58, Self::Dz48],
        }
    }
}

#[derive(Debug, Clone)]
pub struct Province {
    /// The national number, the same in every map that has the province.
    pub number: i64,
    /// The first map with it.
    pub since: MapVersion,
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
    dz48: i64,
    dz58: i64,
    dz69: i64,
    pub(super) keys: Vec<String>,
    /// Those of `keys` that are its own names, not further spellings.
    own_keys: Vec<String>,
}

impl Municipality {
    /// The number of the province that holds it.
    pub const fn province(&self, map: MapVersion) -> i64 {
        match map {
            MapVersion::Dz48 => self.dz48,
            MapVersion::Dz58 => self.dz58,
            MapVersion::Dz69 => self.dz69,
        }
    }
    /// Is this key one of its own names, or only a further spelling?
    pub(super) fn is_own(&self, key: &str) -> bool {
        self.own_keys.iter().any(|own| own == key)
    }
    /// The province it left with the newest map, shown beside its name until people know the new one.
    pub fn left(&self, map: MapVersion) -> Option<i64> {
        (map == MapVersion::Dz69 && self.dz58 != self.dz69).then_some(self.dz58)
    }
}

/// All places, under every map version. Names are in Arabic and French; other languages read the French one.
#[derive(Debug)]
pub struct Places {
    provinces: Vec<Province>,
    municipalities: Vec<Municipality>,
    province_keys: HashMap<String, i64>,
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
        let provinces = read(provinces, "provinces", province)?;
        let municipalities = read(municipalities, "municipalities", municipality)?;
        let mut places = Self {
            provinces,
            municipalities,
            province_keys: HashMap::new(),
            municipality_keys: HashMap::new(),
        };
        places.provinces.sort_by_key(|province| province.number);
        places.municipalities.sort_by_key(|municipality| municipality.id);
        for province in &places.provinces {
            for key in &province.keys {
                if places.province_keys.insert(key.clone(), province.number).is_some() {
                    return Err(Fault::new(format!("two provinces are called {key}")));
                }
            }
        }
        let mut taken = HashSet::new();
        for municipality in &places.municipalities {
            for map in MapVersion::ALL {
                let number = municipality.province(*map);
                if places.province(number, *map).is_none() {
                    return Err(Fault::new(format!(
                        "{map} has no province {number} for {}",
                        municipality.id
                    )));
                }
                if let Some(key) = municipality.keys.iter().find(|key| !taken.insert((*map, number, *key))) {
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

    /// The provinces of a map, by number.
    pub fn provinces(&self, map: MapVersion) -> impl Iterator<Item = &Province> {
        self.provinces.iter().filter(move |province| province.since <= map)
    }

    pub fn province(&self, number: i64, map: MapVersion) -> Option<&Province> {
        let index = self.provinces.binary_search_by_key(&number, |province| province.number).ok()?;
        self.provinces.get(index).filter(|province| province.since <= map)
    }

    pub fn municipalities(&self) -> impl Iterator<Item = &Municipality> {
        self.municipalities.iter()
    }

    pub fn municipality(&self, id: i64) -> Option<&Municipality> {
        let index = self.municipalities.binary_search_by_key(&id, |municipality| municipality.id).ok()?;
        self.municipalities.get(index)
    }

    /// The province of any map with exactly this key.
    pub(super) fn province_with_key(&self, key: &str) -> Option<i64> {
        self.province_keys.get(key).copied()
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

fn province(line: &Line<'_>) -> Option<Province> {
    let name = Words::one(Lang::Ar, line.text("name_ar")?)
        .with(Lang::Fr, line.text("name_fr")?)
        .with(Lang::En, line.text("name_en")?);
    Some(Province {
        number: line.value("number")?,
        since: MapVersion::parse(line.text("since")?)?,
        parent: line.value("parent"),
        name,
        keys: line.keys(),
    })
}

fn municipality(line: &Line<'_>) -> Option<Municipality> {
    Some(Municipality {
        id: line.value("id")?,
        name: Words::one(Lang::Ar, line.text("name_ar")?).with(Lang::Fr, line.text("name_fr")?),
        lat: line.value("lat")?,
        lng: line.value("lng")?,
        dz48: line.value("dz48")?,
        dz58: line.value("dz58")?,
        dz69: line.value("dz69")?,
        keys: line.keys(),
        own_keys: line.own_keys(),
    })
}
