//! Questions about plans, quota and blocks.

mod catalogue;
mod limit;
mod register;
mod standing;
mod subscription;

pub use catalogue::{PackageRow, PlanList, PlanRow, Plans};
pub use limit::{LimitAnswer, LimitInfo, LimitInfoQuery, limit_info};
pub use register::{RegisteredShop, ShopRegister};
pub use standing::{Standing, blocked_reasons, check_blocked, standing};
pub use subscription::{SubscriptionCard, SubscriptionView};

pub(crate) use catalogue::{PlanVersion, Terms, package, version};
pub(crate) use standing::{is_smaller, last_period};
