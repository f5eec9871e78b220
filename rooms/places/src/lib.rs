//! Provinces and municipalities under every map version, and what delivery to them costs.

pub mod changes;
pub mod commands;
mod doors;
pub mod model;
pub mod queries;
pub mod refusals;

pub use doors::ROOM;
pub use model::{
    DeliveryOption, Desk, Fee, Goods, MapVersion, Place, Places, Rate, billable_kg, on_field, overweight,
    resolve,
};
pub use queries::look;
pub use queries::{
    AtCarrier, Called, at_carrier, desk, desk_candidates, desks_to, fee, is_open_desk, oversize_fee, rates_to,
};

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
