//! Plans, quota and credits through the engine, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bills;
mod blocks;
mod catalogue;
mod credits;
mod days;
mod favours;
mod figures;
mod flaws;
mod letters;
mod moves;
mod offers;
mod opening;
mod payments;
mod periods;
mod prices;
mod quota;
mod races;
mod rights;
mod shop;
mod stats;
mod unpaid;
mod views;
