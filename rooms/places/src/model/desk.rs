//! Stop desks: where a carrier keeps parcels until customers collect them, and which municipality each is in.

use souk_core::Words;

use super::map::Places;
use super::named::MatchState;
use super::place::Place;
use super::version::MapVersion;
use crate::DeskId;

souk_engine::row! {
    /// What an order must know of a desk.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Desk {
        pub id: DeskId,
        pub carrier: String,
        pub their_id: String,
        pub name: String,
        pub address: String,
        pub map: MapVersion,
        pub province: i64,
        pub state: MatchState,
        pub municipality: Option<i64>,
    }
}

impl Desk {
    /// The place's own municipality, or another of its province: whoever collects travels to the desk.
    pub fn serves(&self, places: &Places, place: &Place) -> bool {
        let own = self.municipality.filter(|_| self.state.is_sure()).and_then(|id| places.municipality(id));
        match own {
            Some(own) => own.province(place.map) == place.province,
            None => {
                let target = places.municipality(place.municipality);
                target.is_some_and(|target| target.province(self.map) == self.province)
            }
        }
    }
    /// By our id, or by the carrier's own.
    pub fn is_called(&self, asked: &str) -> bool {
        self.their_id == asked || self.id.to_string() == asked
    }
    pub fn shown(&self) -> String {
        if self.address.is_empty() { self.name.clone() } else { format!("{} · {}", self.name, self.address) }
    }
}

impl Places {
    /// The name of a municipality as people know it now.
    pub fn words_of(&self, municipality: i64) -> Option<Words> {
        let one = self.municipality(municipality)?;
        Some(self.place(one, MapVersion::default(), None)?.municipality_words)
    }
}

/// A degree; none where it is no place on earth.
pub fn degrees(text: &str, most: f64) -> Option<f64> {
    text.trim().parse().ok().filter(|degrees| (-most..=most).contains(degrees))
}

/// A degree as a millionth.
pub fn micro(text: &str, most: f64) -> Option<i64> {
    // Seven decimals and a sign: parsed as text, so that no cast can lose anything.
    format!("{:.0}", degrees(text, most)? * 1e6).parse().ok()
}
