//! Questions about places and what delivery to them costs.

mod at_carrier;
mod atlas;
mod carrier_list;
mod carrier_place_list;
mod delivery_fees;
mod delivery_grid;
mod delivery_rate_list;
mod place_list;
mod stop_desk_list;
mod zone_list;

pub use at_carrier::{AtCarrier, Called, at_carrier, desk_candidates};
pub use atlas::look;
pub use carrier_list::{CarrierCard, CarrierList, oversize_fee};
pub use carrier_place_list::{CarrierName, CarrierPlaceList};
pub use delivery_fees::{DeliveryFees, FeeList, FeeRow, fee, rates_to};
pub use delivery_grid::{DeliveryGrid, Grid, GridCell, GridRow};
pub use delivery_rate_list::{DeliveryRateList, RateCard, RateRow};
pub use place_list::{MunicipalityRow, PlaceList, PlaceRows, ProvinceRow};
pub use stop_desk_list::{DeskCard, DeskRow, StopDeskList, desk, desks_to, is_open_desk};
pub use zone_list::{ZoneList, ZoneView};

pub(crate) use atlas::newest;
pub(crate) use carrier_list::carrier_card;
pub(crate) use carrier_place_list::{carrier_map, desk_of, name_row, name_rows};
pub(crate) use delivery_grid::rates_seen;
pub(crate) use stop_desk_list::{decided, desk_row, desk_rows};
pub(crate) use zone_list::zone;
