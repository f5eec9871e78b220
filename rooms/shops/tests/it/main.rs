//! Shops, members and modes through the engine, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod invitations;
mod members;
mod modes;
mod shop;
