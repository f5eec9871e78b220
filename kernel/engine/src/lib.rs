//! The one way to change anything. Rows change only through a [`Change`], made by a [`Command`], inside
//! [`Engine::execute`]; limits, permission, mode, entitlement, tenant, idempotency, transaction, audit and
//! outbox live there, once.

mod api;
mod beside;
mod cli;
mod context;
mod crowds;
pub mod dishonest;
mod engine;
mod erase;
mod erased;
mod execute;
mod files;
mod gate;
mod jobs;
mod journal;
mod lease;
mod limits;
mod list;
mod may;
mod messages;
mod parts;
pub mod pictures;
mod policy;
mod postman;
mod query;
mod registry;
mod retain;
mod rides;
mod room;
mod runs;
mod schedule;
mod seal;
mod shape;
mod sweep;
mod tally;
mod tenants;
mod traits;
mod turns;
mod tx;
mod work;
mod worker;

pub use api::{Api, Drawing, Method, Wording};
pub use cli::Cli;
pub use context::{Ask, Context, Equipment, FILE};
pub use crowds::Bounds;
pub use engine::{Engine, Options};
pub use erase::{EraseShop, KEPT_AFTER_CLOSING, Personal, erase_person};
pub use execute::{Answer, Planned};
pub use files::{Arriving, FileId, FileStore, KeepFile, StoredFile, Unread, held_files, stored_file, unhex};
pub use gate::{Authority, Grants};
pub use jobs::{DeadLetter, DeadLetterList, Done, JobContext, JobId, RetryJob, dead_letters};
pub use journal::Told;
pub use list::{ByAge, Cursor, PageSize, Slice, Sort, TextCursor};
pub use messages::{
    Message, MessageChannel, MessageId, MessageList, MessageState, NewMessage, send, send_with_link,
};
pub use parts::Parts;
pub use policy::{Entitled, Limit, LimitSubject, Modes, Policy, Scope};
pub use postman::{Delivery, Driver, ResendMessage};
pub use registry::{CommandDef, EventDef, Events, Invariant, QueryDef, Registry, Room};
pub use retain::Retention;
pub use room::KERNEL;
pub use runs::{AdvanceRun, NewRun, Run, RunCard, RunId, RunItem, RunList, RunState, StopRun};
pub use seal::{Vault, hex};
pub use shape::{MendSchema, SchemaMended, look_at_schema};
pub use sweep::{SweepFiles, SweepUnused, Swept};
pub use tenants::{MODE_REFUSALS, Mode, Tenant};
pub use traits::{Change, Command, Event, Job, Outside, Query, Reaction};
pub use tx::{Rows, Tx};
pub use work::{JobDef, ReactionDef, ScheduleDef};
pub use worker::Worker;

pub use schemars;
pub use souk_store::{
    Cells, Clash, Crack, Db, DbUrl, Dialect, Lane, Migration, MigrationReport, MigrationSet,
    Options as StoreOptions, Question, Reach, Reader, Row, SchemaCrack, SchemaLook, SchemaState, Sql, clash,
    row, sql,
};
#[cfg(feature = "twins")]
#[doc(hidden)]
pub use souk_store::{capture, rewrite};

/// Refusals of the kernel itself; their sentences stand in the texts of `web`.
pub mod refusals;
