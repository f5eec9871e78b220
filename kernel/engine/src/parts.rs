//! Bulk work as small transactions: the command that was asked says what is to be done, and each part is then
//! a command of its own. No part waits for another's locks, and none takes another back.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use souk_core::{RawId, Result};

use crate::context::Ask;
use crate::engine::Engine;
use crate::execute::{Answer, Planned};
use crate::traits::Command;

/// Whoever asked is answered by then: parts that had no turn say so, and are asked for anew, with another
/// key.
const WITHIN: Duration = Duration::from_secs(20);

/// Runs the parts of one command, as whoever asked for it.
pub struct Parts<'a> {
    engine: &'a Engine,
    ask: &'a Ask,
    again: bool,
    started: Instant,
    planned: Mutex<Planned>,
}

impl<'a> Parts<'a> {
    /// `again`: the whole was asked for before under this key. What was done then is told; what was refused
    /// or had no turn is not done now, as whoever repeats a request wants its answer and not another effect.
    pub(crate) fn new(engine: &'a Engine, ask: &'a Ask, again: bool) -> Self {
        let planned = Mutex::new(Planned { events: Vec::new(), jobs: Vec::new() });
        Self { engine, ask, again, started: Instant::now(), planned }
    }

    /// The part with this number, under a key of its own: whoever repeats the whole repeats no part.
    pub async fn execute<C: Command>(&self, number: usize, command: C) -> Result<C::Output> {
        if self.started.elapsed() > WITHIN {
            return Err(souk_store::BUSY.refuse());
        }
        let key = self.ask.key.as_ref().map(|key| {
            let mark = self.engine.vault().sign("part", key.as_bytes());
            let mark: [u8; 16] = std::array::from_fn(|at| mark.get(at).copied().unwrap_or_default());
            format!("part:{}:{number}", RawId(mark).encode())
        });
        let ask = Ask { key, only_again: self.again, ..self.ask.clone() };
        let answer = self.engine.execute_answer(ask, command).await?;
        if let Some(planned) = &answer.planned {
            let mut all = self.planned.lock().unwrap_or_else(PoisonError::into_inner);
            all.events.extend(planned.events.iter().cloned());
            all.jobs.extend(planned.jobs.iter().cloned());
        }
        crate::execute::output(&answer)
    }

    /// The answer of the whole, with what each part would have done.
    pub(crate) fn ended(self, answer: Answer, body: Bytes) -> Answer {
        let parts = self.planned.into_inner().unwrap_or_else(PoisonError::into_inner);
        let planned = answer.planned.map(|mut planned| {
            planned.events.extend(parts.events);
            planned.jobs.extend(parts.jobs);
            planned
        });
        Answer { body, planned, ..answer }
    }
}
