//! What can happen to the catalogue, subscriptions, periods, units, credits and blocks.

mod blocks;
mod catalogue;
mod credits;
mod flaws;
mod invoices;
mod letters;
mod moves;
mod offers;
mod packages;
mod periods;
mod platform;
mod ratings;
mod referrals;
mod subscriptions;
mod units;

pub use blocks::{ShopBlocked, ShopUnblocked};
pub use catalogue::{PackageAdded, PlanAdded, PlanRenamed, PlanRetired, PlanSoldAgain, PlanVersionAdded};
pub use credits::{CreditAdded, CreditOrdered, CreditRefused};
pub use flaws::CreditCorrected;
pub use invoices::{InvoiceMade, InvoiceSettled, PaymentDecided, PaymentSent, TimePaid};
pub use letters::LettersMuted;
pub use moves::{MoveBegun, MoveSet, PlanFavoured};
pub use offers::OfferTaken;
pub use packages::{PackageChanged, PackageRetired};
pub use periods::{LimitFitted, LimitRaised, PeriodOpened, QuotaRearmed, ThresholdCrossed, UsageCorrected};
pub use platform::PlatformSettingsChanged;
pub use ratings::PlanRated;
pub use referrals::{ReferralRewarded, ShopReferred};
pub use subscriptions::{Subscribed, SubscriptionCanceled, SubscriptionPaid, TrialTaken};
pub use units::{Order, UnitReturned, UnitTaken};

pub(crate) use blocks::{Block, Unblock};
pub(crate) use catalogue::{AddPackage, AddPlan, AddVersion, RenamePlan, RetirePlanRow, SellPlanRow};
pub(crate) use credits::{AddCredit, FOR_EVER, OrderCredit, RefuseCredit};
pub(crate) use flaws::{Recount, RecountCredit};
pub(crate) use invoices::{Cover, Decide, MakeInvoice, SendAgain, SendPayment, Settle};
pub(crate) use letters::Mute;
pub(crate) use moves::{BeginMove, Favour, SetMove};
pub(crate) use offers::TakeOffer;
pub(crate) use packages::{ChangePackage, RetirePackage};
pub(crate) use periods::{Correct, ExtendPeriod, FitLimit, OpenPeriod, RaiseLimit, Rearm, Warn};
pub(crate) use platform::WritePlatform;
pub(crate) use ratings::Rate;
pub(crate) use referrals::{Refer, Reward};
pub(crate) use subscriptions::{Cancel, Keep, Pay, Prolong, Subscribe, TakeTrial};
pub(crate) use units::{ReturnUnit, TakeCredit, TakeIncluded};
