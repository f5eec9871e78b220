//! What a shop's plan allows: effective values and counters. `plans` writes them, every room takes from them.

mod changes;
pub mod model;
mod queries;
pub mod refusals;

use souk_engine::{Api, EventDef, Migration, MigrationSet, QueryDef, Room};

pub use changes::{Given, GivenBack, Taken, give_back, give_back_of, set, take, take_of};
pub use queries::{EntitlementList, EntitlementRow, Entitlements, check, max_and_used, value};

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "entitlements",
    migrations: &[Migration {
        name: "0001_entitlements",
        sql: include_str!("../migrations/0001_entitlements.sql"),
    }],
};

pub static ROOM: Room = Room {
    queries: &[QueryDef::new::<EntitlementList>(
        "What the plan allows, and how much of it is used.",
        &[Api::get("/api/v1/entitlements")],
        "entitlements list",
    )],
    events: &[
        EventDef::new::<Given>("What a shop's plan allows changed."),
        EventDef::new::<Taken>("Something that the plan limits was used."),
        EventDef::new::<GivenBack>("Something that the plan limits became free."),
    ],
    refusals: refusals::ALL,
    harmless: &["entitlements: key"],
    texts: souk_engine::texts!(),
    ..Room::named("entitlements", MIGRATIONS)
};
