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
mod cli;
mod cursors;
mod dishonest;
mod domains;
mod examples;
mod excluded;
mod eyes;
mod faces;
mod features;
mod forget;
mod fuzz;
mod hostile;
mod house;
mod http;
mod labels;
mod limits;
mod lists;
mod lists_long;
mod mail;
mod orders;
mod personal;
mod planted;
mod reading;
mod registry;
mod sheets;
mod smaller;
mod starter_ui;
mod statements;
mod strangers;
mod visitors;
mod walk;
mod webhooks;
mod webhooks_rested;
