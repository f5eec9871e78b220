//! The engine through its one door, on both databases, with a room made for the purpose.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop at the first surprise"
)]

mod beside;
mod execute;
mod hang_up;
mod keys;
mod leases;
mod messages;
mod parts;
mod rides;
mod room;
mod turns;
mod work;
