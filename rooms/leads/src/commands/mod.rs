//! One verb a file.

mod close_lead;
mod expire_leads;
mod keep_lead;
mod settle_lead;
mod withdraw_lead;

pub use close_lead::{CloseLead, LeadOutcome};
pub(crate) use expire_leads::ExpireLeads;
pub use keep_lead::{KeepLead, KeptLead};
pub(crate) use settle_lead::SettleLead;
pub use withdraw_lead::WithdrawLead;
