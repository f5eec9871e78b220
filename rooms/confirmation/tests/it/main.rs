//! Calls through the engine, on both databases, beside the rooms they need.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod callbacks;
mod courses;
mod hall;
mod leases;
mod outcomes;
mod rules;
