//! The database as the rest of the product sees it.

use std::path::Path;
use std::sync::Arc;

use souk_core::{Error, Fault, Result, TenantId};

use crate::job::{Answer, Ask, job};
use crate::migrate::{self, MigrationReport, MigrationSet, SchemaState};
use crate::postgres::Postgres;
use crate::sqlite::Sqlite;
use crate::stats::{Counters, StoreStats};
use crate::url::Place;
use crate::writes::Writes;
use crate::{BUSY, DbUrl, Dialect, Lane, Reach, Reader, Tx, WriteError};

#[derive(Debug, Clone)]
pub struct Options {
    /// Connections to PostgreSQL in all.
    pub pg_connections: usize,
    /// Those of them that serve [`Lane::Bulk`].
    pub pg_background: usize,
    /// Asks that may wait per lane.
    pub queue: usize,
    /// Threads that read from SQLite, beside one for long reads.
    pub readers: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { pg_connections: 16, pg_background: 3, queue: 1024, readers: 3 }
    }
}

/// The open database. Clones share it.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    engine: Engine,
    stats: Arc<Counters>,
    writes: Writes,
}

enum Engine {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Db {
    pub async fn open(url: &DbUrl, options: Options) -> Result<Self, Fault> {
        let stats = Arc::new(Counters::default());
        let engine = match &url.0 {
            Place::Sqlite(path) => Engine::Sqlite(Sqlite::open(path, &options, &stats)?),
            Place::Postgres(config) => Engine::Postgres(Postgres::open(config, &options, &stats).await?),
        };
        Ok(Self(Arc::new(Inner { engine, stats, writes: Writes::default() })))
    }

    pub fn dialect(&self) -> Dialect {
        match self.0.engine {
            Engine::Sqlite(_) => Dialect::Sqlite,
            Engine::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Runs the body in a transaction; its value is answered only after a durable commit. The body may run
    /// more than once and must not carry anything from one run to the next. It runs though the asker goes
    /// away.
    pub async fn write<T: Send + 'static>(
        &self,
        lane: Lane,
        reach: Reach,
        body: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T, WriteError> {
        let done = self.ask(lane, reach, false, body).await;
        if !matches!(done, Err(WriteError::Failed(_))) {
            self.0.writes.add(reach);
        }
        done
    }

    /// Grows with every write of this process that may have changed something of the shop, before the write
    /// is answered. What others write to the same database is not counted.
    pub fn writes(&self, shop: TenantId) -> u64 {
        self.0.writes.of(shop)
    }

    /// Runs the body once in one snapshot.
    pub async fn read<T: Send + 'static>(
        &self,
        lane: Lane,
        reach: Reach,
        body: impl FnOnce(&mut Reader<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let mut body = Some(body);
        let once = move |tx: &mut Tx<'_>| match body.take() {
            Some(body) => body(tx.reader()),
            None => Err(Error::fault("a read ran twice")),
        };
        self.ask(lane, reach, true, once).await.map_err(|error| match error {
            WriteError::Failed(error) => error,
            WriteError::Unknown(fault) => Error::Fault(fault),
        })
    }

    async fn ask<T: Send + 'static>(
        &self,
        lane: Lane,
        reach: Reach,
        reads: bool,
        body: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Answer<T> {
        let (job, answer) = job(body);
        let ask = Ask { reach, lane, reads, job };
        let taken = match &self.0.engine {
            Engine::Sqlite(sqlite) => sqlite.ask(ask),
            Engine::Postgres(postgres) => postgres.ask(ask),
        };
        if !taken {
            self.0.stats.busy.add();
            return Err(WriteError::Failed(BUSY.refuse()));
        }
        answer.await.unwrap_or_else(|_| Err(WriteError::Unknown(Fault::new("a database thread ended"))))
    }

    /// Applies what is missing, in order, each migration in a transaction of its own.
    pub async fn migrate(&self, sets: &[MigrationSet]) -> Result<MigrationReport, Fault> {
        match &self.0.engine {
            Engine::Sqlite(sqlite) => sqlite.migrate(sets).await,
            Engine::Postgres(postgres) => postgres.migrate(sets).await,
        }
    }

    pub async fn schema_state(&self, sets: &[MigrationSet]) -> Result<SchemaState, Fault> {
        let read = self.read(Lane::Bulk, Reach::Platform, migrate::applied).await;
        let applied = read.map_err(|error| match error {
            Error::Fault(fault) => fault,
            Error::Refused(_) => Fault::caused("the state of the schema could not be read", error),
        })?;
        migrate::state(sets, &applied)
    }

    /// Indexes that hang on an expression instead of plain columns, each with its table.
    pub async fn function_indexes(&self) -> Result<Vec<(String, String)>> {
        self.read(Lane::Bulk, Reach::Platform, crate::shape::function_indexes).await
    }

    pub async fn backup_to(&self, path: &Path) -> Result<(), Fault> {
        match &self.0.engine {
            Engine::Sqlite(sqlite) => sqlite.backup_to(path).await,
            Engine::Postgres(_) => Err(Fault::new("PostgreSQL is backed up with pg_dump")),
        }
    }

    pub fn stats(&self) -> StoreStats {
        let depth = |lane| match &self.0.engine {
            Engine::Sqlite(sqlite) => sqlite.depth(lane),
            Engine::Postgres(postgres) => postgres.depth(lane),
        };
        self.0.stats.look(depth(Lane::Front), depth(Lane::Bulk))
    }

    /// Takes nothing more, finishes what is queued, takes up the log and ends the threads.
    pub async fn close(&self) {
        let threads = self.0.close();
        let joined = tokio::task::spawn_blocking(move || {
            for thread in threads {
                if thread.join().is_err() {
                    tracing::error!("a database thread panicked");
                }
            }
        });
        joined.await.ok();
    }

    /// A test's hand on the writer's connection.
    #[cfg(feature = "twins")]
    #[doc(hidden)]
    pub async fn twin_writer<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut rusqlite::Connection) -> T + Send + 'static,
    ) -> Result<T, Fault> {
        match &self.0.engine {
            Engine::Sqlite(sqlite) => sqlite.alone(work).await,
            Engine::Postgres(_) => Err(Fault::new("PostgreSQL has no writer of its own")),
        }
    }
}

impl Inner {
    fn close(&self) -> Vec<std::thread::JoinHandle<()>> {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.close(),
            Engine::Postgres(postgres) => postgres.close(),
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.close();
    }
}
