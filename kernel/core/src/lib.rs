//! Pure values that every layer shares: ids, money, moments, words, actors, refusals.
//! No I/O, no async, no clock of its own; nothing here knows a business word.

pub mod actor;
pub mod cell;
pub mod clock;
pub mod colour;
pub mod fold;
pub mod guard;
pub mod id;
mod iso4217;
pub mod lang;
pub mod moment;
pub mod money;
pub mod quantity;
pub mod refusal;
pub mod text;
#[cfg(feature = "twins")]
pub mod twins;

pub use actor::{Actor, Principal};
pub use cell::{Cell, CellError, Json, Raw, Value};
pub use clock::{Clock, Entropy, FixedClock, Ids, SeededEntropy, SystemClock, SystemEntropy};
pub use colour::Colour;
pub use fold::{FOLD_VERSION, fold};
pub use id::{RawId, TenantId, UserId};
pub use lang::{Lang, Words};
pub use moment::{BusinessDay, Moment, PeriodKey, Zone};
pub use money::{Currency, Money};
pub use quantity::Quantity;
pub use refusal::{Error, Fault, FieldError, Kind, Refusal, RefusalDef, Result};
