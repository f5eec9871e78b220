//! Leads through the engine, on both databases, beside the rooms they need.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod aisle;
mod ending;
mod forgetting;
mod keeping;
mod words;
