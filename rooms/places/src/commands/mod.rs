//! What members do with delivery rates and stop desks.

mod confirm_place;
mod import_delivery_rates;
mod import_places;
mod import_stop_desks;
mod map_places;
mod remove_delivery_rate;
mod set_carrier;
mod set_delivery_rate;
mod set_stop_desk;
mod set_zone;

pub use confirm_place::{ConfirmCarrierPlace, ConfirmDeskPlace};
pub use import_delivery_rates::{ImportDeliveryRates, MOST_BYTES, RateDifference, RatesReport};
pub use import_places::{ImportPlaces, PlaceDifference, PlaceProblem, PlacesReport};
pub use import_stop_desks::{DesksReport, ImportStopDesks, Matched};
pub use map_places::{MapCarrierPlaces, PlaceMap};
pub use remove_delivery_rate::{RemoveDeliveryRate, RemovedRate};
pub use set_carrier::SetCarrier;
pub use set_delivery_rate::SetDeliveryRate;
pub use set_stop_desk::{OpenStopDesk, SetStopDesk};
pub use set_zone::{RemoveZone, RemovedZone, SetZone, ZoneRate};
