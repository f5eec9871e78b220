//! One verb a file.

mod ask_for_call;
mod end_callback;
mod next_call;
mod record_call;
mod release_call;
mod update_call_rules;

pub use ask_for_call::{AskForCall, CallAsked, is_open};
pub use end_callback::EndCallback;
pub use next_call::{Lease, NextCall};
pub use record_call::{CallRecorded, RecordCall};
pub use release_call::ReleaseCall;
pub use update_call_rules::UpdateCallRules;
