//! Nouns and rules of places and delivery fees, pure.

mod desk;
mod desks_file;
mod fee;
mod find;
mod goods;
mod key;
mod map;
mod map_file;
mod map_table;
mod named;
mod names_file;
mod pasted;
mod place;
mod rates_file;
mod table;
mod version;

pub use desk::Desk;
pub use desks_file::{DesksFile, DesksReading, FileDesk};
pub use fee::{DeliveryOption, Fee, OWN, Quote, Rate, Scope, Why, is_carrier, quotes};
pub use find::{Lookup, ProvinceLookup};
pub use goods::{Goods, billable_kg, overweight};
pub use key::{distance, place_key};
pub use map::{Municipality, Places, Province};
pub use map_file::{FileProblem, MapFiles, MapReading};
pub use map_table::{MapTable, MunicipalityEntry, ProvinceEntry};
pub use named::{Decided, Match, MatchState, Named, PlaceKind, match_place};
pub use names_file::{FileName, NamesFile, NamesReading};
pub use pasted::Pasted;
pub use place::{Place, on_field, resolve};
pub use rates_file::{Disagreement, FileRate, MatchBy, Problem, RatesFile, Reading, Target, ZeroMeans};
pub use version::MapVersion;

pub(crate) use map::say;
pub(crate) use map_file::map_refused;
pub(crate) use place::{both, province_unknown, short};
pub(crate) use rates_file::{MOST_MINOR, file_refused, problem};
