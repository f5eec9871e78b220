//! The store on both databases, and twins that break it on purpose.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "tests may fail loudly and read the address of their server"
)]

mod both;
mod migrations;
mod place;
mod postgres;
mod proxy;
mod sqlite;
