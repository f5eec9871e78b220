//! Questions about customers.

mod card;
mod list;

pub use card::{Customer, CustomerCard, load};
pub use list::CustomerList;
