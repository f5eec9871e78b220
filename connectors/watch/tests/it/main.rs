//! Faults and requests on their way to those who watch, against strict receivers on this machine.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests stop at the first thing that is not as they say"
)]

use std::sync::Arc;

use serde_json::Value;
use souk_core::{Ids, SystemClock, SystemEntropy};
use souk_http::{Client, Limits, Network};
use souk_receivers::{Receiver, Reply};
use souk_watch::{Collector, Listener, Reporter, Sentry, Settings};
use tracing_subscriber::layer::SubscriberExt;

fn watch(sentry: Option<&Receiver>, collector: Option<&Receiver>) -> (Listener, Reporter) {
    let client = Client::new(Network::new(None, Vec::new()).unwrap(), Limits::default());
    let dsn = |receiver: &Receiver| format!("http://abc123@{}/42", receiver.host());
    let settings = Settings {
        sentry: sentry.map(|receiver| Sentry::parse(&dsn(receiver)).unwrap()),
        collector: collector.map(|receiver| Collector::parse(&receiver.url("")).unwrap()),
        release: "souk@0.1.0".to_owned(),
    };
    souk_watch::open(settings, client, Arc::new(SystemClock), Ids::new(Arc::new(SystemEntropy))).unwrap()
}

/// What the program logs while `listener` listens.
fn logged(listener: Listener, lines: impl FnOnce()) {
    tracing::subscriber::with_default(tracing_subscriber::registry().with(listener), lines);
}

#[tokio::test]
async fn a_fault_is_told_with_its_request_and_without_what_may_name_a_person() {
    let receiver = Receiver::start(|_| Reply::Status(200, "{}"));
    let (listener, mut reporter) = watch(Some(&receiver), None);
    logged(listener, || {
        let fault = "a row could not be read: duplicate key (lila@example.dz)";
        tracing::error!(target: "souk_web::door", request = "01ABC", %fault, "fault");
        tracing::warn!(target: "souk_web::door", "no fault");
        tracing::error!(target: "elsewhere", "not ours");
    });
    reporter.flush().await;
    let heard = receiver.heard();
    assert_eq!(heard.len(), 1);
    assert_eq!((heard[0].path.as_str(), heard[0].fault.clone()), ("/api/42/envelope/", None));
    assert!(heard[0].header("x-sentry-auth").unwrap().contains("sentry_key=abc123"));
    let text = heard[0].text();
    assert!(!text.contains("lila"), "{text}");
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1]["length"], text.lines().nth(2).unwrap().len());
    assert_eq!(lines[0]["event_id"], lines[2]["event_id"]);
    assert_eq!(lines[2]["message"]["formatted"], "a row could not be read");
    assert_eq!((&lines[2]["tags"]["request"], &lines[2]["release"]), (&"01ABC".into(), &"souk@0.1.0".into()));
}

#[tokio::test]
async fn requests_become_spans_in_one_call() {
    let receiver = Receiver::start(|_| Reply::Status(200, "{}"));
    let (listener, mut reporter) = watch(None, Some(&receiver));
    logged(listener, || {
        for status in [200_u16, 500] {
            let (request, method, micros) = ("0000000000000000000000000Z", "GET", 1_500_u64);
            let route = "/shop/{slug}";
            tracing::info!(target: "souk_web::door", request, method, route, status, micros, "request");
        }
        tracing::info!(target: "souk_web", "something else");
    });
    reporter.flush().await;
    let heard = receiver.heard();
    assert_eq!((heard.len(), heard[0].path.as_str()), (1, "/v1/traces"));
    let body: Value = serde_json::from_slice(&heard[0].body).unwrap();
    let spans = body["resourceSpans"][0]["scopeSpans"][0]["spans"].as_array().unwrap();
    assert_eq!(spans.len(), 2);
    assert_eq!(spans[0]["name"], "GET /shop/{slug}");
    assert_eq!(spans[0]["traceId"].as_str().unwrap(), format!("{:032x}", 31));
    let nanos = |name: &str| spans[0][name].as_str().unwrap().parse::<i128>().unwrap();
    assert_eq!(nanos("endTimeUnixNano") - nanos("startTimeUnixNano"), 1_500_000);
    assert_eq!((&spans[0]["status"]["code"], &spans[1]["status"]["code"]), (&Value::Null, &2.into()));
}

/// Red where the queue has no bound, or is waited for.
#[tokio::test]
async fn what_finds_no_room_is_dropped_and_counted() {
    let receiver = Receiver::start(|_| Reply::Status(503, ""));
    let (listener, mut reporter) = watch(None, Some(&receiver));
    logged(listener, || {
        for _ in 0..1_500 {
            tracing::info!(target: "souk_web", status = 200_u16, micros = 1_u64, "request");
        }
    });
    assert_eq!(reporter.dropped(), 500);
    reporter.flush().await;
    assert_eq!(reporter.dropped(), 1_500, "nor is what nobody took kept");
}

#[test]
fn nothing_is_set_up_where_nobody_watches() {
    let client = Client::new(Network::new(None, Vec::new()).unwrap(), Limits::default());
    let settings = Settings { sentry: None, collector: None, release: String::new() };
    let ids = Ids::new(Arc::new(SystemEntropy));
    assert!(souk_watch::open(settings, client, Arc::new(SystemClock), ids).is_none());
}
