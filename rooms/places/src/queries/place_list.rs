//! Provinces, the municipalities of one, or those that a few letters may mean: for forms of every channel.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Lang, Result, Words};
use souk_engine::{Context, Policy, Query, Reader};

use crate::model::{MapVersion, Municipality, Places, ProvinceLookup, place_key, province_unknown, say};

/// A search shows no more.
const MOST: usize = 20;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PlaceList {
    pub map: MapVersion,
    /// Number or name: its municipalities are listed.
    pub province: String,
    /// Letters of a municipality's name, in the province or in the country.
    pub q: String,
    /// Language of `name`; the asker's unless told.
    pub lang: Option<Lang>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PlaceRows {
    pub map: MapVersion,
    pub provinces: Vec<ProvinceRow>,
    pub municipalities: Vec<MunicipalityRow>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ProvinceRow {
    pub number: i64,
    pub name: String,
    pub words: Words,
    /// The province it was taken from.
    pub parent: Option<i64>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct MunicipalityRow {
    pub id: i64,
    pub province: i64,
    /// `Aflou (ex Laghouat)` where people may still know another province.
    pub name: String,
    pub words: Words,
    pub lat: f64,
    pub lng: f64,
}

impl Query for PlaceList {
    const NAME: &'static str = "place_list";
    const POLICY: Policy = Policy::open();
    type Output = PlaceRows;

    fn answer(&self, cx: &Context, _: &mut Reader<'_>) -> Result<PlaceRows> {
        let places = cx.service::<Places>()?;
        let (map, lang) = (self.map, self.lang.unwrap_or(cx.lang));
        let inside = match places.province_by(&self.province, map) {
            ProvinceLookup::Found(found) => Some(found.number),
            ProvinceLookup::Unknown { .. } if self.province.trim().is_empty() => None,
            ProvinceLookup::Unknown { candidates } => {
                return province_unknown(&self.province, &candidates).err();
            }
        };
        let municipalities = match (inside, place_key(&self.q).as_str()) {
            (None, "") => Vec::new(),
            (Some(number), "") => {
                let held = places.municipalities().filter(|one| one.province(map) == number);
                let mut held: Vec<&Municipality> = held.collect();
                held.sort_by_cached_key(|one| place_key(say(&one.name, lang)));
                held
            }
            (inside, _) => places.search(&self.q, inside, map, MOST),
        };
        let provinces = places.provinces(map).filter(|one| inside.is_none_or(|number| one.number == number));
        Ok(PlaceRows {
            map,
            provinces: provinces
                .map(|one| ProvinceRow {
                    number: one.number,
                    name: say(&one.name, lang).to_owned(),
                    words: one.name.clone(),
                    parent: one.parent,
                })
                .collect(),
            municipalities: municipalities
                .into_iter()
                .filter_map(|one| {
                    let place = places.place(one, map, None)?;
                    Some(MunicipalityRow {
                        id: one.id,
                        province: place.province,
                        name: say(&place.municipality_words, lang).to_owned(),
                        words: place.municipality_words,
                        lat: one.lat,
                        lng: one.lng,
                    })
                })
                .collect(),
        })
    }
}
