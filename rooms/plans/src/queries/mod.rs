//! Questions about plans, quota and blocks.

mod catalogue;
mod limit;
mod register;
mod standing;
mod subscription;

pub use catalogue::{PackageRow, PlanList, PlanRow, Plans};
pub use limit::{LimitAnswer, LimitInfo, LimitInfoQuery, limit_after, limit_info};
pub use register::{RegisteredShop, ShopRegister};
pub use standing::{Standing, blocked_reasons, open_standing, standing, standing_of};
pub use subscription::{SubscriptionCard, SubscriptionView};

pub(crate) use catalogue::{PlanVersion, Terms, package, version};
pub(crate) use standing::last_period;
