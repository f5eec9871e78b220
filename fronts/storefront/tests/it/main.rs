//! The storefront through its door, on both databases: a customer without a script.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first thing that is not as they say"
)]

mod browse;
mod browser;
mod cart;
mod defences;
mod leads;
mod ordering;
mod own;
mod own_fields;
mod pictures;
mod size;
mod stall;
mod status;
mod theme;
mod trial;
mod words;
