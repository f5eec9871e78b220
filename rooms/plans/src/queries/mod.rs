//! Questions about plans, quota and blocks.

mod advice;
mod catalogue;
mod cover;
mod credit_list;
mod everywhere;
mod flaws;
mod funnel;
mod heat;
mod history;
mod invoices;
mod letters;
mod limit;
mod limit_report;
mod picture;
mod platform;
mod referrals;
mod register;
mod standing;
mod stats;
mod subscription;
mod usage_days;
mod views;

pub use advice::{Advice, Outcome, PlanAdvice};
pub use catalogue::{PackageRow, PlanList, PlanRow, Plans, Retired, RetiredPlan, RetiredPlans};
pub use cover::{CheapestCover, CoverCard, PackageCount};
pub use credit_list::{CreditList, CreditRow};
pub use funnel::{Funnel, FunnelStep, PlanFunnel};
pub use heat::{Heat, HeatRow, PlanHeat};
pub use history::{MonthRates, PlanHistory, PlanMonths};
pub use invoices::{
    BillLine, Desk, InvoiceCard, InvoiceList, InvoiceRow, InvoiceView, Invoices, PlatformInvoice,
    PlatformInvoiceCard, PlatformInvoiceView, PlatformInvoices, receipt_bytes,
};
pub use letters::{LetterCard, LimitLetters};
pub use limit::{LimitAnswer, LimitInfo, LimitInfoQuery, limit_after, limit_info};
pub use limit_report::LimitReport;
pub use platform::{Contacts, PlatformContacts, PlatformSettingsCard, PlatformSettingsView};
pub use referrals::{Came, PlatformReferrals, Referral, ReferralFigures, Referrals, ReferralsOf};
pub use register::{RegisteredShop, ShopRegister};
pub use standing::{Standing, blocked_reasons, open_standing, reopened_standing, standing, standing_of};
pub use stats::{Figure, FigureShop, FigureShops, PlanFigures, Revenue, StarterStats};
pub use subscription::{SubscriptionCard, SubscriptionView};
pub use usage_days::{DayRow, UsageByDay, UsageDays};
pub use views::{
    BlockedShop, BlockedStores, BlockedStoresFixed, MonitoredPlan, MonitoredShop, MonitoredSubscription,
    MonitoredUsage, MonthlyOnlineOrdersUsage, OrganizationSubscriptions, Organizations, SubscriptionPlans,
};

pub(crate) use catalogue::{
    PlanVersion, Terms, more_orders, package, package_named, renewal, sold_package, version, version_numbered,
};
pub(crate) use everywhere::{everywhere, shops_after};
pub(crate) use flaws::{WrongCredit, WrongPeriod, counters, wrong_credits, wrong_periods};
pub(crate) use invoices::{invoice, open_invoice};
pub(crate) use letters::muted;
pub(crate) use platform::platform_settings;
pub(crate) use referrals::inviter_waiting;
pub(crate) use standing::{OpenedPeriod, Stretch, begun, is_smaller, last_period, opened_periods};
