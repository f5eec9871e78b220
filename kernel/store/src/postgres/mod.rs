//! PostgreSQL: a fixed set of threads, each with one connection that never leaves it.

mod back;
mod bind;
mod catalog;
mod link;
mod migrating;
mod worker;

use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use souk_core::Fault;
use tokio::sync::watch;
use tokio_postgres::Config;

use crate::job::Ask;
use crate::queue::Queue;
use crate::stats::Counters;
use crate::{Lane, Options};
use catalog::Catalog;
use link::{Purpose, connect};
use worker::Worker;

pub(crate) struct Postgres {
    shared: Arc<Shared>,
    front: Arc<Line>,
    bulk: Arc<Line>,
    closing: watch::Sender<bool>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

/// What all connections of the process share.
struct Shared {
    config: Config,
    catalog: Catalog,
    stats: Arc<Counters>,
}

/// A queue and how many connected threads serve it.
struct Line {
    queue: Queue<Ask>,
    connected: AtomicUsize,
}

impl Postgres {
    /// Fails if the server cannot be reached or is not fit; later losses are mended by the threads.
    pub async fn open(config: &Config, options: &Options, stats: &Arc<Counters>) -> Result<Self, Fault> {
        let shared = Arc::new(Shared {
            config: config.clone(),
            catalog: Catalog::default(),
            stats: Arc::clone(stats),
        });
        let client = connect(config, Purpose::Front).await?;
        let loaded = shared.catalog.load(&client).await;
        loaded
            .map_err(|error| Fault::new(format!("the catalog could not be read: {}", bind::told(&error))))?;
        let line = || Arc::new(Line { queue: Queue::new(options.queue), connected: AtomicUsize::new(0) });
        let (closing, closed) = watch::channel(false);
        let postgres = Self { shared, front: line(), bulk: line(), closing, threads: Mutex::default() };
        let background = options.pg_background.max(1);
        let front = options.pg_connections.saturating_sub(background).max(1);
        for number in 0..front + background {
            let (line, purpose) = if number < front {
                (&postgres.front, Purpose::Front)
            } else {
                (&postgres.bulk, Purpose::Bulk)
            };
            postgres.start(line, purpose, closed.clone())?;
        }
        Ok(postgres)
    }

    fn start(&self, line: &Arc<Line>, purpose: Purpose, closing: watch::Receiver<bool>) -> Result<(), Fault> {
        let failed = |error| Fault::caused("a database thread cannot be started", error);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let (shared, line) = (Arc::clone(&self.shared), Arc::clone(line));
        let worker = Worker { shared, line, purpose, runtime, link: None, closing };
        let thread = thread::Builder::new().name("souk-postgres".to_owned()).spawn(|| worker.serve());
        self.threads.lock().unwrap_or_else(PoisonError::into_inner).push(thread.map_err(failed)?);
        Ok(())
    }

    fn line(&self, lane: Lane) -> &Line {
        match lane {
            Lane::Front => &self.front,
            Lane::Bulk => &self.bulk,
        }
    }

    /// `false`: the lane is full.
    pub fn ask(&self, ask: Ask) -> bool {
        self.line(ask.lane).queue.push(Lane::Front, ask).is_ok()
    }

    pub fn depth(&self, lane: Lane) -> usize {
        self.line(lane).queue.depth(Lane::Front)
    }

    /// Takes nothing more; what is queued is still done.
    pub fn close(&self) -> Vec<JoinHandle<()>> {
        self.front.queue.close();
        self.bulk.queue.close();
        self.closing.send_replace(true);
        std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
