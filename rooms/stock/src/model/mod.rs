//! Nouns and rules of stock, pure.

pub mod movement;
pub mod place;
pub mod shelf;
