//! The ear in the log: errors and lines about requests, without what may name a person.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use souk_core::Clock;
use tokio::sync::mpsc;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;

use crate::Note;

/// Letters of a fault that are told.
const LONGEST: usize = 200;

pub struct Listener {
    pub(crate) into: mpsc::Sender<Note>,
    pub(crate) dropped: Arc<AtomicU64>,
    /// Faults, requests.
    pub(crate) wants: (bool, bool),
    pub(crate) clock: Arc<dyn Clock>,
}

/// The fields of a line that are looked at.
#[derive(Default)]
struct Line {
    message: String,
    fault: Option<String>,
    request: String,
    method: String,
    route: String,
    status: u64,
    micros: u64,
}

impl Visit for Line {
    fn record_u64(&mut self, field: &Field, value: u64) {
        match field.name() {
            "status" => self.status = value,
            "micros" => self.micros = value,
            _ => {}
        }
    }
    fn record_str(&mut self, field: &Field, value: &str) {
        let place = match field.name() {
            "message" => &mut self.message,
            "request" => &mut self.request,
            "method" => &mut self.method,
            "route" => &mut self.route,
            "fault" | "error" => self.fault.get_or_insert_default(),
            _ => return,
        };
        *place = value.to_owned();
    }
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.record_str(field, &format!("{value:?}"));
    }
}

impl<S: Subscriber> Layer<S> for Listener {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let (level, place) = (*event.metadata().level(), event.metadata().target());
        let (faults, requests) = self.wants;
        // What the way out says of itself would go round in circles.
        if !place.starts_with("souk") || place.starts_with("souk_http") || place.starts_with("souk_watch") {
            return;
        }
        let wanted = match level {
            Level::ERROR => faults,
            Level::INFO => requests,
            _ => false,
        };
        if !wanted {
            return;
        }
        let mut line = Line::default();
        event.record(&mut line);
        let at_ms = self.clock.now().unix_ms();
        let note = if level == Level::ERROR {
            let what = line.fault.as_deref().map_or(line.message.as_str(), safe).chars().take(LONGEST);
            Note::Fault { what: what.collect(), request: line.request, place: place.to_owned(), at_ms }
        } else if line.message == "request" {
            let Line { request: id, method, route, status, micros, .. } = line;
            Note::Request { id, method, route, status, micros, at_ms }
        } else {
            return;
        };
        if self.into.try_send(note).is_err() {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// What we ourselves say of a fault. What stands after it came from elsewhere, a database or a file, and may
/// name anybody.
fn safe(fault: &str) -> &str {
    fault.split(": ").next().unwrap_or_default()
}
