//! Plans and their versions, subscriptions, the quota of online orders, credits, blocks.

mod changes;
mod commands;
pub mod doors;
mod jobs;
pub mod model;
mod queries;
pub mod refusals;
mod steps;

use souk_engine::{Migration, MigrationSet, Room};

pub use changes::{
    CreditAdded, LimitRaised, MoveBegun, MoveSet, Order, PackageAdded, PeriodOpened, PlanAdded, PlanRetired,
    PlanVersionAdded, QuotaRearmed, ShopBlocked, ShopUnblocked, Subscribed, SubscriptionCanceled,
    SubscriptionPaid, ThresholdCrossed, TrialTaken, UnitReturned, UnitTaken, UsageCorrected,
};
pub use commands::*;
pub use model::level::{Level, level};
pub use model::standing::{Reason, Status};
pub use queries::{
    CreditList, CreditRow, DayRow, LimitAnswer, LimitInfo, LimitInfoQuery, PackageRow, PlanList, PlanRow,
    Plans, RegisteredShop, ShopRegister, Standing, SubscriptionCard, SubscriptionView, UsageByDay, UsageDays,
    blocked_reasons, limit_after, limit_info, open_standing, standing, standing_of,
};
pub use steps::{give_back_unit, take_unit};

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "plans",
    migrations: &[Migration { name: "0001_plans", sql: include_str!("../migrations/0001_plans.sql") }],
};

pub static ROOM: Room = Room {
    commands: doors::COMMANDS,
    queries: doors::QUERIES,
    events: doors::EVENTS,
    jobs: doors::JOBS,
    schedules: doors::SCHEDULES,
    refusals: refusals::ALL,
    invariants: doors::INVARIANTS,
    harmless: &[
        "plans: code names",
        "plan_versions: plan_code currency entitlements counted_channels",
        "credit_packages: code currency",
        "trials: mark",
        "subscriptions: plan_code currency counted_channels next",
        "usage_periods: key",
        "credit_purchases: currency package state method reference reason",
        "usage_rows: period_key state",
        "quota_warnings: period_key",
        "blocks: code note",
    ],
    texts: souk_engine::texts!(),
    ..Room::named("plans", MIGRATIONS)
};
