//! The mouth: takes notes from the queue, at most so many or so long at once, and sends them on.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use souk_core::{Clock, Ids, Moment};
use souk_http::{Client, Request, Whose};
use tokio::sync::{mpsc, watch};

use crate::places::{Collector, Sentry};
use crate::{Note, Settings};

/// Requests that are told at once, and how long the first of them waits for the others.
const AT_ONCE: usize = 200;
const GATHER: Duration = Duration::from_secs(5);

pub struct Reporter {
    pub(crate) out: mpsc::Receiver<Note>,
    pub(crate) dropped: Arc<AtomicU64>,
    pub(crate) settings: Settings,
    pub(crate) client: Client,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Ids,
}

impl Reporter {
    /// Until `stop` turns true; what waits then is sent once more.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let mut notes = Vec::new();
            tokio::select! {
                _ = stop.changed() => break,
                count = self.out.recv_many(&mut notes, AT_ONCE) => if count == 0 { return },
            }
            if !matches!(notes.first(), Some(Note::Fault { .. })) {
                let more = async {
                    while notes.len() < AT_ONCE {
                        let Some(note) = self.out.recv().await else { break };
                        notes.push(note);
                    }
                };
                tokio::select! {
                    _ = stop.changed() => {}
                    _ = tokio::time::timeout(GATHER, more) => {}
                }
            }
            self.tell(notes).await;
        }
        let mut rest = Vec::new();
        while let Ok(note) = self.out.try_recv() {
            rest.push(note);
        }
        let _ = tokio::time::timeout(GATHER, self.tell(rest)).await;
    }

    /// Sends everything that waits, now.
    pub async fn flush(&mut self) {
        let mut rest = Vec::new();
        while let Ok(note) = self.out.try_recv() {
            rest.push(note);
        }
        self.tell(rest).await;
    }

    /// How many notes found no room, or nobody who took them.
    pub fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }

    async fn tell(&self, notes: Vec<Note>) {
        let mut spans = Vec::new();
        for note in notes {
            match (note, &self.settings.sentry) {
                (Note::Fault { what, request, place, at_ms }, Some(sentry)) => {
                    self.fault(sentry, &what, &request, &place, at_ms).await;
                }
                (request @ Note::Request { .. }, _) => spans.extend(self.span(request)),
                (Note::Fault { .. }, None) => {}
            }
        }
        if let (Some(collector), false) = (&self.settings.collector, spans.is_empty()) {
            self.spans(collector, spans).await;
        }
    }

    async fn send(&self, request: Request, notes: u64) {
        let taken = self.client.send(request).await.is_ok_and(|answer| (200..300).contains(&answer.status));
        if !taken {
            self.dropped.fetch_add(notes, Ordering::Relaxed);
        }
    }

    /// One envelope with one event.
    async fn fault(&self, sentry: &Sentry, what: &str, request: &str, place: &str, at_ms: i64) {
        let id = hex(&self.ids.bytes::<16>());
        let event = json!({
            "event_id": id, "timestamp": Moment(at_ms * 1_000), "platform": "other", "level": "error",
            "logger": place, "release": self.settings.release, "message": { "formatted": what },
            "tags": { "request": request },
        });
        let sent_at = self.clock.now();
        let head = json!({ "event_id": id, "sent_at": sent_at });
        let event = event.to_string();
        let body = format!("{head}\n{}\n{event}\n", json!({ "type": "event", "length": event.len() }));
        let auth = format!(
            "Sentry sentry_version=7, sentry_key={}, sentry_client=souk/{}",
            sentry.key,
            env!("CARGO_PKG_VERSION")
        );
        let request = Request::post(Whose::Installation, &sentry.url, body)
            .header("content-type", "application/x-sentry-envelope")
            .header("x-sentry-auth", auth);
        self.send(request, 1).await;
    }

    fn span(&self, note: Note) -> Option<Value> {
        let Note::Request { id, method, route, status, micros, at_ms } = note else { return None };
        let trace = souk_core::RawId::decode(&id).map_or_else(|| self.ids.bytes::<16>(), |id| id.0);
        let end = i128::from(at_ms) * 1_000_000;
        let start = end - i128::from(micros) * 1_000;
        let text = |key: &str, value: &str| json!({ "key": key, "value": { "stringValue": value } });
        let code = json!({ "key": "http.response.status_code", "value": { "intValue": status.to_string() } });
        Some(json!({
            "traceId": hex(&trace), "spanId": hex(&self.ids.bytes::<8>()), "kind": 2,
            "name": format!("{method} {route}"),
            "startTimeUnixNano": start.to_string(), "endTimeUnixNano": end.to_string(),
            "attributes": [text("http.request.method", &method), text("http.route", &route), code],
            "status": if status >= 500 { json!({ "code": 2 }) } else { json!({}) },
        }))
    }

    async fn spans(&self, collector: &Collector, spans: Vec<Value>) {
        let count = u64::try_from(spans.len()).unwrap_or_default();
        let text = |key: &str, value: &str| json!({ "key": key, "value": { "stringValue": value } });
        let version = self.settings.release.rsplit('@').next().unwrap_or_default();
        let attributes = json!([text("service.name", "souk"), text("service.version", version)]);
        let scoped = json!([{ "scope": { "name": "souk" }, "spans": spans }]);
        let body = json!({
            "resourceSpans": [{ "resource": { "attributes": attributes }, "scopeSpans": scoped }],
        });
        let request = Request::post(Whose::Installation, &collector.url, body.to_string())
            .header("content-type", "application/json");
        self.send(request, count).await;
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
