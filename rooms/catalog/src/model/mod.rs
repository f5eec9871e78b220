//! Nouns and rules of the catalog, pure: no database, no clock.

pub mod codes;
pub mod files;
pub mod merge;
pub mod options;
pub mod picture;
pub mod price;
pub mod product;
pub mod rules;
pub mod search;
