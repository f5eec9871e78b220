//! The catalog through the engine, on both databases.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod categories;
mod codes;
mod lists;
mod pictures;
mod products;
mod shelf;
mod texts;
mod world;
