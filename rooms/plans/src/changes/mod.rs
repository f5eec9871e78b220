//! What can happen to the catalogue, subscriptions, periods, units, credits and blocks.

mod blocks;
mod catalogue;
mod credits;
mod periods;
mod subscriptions;
mod units;

pub use blocks::{ShopBlocked, ShopUnblocked};
pub use catalogue::{PackageAdded, PlanAdded, PlanRetired, PlanVersionAdded};
pub use credits::CreditAdded;
pub use periods::{LimitRaised, PeriodOpened, QuotaRearmed, ThresholdCrossed, UsageCorrected};
pub use subscriptions::{MoveBegun, MoveSet, Subscribed, SubscriptionCanceled, SubscriptionPaid, TrialTaken};
pub use units::{Order, UnitReturned, UnitTaken};

pub(crate) use blocks::{Block, Unblock};
pub(crate) use catalogue::{AddPackage, AddPlan, AddVersion, RetirePlanRow};
pub(crate) use credits::AddCredit;
pub(crate) use periods::{Correct, ExtendPeriod, OpenPeriod, RaiseLimit, Rearm, Warn};
pub(crate) use subscriptions::{
    BeginMove, Pay, PayAhead, SetCancellation, SetMove, Subscribe, TakeTrial, WithdrawMoveChange,
};
pub(crate) use units::{ReturnUnit, TakeCredit, TakeIncluded};
