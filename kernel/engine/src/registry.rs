//! The list of everything: rooms with their commands, queries, events, reactions, jobs, refusals, doors.
//! OpenAPI, the CLI, the reference and the registry tests walk it.

use std::collections::{HashMap, HashSet};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use schemars::{Schema, SchemaGenerator};
use serde_json::Value;
use souk_core::{Fault, Lang, RefusalDef, Result};
use souk_store::{MigrationSet, Sql};

use crate::api::Api;
use crate::cli::Cli;
use crate::erase::Personal;
use crate::erased::{self, AnyCommand, AnyQuery};
use crate::execute::read_input;
use crate::policy::Policy;
use crate::retain::Retention;
use crate::traits::{Command, Event, Query};
use crate::work::{JobDef, ReactionDef, ScheduleDef, Work};

/// A room's texts in every language, one file each: `texts/en.ftl` beside `texts/ar.ftl`.
#[macro_export]
macro_rules! texts {
    (@ $lang:ident, $file:literal) => {
        (souk_core::Lang::$lang, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/", $file, ".ftl")))
    };
    () => {
        &[
            $crate::texts!(@ En, "en"),
            $crate::texts!(@ Ar, "ar"),
            $crate::texts!(@ Fr, "fr"),
            $crate::texts!(@ Ru, "ru"),
            $crate::texts!(@ Kk, "kk"),
        ]
    };
}

pub(crate) type Later<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A command with its doors.
pub struct CommandDef {
    pub name: &'static str,
    pub policy: Policy,
    /// One sentence for the reference and `--help`.
    pub about: &'static str,
    pub api: &'static [Api],
    pub cli: Cli,
    pub input: fn(&mut SchemaGenerator) -> Schema,
    pub output: fn(&mut SchemaGenerator) -> Schema,
    pub(crate) read: fn(Value) -> Result<Arc<dyn AnyCommand>>,
}

impl CommandDef {
    pub const fn new<C: Command>(about: &'static str, api: &'static [Api], cli: &'static str) -> Self {
        Self {
            name: C::NAME,
            policy: C::POLICY,
            about,
            api,
            cli: Cli::named(cli),
            input: |generator| generator.subschema_for::<C>(),
            output: |generator| generator.subschema_for::<C::Output>(),
            read: |input| read_input::<C>(input).map(erased::command),
        }
    }
}

/// A query with its doors.
pub struct QueryDef {
    pub name: &'static str,
    pub policy: Policy,
    pub about: &'static str,
    pub api: &'static [Api],
    pub cli: Cli,
    /// Of a list as a file: what stands above each column, and the field that fills it. All fields where
    /// none are named.
    pub sheet: &'static [(&'static str, &'static str)],
    /// Of a list: the query that says the same and more in a file.
    pub filed: Option<&'static str>,
    pub input: fn(&mut SchemaGenerator) -> Schema,
    pub output: fn(&mut SchemaGenerator) -> Schema,
    pub(crate) read: fn(Value) -> Result<Arc<dyn AnyQuery>>,
}

impl QueryDef {
    pub const fn new<Q: Query>(about: &'static str, api: &'static [Api], cli: &'static str) -> Self {
        Self {
            name: Q::NAME,
            policy: Q::POLICY,
            about,
            api,
            cli: Cli::named(cli),
            sheet: &[],
            filed: None,
            input: |generator| generator.subschema_for::<Q>(),
            output: |generator| generator.subschema_for::<Q::Output>(),
            read: |input| Ok(Arc::new(read_input::<Q>(input)?)),
        }
    }
    pub const fn sheet(mut self, columns: &'static [(&'static str, &'static str)]) -> Self {
        self.sheet = columns;
        self
    }
    pub const fn filed(mut self, query: &'static str) -> Self {
        self.filed = Some(query);
        self
    }
}

/// An event that a room may write.
#[derive(Debug, Clone, Copy)]
pub struct EventDef {
    pub name: &'static str,
    pub version: u16,
    pub about: &'static str,
}

impl EventDef {
    pub const fn new<E: Event>(about: &'static str) -> Self {
        Self { name: E::NAME, version: E::VERSION, about }
    }
}

/// Every event that a room may write, in the rooms' order: a value for commands and queries.
pub struct Events(pub Vec<EventDef>);

/// Something that is always true of the rows. `find` selects the violations: (shop_id, what).
pub struct Invariant {
    pub name: &'static str,
    pub find: fn() -> &'static Sql,
    /// Breaks it, for the test that proves it is found: statements run with the shop as `$1`.
    pub plant: fn() -> &'static [&'static Sql],
}

/// One business ability, as the registry knows it.
pub struct Room {
    pub name: &'static str,
    pub migrations: MigrationSet,
    pub commands: &'static [CommandDef],
    pub queries: &'static [QueryDef],
    pub events: &'static [EventDef],
    pub reactions: &'static [ReactionDef],
    pub jobs: &'static [JobDef],
    pub schedules: &'static [ScheduleDef],
    /// The job that hears of events which somebody outside wants; one room has it.
    pub listener: Option<&'static str>,
    pub refusals: &'static [RefusalDef],
    pub invariants: &'static [Invariant],
    /// How long its rows are kept that are over.
    pub retention: &'static [Retention],
    /// What the tables hold of persons …
    pub personal: &'static [Personal],
    /// … and which other columns of text, JSON or bytes say nothing of a person: `"table: column column"`.
    pub harmless: &'static [&'static str],
    pub texts: &'static [(Lang, &'static str)],
}

