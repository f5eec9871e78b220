//! One verb a file.

mod activate_plan;
mod add_credits;
mod add_plan_version;
mod block_shop;
mod cancel_subscription;
mod move_plan;
mod open_shop;
mod recount_usage;
mod reset_usage;
mod set_up_plans;

pub use activate_plan::{ActivatePlan, PaidCard};
pub use add_credits::{AddOnlineOrdersCredits, CreditCard};
pub use add_plan_version::{AddPlanVersion, PlanVersionCard, RetirePlan, RetiredCard};
pub use block_shop::{BlockCard, BlockShop, UnblockShop};
pub use cancel_subscription::{CancelSubscription, CancellationCard, WithdrawCancellation};
pub use move_plan::{BeginPlan, MoveCard, MovePlan, WithdrawMove};
pub use open_shop::{OpenShop, OpenedShop};
pub use recount_usage::{CalculateMonthlyOnlineOrders, UsageCard};
pub use reset_usage::{ResetCard, ResetMonthlyOnlineOrders};
pub use set_up_plans::{SetUpCard, SetUpPlans};
