//! From what somebody typed to a province or municipality, or to the few that may have been meant.

use std::collections::BTreeMap;

use super::key::{distance, place_key};
use super::map::{Municipality, Places, Province};
use super::version::MapVersion;

/// No list of candidates is longer.
const CANDIDATES: usize = 5;

#[derive(Debug)]
pub enum ProvinceLookup<'m> {
    Found(&'m Province),
    Unknown { candidates: Vec<&'m Province> },
}

#[derive(Debug)]
pub enum Lookup<'m> {
    Found(&'m Municipality),
    /// The province held it under an older map.
    MovedFrom {
        municipality: &'m Municipality,
        from: i64,
    },
    /// No municipality of the country is called so; these of the province nearly are.
    Unknown {
        candidates: Vec<&'m Municipality>,
    },
    /// Only other provinces have one of that name or id: nearly so called ones of the province, then those.
    NotInProvince {
        candidates: Vec<&'m Municipality>,
    },
}

/// A number as people type it, Arabic digits included; names hold none.
pub(super) fn number(text: &str) -> Option<i64> {
    let digits: String = text.trim().chars().map(souk_core::text::ascii_digit).collect();
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}

impl Places {
    /// By national number or by name in any listed spelling.
    pub fn province_by(&self, text: &str, map: MapVersion) -> ProvinceLookup<'_> {
        if let Some(number) = number(text) {
            return match self.province(number, map) {
                Some(province) => ProvinceLookup::Found(province),
                None => ProvinceLookup::Unknown { candidates: Vec::new() },
            };
        }
        let key = place_key(text);
        match self.province_with_key(&key, map) {
            Some(province) => ProvinceLookup::Found(province),
            None => ProvinceLookup::Unknown {
                candidates: nearest(
                    &key,
                    self.provinces(map).map(|province| (province, province.keys.as_slice())),
                ),
            },
        }
    }

    /// By id or by name in any listed spelling, inside the province with this number.
    pub fn municipality_by(&self, province: i64, text: &str, map: MapVersion) -> Lookup<'_> {
        if let Some(id) = number(text) {
            return match self.municipality(id) {
                Some(municipality) => self.held_by(province, std::iter::once(municipality), map, Vec::new),
                None => Lookup::Unknown { candidates: Vec::new() },
            };
        }
        let key = place_key(text);
        self.held_by(province, self.municipalities_with_key(&key), map, || {
            let here = self.municipalities().filter(|municipality| municipality.province(map) == province);
            nearest(&key, here.map(|municipality| (municipality, municipality.keys.as_slice())))
        })
    }

    /// The first few municipalities of the country with that name.
    pub(super) fn called(&self, text: &str) -> Vec<&Municipality> {
        self.municipalities_with_key(&place_key(text)).take(CANDIDATES).collect()
    }

    /// Which of the equally called ones the province holds, now or under an older map.
    fn held_by<'m>(
        &self,
        province: i64,
        called: impl Iterator<Item = &'m Municipality>,
        map: MapVersion,
        near: impl FnOnce() -> Vec<&'m Municipality>,
    ) -> Lookup<'m> {
        let called: Vec<&Municipality> = called.collect();
        let held = |map: MapVersion| called.iter().copied().find(move |one| one.province(map) == province);
        if let Some(municipality) = held(map) {
            return Lookup::Found(municipality);
        }
        if let Some(municipality) = self.older(map).find_map(held) {
            return Lookup::MovedFrom { municipality, from: province };
        }
        let mut candidates = near();
        if called.is_empty() {
            return Lookup::Unknown { candidates };
        }
        candidates.extend(called);
        candidates.truncate(CANDIDATES);
        Lookup::NotInProvince { candidates }
    }

    /// Municipalities, of one province if told, whose name begins with the text, then those that hold it.
    pub fn search(
        &self,
        text: &str,
        province: Option<i64>,
        map: MapVersion,
        most: usize,
    ) -> Vec<&Municipality> {
        let key = place_key(text);
        let rank = |one: &Municipality| {
            let ranks = one.keys.iter().filter_map(|known| known.find(&key));
            ranks.min().map(|at| at.min(1))
        };
        let inside = |one: &&Municipality| province.is_none_or(|number| one.province(map) == number);
        let mut found: Vec<(usize, &Municipality)> =
            self.municipalities().filter(inside).filter_map(|one| Some((rank(one)?, one))).collect();
        found.sort_by_key(|(rank, one)| (*rank, one.id));
        found.into_iter().take(most).map(|(_, one)| one).collect()
    }
}

/// The nearest of those within edit distance 2, nearest first.
fn nearest<'m, T>(key: &str, all: impl Iterator<Item = (&'m T, &'m [String])>) -> Vec<&'m T> {
    let mut by_distance: BTreeMap<usize, Vec<&T>> = BTreeMap::new();
    for (one, keys) in all {
        if let Some(steps) = keys.iter().filter_map(|known| distance(key, known)).min() {
            by_distance.entry(steps).or_default().push(one);
        }
    }
    by_distance.into_values().flatten().take(CANDIDATES).collect()
}
