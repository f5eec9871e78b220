//! What can happen to the catalogue, subscriptions, periods, units, credits and blocks.

mod blocks;
mod catalogue;
mod credits;
mod moves;
mod periods;
mod subscriptions;
mod units;

pub use blocks::{ShopBlocked, ShopUnblocked};
pub use catalogue::{PackageAdded, PlanAdded, PlanRetired, PlanVersionAdded};
pub use credits::CreditAdded;
pub use moves::{MoveBegun, MoveSet};
pub use periods::{LimitRaised, PeriodOpened, QuotaRearmed, ThresholdCrossed, UsageCorrected};
pub use subscriptions::{Subscribed, SubscriptionCanceled, SubscriptionPaid, TrialTaken};
pub use units::{Order, UnitReturned, UnitTaken};

pub(crate) use blocks::{Block, Unblock};
pub(crate) use catalogue::{AddPackage, AddPlan, AddVersion, RetirePlanRow};
pub(crate) use credits::AddCredit;
pub(crate) use moves::{BeginMove, SetMove};
pub(crate) use periods::{Correct, ExtendPeriod, OpenPeriod, RaiseLimit, Rearm, Warn};
pub(crate) use subscriptions::{Cancel, Keep, Pay, Prolong, Subscribe, TakeTrial};
pub(crate) use units::{ReturnUnit, TakeCredit, TakeIncluded};
