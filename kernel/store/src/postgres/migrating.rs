//! Migrations on PostgreSQL: on a connection of their own, one migrator at a time.

use souk_core::Fault;
use tokio_postgres::{Client, Error};

use super::Postgres;
use super::bind::told;
use super::link::{Purpose, connect};
use crate::Dialect;
use crate::migrate::{Applied, MigrationReport, MigrationSet, Missing, RECORD, TABLE, missing};
use crate::schema::{Step, steps};

/// Two numbers are another key space than the one number that stands for a shop.
const ALONE: &str = "select pg_advisory_lock(1936682859, 1)";
const BEGIN: &str = "begin read write; select set_config('app.scope', 'platform', true)";

impl Postgres {
    pub async fn migrate(&self, sets: &[MigrationSet]) -> Result<MigrationReport, Fault> {
        let client = connect(&self.shared.config, Purpose::Migration).await?;
        let failed = |error: Error| Fault::new(format!("the schema could not be read: {}", told(&error)));
        // Other migrators wait here; the lock goes with the connection.
        client.batch_execute(ALONE).await.map_err(failed)?;
        let applied = match applied(&client).await.map_err(failed)? {
            Some(applied) => applied,
            None => {
                create_table(&client).await.map_err(Fault::new)?;
                Applied::new()
            }
        };
        let mut report = MigrationReport::default();
        for missing in missing(sets, &applied)? {
            apply(&client, &missing).await.map_err(|why| missing.failed(&why))?;
            report.applied.push(missing.full_name());
        }
        self.shared.catalog.load(&client).await.map_err(failed)?;
        Ok(report)
    }
}

async fn applied(client: &Client) -> Result<Option<Applied>, Error> {
    let row = client.query_one("select to_regclass('schema_migrations') is not null", &[]).await?;
    if !row.try_get::<_, bool>(0)? {
        return Ok(None);
    }
    let rows = client.query("select room || '/' || name, sha256 from schema_migrations", &[]).await?;
    rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect::<Result<_, _>>().map(Some)
}

async fn create_table(client: &Client) -> Result<(), String> {
    exec(client, BEGIN).await?;
    for step in steps(TABLE, Dialect::Postgres)? {
        run(client, &step).await?;
    }
    exec(client, "commit").await
}

/// A failure leaves the connection inside a transaction; it is dropped with it.
async fn apply(client: &Client, missing: &Missing) -> Result<(), String> {
    let steps = steps(missing.migration.sql, Dialect::Postgres)?;
    exec(client, BEGIN).await?;
    for step in &steps {
        run(client, step).await?;
    }
    let recorded = client.execute(RECORD, &[&missing.room, &missing.migration.name, &missing.sha256]).await;
    recorded.map_err(|error| told(&error))?;
    exec(client, "select; commit").await
}

async fn run(client: &Client, step: &Step) -> Result<(), String> {
    match step {
        Step::Run(text) => exec(client, text).await,
        Step::AssertNone(query) => {
            let rows = client.query(query.as_str(), &[]).await;
            let rows = rows.map_err(|error| format!("{} in {query}", told(&error)))?;
            if rows.is_empty() { Ok(()) } else { Err(format!("rows were found by {query}")) }
        }
        Step::Rebuild { .. } => Ok(()),
    }
}

async fn exec(client: &Client, text: &str) -> Result<(), String> {
    client.batch_execute(text).await.map_err(|error| format!("{} in {text}", told(&error)))
}
