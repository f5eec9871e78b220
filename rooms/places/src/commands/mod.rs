//! What members do with delivery rates and stop desks.

mod import_delivery_rates;
mod import_stop_desks;
mod remove_delivery_rate;
mod set_delivery_rate;
mod set_stop_desk;
mod set_zone;

pub use import_delivery_rates::{ImportDeliveryRates, MOST_BYTES, RateDifference, RatesReport};
pub use import_stop_desks::{DesksReport, ImportStopDesks, MapCarrierPlaces, Matched};
pub use remove_delivery_rate::{RemoveDeliveryRate, RemovedRate};
pub use set_delivery_rate::SetDeliveryRate;
pub use set_stop_desk::{ConfirmDeskPlace, OpenStopDesk, SetStopDesk};
pub use set_zone::{RemoveZone, RemovedZone, SetZone, ZoneRate};
