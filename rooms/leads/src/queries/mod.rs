//! Questions about leads.

mod leads;

pub use leads::{LeadCard, LeadList, LeadView, lead_view, word_of};
