//! The merchant's pages through their door, on both databases: a browser without a script.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first thing that is not as they say"
)]

mod bills;
mod book;
mod browser;
mod calls;
mod carriers;
mod categories;
mod delivery_map;
mod everywhere;
mod faces;
mod figures;
mod goods;
mod help;
mod leads;
mod limits;
mod menus;
mod offers;
mod office;
mod order_new;
mod orders;
mod outbox;
mod parcels;
mod people;
mod pictures;
mod platform;
mod rates;
mod site;
mod steps;
mod theme;
mod webhooks;
