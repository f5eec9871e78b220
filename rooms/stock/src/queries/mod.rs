//! Questions to stock, and the storefront's read models: they need products and stock, so they live here.

mod location_list;
mod public_list;
mod public_product;
mod stock_at;
mod stock_levels;
mod stock_movements;
mod variants_for_sale;

pub use location_list::{LocationList, LocationRow};
pub use public_list::{PublicList, PublicRow};
pub use public_product::{PublicProduct, PublicProductView, PublicVariant};
pub use stock_at::{LevelAt, StockAt};
pub use stock_levels::{LevelRow, StockLevels};
pub use stock_movements::{MovementRow, StockMovements};
pub use variants_for_sale::{ForSale, VariantsForSale};
