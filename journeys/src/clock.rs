//! A clock that the program reads from a file and that only we move.

use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::{Outcome, Saying};

pub const SECOND: i64 = 1_000_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

#[derive(Debug)]
pub struct HandClock {
    pub file: PathBuf,
    at: AtomicI64,
}

impl HandClock {
    /// Stands at so many microseconds.
    pub fn at(file: PathBuf, micros: i64) -> Outcome<Self> {
        let clock = Self { file, at: AtomicI64::new(0) };
        clock.set(micros)?;
        Ok(clock)
    }

    pub fn set(&self, micros: i64) -> Outcome<()> {
        let part = self.file.with_extension("part");
        std::fs::write(&part, micros.to_string()).saying("the clock")?;
        std::fs::rename(&part, &self.file).saying("the clock")?;
        self.at.store(micros, Ordering::SeqCst);
        Ok(())
    }

    pub fn now(&self) -> i64 {
        self.at.load(Ordering::SeqCst)
    }

    pub fn advance(&self, micros: i64) -> Outcome<()> {
        self.set(self.now() + micros)
    }
}
