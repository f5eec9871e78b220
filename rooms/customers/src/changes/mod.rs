//! What can happen to customers.

mod block;
mod count;
mod meet;
mod phones;

pub use block::{Block, CustomerBlocked, CustomerUnblocked, Unblock};
pub use count::{Count, CustomerCounted, drop_open, hold_open, note_delivered, note_returned};
pub use meet::{CustomerMet, CustomerRow, Ordering, is_phone_blocked, known_by_phone, meet_ordering};
pub use phones::{BlockNumber, LiftNumber, PhoneBlocked, PhoneUnblocked};