impl Room {
    /// An empty room, to fill with `..Room::named("places", MIGRATIONS)`.
    pub const fn named(name: &'static str, migrations: MigrationSet) -> Self {
        Self {
            name,
            migrations,
            commands: &[],
            queries: &[],
            events: &[],
            reactions: &[],
            jobs: &[],
            schedules: &[],
            listener: None,
            refusals: &[],
            invariants: &[],
            retention: &[],
            personal: &[],
            harmless: &[],
            texts: &[],
        }
    }
}

/// All rooms, in import order, checked once at the start.
pub struct Registry {
    pub rooms: Vec<&'static Room>,
    commands: HashMap<&'static str, &'static CommandDef>,
    queries: HashMap<&'static str, &'static QueryDef>,
    pub(crate) subscribers: HashMap<&'static str, Vec<&'static ReactionDef>>,
    pub(crate) work: HashMap<&'static str, Work>,
    pub(crate) listener: Option<&'static str>,
}

impl Registry {
    /// Puts the kernel's own room first. Refuses doubled names, doubled doors, and reactions to events that
    /// nobody writes.
    pub fn build(rooms: &[&'static Room]) -> Result<Self> {
        let rooms: Vec<&'static Room> =
            std::iter::once(&crate::room::KERNEL).chain(rooms.iter().copied()).collect();
        let mut registry = Self {
            rooms: rooms.clone(),
            commands: HashMap::new(),
            queries: HashMap::new(),
            subscribers: HashMap::new(),
            work: HashMap::new(),
            listener: None,
        };
        let mut doors = HashSet::new();
        let mut codes: HashMap<&str, RefusalDef> = HashMap::new();
        let events: HashSet<&str> =
            rooms.iter().flat_map(|room| room.events).map(|event| event.name).collect();
        for room in &rooms {
            for command in room.commands {
                unique(registry.commands.insert(command.name, command).is_none(), "command", command.name)?;
                check_doors(&mut doors, command.api, command.cli)?;
            }
            for query in room.queries {
                unique(registry.queries.insert(query.name, query).is_none(), "query", query.name)?;
                check_doors(&mut doors, query.api, query.cli)?;
            }
            for reaction in room.reactions {
                unique(events.contains(reaction.event), "event that somebody writes", reaction.event)?;
                registry.subscribers.entry(reaction.event).or_default().push(reaction);
                unique(
                    registry.work.insert(reaction.name, reaction.run).is_none(),
                    "reaction",
                    reaction.name,
                )?;
            }
            for job in room.jobs {
                unique(registry.work.insert(job.name, job.run).is_none(), "job", job.name)?;
            }
            if let Some(job) = room.listener {
                let known = registry.work.contains_key(job) && registry.listener.is_none();
                unique(known, "listener", job)?;
                registry.listener = Some(job);
            }
            for refusal in room.refusals {
                let same = codes.insert(refusal.code, *refusal).is_none_or(|known| known == *refusal);
                unique(same, "refusal", refusal.code)?;
            }
        }
        Ok(registry)
    }

    pub fn command(&self, name: &str) -> Option<&'static CommandDef> {
        self.commands.get(name).copied()
    }
    pub fn query(&self, name: &str) -> Option<&'static QueryDef> {
        self.queries.get(name).copied()
    }
    /// What answers when this list is asked for as a file; itself where no room says more.
    pub fn filed(&self, query: &'static QueryDef) -> &'static QueryDef {
        query.filed.and_then(|name| self.query(name)).unwrap_or(query)
    }
    pub fn commands(&self) -> impl Iterator<Item = &'static CommandDef> {
        self.rooms.iter().flat_map(|room| room.commands)
    }
    pub fn queries(&self) -> impl Iterator<Item = &'static QueryDef> {
        self.rooms.iter().flat_map(|room| room.queries)
    }
    /// Migrations of the kernel, then of the rooms in their order.
    pub fn migrations(&self) -> Vec<MigrationSet> {
        self.rooms.iter().map(|room| room.migrations).collect()
    }
}

fn unique(holds: bool, what: &str, name: &str) -> Result<()> {
    let wrong = || Fault::new(format!("the list of rooms is wrong: {what} {name:?}")).into();
    holds.then_some(()).ok_or_else(wrong)
}

fn check_doors(doors: &mut HashSet<String>, api: &[Api], cli: Cli) -> Result<()> {
    for door in api {
        unique(doors.insert(format!("{} {}", door.method.as_str(), door.path)), "path", door.path)?;
    }
    for name in cli.names() {
        unique(doors.insert(format!("souk {name}")), "CLI name", name)?;
    }
    Ok(())
}
