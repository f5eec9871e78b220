//! What can happen to calls.

mod lease;
mod record;
mod rules;

pub use lease::{CallLeased, CallReleased, CallSettled, Free, Settle, Take};
pub use record::{CallMade, Record};
pub use rules::{CallRulesChanged, WriteRules};
