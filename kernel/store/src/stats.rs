//! Counters of the store, for the metrics page and for tests.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Instant;

/// A look at the counters since the store was opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StoreStats {
    /// Durable commits; on SQLite one may hold many bodies.
    pub commits: u64,
    /// Bodies run, reruns included.
    pub bodies: u64,
    /// Transactions that ended under a body and took its neighbours with them (SQLite).
    pub batch_deaths: u64,
    /// Bodies run again because a neighbour's death undid them (SQLite).
    pub reruns: u64,
    /// Asks turned away because a queue was full.
    pub busy: u64,
    /// Bodies run again after a deadlock, a serialization failure or a lost connection (PostgreSQL).
    pub retries: u64,
    pub reconnects: u64,
    pub front_depth: u64,
    pub bulk_depth: u64,
    pub longest_body_micros: u64,
}

#[derive(Default)]
pub(crate) struct Counters {
    pub commits: Counter,
    pub bodies: Counter,
    pub batch_deaths: Counter,
    pub reruns: Counter,
    pub busy: Counter,
    pub retries: Counter,
    pub reconnects: Counter,
    longest_body_micros: AtomicU64,
}

#[derive(Default)]
pub(crate) struct Counter(AtomicU64);

impl Counter {
    pub fn add(&self) {
        self.0.fetch_add(1, Relaxed);
    }
    pub fn get(&self) -> u64 {
        self.0.load(Relaxed)
    }
}

impl Counters {
    pub fn body_ran(&self, since: Instant) {
        self.bodies.add();
        let micros = u64::try_from(since.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.longest_body_micros.fetch_max(micros, Relaxed);
        if micros > 50_000 {
            tracing::warn!(micros, "a body held its connection for long");
        }
    }
    pub fn look(&self, front_depth: usize, bulk_depth: usize) -> StoreStats {
        StoreStats {
            commits: self.commits.get(),
            bodies: self.bodies.get(),
            batch_deaths: self.batch_deaths.get(),
            reruns: self.reruns.get(),
            busy: self.busy.get(),
            retries: self.retries.get(),
            reconnects: self.reconnects.get(),
            front_depth: u64::try_from(front_depth).unwrap_or(u64::MAX),
            bulk_depth: u64::try_from(bulk_depth).unwrap_or(u64::MAX),
            longest_body_micros: self.longest_body_micros.load(Relaxed),
        }
    }
}

impl StoreStats {
    /// Every counter by its name, for metrics.
    pub const fn named(&self) -> [(&'static str, u64); 10] {
        [
            ("commits", self.commits),
            ("bodies", self.bodies),
            ("batch_deaths", self.batch_deaths),
            ("reruns", self.reruns),
            ("busy", self.busy),
            ("retries", self.retries),
            ("reconnects", self.reconnects),
            ("front_depth", self.front_depth),
            ("bulk_depth", self.bulk_depth),
            ("longest_body_micros", self.longest_body_micros),
        ]
    }
}
