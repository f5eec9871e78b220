//! The steps of placing an order, in the one order in which their refusals answer.

pub mod basket;
pub mod delivery;
pub mod guard;
pub mod screening;
pub mod shop;
pub mod taking;

pub use basket::{Basket, Item};
pub use delivery::Destination;
