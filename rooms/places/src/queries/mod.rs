//! Questions about places and what delivery to them costs.

mod delivery_fees;
mod delivery_grid;
mod delivery_rate_list;
mod place_list;
mod stop_desk_list;
mod zone_list;

pub use delivery_fees::{DeliveryFees, FeeList, FeeRow, fee, rates_to};
pub use delivery_grid::{DeliveryGrid, Grid, GridCell, GridRow};
pub use delivery_rate_list::{DeliveryRateList, RateCard, RateRow};
pub use place_list::{MunicipalityRow, PlaceList, PlaceRows, ProvinceRow};
pub use stop_desk_list::{DeskCard, DeskRow, StopDeskList, desk, desks_to, is_open_desk};
pub use zone_list::{ZoneList, ZoneView};

pub(crate) use delivery_grid::rates_seen;
pub(crate) use stop_desk_list::{decided, desk_row, desk_rows};
pub(crate) use zone_list::zone;
