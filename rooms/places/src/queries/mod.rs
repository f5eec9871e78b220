//! Questions about places and what delivery to them costs.

mod delivery_fees;
mod delivery_rate_list;
mod place_list;

pub use delivery_fees::{DeliveryFees, FeeList, FeeRow, fee, rates_to};
pub use delivery_rate_list::{DeliveryRateList, RateCard, RateRow};
pub use place_list::{MunicipalityRow, PlaceList, PlaceRows, ProvinceRow};
