//! Nouns and rules of stock, pure.

pub mod base64;
pub mod movement;
pub mod place;
pub mod shelf;
