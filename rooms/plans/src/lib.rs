//! Plans and their versions, subscriptions, the quota of online orders, credits, blocks.

mod changes;
mod commands;
pub mod doors;
mod jobs;
pub mod model;
mod queries;
mod reactions;
pub mod refusals;
mod steps;

use souk_engine::{Migration, MigrationSet, Room};

pub use changes::{
    CreditAdded, CreditCorrected, CreditOrdered, CreditRefused, InvoiceMade, InvoiceSettled, LettersMuted,
    LimitFitted, LimitRaised, MoveBegun, MoveSet, OfferTaken, Order, PackageAdded, PackageChanged,
    PackageRetired, PaymentDecided, PaymentSent, PeriodOpened, PlanAdded, PlanFavoured, PlanRated,
    PlanRenamed, PlanRetired, PlanSoldAgain, PlanVersionAdded, PlatformSettingsChanged, QuotaRearmed,
    ReferralRewarded, ShopBlocked, ShopReferred, ShopUnblocked, Subscribed, SubscriptionCanceled,
    SubscriptionPaid, ThresholdCrossed, TimePaid, TrialTaken, UnitReturned, UnitTaken, UsageCorrected,
};
pub use commands::*;
pub use model::invoice::{InvoiceId, InvoiceState, PaymentId, PaymentMethod, PaymentState, Purpose, Term};
pub use model::level::{Level, level};
pub use model::platform::PlatformSettings;
pub use model::standing::{Reason, Status};
pub use model::terms::Difference;
pub use queries::{
    Advice, BillLine, BlockedShop, BlockedStores, BlockedStoresFixed, Came, CheapestCover, Contacts,
    CoverCard, CreditList, CreditRow, DayRow, Desk, Figure, FigureShop, FigureShops, Funnel, FunnelStep,
    Heat, HeatRow, InvoiceCard, InvoiceList, InvoiceRow, InvoiceView, Invoices, LetterCard, LimitAnswer,
    LimitInfo, LimitInfoQuery, LimitLetters, LimitReport, MonitoredPlan, MonitoredShop,
    MonitoredSubscription, MonitoredUsage, MonthRates, MonthlyOnlineOrdersUsage, OrganizationSubscriptions,
    Organizations, Outcome, PackageCount, PackageRow, PlanAdvice, PlanFigures, PlanFunnel, PlanHeat,
    PlanHistory, PlanList, PlanMonths, PlanRow, Plans, PlatformContacts, PlatformInvoice,
    PlatformInvoiceCard, PlatformInvoiceView, PlatformInvoices, PlatformReferrals, PlatformSettingsCard,
    PlatformSettingsView, Referral, ReferralFigures, Referrals, ReferralsOf, RegisteredShop, Retired,
    RetiredPlan, RetiredPlans, Revenue, ShopRegister, Standing, StarterStats, SubscriptionCard,
    SubscriptionPlans, SubscriptionView, UsageByDay, UsageDays, blocked_reasons, limit_after, limit_info,
    open_standing, receipt_bytes, reopened_standing, standing, standing_of,
};
pub use steps::{give_back_unit, take_unit};

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "plans",
    migrations: &[
        Migration { name: "0001_plans", sql: include_str!("../migrations/0001_plans.sql") },
        Migration { name: "0002_payments", sql: include_str!("../migrations/0002_payments.sql") },
        Migration { name: "0003_views", sql: include_str!("../migrations/0003_views.sql") },
        Migration { name: "0004_periods", sql: include_str!("../migrations/0004_periods.sql") },
        Migration { name: "0005_letters", sql: include_str!("../migrations/0005_letters.sql") },
        Migration { name: "0006_offers", sql: include_str!("../migrations/0006_offers.sql") },
        Migration { name: "0007_figures", sql: include_str!("../migrations/0007_figures.sql") },
    ],
};

pub static ROOM: Room = Room {
    commands: doors::COMMANDS,
    queries: doors::QUERIES,
    events: doors::EVENTS,
    jobs: doors::JOBS,
    reactions: doors::REACTIONS,
    schedules: doors::SCHEDULES,
    refusals: refusals::ALL,
    invariants: doors::INVARIANTS,
    harmless: &[
        "plans: code names",
        "plan_versions: plan_code currency entitlements counted_channels",
        "credit_packages: code currency",
        "trials: mark",
        "offers_taken: offer mark",
        "subscriptions: plan_code currency counted_channels next",
        "usage_periods: key plan_code",
        "credit_purchases: currency package state method reference reason",
        "usage_rows: period_key state",
        "quota_warnings: period_key",
        "blocks: code note",
        "plan_invoices: purpose plan_code period package before_plan currency state",
        "plan_payments: method reference reference_mark note state reason",
        "platform_settings: body",
        "plan_ratings: plan_code note",
    ],
    texts: souk_engine::texts!(),
    ..Room::named("plans", MIGRATIONS)
};
