//! Confirmation by telephone: whom to call next, what each call brought, who calls.

pub mod changes;
mod commands;
mod doors;
pub mod model;
mod queries;
pub mod refusals;

pub use commands::{
    AskForCall, CallAsked, CallRecorded, EndCallback, Lease, NextCall, RecordCall, ReleaseCall,
    UpdateCallRules, is_open,
};
pub use model::rules::CallRules;
pub use model::script;
pub use queries::{
    AttemptRow, CallCard, CallCardView, CallQueue, CallRulesCard, CallRulesView, CallTeam, CallbackList,
    CallbackRow, Earlier, EarlierRow, GiveUpList, GiveUpRow, LeaseRow, MemberFigures, QueueView, TeamView,
    Today, Waiting, asked_by_code,
};

use souk_engine::{Migration, MigrationSet, Room};

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "confirmation",
    migrations: &[
        Migration { name: "0001_confirmation", sql: include_str!("../migrations/0001_confirmation.sql") },
        Migration { name: "0002_anew", sql: include_str!("../migrations/0002_anew.sql") },
        Migration { name: "0003_callbacks", sql: include_str!("../migrations/0003_callbacks.sql") },
        Migration { name: "0004_wishes", sql: include_str!("../migrations/0004_wishes.sql") },
    ],
};

pub static ROOM: Room = Room {
    commands: doors::COMMANDS,
    queries: doors::QUERIES,
    events: doors::EVENTS,
    refusals: refusals::ALL,
    invariants: doors::INVARIANTS,
    personal: doors::PERSONAL,
    harmless: &[
        "calls: state last_day lease_kind",
        "call_attempts: actor_kind outcome",
        "call_rules: scripts",
        "callbacks: state",
    ],
    texts: souk_engine::texts!(),
    ..Room::named("confirmation", MIGRATIONS)
};
