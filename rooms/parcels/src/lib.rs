//! Parcels that go out: made for an order, moved by hand, delivered or brought back.

pub mod changes;
pub mod commands;
mod doors;
mod jobs;
pub mod model;
pub mod queries;
mod reactions;
pub mod refusals;
mod steps;

pub use doors::ROOM;
pub use model::state::{Reason, State};

souk_core::id_type!(
    /// One package.
    ParcelId,
    "pcl"
);

souk_core::id_type!(
    /// Who takes parcels away.
    AccountId,
    "cac"
);
