//! What can happen to calls.

mod callback;
mod lease;
mod record;
mod rules;

pub use callback::{AskCallback, CallbackAsked, CallbackEnded, CloseCallback};
pub use lease::{CallLeased, CallReleased, CallSettled, Free, Settle, Take};
pub use record::{CallMade, Record};
pub use rules::{CallRulesChanged, WriteRules};
