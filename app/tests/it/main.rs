//! Tests over the whole list: every statement of the source, every command and query, every path.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::string_slice,
    reason = "tests stop at the first thing that is not as they say"
)]

mod audit;
mod backup;
mod checks;
mod cursors;
mod dishonest;
mod examples;
mod eyes;
mod features;
mod forget;
mod fuzz;
mod hostile;
mod house;
mod http;
mod limits;
mod orders;
mod personal;
mod planted;
mod registry;
mod smaller;
mod statements;
mod strangers;
mod walk;
