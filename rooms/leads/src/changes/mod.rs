//! What can happen to leads.

mod end;
mod keep;
mod stop;

pub use end::{EndLead, LeadEnded};
pub use keep::{KeepNew, KeepOn, Kept, LeadKept};
pub use stop::{LeadsStopped, Stop};
