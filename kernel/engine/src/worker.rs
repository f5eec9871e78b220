//! The worker: leases due work, runs it, notes the end. Many copies may run; a fence keeps a late one from
//! writing.

use std::time::Duration;

use serde_json::Value;
use souk_core::{Fault, Moment, RawId, Result, TenantId, params};
use souk_store::{Lane, Reach, Tx, row, sql};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::engine::Engine;
use crate::jobs::{Done, JobContext, JobId, worth_retrying};
use crate::turns::{Busy, Turn, Turns};

const LEASE: i64 = 60 * Moment::SECOND;
/// A job that lives renews its lease; one whose process died is taken up when the lease ends.
const HEARTBEAT: Duration = Duration::from_secs(20);
const MOST_ATTEMPTS: i64 = 12;
const NEVER_ENDED: &str = "no attempt came to its end";

row! {
    #[derive(Debug)]
    struct Due {
        shop: TenantId,
        id: JobId,
        name: String,
        payload: Value,
        attempts: i64,
        fence: i64,
        /// While it is leased, the end of the lease.
        run_at: Moment,
        kind: String,
        subject: Option<RawId>,
    }
}

impl Due {
    fn turn(&self) -> Turn {
        let subject = self.subject.filter(|_| self.kind == "job").map(|subject| subject.0);
        Turn { shop: self.shop, name: self.name.clone(), subject }
    }
}

pub struct Worker {
    engine: Engine,
    heartbeat: Duration,
}

impl Worker {
    pub const fn new(engine: Engine) -> Self {
        Self { engine, heartbeat: HEARTBEAT }
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
            match self.lease(busy.free(), Some(busy)).await {
                Ok(leased) => {
                    for due in leased {
                        let (engine, heartbeat, stop) = (self.engine.clone(), self.heartbeat, stop.clone());
                        let held = turns.begin(due.id, due.turn());
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

    /// Runs everything that is due, until nothing is: tests, and `souk work --once`.
    pub async fn drain(&self) -> Result<usize> {
        let (mut count, (_go_on, stop)) = (0, watch::channel(false));
        crate::schedule::start_due(&self.engine).await?;
        loop {
            let leased = self.lease(64, None).await?;
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

    /// At most so many of those that are due; `busy` with others, each kind and shop has only its share.
    async fn lease(&self, most: usize, busy: Option<Busy>) -> Result<Vec<Due>> {
        let now = self.engine.now();
        if most == 0 {
            return Ok(Vec::new());
        }
        let waiting: Option<(i64,)> = self
            .engine
            .0
            .db
            .read(Lane::Bulk, Reach::Platform, move |db| {
                db.one(
                    sql!(
                        "select cast(count(*) as bigint) from (select 1 as one from jobs
                         where (state = 'ready' and run_at <= $1) or (state = 'leased' and run_at <= $1)
                         limit 1) t"
                    ),
                    params![now],
                )
            })
            .await?;
        if waiting.is_none_or(|(count,)| count == 0) {
            return Ok(Vec::new());
        }
        let write = self.engine.0.db.write(Lane::Bulk, Reach::Platform, move |tx| {
            let Some(mut busy) = busy.clone() else { return take(tx, now, most, &Busy::default()) };
            let (mut leased, mut dead) = (Vec::new(), Vec::new());
            // One at a time, since each may fill a share.
            while leased.len() < most {
                let (one, set_aside) = take(tx, now, 1, &busy)?;
                if one.is_empty() && set_aside.is_empty() {
                    break;
                }
                one.iter().for_each(|due| busy.add(due.id, due.turn()));
                leased.extend(one);
                dead.extend(set_aside);
            }
            Ok((leased, dead))
        });
        let (leased, dead) = write.await.map_err(crate::execute::settle)?;
        for due in dead {
            tracing::warn!(job = %due.id, name = due.name, attempt = due.attempts, state = "dead",
                error = NEVER_ENDED, "a job failed");
        }
        Ok(leased)
    }
}

/// What is due: taken under a new fence, and what never came to an end, set aside.
fn take(tx: &mut Tx<'_>, now: Moment, most: usize, busy: &Busy) -> Result<(Vec<Due>, Vec<Due>)> {
    let most = i64::try_from(most).unwrap_or_default();
    let [names, shops, subjects] = busy.full();
    let due: Vec<Due> = tx.reader().rows(
        sql!(
            "select shop_id, id, name, payload, attempts, fence, run_at, kind, subject from jobs j
             where state in ('ready', 'leased') and run_at <= $1
               and not (name in_list($3)) and not (shop_id in_list($4))
               and (kind <> 'job' or subject is null or not (subject in_list($5)))
               and (kind = 'job' or not exists (
                   select 1 from jobs e where e.shop_id = j.shop_id and e.name = j.name
                      and e.subject = j.subject and e.state in ('ready', 'leased') and e.id < j.id))
             order by run_at, id limit $2"
        ),
        params![now, most, names, shops, subjects],
    )?;
    let (mut leased, mut dead) = (Vec::new(), Vec::new());
    for mut row in due {
        if row.attempts >= MOST_ATTEMPTS {
            // Its worker ended each time before it could say how the job did.
            tx.put(
                sql!(
                    "update jobs set state = 'dead', last_error = $4, lease_until = null
                     where shop_id = $1 and id = $2 and fence = $3"
                ),
                params![row.shop, row.id, row.fence, NEVER_ENDED],
            )?;
            dead.push(row);
            continue;
        }
        // While a lease runs, `run_at` is its end: an abandoned lease becomes due by itself.
        let taken = tx.run(
            sql!(
                "update jobs set state = 'leased', run_at = $4, lease_until = $4, fence = fence + 1,
                                 attempts = attempts + 1
                 where shop_id = $1 and id = $2 and fence = $3 and state in ('ready', 'leased')"
            ),
            params![row.shop, row.id, row.fence, now.plus(LEASE)],
        )?;
        if taken == 1 {
            row.fence += 1;
            row.attempts += 1;
            row.run_at = now.plus(LEASE);
            leased.push(row);
        }
    }
    Ok((leased, dead))
}

/// Waits for the end of a job and keeps its lease alive meanwhile; `None` where that did not succeed, and
/// somebody else may have it now.
async fn outlive(
    engine: &Engine,
    due: &Due,
    mut task: JoinHandle<Result<Done>>,
    heartbeat: Duration,
) -> Option<Result<Done>> {
    let mut until = due.run_at;
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
