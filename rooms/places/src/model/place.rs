//! Where an order goes: one municipality under one map version, with the words people are shown.

use serde_json::{Value, json};
use souk_core::{FieldError, Lang, Refusal, RefusalDef, Result, Words};

use super::find::{Lookup, ProvinceLookup, number};
use super::map::{Municipality, Places, Province, say};
use super::version::MapVersion;
use crate::refusals;

/// What an order keeps of its destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub municipality: i64,
    /// The province's number under `map`.
    pub province: i64,
    pub map: MapVersion,
    /// `Aflou (ex Laghouat)` where people may still know another province.
    pub municipality_words: Words,
    pub province_words: Words,
}

impl Places {
    /// The place of a municipality; `typed` is the older province that somebody named.
    pub fn place(&self, municipality: &Municipality, map: MapVersion, typed: Option<i64>) -> Option<Place> {
        let province = self.province(municipality.province(map), map)?;
        let former = typed.or_else(|| municipality.left(map)).and_then(|number| self.province(number, map));
        let mut words = municipality.name.clone();
        if let Some(former) = former {
            for (lang, text) in &mut words.0 {
                let name = say(&former.name, *lang);
                *text = match lang {
                    Lang::Ar => format!("{text} ({name} سابقا)"),
                    _ => format!("{text} (ex {name})"),
                };
            }
        }
        Some(Place {
            municipality: municipality.id,
            province: province.number,
            map,
            municipality_words: words,
            province_words: province.name.clone(),
        })
    }

    /// A refusal with candidates: as objects for programs, as one text in both scripts for sentences.
    pub(super) fn naming(
        &self,
        refused: &RefusalDef,
        typed: &str,
        candidates: &[&Municipality],
        map: MapVersion,
    ) -> Refusal {
        let places: Vec<Place> = candidates.iter().filter_map(|one| self.place(one, map, None)).collect();
        let names = candidates.iter().zip(&places);
        let names: Vec<String> = names
            .map(|(one, place)| format!("{} ({})", both(&one.name), both(&place.province_words)))
            .collect();
        let objects: Vec<Value> = places
            .iter()
            .map(|place| {
                json!({
                    "municipality": place.municipality, "province": place.province,
                    "municipality_words": place.municipality_words, "province_words": place.province_words,
                })
            })
            .collect();
        let refusal = refused.with().arg("value", short(typed)).arg("count", names.len());
        on_field(refusal.arg("names", names.join(", ")), "municipality").arg("candidates", objects)
    }
}

/// French and Arabic beside each other, as on the country's own signs: read in every language.
pub(crate) fn both(name: &Words) -> String {
    format!("{} · {}", say(name, Lang::Fr), say(name, Lang::Ar))
}

/// The same said beside one field of the input, with the particulars that its sentence needs.
pub fn on_field(mut refusal: Refusal, field: &str) -> Refusal {
    let error = FieldError { field: field.to_owned(), code: refusal.code, args: refusal.args.clone() };
    refusal.fields.push(error);
    refusal
}

/// What somebody typed, as a refusal repeats it.
pub(crate) fn short(typed: &str) -> String {
    typed.trim().chars().filter(|c| !souk_core::text::is_unsafe(*c)).take(80).collect()
}

/// The destination that a customer or member named: numbers, ids or names in any listed spelling.
pub fn resolve(places: &Places, province: &str, municipality: &str, map: MapVersion) -> Result<Place> {
    let held = match places.province_by(province, map) {
        ProvinceLookup::Found(found) => Some(found.number),
        ProvinceLookup::Unknown { .. } if province.trim().is_empty() => None,
        ProvinceLookup::Unknown { candidates } => return province_unknown(province, &candidates).err(),
    };
    let lookup = match held {
        Some(held) => places.municipality_by(held, municipality, map),
        None => countrywide(places, municipality),
    };
    match lookup {
        Lookup::Found(found) => placed(places, found, map, None),
        Lookup::MovedFrom { municipality, from } => placed(places, municipality, map, Some(from)),
        Lookup::Unknown { candidates } => {
            places.naming(&refusals::MUNICIPALITY_UNKNOWN, municipality, &candidates, map).err()
        }
        Lookup::NotInProvince { candidates } => {
            places.naming(&refusals::MUNICIPALITY_NOT_IN_PROVINCE, municipality, &candidates, map).err()
        }
    }
}

pub(crate) fn province_unknown(typed: &str, candidates: &[&Province]) -> Refusal {
    let names: Vec<String> = candidates.iter().map(|one| both(&one.name)).collect();
    let objects: Vec<Value> =
        candidates.iter().map(|one| json!({"province": one.number, "province_words": one.name})).collect();
    let refusal = refusals::PROVINCE_UNKNOWN.with().arg("value", short(typed)).arg("count", names.len());
    on_field(refusal.arg("names", names.join(", ")), "province").arg("candidates", objects)
}

fn placed(places: &Places, found: &Municipality, map: MapVersion, typed: Option<i64>) -> Result<Place> {
    // `Places::parse` proved that every municipality lies in a province of every map.
    places
        .place(found, map, typed)
        .ok_or_else(|| souk_core::Error::fault("a municipality without a province"))
}

/// Without a province an id is enough and a name is not: 43 names occur in several provinces.
fn countrywide<'m>(places: &'m Places, text: &str) -> Lookup<'m> {
    match number(text).map(|id| places.municipality(id)) {
        Some(Some(found)) => Lookup::Found(found),
        Some(None) => Lookup::Unknown { candidates: Vec::new() },
        None => {
            let candidates = places.called(text);
            if candidates.is_empty() {
                Lookup::Unknown { candidates }
            } else {
                Lookup::NotInProvince { candidates }
            }
        }
    }
}
