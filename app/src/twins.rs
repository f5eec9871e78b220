//! What only proofs may ask of the program, by the setting `SOUK_TWIN`: names of guards to take out,
//! `clock:FILE`, a clock that stands at the microseconds written in a file, `capture:FILE`, what the
//! store executes, and `sql:FILE`, words of single statements and what they say instead.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use souk_core::{Clock, Moment, SystemClock, twins};

static CLOCK: OnceLock<PathBuf> = OnceLock::new();

/// Takes the setting out of the variables and follows it.
pub fn follow(mut variables: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let asked = variables.remove("SOUK_TWIN").unwrap_or_default();
    for name in asked.split(',').filter(|name| !name.is_empty()) {
        match name.strip_prefix("clock:") {
            Some(file) => drop(CLOCK.set(PathBuf::from(file))),
            None if name.starts_with("capture:") => capture(name),
            None if name.starts_with("sql:") => rewrite(name),
            None if twins::take_out(name) => eprintln!("SOUK_TWIN={name}: this guard is out"),
            None => eprintln!("SOUK_TWIN={name}: there is no such guard"),
        }
    }
    variables
}

/// `capture:FILE`: what the store executes is written down.
fn capture(name: &str) {
    let file = name.trim_start_matches("capture:");
    if let Err(error) = souk_engine::capture::into(std::path::Path::new(file)) {
        eprintln!("SOUK_TWIN={name}: {error}");
    }
}

/// `sql:FILE`: conditions of single statements are taken out.
fn rewrite(name: &str) {
    let file = name.trim_start_matches("sql:");
    if let Err(error) = souk_engine::rewrite::from(std::path::Path::new(file)) {
        eprintln!("SOUK_TWIN={name}: {error}");
    }
}

/// The clock that was asked for.
pub fn clock() -> Arc<dyn Clock> {
    match CLOCK.get() {
        Some(file) => Arc::new(FileClock(file.clone())),
        None => Arc::new(SystemClock),
    }
}

struct FileClock(PathBuf);

impl Clock for FileClock {
    fn now(&self) -> Moment {
        let text = std::fs::read_to_string(&self.0).unwrap_or_default();
        text.trim().parse().map_or_else(|_| SystemClock.now(), Moment)
    }
}
