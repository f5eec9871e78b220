//! One line a proof: what was tried, what came of it, what was broken on purpose, and how red the twin
//! turned.

use std::collections::BTreeMap;
use std::fmt;

use crate::Outcome;
use crate::load::{Said, Told};

#[derive(Debug, Default)]
pub struct Line {
    pub name: &'static str,
    pub tries: u64,
    pub accepted: u64,
    pub refused: BTreeMap<String, u64>,
    pub undecided: u64,
    /// What was broken on purpose, and how often it really happened.
    pub faults: BTreeMap<&'static str, u64>,
    /// The same proof against the program with its guard taken out.
    pub twin: Option<String>,
    pub notes: Vec<String>,
    pub wrong: Vec<String>,
    pub seed: u64,
}

impl Line {
    pub fn new(name: &'static str, seed: u64) -> Self {
        Self { name, seed, ..Self::default() }
    }

    pub fn take(&mut self, told: &[Told]) {
        for told in told {
            self.tries += 1;
            match &told.said {
                Said::Accepted(_) => self.accepted += 1,
                Said::Refused { code, .. } => *self.refused.entry(code.clone()).or_default() += 1,
                Said::Undecided(_) => self.undecided += 1,
            }
        }
    }

    /// So many things were asked for and done.
    pub fn done(&mut self, things: usize) {
        let things = u64::try_from(things).unwrap_or_default();
        self.tries += things;
        self.accepted += things;
    }

    pub fn fired(&mut self, fault: &'static str, times: u64) {
        *self.faults.entry(fault).or_default() += times;
    }

    pub fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    /// Holds, or the proof has failed with this sentence.
    pub fn must(&mut self, holds: bool, sentence: impl FnOnce() -> String) {
        if !holds {
            self.wrong.push(sentence());
        }
    }

    pub fn equal<T: PartialEq + fmt::Debug>(&mut self, what: &str, found: T, due: T) {
        self.must(found == due, || format!("{what}: {found:?}, due {due:?}"));
    }

    /// No answer may have been a fault of the server.
    pub fn no_5xx(&mut self, told: &[Told]) {
        let broken: Vec<&Said> = told.iter().map(|told| &told.said).filter(|said| said.is_5xx()).collect();
        let first = broken.first().map(|said| format!("{said:?}")).unwrap_or_default();
        self.must(broken.is_empty(), || format!("{} answers were 5xx, the first: {first}", broken.len()));
    }

    /// Whoever was refused was refused for one of these reasons.
    pub fn refused_as(&mut self, told: &[Told], codes: &[&str]) {
        let others = told.iter().filter_map(|told| match &told.said {
            Said::Refused { code, .. } if !codes.contains(&code.as_str()) => Some(code.as_str()),
            _ => None,
        });
        let others: std::collections::BTreeSet<&str> = others.collect();
        self.must(others.is_empty(), || format!("refused as {others:?}"));
    }

    /// The twin must have turned red: `by` is how far it went wrong.
    pub fn twin_red(&mut self, by: i64, what: &str) {
        let told = format!("{what} {by}");
        self.twin = Some(self.twin.take().map_or(told.clone(), |before| format!("{before}, {told}")));
        self.must(by > 0, || format!("the twin stayed green: {what} {by}"));
    }

    /// The same of a twin that may not have been carried through.
    pub fn twin(&mut self, by: Outcome<i64>, what: &str) {
        match by {
            Ok(by) => self.twin_red(by, what),
            Err(why) => self.wrong.push(format!("the twin was not carried through: {why}")),
        }
    }

    /// What every proof needs beside its own checks.
    pub fn close(mut self, needs_fault: bool) -> Self {
        let idle: Vec<&str> =
            self.faults.iter().filter(|(_, times)| **times == 0).map(|(name, _)| *name).collect();
        if !idle.is_empty() || needs_fault && self.faults.is_empty() {
            self.wrong.push(format!("a fault never fired: {}", idle.join(", ")));
        }
        if self.twin.is_none() {
            self.wrong.push("the twin did not run".to_owned());
        }
        if self.tries == 0 || self.accepted == 0 {
            self.wrong.push("nothing was accepted: the proof did not reach the program".to_owned());
        }
        self
    }

    pub fn passed(&self) -> bool {
        self.wrong.is_empty()
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |map: Vec<String>| if map.is_empty() { "none".to_owned() } else { map.join(" ") };
        let refused = list(self.refused.iter().map(|(code, n)| format!("{code}={n}")).collect());
        let faults = list(self.faults.iter().map(|(name, n)| format!("{name}={n}")).collect());
        let twin = self.twin.as_deref().unwrap_or("-");
        let verdict = if self.passed() { "ok" } else { "FAILED" };
        write!(
            f,
            "{verdict} {}: tries {}, accepted {}, refused {refused}, undecided {}, faults {faults}, twin \
                {twin}",
            self.name, self.tries, self.accepted, self.undecided
        )?;
        for note in &self.notes {
            write!(f, ", {note}")?;
        }
        write!(f, ", seed {}", self.seed)?;
        for wrong in &self.wrong {
            write!(f, "\n    {wrong}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted() -> Told {
        Told::plain(0, Said::Accepted(String::new()))
    }

    #[test]
    fn a_line_without_twin_fault_or_acceptance_has_failed() {
        let bare = Line::new("x", 1).close(true);
        assert_eq!(bare.wrong.len(), 3, "{bare}");
        let mut line = Line::new("x", 1);
        line.take(&[accepted()]);
        line.twin_red(3, "oversold by");
        line.fired("kill", 1);
        assert!(line.close(true).passed());
    }

    #[test]
    fn a_green_twin_and_an_idle_fault_fail_the_line() {
        let mut line = Line::new("x", 1);
        line.take(&[accepted()]);
        line.twin_red(0, "oversold by");
        line.fired("kill", 0);
        let line = line.close(true);
        assert_eq!(line.wrong.len(), 2, "{line}");
        assert!(line.to_string().starts_with("FAILED x"));
    }
}
