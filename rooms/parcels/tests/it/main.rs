//! Parcels through the engine, on both databases, beside the rooms they need.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod board;
mod cancelled;
mod carriers;
mod drivers;
mod money;
mod moves;
mod outcome;
mod races;
mod stall;
