//! The worker: leases due work, runs it, notes the end. Many copies may run; a fence keeps a late one from
//! writing.

use std::time::Duration;

use souk_core::{Fault, Moment, Result, params};
use souk_store::{Lane, Reach, sql};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::engine::Engine;
use crate::jobs::{Done, JobContext, worth_retrying};
use crate::lease::{Due, LEASE, Leases, MOST_ATTEMPTS};
use crate::turns::Turns;

/// A job that lives renews its lease; one whose process died is taken up when the lease ends.
const HEARTBEAT: Duration = Duration::from_secs(20);
pub struct Worker {
    engine: Engine,
    leases: Leases,
    heartbeat: Duration,
}

impl Worker {
    pub fn new(engine: Engine) -> Self {
        Self { engine, leases: Leases::default(), heartbeat: HEARTBEAT }
    }
    /// For tests, which do not wait so long.
    #[must_use]
    pub fn beating_each(mut self, heartbeat: Duration) -> Self {
        self.heartbeat = heartbeat;
        self
    }

    /// Works until `stop` turns true; what was leased comes to its end, or to its next step, first.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let (mut running, turns) = (JoinSet::new(), Turns::default());
        while !*stop.borrow() {
            if let Err(error) = crate::schedule::start_due(&self.engine).await {
                tracing::error!(%error, "schedules could not be looked at");
            }
            let busy = turns.now();
            match self.leases.take(&self.engine, busy.free(), Some(busy)).await {
                Ok(leased) => {
                    for due in leased {
                        let (engine, heartbeat, stop) = (self.engine.clone(), self.heartbeat, stop.clone());
                        let held = turns.begin(due.id, due.turn.clone());
                        running.spawn(async move {
                            finish(&engine, due, heartbeat, stop).await;
                            drop(held);
                        });
                    }
                }
                Err(error) => tracing::error!(%error, "work could not be leased"),
            }
            self.engine.try_flush().await;
            // A poll with jitter, besides the wake-up after a commit: other copies leave work too.
            let [jitter] = self.engine.ids().bytes::<1>();
            let pause = Duration::from_millis(225 + u64::from(jitter) / 5);
            tokio::select! {
                _ = stop.changed() => {}
                () = self.engine.0.wake.notified() => {}
                Some(_) = running.join_next(), if !running.is_empty() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
        while running.join_next().await.is_some() {}
        self.engine.flush().await;
    }

    /// Runs everything that is due, one after the other, until nothing is.
    pub async fn drain(&self) -> Result<usize> {
        let (mut count, (_go_on, stop)) = (0, watch::channel(false));
        crate::schedule::start_due(&self.engine).await?;
        loop {
            let leased = self.leases.take(&self.engine, 64, None).await?;
            if leased.is_empty() {
                self.engine.flush().await;
                return Ok(count);
            }
            for due in leased {
                count += 1;
                finish(&self.engine, due, self.heartbeat, stop.clone()).await;
            }
        }
    }
}

/// Waits for the end of a job and keeps its lease alive meanwhile; `None` where that did not succeed, and
/// somebody else may have it now.
async fn outlive(
    engine: &Engine,
    due: &Due,
    mut task: JoinHandle<Result<Done>>,
    heartbeat: Duration,
) -> Option<Result<Done>> {
    let mut until = due.until;
    loop {
        tokio::select! {
            ended = &mut task => {
                return Some(ended.unwrap_or_else(|error| Err(Fault::caused("a job broke", error).into())));
            }
            held = renewed(engine, due, heartbeat, until) => {
                let Some(longer) = held else {
                    let Due { id, name, .. } = due;
                    tracing::warn!(job = %id, name, "the lease of a job was lost: given up here");
                    task.abort();
                    return None;
                };
                until = longer;
            }
        }
    }
}

/// Lengthens the lease under its fence, a heartbeat from now; until when it is held, `None` where it no
/// longer is. A database that does not answer now may answer before the lease ends.
async fn renewed(engine: &Engine, due: &Due, heartbeat: Duration, until: Moment) -> Option<Moment> {
    let left = || Duration::from_micros(u64::try_from(until.since(engine.now())).unwrap_or_default());
    tokio::time::sleep(heartbeat.min(left())).await;
    let (shop, id, fence, longer) = (due.shop, due.id, due.fence, engine.now().plus(LEASE));
    let renewal = engine.0.db.write(Lane::Bulk, Reach::Platform, move |tx| {
        tx.run(
            sql!(
                "update jobs set run_at = $4, lease_until = $4
                 where shop_id = $1 and id = $2 and fence = $3 and state = 'leased'"
            ),
            params![shop, id, fence, longer],
        )
    });
    match tokio::time::timeout(left(), renewal).await {
        Ok(Ok(rows)) => (rows == 1).then_some(longer),
        Ok(Err(_)) | Err(_) => (!left().is_zero()).then_some(until),
    }
}

async fn finish(engine: &Engine, due: Due, heartbeat: Duration, stop: watch::Receiver<bool>) {
    let known = engine.0.registry.work.get_key_value(due.name.as_str());
    let ended = match known {
        Some((name, run)) => {
            let cx = JobContext {
                engine: engine.clone(),
                shop: due.shop,
                id: due.id,
                name,
                attempt: due.attempts,
                stop,
            };
            let task = tokio::spawn(run(due.payload.clone(), cx));
            match outlive(engine, &due, task, heartbeat).await {
                Some(ended) => ended,
                None => return,
            }
        }
        None => Err(Fault::new(format!("no job is called {}", due.name)).into()),
    };
    let now = engine.now();
    let (state, run_at, error, attempts) = match &ended {
        Ok(Done::Done) => ("done", now, None, due.attempts),
        Ok(Done::Again(at)) => ("ready", *at, None, due.attempts - 1),
        Err(error) if worth_retrying(error) && due.attempts < MOST_ATTEMPTS => {
            ("ready", now.plus(back_off(due.attempts)), Some(error.to_string()), due.attempts)
        }
        Err(error) => ("dead", now, Some(error.to_string()), due.attempts),
    };
    if let Some(error) = &error {
        tracing::warn!(job = %due.id, name = due.name, attempt = due.attempts, state, error, "a job failed");
    }
    let written = engine.0.db.write(Lane::Bulk, Reach::Platform, move |tx| {
        // The fence: if another worker leased it meanwhile, this end is no longer ours to write.
        tx.run(
            sql!(
                "update jobs set state = $4, run_at = $5, last_error = $6, attempts = $7, done_at = $8,
                                 lease_until = null
                 where shop_id = $1 and id = $2 and fence = $3 and state = 'leased'"
            ),
            params![
                due.shop,
                due.id,
                due.fence,
                state,
                run_at,
                error,
                attempts,
                (state == "done").then_some(now)
            ],
        )
    });
    if let Err(error) = written.await {
        tracing::warn!(?error, "the end of a job was not noted; its lease will run out");
    }
}

/// 1, 2, 4 … seconds, ten minutes at most.
fn back_off(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.clamp(1, 11) - 1).unwrap_or_default();
    (Moment::SECOND << doublings).min(600 * Moment::SECOND)
}
