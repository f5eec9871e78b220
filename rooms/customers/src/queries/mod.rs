//! Questions about customers.

mod blocked_phones;
mod card;
mod list;

pub use blocked_phones::{BlockedPhone, BlockedPhoneList};
pub use card::{Customer, CustomerCard, load};
pub use list::{CustomerList, CustomerSort};
