//! What the worker does, as a room names it: reactions to events, jobs, and jobs that start by themselves.

use serde_json::Value;
use souk_core::{Fault, Result};

use crate::jobs::{Done, JobContext};
use crate::registry::Later;
use crate::traits::{Event, Job, Reaction};

/// A job or reaction, its payload still JSON.
pub(crate) type Work = fn(Value, JobContext) -> Later<Result<Done>>;

pub struct ReactionDef {
    pub name: &'static str,
    pub event: &'static str,
    pub(crate) sleeps: bool,
    pub(crate) concerns: fn(&Value) -> Result<bool>,
    pub(crate) run: Work,
}

impl ReactionDef {
    pub const fn new<E: Event, R: Reaction<E>>() -> Self {
        Self {
            name: R::NAME,
            event: E::NAME,
            sleeps: R::SLEEPS,
            concerns: |data| Ok(R::concerns(&read(data)?)),
            run: |data, cx| Box::pin(async move { R::react(read(&data)?, cx).await.map(|()| Done::Done) }),
        }
    }
}

fn read<E: Event>(data: &Value) -> Result<E> {
    E::deserialize(data).map_err(|e| Fault::caused("an event was not readable", e).into())
}

pub struct JobDef {
    pub name: &'static str,
    pub(crate) run: Work,
}

impl JobDef {
    pub const fn new<J: Job>() -> Self {
        Self {
            name: J::NAME,
            run: |data, cx| {
                Box::pin(async move {
                    let job: J = serde_json::from_value(data)
                        .map_err(|e| Fault::caused("a job was not readable", e))?;
                    job.run(cx).await
                })
            },
        }
    }
}

/// A job that starts by itself once in each period of the installation's clock.
pub struct ScheduleDef {
    pub name: &'static str,
    pub every_seconds: u32,
    pub job: fn() -> (&'static str, Value),
}
