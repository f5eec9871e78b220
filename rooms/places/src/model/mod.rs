//! Nouns and rules of places and delivery fees, pure.

mod desk;
mod desks_file;
mod fee;
mod find;
mod key;
mod map;
mod pasted;
mod place;
mod rates_file;
mod table;

pub use desk::{Desk, Match, MatchState, match_place};
pub use desks_file::{Decided, DesksFile, DesksReading, FileDesk};
pub use fee::{DeliveryOption, Fee, OWN, Quote, Rate, Scope, Why, is_carrier, quotes};
pub use find::{Lookup, ProvinceLookup};
pub use key::{distance, place_key};
pub use map::{MapVersion, Municipality, Places, Province};
pub use pasted::Pasted;
pub use place::{Place, on_field, resolve};
pub use rates_file::{Disagreement, FileRate, MatchBy, Problem, RatesFile, Reading, Target, ZeroMeans};

pub(crate) use map::say;
pub(crate) use place::{both, province_unknown, short};
pub(crate) use rates_file::{MOST_MINOR, file_refused};
