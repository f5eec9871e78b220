//! What a carrier calls our places: one way to compare for provinces, municipalities and the places of desks.

use std::collections::HashMap;

use souk_core::Lang;
#[cfg(feature = "twins")]
use souk_core::twins::{Twin, is_out};

use super::find::{Lookup, ProvinceLookup};
use super::key::place_key;
use super::map::Places;
use super::map_table::own_keys;
use super::version::MapVersion;

souk_core::text_enum! {
    /// What a carrier has names of.
    pub enum PlaceKind {
        Province => "province",
        Municipality => "municipality",
        Desk => "desk",
    }
}

souk_core::text_enum! {
    /// How the carrier's name of a place became one of ours.
    pub enum MatchState {
        /// It is one of the place's own names.
        Exact => "exact",
        /// It is a listed spelling.
        Alias => "alias",
        /// A member said so.
        Confirmed => "confirmed",
        /// One place is nearly so called; a member has to say.
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
    /// The municipality's id or the province's number, also where it is only suggested.
    pub place: Option<i64>,
}

impl Match {
    pub const UNMAPPED: Self = Self { state: MatchState::Unmapped, place: None };

    pub const fn confirmed(place: i64) -> Self {
        Self { state: MatchState::Confirmed, place: Some(place) }
    }
    /// The place, where nobody has to say any more.
    pub fn sure(self) -> Option<i64> {
        self.place.filter(|_| self.state.is_sure())
    }
    /// A listed spelling counts only where the member takes the list over; otherwise it is a suggestion.
    const fn by(own: bool, aliases: bool, place: i64) -> Self {
        let state = match (own, aliases) {
            (true, _) => MatchState::Exact,
            (false, true) => MatchState::Alias,
            (false, false) => MatchState::Suggested,
        };
        Self { state, place: Some(place) }
    }
    fn suggested(mut candidates: impl Iterator<Item = i64>) -> Self {
        match (candidates.next(), candidates.next()) {
            #[cfg(feature = "twins")]
            (Some(one), None) if is_out(Twin::Guess) => Self::by(true, false, one),
            (Some(one), None) => Self::by(false, false, one),
            _ => Self::UNMAPPED,
        }
    }
}

/// What members decided before: by province (0 of a province itself) and key of the spelling.
pub type Decided = HashMap<(i64, String), i64>;

/// A name as a carrier writes it.
#[derive(Debug, Clone, Copy)]
pub struct Named<'n> {
    /// Which province it lies in, under the carrier's map; 0 of a province itself.
    pub province: i64,
    pub name: &'n str,
    pub map: MapVersion,
}

impl Named<'_> {
    pub fn key(&self) -> (i64, String) {
        (self.province, place_key(self.name))
    }

    /// By name alone, inside its province, never by a number.
    pub fn found(&self, places: &Places, aliases: bool) -> Match {
        let (_, key) = self.key();
        if key.is_empty() || key.bytes().all(|byte| byte.is_ascii_digit()) {
            return Match::UNMAPPED;
        }
        if self.province == 0 {
            self.province(places, &key, aliases)
        } else {
            self.inside(places, &key, aliases)
        }
    }

    /// As a member decided, where the name alone does not say.
    pub fn decided(&self, found: Match, decided: &Decided) -> Match {
        match decided.get(&self.key()) {
            Some(said) if found.state != MatchState::Exact => Match::confirmed(*said),
            _ => found,
        }
    }

    fn province(&self, places: &Places, key: &str, aliases: bool) -> Match {
        match places.province_by(self.name, self.map) {
            ProvinceLookup::Found(one) => {
                let own = own_keys(&one.name, &[Lang::Fr, Lang::Ar, Lang::En]);
                Match::by(own.iter().any(|own| own == key), aliases, one.number)
            }
            ProvinceLookup::Unknown { candidates } => {
                Match::suggested(candidates.into_iter().map(|one| one.number))
            }
        }
    }

    fn inside(&self, places: &Places, key: &str, aliases: bool) -> Match {
        match places.municipality_by(self.province, self.name, self.map) {
            Lookup::Found(one) | Lookup::MovedFrom { municipality: one, .. } => {
                Match::by(one.is_own(key), aliases, one.id)
            }
            Lookup::Unknown { candidates } | Lookup::NotInProvince { candidates } => {
                let here = candidates.into_iter().filter(|one| one.province(self.map) == self.province);
                Match::suggested(here.map(|one| one.id))
            }
        }
    }
}

/// By name inside the province with this number under the carrier's map.
pub fn match_place(places: &Places, province: i64, name: &str, map: MapVersion, aliases: bool) -> Match {
    Named { province, name, map }.found(places, aliases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provinces_are_matched_as_their_municipalities_are() {
        let places = Places::shipped().unwrap();
        let found = |name: &str, aliases: bool| {
            let found = Named { province: 0, name, map: MapVersion::DZ58 }.found(&places, aliases);
            (found.state, found.place)
        };
        assert_eq!(found("Alger", false), (MatchState::Exact, Some(16)));
        assert_eq!(found("ALGIERS", false), (MatchState::Exact, Some(16)));
        assert_eq!(found("Bouiraa", true), (MatchState::Suggested, Some(10)));
        for none in ["Aflou", "16", "", "Atlantis"] {
            assert_eq!(found(none, true), (MatchState::Unmapped, None), "{none}");
        }
    }
}
