//! Stop desks: where a carrier keeps parcels until customers collect them, and which municipality each is in.

use souk_core::Words;
#[cfg(feature = "twins")]
use souk_core::twins::{Twin, is_out};

use super::find::Lookup;
use super::key::place_key;
use super::map::{MapVersion, Municipality, Places};
use super::place::Place;
use crate::DeskId;

souk_core::text_enum! {
    /// How the carrier's name of a place became one of ours.
    pub enum MatchState {
        /// It is one of the municipality's own names.
        Exact => "exact",
        /// It is a listed spelling.
        Alias => "alias",
        /// A member said so.
        Confirmed => "confirmed",
        /// One municipality of the province is nearly so called; a member has to say.
        Suggested => "suggested",
        /// None is, or several are.
        Unmapped => "unmapped",
    }
}

impl MatchState {
    /// May anything be sent by it?
    pub const fn is_sure(self) -> bool {
        matches!(self, Self::Exact | Self::Alias | Self::Confirmed)
    }
}

/// What a carrier's name of a place comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    pub state: MatchState,
    /// The municipality, or the one that is suggested.
    pub municipality: Option<i64>,
}

impl Match {
    const fn of(state: MatchState, one: &Municipality) -> Self {
        Self { state, municipality: Some(one.id) }
    }
}

/// By name inside the province with this number under the carrier's map, never by another number. A listed
/// spelling counts only where the member takes the list over; otherwise it is a suggestion as any other.
pub fn match_place(places: &Places, province: i64, name: &str, map: MapVersion, aliases: bool) -> Match {
    let unmapped = Match { state: MatchState::Unmapped, municipality: None };
    let key = place_key(name);
    if key.is_empty() || key.bytes().all(|byte| byte.is_ascii_digit()) {
        return unmapped;
    }
    match places.municipality_by(province, name, map) {
        Lookup::Found(one) | Lookup::MovedFrom { municipality: one, .. } => match one.is_own(&key) {
            true => Match::of(MatchState::Exact, one),
            false if aliases => Match::of(MatchState::Alias, one),
            false => Match::of(MatchState::Suggested, one),
        },
        Lookup::Unknown { candidates } | Lookup::NotInProvince { candidates } => {
            let mut here = candidates.into_iter().filter(|one| one.province(map) == province);
            match (here.next(), here.next()) {
                #[cfg(feature = "twins")]
                (Some(one), None) if is_out(Twin::Guess) => Match::of(MatchState::Exact, one),
                (Some(one), None) => Match::of(MatchState::Suggested, one),
                _ => unmapped,
            }
        }
    }
}

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

/// A degree as a millionth; none where it is no place on earth.
pub fn micro(text: &str, most: f64) -> Option<i64> {
    let degrees: f64 = text.trim().parse().ok()?;
    if !(-most..=most).contains(&degrees) {
        return None;
    }
    // Seven decimals and a sign: parsed as text, so that no cast can lose anything.
    format!("{:.0}", degrees * 1e6).parse().ok()
}
