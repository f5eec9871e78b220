//! What members do with delivery rates.

mod import_delivery_rates;
mod remove_delivery_rate;
mod set_delivery_rate;

pub use import_delivery_rates::{ImportDeliveryRates, MOST_BYTES, RatesReport};
pub use remove_delivery_rate::{RemoveDeliveryRate, RemovedRate};
pub use set_delivery_rate::SetDeliveryRate;
