//! Orders through the engine, on both databases, beside the rooms they need.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod book;
mod checks;
mod defences;
mod desks;
mod figures;
mod invariants;
mod maps;
mod moves;
mod own_fields;
mod placing;
mod public;
mod races;
mod requests;
mod rpc;
mod stall;
mod waiting;
mod weight;
