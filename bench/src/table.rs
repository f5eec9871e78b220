//! The table of a benchmark, line by line, and what the system says of a process.

use std::time::Duration;

use rig::load::{Said, Told, percentile, rate};
use rig::program::Running;
use rig::{Outcome, Saying};

#[derive(Default)]
pub struct Table(Vec<String>);

impl Table {
    pub fn text(&self) -> String {
        self.0.join("\n")
    }

    pub fn row(&mut self, what: &str, value: impl std::fmt::Display) {
        let line = format!("{what:<52} {value}");
        eprintln!("{line}");
        self.0.push(line);
    }

    pub fn times(&mut self, what: &str, told: &[Told], took: Duration) -> u64 {
        let rate = rate(told.len(), took);
        let (median, high) = (percentile(told, 50).as_micros(), percentile(told, 99).as_micros());
        let slow = high * 10 / median.max(1);
        let slow = format!("{}.{} times the median", slow / 10, slow % 10);
        self.row(what, format!("{rate}/s, median {median} µs, p99 {high} µs ({slow})"));
        rate
    }

    /// How near something comes to a ceiling, and how near is wanted.
    pub fn ratio(&mut self, what: &str, rate: u64, of: u64, wanted: u64) {
        let percent = rate * 100 / of.max(1);
        let short = if percent < wanted { "  SHORT" } else { "" };
        self.row(what, format!("{percent} % of {of}/s (wanted {wanted} %){short}"));
    }
}

/// A rate of refusals would measure something else.
pub fn accepted(told: &[Told]) -> Outcome<()> {
    match told.iter().find(|told| !matches!(told.said, Said::Accepted(_))) {
        Some(told) => Err(format!("try {} was told {:?}", told.n, told.said)),
        None => Ok(()),
    }
}

pub fn memory(running: &Running) -> Outcome<String> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", running.pid())).saying("memory")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    let kilobytes: u64 =
        line.split_whitespace().next().and_then(|word| word.parse().ok()).unwrap_or_default();
    Ok(format!("{} MB", kilobytes / 1_000))
}

/// What the process has computed so far; Linux counts in hundredths of a second.
pub fn cpu(running: &Running) -> Outcome<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", running.pid())).saying("CPU")?;
    // The second field is a name in brackets that may hold anything.
    let (_, after) = stat.rsplit_once(')').ok_or("an odd /proc/PID/stat")?;
    let ticks = after.split_whitespace().skip(11).take(2).filter_map(|word| word.parse::<u64>().ok());
    Ok(Duration::from_millis(ticks.sum::<u64>() * 10))
}

/// The share of one of so many.
pub fn each(spent: Duration, many: usize) -> String {
    let many = u32::try_from(many).unwrap_or(u32::MAX).max(1);
    format!("{} µs", (spent / many).as_micros())
}
