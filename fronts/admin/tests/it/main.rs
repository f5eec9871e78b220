//! The merchant's pages through their door, on both databases: a browser without a script.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first thing that is not as they say"
)]

mod browser;
mod categories;
mod everywhere;
mod goods;
mod limits;
mod office;
mod order_new;
mod orders;
mod people;
mod pictures;
