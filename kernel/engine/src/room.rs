//! What the kernel itself offers: its doors (runs, dead letters, messages), daily jobs, what it keeps for how
//! long and of whom.

use crate::api::Api;
use crate::engine::KERNEL_MIGRATIONS;
use crate::erase::{
    EraseClosedShops, ErasePersonsJournal, EraseShop, Personal, PersonalDataErased, ShopErased,
};
use crate::files::{FileKept, KeepFile};
use crate::jobs::{DeadLetterList, JobRetried, RetryJob};
use crate::messages::{MessageChanged, MessageList};
use crate::postman::{NoteMessage, ResendMessage, SendMessage};
use crate::registry::{CommandDef, EventDef, Invariant, QueryDef, Room};
use crate::retain::Retain;
use crate::runs::{RunCard, RunChanged, RunList, StopRun};
use crate::shape::SchemaMended;
use crate::sweep::{FilesSwept, SweepFiles, SweepUnused};
use crate::work::{JobDef, ScheduleDef};
use souk_store::{Sql, sql};

/// First in the list of rooms.
pub static KERNEL: Room = Room {
    commands: &[
        CommandDef::new::<NoteMessage>("Notes what became of a message.", &[], ""),
        CommandDef::new::<ResendMessage>(
            "Sends a message that waits or was given up.",
            &[Api::post("/api/v1/messages/{id}/resend")],
            "messages resend",
        ),
        CommandDef::new::<EraseShop>("Forgets the persons of a shop that closed long ago.", &[], ""),
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
        )
        .taking("id"),
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
        QueryDef::new::<RunCard>("One run with its items.", &[Api::get("/api/v1/runs/{id}")], "runs report")
            .taking("id"),
    ],
    events: &[
        EventDef::new::<MessageChanged>("A message was written, sent, put off or given up."),
        EventDef::new::<PersonalDataErased>("Personal data of a table was forgotten."),
        EventDef::new::<ShopErased>("A closed shop's personal data is gone."),
        EventDef::new::<FileKept>("A file was uploaded."),
        EventDef::new::<FilesSwept>("Files that nothing named were taken away."),
        EventDef::new::<SchemaMended>(
            "A lost view or index was made anew, or an index on an expression went.",
        ),
        EventDef::new::<JobRetried>("A dead letter runs again."),
        EventDef::new::<RunChanged>("A run moved on."),
    ],
    jobs: &[
        JobDef::new::<SendMessage>(),
        JobDef::new::<SweepUnused>(),
        JobDef::new::<EraseClosedShops>(),
        JobDef::new::<ErasePersonsJournal>(),
        JobDef::new::<Retain>(),
    ],
    schedules: &[
        ScheduleDef {
            name: "sweep_unused_files",
            every_seconds: 86_400,
            job: || ("sweep_unused_files", serde_json::json!({})),
        },
        ScheduleDef {
            name: "erase_closed_shops",
            every_seconds: 86_400,
            job: || ("erase_closed_shops", serde_json::json!({})),
        },
        ScheduleDef { name: "retain", every_seconds: 86_400, job: || ("retain", serde_json::json!({})) },
    ],
    retention: crate::retain::RETENTION,
    personal: PERSONAL,
    harmless: &[
        "tenants: mode zone currency languages heard awake",
        "journal: command actor_kind door request outcome code",
        "claims: principal_kind key digest",
        "refusal_counts: command code",
        "limits: name subject",
        "sequences: name",
        "jobs: kind name state",
        "schedules: name period",
        "runs: kind state options totals actor_kind",
        "run_items: result reason",
        "files: kind",
        "messages: channel lang template state",
    ],
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

const PERSONAL: &[Personal] = &[
    Personal {
        table: "journal",
        columns: "input events answer",
        // Both go through the entries in order, each in a job: all of a shop's are cut as old ones are, and
        // those about a person are looked for.
        of_shop: None,
        of_person: None,
    },
    Personal {
        table: "jobs",
        columns: "payload last_error",
        of_shop: Some(|| {
            sql!(
                "delete from jobs where shop_id = $1 and id in (
                    select j.id from jobs j where j.shop_id = $1 and j.state in ('done', 'dead')
                    order by j.id limit 500)"
            )
        }),
        // Work that is still to be done ends, and goes as all such work does.
        of_person: Some(|| {
            sql!(
                "delete from jobs
                 where shop_id = $1 and subject in_list($2) and state in ('done', 'dead')"
            )
        }),
    },
    Personal {
        table: "run_items",
        columns: "label detail",
        of_shop: Some(|| {
            sql!(
                "delete from run_items where shop_id = $1 and (run_id, position) in (
                    select i.run_id, i.position from run_items i where i.shop_id = $1
                    order by i.run_id, i.position limit 500)"
            )
        }),
        of_person: None,
    },
    Personal {
        table: "files",
        columns: "sha256 name",
        of_shop: Some(|| {
            sql!(
                "delete from files where shop_id = $1 and id in (
                    select f.id from files f where f.shop_id = $1 order by f.id limit 500)"
            )
        }),
        of_person: None,
    },
    Personal {
        // To members and those who are invited, none to a customer.
        table: "messages",
        columns: "receiver args link reason",
        of_shop: Some(|| {
            sql!(
                "delete from messages where shop_id = $1 and id in (
                    select m.id from messages m where m.shop_id = $1 order by m.id limit 500)"
            )
        }),
        of_person: None,
    },
];
