//! One verb a file.

mod activate_plan;
mod add_credits;
mod add_package;
mod add_plan_version;
mod block_shop;
mod buy;
mod cancel_subscription;
mod decide_payment;
mod move_plan;
mod open_shop;
mod platform_settings;
mod rate_plan;
mod recount_usage;
mod reset_usage;
mod send_payment;
mod set_up_plans;
mod tell_owner;

pub use activate_plan::{ActivatePlan, PaidCard};
pub use add_credits::{AddOnlineOrdersCredits, CreditCard};
pub use add_package::AddCreditPackage;
pub use add_plan_version::{AddPlanVersion, PlanVersionCard, RetirePlan, RetiredCard};
pub use block_shop::{BlockCard, BlockShop, UnblockShop};
pub use buy::{BuyCredits, BuyPlan};
pub use cancel_subscription::{CancelSubscription, CancellationCard, WithdrawCancellation};
pub use decide_payment::{ApprovePlanPayment, AskBetterReceipt, RejectPlanPayment};
pub(crate) use move_plan::member_of;
pub use move_plan::{BeginPlan, MoveCard, MovePlan, WithdrawMove};
pub use open_shop::{OpenShop, OpenedShop};
pub use platform_settings::UpdatePlatformSettings;
pub use rate_plan::{RatePlan, RatingCard};
pub use recount_usage::{CalculateMonthlyOnlineOrders, UsageCard};
pub use reset_usage::{ResetCard, ResetMonthlyOnlineOrders};
pub use send_payment::{CancelPlanInvoice, SendPlanPayment};
pub use set_up_plans::{SetUpCard, SetUpPlans};
pub use tell_owner::TellOwner;
