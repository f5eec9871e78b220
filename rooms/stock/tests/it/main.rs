//! Stock, imports and the storefront's products, through the engine on both databases.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod deleting;
mod imports;
mod movements;
mod public;
mod reservations;
mod undo;
mod world;
