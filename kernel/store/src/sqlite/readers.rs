//! Threads that read: each body sees one snapshot on a connection that cannot write.

use std::sync::Arc;
use std::time::Duration;

use rusqlite::Connection;
use souk_core::Result;

use super::bind::{SqliteBack, Watch, db_error};
use crate::job::Ask;
use crate::queue::Queue;
use crate::stats::Counters;
use crate::{DbError, Tx, WriteError};

pub(super) struct ReaderThread {
    pub conn: Connection,
    pub watch: Watch,
    pub queue: Arc<Queue<Ask>>,
    pub stats: Arc<Counters>,
    /// A long snapshot keeps the log from being taken up.
    pub allowed: Duration,
}

impl ReaderThread {
    pub fn serve(self) {
        while let Some(mut ask) = self.queue.pop() {
            let end = self.in_snapshot(&mut ask);
            ask.job.settle(end.map_err(WriteError::Failed));
        }
    }

    fn in_snapshot(&self, ask: &mut Ask) -> Result<()> {
        self.exec("begin")?;
        let mut back = SqliteBack::new(&self.conn, &self.watch);
        self.watch.start(self.allowed);
        let since = std::time::Instant::now();
        let end = ask.job.run(&mut Tx::new(&mut back));
        self.stats.body_ran(since);
        self.watch.stop();
        let broken = back.into_broken();
        if !self.conn.is_autocommit() {
            self.exec("rollback")?;
        }
        match (end, broken) {
            (Ok(()), Some(error)) => Err(error.into()),
            (end, _) => end,
        }
    }

    fn exec(&self, text: &'static str) -> Result<(), DbError> {
        let ran = self.conn.prepare_cached(text).and_then(|mut statement| statement.raw_execute());
        ran.map(|_| ()).map_err(|error| db_error(&error, text))
    }
}
