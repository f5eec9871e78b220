//! Questions about plans, quota and blocks.

mod catalogue;
mod credit_list;
mod limit;
mod register;
mod standing;
mod subscription;
mod usage_days;

pub use catalogue::{PackageRow, PlanList, PlanRow, Plans};
pub use credit_list::{CreditList, CreditRow};
pub use limit::{LimitAnswer, LimitInfo, LimitInfoQuery, limit_after, limit_info};
pub use register::{RegisteredShop, ShopRegister};
pub use standing::{Standing, blocked_reasons, open_standing, standing, standing_of};
pub use subscription::{SubscriptionCard, SubscriptionView};
pub use usage_days::{DayRow, UsageByDay, UsageDays};

pub(crate) use catalogue::{PlanVersion, Terms, package, version};
pub(crate) use standing::{Stretch, is_smaller, last_period};
