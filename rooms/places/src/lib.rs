//! Provinces and municipalities under every map version, and what delivery to them costs.

pub mod changes;
pub mod commands;
mod doors;
pub mod model;
pub mod queries;
pub mod refusals;

pub use doors::ROOM;
pub use model::{DeliveryOption, Desk, Fee, MapVersion, Place, Places, Rate, on_field, resolve};
pub use queries::{desk, desks_to, fee, is_open_desk, rates_to};

souk_core::id_type!(
    /// A stop desk of a carrier, as a shop knows it.
    DeskId,
    "dsk"
);

souk_core::id_type!(
    /// Places that a shop treats alike.
    ZoneId,
    "zone"
);

souk_core::id_type!(
    /// A delivery rate of a shop.
    RateId,
    "drt"
);
