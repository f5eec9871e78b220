//! What a shop's plan allows: effective values and counters. `plans` writes them, every room takes from them.

mod changes;
mod commands;
mod jobs;
pub mod model;
mod queries;
pub mod refusals;

use souk_engine::{Api, CommandDef, EventDef, JobDef, Migration, MigrationSet, QueryDef, Room, ScheduleDef};

pub use changes::{
    Counted, Given, GivenBack, Taken, count_anew, give_back, give_back_of, set, take, take_of,
};
pub use commands::{EndOverrides, LiftOverride, OverrideCard, OverrideEntitlement};
pub use queries::{
    EntitlementLine, EntitlementList, EntitlementRow, Entitlements, check, included, lines, max_and_used,
    value,
};

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "entitlements",
    migrations: &[
        Migration { name: "0001_entitlements", sql: include_str!("../migrations/0001_entitlements.sql") },
        Migration { name: "0002_overrides", sql: include_str!("../migrations/0002_overrides.sql") },
    ],
};

pub static ROOM: Room = Room {
    queries: &[QueryDef::new::<EntitlementList>(
        "What the plan allows, and how much of it is used.",
        &[Api::get("/api/v1/entitlements")],
        "entitlements list",
    )],
    commands: &[
        CommandDef::new::<OverrideEntitlement>(
            "Gives a shop something else than its plan does.",
            &[Api::post("/api/v1/platform/shops/{shop}/entitlements/{key}")],
            "entitlements override",
        ),
        CommandDef::new::<LiftOverride>(
            "Lets the plan's own value hold again.",
            &[Api::post("/api/v1/platform/shops/{shop}/entitlements/{key}/lift")],
            "entitlements lift",
        ),
        CommandDef::new::<EndOverrides>("Ends what a shop had until now.", &[], ""),
    ],
    jobs: &[JobDef::new::<jobs::EndOverrides>()],
    schedules: &[ScheduleDef {
        name: "end_overrides",
        every_seconds: 60,
        job: || ("end_overrides", serde_json::json!({})),
    }],
    events: &[
        EventDef::new::<Given>("What a shop's plan allows changed."),
        EventDef::new::<Taken>("Something that the plan limits was used."),
        EventDef::new::<Counted>("What is used was counted anew."),
        EventDef::new::<GivenBack>("Something that the plan limits became free."),
    ],
    refusals: refusals::ALL,
    harmless: &["entitlements: key override_reason"],
    texts: souk_engine::texts!(),
    ..Room::named("entitlements", MIGRATIONS)
};
