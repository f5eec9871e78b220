//! Tells those who watch the program: faults to Sentry, requests to a collector of traces (OTLP). It listens
//! to the log, puts what matters into a queue that is never waited for, and sends it from there. What finds
//! no room is dropped and counted.

mod heard;
mod places;
mod post;

pub use heard::Listener;
pub use places::{Collector, Sentry};
pub use post::Reporter;

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use souk_core::{Clock, Ids};
use souk_http::Client;
use tokio::sync::mpsc;

/// Notes that wait to be sent.
const ROOM: usize = 1_000;

/// Where to, and who we are.
pub struct Settings {
    pub sentry: Option<Sentry>,
    pub collector: Option<Collector>,
    /// `souk@0.1.0`.
    pub release: String,
}

/// What was heard, on its way.
#[derive(Debug)]
pub(crate) enum Note {
    Fault { what: String, request: String, place: String, at_ms: i64 },
    Request { id: String, method: String, route: String, status: u64, micros: u64, at_ms: i64 },
}

/// The ear and the mouth; nothing where neither is set up.
pub fn open(
    settings: Settings,
    client: Client,
    clock: Arc<dyn Clock>,
    ids: Ids,
) -> Option<(Listener, Reporter)> {
    if settings.sentry.is_none() && settings.collector.is_none() {
        return None;
    }
    let (into, out) = mpsc::channel(ROOM);
    let dropped = Arc::new(AtomicU64::new(0));
    let wants = (settings.sentry.is_some(), settings.collector.is_some());
    let listener = Listener { into, dropped: dropped.clone(), wants, clock: clock.clone() };
    Some((listener, Reporter { out, dropped, settings, client, clock, ids }))
}
