//! A map of an installation's own as it is kept, and how it takes its place among the others.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use souk_core::{Fault, Lang, Words};

use super::key::place_key;
use super::map::{Map, Municipality, Places, Province};
use super::version::MapVersion;

/// Every province of the map, and every municipality with the one that holds it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MapTable {
    pub provinces: Vec<ProvinceEntry>,
    pub municipalities: Vec<MunicipalityEntry>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProvinceEntry {
    pub number: i64,
    pub parent: Option<i64>,
    pub name: Words,
    pub spellings: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MunicipalityEntry {
    pub id: i64,
    pub province: i64,
    pub name: Words,
    pub lat: f64,
    pub lng: f64,
    pub spellings: Vec<String>,
}

/// The keys of a name in its own languages.
pub(super) fn own_keys(name: &Words, langs: &[Lang]) -> Vec<String> {
    let mut keys: Vec<String> = langs.iter().map(|lang| place_key(name.get(*lang, &[Lang::Fr]))).collect();
    keys.sort();
    keys.dedup();
    keys
}

fn all_keys(own: &[String], spellings: &[String], before: &[String]) -> Vec<String> {
    let spelt = spellings.iter().map(|spelling| place_key(spelling)).filter(|key| !key.is_empty());
    let mut keys: Vec<String> = own.iter().cloned().chain(spelt).chain(before.iter().cloned()).collect();
    keys.sort();
    keys.dedup();
    keys
}

impl Places {
    /// These places with one map more, or with another in its place. Earlier names stay spellings of the same
    /// place, where they do not mean another one now.
    pub fn with(&self, version: MapVersion, table: &MapTable) -> Result<Self, Fault> {
        let before = self.before(version);
        let mut provinces: Vec<Province> =
            table.provinces.iter().map(|entry| self.entry(entry, before)).collect();
        unambiguous_provinces(&mut provinces, &table.provinces);
        let mut maps: Vec<Map> = self.maps.iter().filter(|map| map.version != version).cloned().collect();
        maps.push(Map { version, provinces });
        let entries: HashMap<i64, &MunicipalityEntry> =
            table.municipalities.iter().map(|entry| (entry.id, entry)).collect();
        let mut municipalities = self.municipalities.clone();
        for one in &mut municipalities {
            let Some(entry) = entries.get(&one.id) else {
                // It came with a later edition of the program: it lies where it lay.
                let held = one.held.range(..=version).next_back().map(|(_, number)| *number);
                one.held.extend(held.map(|number| (version, number)));
                continue;
            };
            one.held.insert(version, entry.province);
            one.name = entry.name.clone();
            (one.lat, one.lng) = (entry.lat, entry.lng);
            one.own_keys = own_keys(&one.name, &[Lang::Fr, Lang::Ar]);
            one.keys = all_keys(&one.own_keys, &entry.spellings, &one.keys);
        }
        unambiguous(&mut municipalities);
        Self::of(maps, municipalities)
    }

    /// Does it say nothing that is not so already?
    pub fn holds(&self, version: MapVersion, table: &MapTable) -> bool {
        let spelt = |keys: &[String], spellings: &[String]| {
            spellings.iter().all(|spelling| keys.contains(&place_key(spelling)))
        };
        let province = |entry: &ProvinceEntry| {
            self.province(entry.number, version).is_some_and(|known| {
                let same = (&known.name, known.parent) == (&entry.name, entry.parent);
                same && spelt(&known.keys, &entry.spellings)
            })
        };
        let municipality = |entry: &MunicipalityEntry| {
            self.municipality(entry.id).is_some_and(|known| {
                let stands = (known.province(version), &known.name, known.lat, known.lng);
                stands == (entry.province, &entry.name, entry.lat, entry.lng)
                    && spelt(&known.keys, &entry.spellings)
            })
        };
        table.provinces.iter().all(province) && table.municipalities.iter().all(municipality)
    }

    fn entry(&self, entry: &ProvinceEntry, before: MapVersion) -> Province {
        let known = self.province(entry.number, before).map_or(&[][..], |known| &known.keys);
        let own = own_keys(&entry.name, &[Lang::Fr, Lang::En, Lang::Ar]);
        let keys = all_keys(&own, &entry.spellings, known);
        Province { number: entry.number, parent: entry.parent, name: entry.name.clone(), keys }
    }
}

/// A spelling that is another province's own name is no spelling any more.
fn unambiguous_provinces(provinces: &mut [Province], entries: &[ProvinceEntry]) {
    let mut owners: HashMap<String, i64> = HashMap::new();
    for entry in entries {
        for key in own_keys(&entry.name, &[Lang::Fr, Lang::En, Lang::Ar]) {
            owners.insert(key, entry.number);
        }
    }
    let mut spelt = BTreeMap::<String, usize>::new();
    for key in provinces.iter().flat_map(|province| &province.keys) {
        *spelt.entry(key.clone()).or_default() += 1;
    }
    for province in provinces {
        province.keys.retain(|key| match owners.get(key) {
            Some(owner) => *owner == province.number,
            None => spelt.get(key) == Some(&1),
        });
    }
}

/// Likewise a spelling that two municipalities of one province have, under any map.
fn unambiguous(municipalities: &mut [Municipality]) {
    let mut spelt: HashMap<(MapVersion, i64, &str), usize> = HashMap::new();
    for one in municipalities.iter() {
        for (map, number) in &one.held {
            for key in &one.keys {
                *spelt.entry((*map, *number, key)).or_default() += 1;
            }
        }
    }
    let doubled: BTreeSet<(MapVersion, i64, String)> = spelt
        .into_iter()
        .filter(|(_, count)| *count > 1)
        .map(|((map, number, key), _)| (map, number, key.to_owned()))
        .collect();
    if doubled.is_empty() {
        return;
    }
    for one in municipalities {
        let (held, own) = (&one.held, &one.own_keys);
        let is_doubled =
            |key: &String| held.iter().any(|(map, number)| doubled.contains(&(*map, *number, key.clone())));
        one.keys.retain(|key| own.contains(key) || !is_doubled(key));
    }
}
