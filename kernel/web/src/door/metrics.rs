//! Counters for Prometheus, in its text format 0.0.4.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;

use souk_engine::Engine;

/// Upper bounds of the duration buckets, in milliseconds.
const BOUNDS: [u64; 9] = [1, 2, 5, 10, 25, 50, 100, 250, 1_000];

#[derive(Default, Clone)]
struct Series {
    count: u64,
    sum_us: u64,
    buckets: [u64; 9],
}

#[derive(Default)]
pub struct Metrics {
    requests: Mutex<BTreeMap<(String, u16), Series>>,
}

impl Metrics {
    pub fn note(&self, route: &str, status: u16, micros: u64) {
        let mut requests = self.requests.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let series = requests.entry((route.to_owned(), status)).or_default();
        series.count += 1;
        series.sum_us += micros;
        for (bound, bucket) in BOUNDS.iter().zip(&mut series.buckets) {
            *bucket += u64::from(micros <= bound * 1_000);
        }
    }

    pub fn text(&self, engine: &Engine) -> String {
        let mut out = String::from("# TYPE souk_http_request_duration_seconds histogram\n");
        let requests = self.requests.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        for ((route, status), series) in &requests {
            let labels = format!("route=\"{}\",status=\"{status}\"", route.replace(['"', '\\', '\n'], "_"));
            for (bound, bucket) in BOUNDS.iter().zip(series.buckets) {
                let seconds = format!("{}.{:03}", bound / 1_000, bound % 1_000);
                let _ = writeln!(
                    out,
                    "souk_http_request_duration_seconds_bucket{{{labels},le=\"{seconds}\"}} {bucket}"
                );
            }
            let name = "souk_http_request_duration_seconds";
            let _ = writeln!(out, "{name}_bucket{{{labels},le=\"+Inf\"}} {}", series.count);
            let _ = writeln!(
                out,
                "{name}_sum{{{labels}}} {}.{:06}",
                series.sum_us / 1_000_000,
                series.sum_us % 1_000_000
            );
            let _ = writeln!(out, "{name}_count{{{labels}}} {}", series.count);
        }
        for (name, value) in engine.db().stats().named() {
            let _ = writeln!(out, "souk_store_{name} {value}");
        }
        out
    }
}
