//! What can happen to leads.

mod end;
mod keep;

pub use end::{EndLead, LeadEnded};
pub use keep::{KeepNew, KeepOn, Kept, LeadKept};
