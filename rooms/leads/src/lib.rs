//! Leads: checkouts that were left behind by customers who may be called about them.

pub mod changes;
mod commands;
mod doors;
mod jobs;
pub mod model;
mod queries;
mod reactions;
pub mod refusals;

pub use commands::{CloseLead, KeepLead, KeptLead, LeadOutcome, WithdrawLead};
pub use model::{KEPT, LeadLine, LeadState};
pub use queries::{LeadCard, LeadList, LeadView, word_of};

use souk_engine::{Migration, MigrationSet, Room};

souk_core::id_type!(
    /// A checkout that was left behind.
    LeadId,
    "lea"
);

/// The tenant, as the trade calls it.
pub type ShopId = souk_core::TenantId;

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "leads",
    migrations: &[
        Migration { name: "0001_leads", sql: include_str!("../migrations/0001_leads.sql") },
        Migration { name: "0002_words", sql: include_str!("../migrations/0002_words.sql") },
    ],
};

pub static ROOM: Room = Room {
    commands: doors::COMMANDS,
    queries: doors::QUERIES,
    events: doors::EVENTS,
    reactions: doors::REACTIONS,
    jobs: doors::JOBS,
    schedules: doors::SCHEDULES,
    retention: doors::RETENTION,
    refusals: refusals::ALL,
    invariants: doors::INVARIANTS,
    personal: doors::PERSONAL,
    harmless: &[
        "leads: state mark open_mark form lang province lines currency visitor address",
        "lead_stops: who",
    ],
    texts: souk_engine::texts!(),
    ..Room::named("leads", MIGRATIONS)
};
