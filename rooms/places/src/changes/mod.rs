//! What can happen to delivery rates and stop desks.

mod carrier_set;
mod desks;
mod names;
mod places_taken;
mod rate_removed;
mod rate_set;
mod rates_imported;
mod zones;

pub use carrier_set::CarrierSet;
pub use desks::{DeskSet, DesksMatched, DesksTaken, PlacesDecided, StopDesksChanged, TakenDesk};
pub use names::{NameRow, NamesTaken};
pub use places_taken::{PlacesTaken, TakePlaces};
pub use rate_removed::RateRemoved;
pub use rate_set::RateSet;
pub use rates_imported::RatesImported;
pub use zones::{ZoneFee, ZoneRemoved, ZoneSet};

use serde::{Deserialize, Serialize};
use souk_core::{RawId, TenantId};
use souk_engine::Event;

/// The shop's delivery fees are not what they were: pages that show them are out of date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryRateChanged {
    pub shop: TenantId,
    pub carriers: Vec<String>,
    /// How many rates were set or removed.
    pub rates: usize,
}

impl Event for DeliveryRateChanged {
    const NAME: &'static str = "delivery.rate_changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}
