//! What the kernel itself offers through doors: runs, dead letters.

use crate::engine::KERNEL_MIGRATIONS;
use crate::files::{FileKept, KeepFile};
use crate::jobs::{DeadLetterList, JobRetried, RetryJob};
use crate::messages::{MessageChanged, MessageList, NoteMessage, SendMessage};
use crate::registry::{Api, CommandDef, EventDef, Invariant, JobDef, QueryDef, Room};
use crate::runs::{RunCard, RunChanged, RunList, StopRun};
use crate::sweep::{FilesSwept, SweepFiles, SweepUnused};
use souk_store::{Sql, sql};

/// First in the list of rooms.
pub static KERNEL: Room = Room {
    commands: &[
        CommandDef::new::<NoteMessage>("Notes that a message was sent.", &[], ""),
        CommandDef::new::<KeepFile>("Notes an uploaded file.", &[], ""),
        CommandDef::new::<SweepFiles>("Takes away files that nothing has named for thirty days.", &[], ""),
        CommandDef::new::<RetryJob>(
            "Runs a dead letter again.",
            &[Api::post("/api/v1/dead-letters/{id}/retry")],
            "jobs retry",
        ),
        CommandDef::new::<StopRun>(
            "Stops a run after its present batch.",
            &[Api::post("/api/v1/runs/{id}/stop")],
            "runs stop",
        ),
    ],
    queries: &[
        QueryDef::new::<MessageList>(
            "Outgoing messages, newest first.",
            &[Api::get("/api/v1/messages")],
            "messages list",
        ),
        QueryDef::new::<DeadLetterList>(
            "Work that failed too often.",
            &[Api::get("/api/v1/dead-letters")],
            "jobs dead",
        ),
        QueryDef::new::<RunList>("Runs, newest first.", &[Api::get("/api/v1/runs")], "runs list"),
        QueryDef::new::<RunCard>("One run with its items.", &[Api::get("/api/v1/runs/{id}")], "runs report"),
    ],
    events: &[
        EventDef::new::<MessageChanged>("A message was written or sent."),
        EventDef::new::<FileKept>("A file was uploaded."),
        EventDef::new::<FilesSwept>("Files that nothing named were taken away."),
        EventDef::new::<JobRetried>("A dead letter runs again."),
        EventDef::new::<RunChanged>("A run moved on."),
    ],
    jobs: &[JobDef::new::<SendMessage>(), JobDef::new::<SweepUnused>()],
    refusals: crate::refusals::ALL,
    invariants: &[Invariant {
        name: "every claim has its journal entry",
        find: || {
            sql!(
                "select c.shop_id, c.key from claims c where not exists (
                    select 1 from journal j where j.shop_id = c.shop_id and j.id = c.journal_id)"
            )
        },
        plant: || {
            static PLANT: &[&Sql] = &[sql!("delete from journal where shop_id = $1")];
            PLANT
        },
    }],
    ..Room::named("kernel", KERNEL_MIGRATIONS)
};
