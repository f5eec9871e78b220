//! Which migrations a database has, which it lacks, and whether one was changed after it was applied.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use souk_core::{Fault, Result};

use crate::{Dialect, Reader, Sql};

/// The migrations of one room, in order.
#[derive(Debug, Clone, Copy)]
pub struct MigrationSet {
    pub room: &'static str,
    pub migrations: &'static [Migration],
}

#[derive(Debug, Clone, Copy)]
pub struct Migration {
    pub name: &'static str,
    pub sql: &'static str,
}

/// What was applied now, as `room/name`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MigrationReport {
    pub applied: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemaState {
    Current,
    /// Migrations of ours that the database lacks.
    Behind {
        missing: Vec<String>,
    },
    /// Migrations in the database that we do not know: a newer release was here.
    Newer {
        unknown: Vec<String>,
    },
}

/// `room/name` and the digest of its text when it was applied.
pub(crate) type Applied = BTreeMap<String, String>;

/// A migration that the database lacks.
pub(crate) struct Missing {
    pub room: &'static str,
    pub migration: Migration,
    pub sha256: String,
}

impl Missing {
    pub fn full_name(&self) -> String {
        full_name(self.room, &self.migration)
    }
    pub fn failed(&self, why: &str) -> Fault {
        Fault::new(format!("migration {} failed: {why}", self.full_name()))
    }
}

/// The runner's own table, in the language of migrations.
pub(crate) const TABLE: &str = "create table schema_migrations (\n    room text not null,\n    \
    name text not null,\n    \
                                sha256 text not null,\n    primary key (room, name)\n);\n";

pub(crate) const RECORD: &str = "insert into schema_migrations (room, name, sha256) values ($1, $2, $3)";

/// What the database says of itself; nothing, if it is new.
pub(crate) fn applied(reader: &mut Reader<'_>) -> Result<Applied> {
    // Not `sql!`: the exact test prepares those on both databases.
    static ON_SQLITE: Sql = Sql::new("select count(*) from sqlite_schema where name = 'schema_migrations'");
    static ON_POSTGRES: Sql =
        Sql::new("select count(*) from pg_class where oid = to_regclass('schema_migrations')");
    static ALL: Sql = Sql::new("select room, name, sha256 from schema_migrations order by room, name");
    let exists = match reader.dialect() {
        Dialect::Sqlite => &ON_SQLITE,
        Dialect::Postgres => &ON_POSTGRES,
    };
    if reader.one::<(i64,)>(exists, &[])? != Some((1,)) {
        return Ok(Applied::new());
    }
    let rows = reader.rows::<(String, String, String)>(&ALL, &[])?;
    Ok(rows.into_iter().map(|(room, name, sha256)| (format!("{room}/{name}"), sha256)).collect())
}

/// What is still to do, in order. A migration that was applied must not change any more.
pub(crate) fn missing(sets: &[MigrationSet], applied: &Applied) -> Result<Vec<Missing>, Fault> {
    let mut missing = Vec::new();
    for set in sets {
        for migration in set.migrations {
            let sha256 = digest(migration.sql);
            match applied.get(&full_name(set.room, migration)) {
                None => missing.push(Missing { room: set.room, migration: *migration, sha256 }),
                Some(known) if *known == sha256 => {}
                Some(_) => {
                    let name = full_name(set.room, migration);
                    return Err(Fault::new(format!(
                        "migration {name} was changed after it was applied: \
                         put its text back and write a new one"
                    )));
                }
            }
        }
    }
    Ok(missing)
}

pub(crate) fn state(sets: &[MigrationSet], applied: &Applied) -> Result<SchemaState, Fault> {
    let missing = missing(sets, applied)?;
    let ours = |name: &String| {
        sets.iter().any(|set| set.migrations.iter().any(|migration| full_name(set.room, migration) == *name))
    };
    let unknown: Vec<_> = applied.keys().filter(|name| !ours(name)).cloned().collect();
    Ok(if !unknown.is_empty() {
        SchemaState::Newer { unknown }
    } else if !missing.is_empty() {
        SchemaState::Behind { missing: missing.iter().map(Missing::full_name).collect() }
    } else {
        SchemaState::Current
    })
}

fn full_name(room: &str, migration: &Migration) -> String {
    format!("{room}/{}", migration.name)
}

/// Line ends do not count: a checkout may change them.
fn digest(text: &str) -> String {
    let digest = Sha256::digest(text.replace("\r\n", "\n").as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
