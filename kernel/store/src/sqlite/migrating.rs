//! Migrations on SQLite: on the writer's connection, between two batches.

use rusqlite::Connection;
use souk_core::{Error, Fault};

use super::Sqlite;
use super::bind::{SqliteBack, Watch};
use super::figures;
use crate::migrate::{MigrationReport, MigrationSet, Missing, RECORD, TABLE, applied, missing};
use crate::schema::{Step, steps};
use crate::{Dialect, Tx};

impl Sqlite {
    pub async fn migrate(&self, sets: &[MigrationSet]) -> Result<MigrationReport, Fault> {
        let sets = sets.to_vec();
        self.alone(move |conn| migrate(conn, &sets)).await?
    }
}

fn migrate(conn: &Connection, sets: &[MigrationSet]) -> Result<MigrationReport, Fault> {
    let watch = Watch::none();
    let mut back = SqliteBack::new(conn, &watch);
    let applied = applied(Tx::new(&mut back).reader()).map_err(|error| match error {
        Error::Fault(fault) => fault,
        Error::Refused(_) => Fault::caused("the state of the schema could not be read", error),
    })?;
    let mut report = MigrationReport::default();
    if applied.is_empty() {
        for step in steps(&TABLE.replace("create table ", "create table if not exists "), Dialect::Sqlite)
            .map_err(Fault::new)?
        {
            run(conn, &step).map_err(Fault::new)?;
        }
    }
    for missing in missing(sets, &applied)? {
        apply(conn, &missing).map_err(|why| missing.failed(&why))?;
        report.applied.push(missing.full_name());
    }
    if !report.applied.is_empty() {
        figures::tell(conn)
            .map_err(|error| Fault::caused("the planner was not told of the tables", error))?;
    }
    Ok(report)
}

fn apply(conn: &Connection, missing: &Missing) -> Result<(), String> {
    let steps = steps(missing.migration.sql, Dialect::Sqlite)?;
    let rebuilds = steps.iter().any(|step| matches!(step, Step::Rebuild { .. }));
    // Dropping a table that others point at is no breach while it is rebuilt, and the new name must not be
    // written into the statements of others. Neither can be switched inside a transaction.
    if rebuilds {
        exec(conn, "pragma foreign_keys = off; pragma legacy_alter_table = on")?;
    }
    let applied = in_transaction(conn, missing, &steps, rebuilds);
    if applied.is_err() && !conn.is_autocommit() {
        exec(conn, "rollback")?;
    }
    if rebuilds {
        exec(conn, "pragma legacy_alter_table = off; pragma foreign_keys = on")?;
    }
    applied
}

fn in_transaction(
    conn: &Connection,
    missing: &Missing,
    steps: &[Step],
    rebuilds: bool,
) -> Result<(), String> {
    exec(conn, "begin immediate")?;
    for step in steps {
        run(conn, step)?;
    }
    if rebuilds && finds(conn, "pragma foreign_key_check")? {
        return Err("a rebuilt table leaves a broken foreign key".to_owned());
    }
    let recorded = conn.execute(RECORD, [missing.room, missing.migration.name, &missing.sha256]);
    recorded.map_err(|error| error.to_string())?;
    exec(conn, "commit")
}

fn run(conn: &Connection, step: &Step) -> Result<(), String> {
    match step {
        Step::Run(text) => exec(conn, text),
        Step::Rebuild { table, create } => rebuild(conn, table, create),
        Step::AssertNone(query) if finds(conn, query)? => Err(format!("rows were found by {query}")),
        Step::AssertNone(_) => Ok(()),
    }
}

/// The new shape under another name, the rows of the columns both have, the old name, the indexes.
fn rebuild(conn: &Connection, table: &str, create: &str) -> Result<(), String> {
    let new = format!("{table}__new");
    exec(conn, &create.replacen(&format!("create table {table} "), &format!("create table {new} "), 1))?;
    let shared =
        "select name from pragma_table_info(?1) where name in (select name from pragma_table_info(?2))";
    let columns = texts(conn, shared, &[table, &new])?.join(", ");
    let indexes = "select sql from sqlite_schema where type = 'index' and tbl_name = ?1 and sql is not null";
    let indexes = texts(conn, indexes, &[table])?;
    exec(conn, &format!("insert into {new} ({columns}) select {columns} from {table}"))?;
    exec(conn, &format!("drop table {table}"))?;
    exec(conn, &format!("alter table {new} rename to {table}"))?;
    indexes.iter().try_for_each(|index| exec(conn, index))
}

fn exec(conn: &Connection, text: &str) -> Result<(), String> {
    conn.execute_batch(text).map_err(|error| format!("{error} in {text}"))
}

fn finds(conn: &Connection, query: &str) -> Result<bool, String> {
    let found = conn.prepare(query).and_then(|mut statement| statement.exists(()));
    found.map_err(|error| format!("{error} in {query}"))
}

fn texts(conn: &Connection, query: &str, params: &[&str]) -> Result<Vec<String>, String> {
    let read = || {
        let mut statement = conn.prepare(query)?;
        let rows = statement.query_map(rusqlite::params_from_iter(params), |row| row.get(0))?;
        rows.collect::<rusqlite::Result<_>>()
    };
    read().map_err(|error| format!("{error} in {query}"))
}
