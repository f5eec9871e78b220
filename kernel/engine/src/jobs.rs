//! Work left for the worker: jobs, and events on their way to subscribers. Leased with a fence, retried with
//! back-off, set aside as dead letters that a person can see and run again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Actor, Error, Fault, Kind, Moment, RawId, Result, TenantId, params};
use souk_store::{Lane, Reach, Reader, Sql, Tx, row, sql};
use tokio::sync::watch;
use tokio::task::{JoinError, JoinSet};

use crate::context::{Ask, Context};
use crate::engine::Engine;
use crate::policy::{Entitled, Modes, Policy};
use crate::refusals;
use crate::traits::{Change, Command, Event, Query};
use crate::tx::Rows;

souk_core::id_type!(
    /// A piece of work for the worker.
    JobId,
    "job"
);

pub(crate) struct NewJob {
    pub shop: TenantId,
    pub id: RawId,
    pub kind: &'static str,
    pub name: &'static str,
    pub payload: Value,
    pub subject: Option<RawId>,
    pub cause: Option<RawId>,
}

pub(crate) fn insert(tx: &mut Tx<'_>, now: Moment, job: &NewJob) -> Result<()> {
    tx.put(
        sql!(
            "insert into jobs (shop_id, id, kind, name, payload, subject, cause, state, attempts, run_at,
             lease_until,
                               fence, last_error, created_at, done_at)
             values ($1, $2, $3, $4, $5, $6, $7, 'ready', 0, $8, null, 0, null, $8, null)"
        ),
        params![job.shop, job.id, job.kind, job.name, job.payload, job.subject, job.cause, now],
    )
}

/// How a job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Done,
    /// Not yet: look again at this moment. Counts as no failed attempt.
    Again(Moment),
}

/// What a job or reaction works with.
#[derive(Clone)]
pub struct JobContext {
    pub engine: Engine,
    pub shop: TenantId,
    pub id: JobId,
    pub name: &'static str,
    pub attempt: i64,
    pub(crate) stop: watch::Receiver<bool>,
}

impl JobContext {
    /// The same work in another shop.
    #[must_use]
    pub fn in_shop(&self, shop: TenantId) -> Self {
        Self { shop, ..self.clone() }
    }
    /// Whether the worker is to stop: long work looks between its steps, and is [`Done::Again`] then.
    pub fn stopping(&self) -> bool {
        *self.stop.borrow()
    }
    /// Runs a command as this job, keyed by it: a job that runs twice changes once. `part` tells several
    /// commands of one job apart.
    pub async fn execute<C: Command>(&self, part: &str, command: C) -> Result<C::Output> {
        self.engine.execute(self.ask().keyed(format!("{}:{part}", self.id)), command).await
    }
    pub async fn query<Q: Query>(&self, query: Q) -> Result<Q::Output> {
        self.engine.ask(self.ask(), query).await
    }
    pub async fn read<T: Send + 'static>(
        &self,
        body: impl FnOnce(&mut Reader<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.engine.read(Reach::Shop(self.shop), body).await
    }
    /// For commands without a key: those that do what is left to be done, however often.
    pub fn ask(&self) -> Ask {
        Ask {
            request: self.id.to_string(),
            ..Ask::new(Actor::Job { name: self.name, shop: self.shop }, "worker")
        }
    }

    /// Repeats `step` in each shop that `due` finds until nothing is left there: `true` says that more may
    /// be. One shop's trouble is not the others': it is told when all had their turn. `due` answers a page
    /// of shops from the id `$1` on, in their order, and knows the moment `$2`.
    pub async fn each_shop<F>(
        &self,
        due: &'static Sql,
        moment: Moment,
        step: impl Fn(Self) -> F,
    ) -> Result<Done>
    where
        F: Future<Output = Result<bool>>,
    {
        let (mut from, mut trouble) = (Some(TenantId::INSTALLATION), None);
        while let Some(first) = from {
            let shops = self.shops(due, first, moment).await?;
            from = shops.last().and_then(|last| after(*last));
            for shop in shops {
                let there = self.in_shop(shop);
                loop {
                    if self.stopping() {
                        return Ok(Done::Again(self.engine.now()));
                    }
                    match step(there.clone()).await {
                        Ok(true) => {}
                        Ok(false) => break,
                        Err(error) => {
                            self.failed(shop, &error);
                            trouble.get_or_insert(error);
                            break;
                        }
                    }
                }
            }
        }
        trouble.map_or(Ok(Done::Done), Err)
    }

    /// The same for steps that wait for somebody outside: so many shops at once, each of them once.
    pub async fn each_shop_beside<F>(
        &self,
        due: &'static Sql,
        moment: Moment,
        at_once: usize,
        step: impl Fn(Self) -> F,
    ) -> Result<Done>
    where
        F: Future<Output = Result<()>> + Send + 'static,
    {
        let (mut from, mut trouble, mut under_way) = (Some(TenantId::INSTALLATION), None, JoinSet::new());
        let mut ended = |ended: Result<(TenantId, Result<()>), JoinError>| {
            let (shop, result) = match ended {
                Ok(ended) => ended,
                Err(error) => {
                    (self.shop, Err(Fault::caused("a shop's part of a job broke off", error).into()))
                }
            };
            if let Err(error) = result {
                self.failed(shop, &error);
                trouble.get_or_insert(error);
            }
        };
        while let Some(first) = from {
            let shops = self.shops(due, first, moment).await?;
            from = shops.last().and_then(|last| after(*last));
            for shop in shops {
                if self.stopping() {
                    return Ok(Done::Again(self.engine.now()));
                }
                if under_way.len() >= at_once
                    && let Some(one) = under_way.join_next().await
                {
                    ended(one);
                }
                let step = step(self.in_shop(shop));
                under_way.spawn(async move { (shop, step.await) });
            }
        }
        while let Some(one) = under_way.join_next().await {
            ended(one);
        }
        trouble.map_or(Ok(Done::Done), Err)
    }

    async fn shops(&self, due: &'static Sql, first: TenantId, moment: Moment) -> Result<Vec<TenantId>> {
        let page = self
            .engine
            .db()
            .read(Lane::Bulk, Reach::Platform, move |db| db.rows(due, params![first, moment]));
        let shops: Vec<(TenantId,)> = page.await?;
        Ok(shops.into_iter().map(|(shop,)| shop).collect())
    }

    fn failed(&self, shop: TenantId, error: &Error) {
        tracing::warn!(job = self.name, %shop, %error, "a shop's part of a job failed");
    }
}

row! {
    /// Work that failed too often.
    #[derive(Debug, Clone, Serialize, JsonSchema)]
    pub struct DeadLetter {
        pub id: JobId,
        pub kind: String,
        pub name: String,
        pub attempts: i64,
        pub last_error: Option<String>,
        pub created_at: Moment,
    }
}

/// The shop's dead letters, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeadLetterList {}

impl Query for DeadLetterList {
    const NAME: &'static str = "dead_letter_list";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free);
    type Output = Vec<DeadLetter>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Self::Output> {
        dead_letters(db, cx.shop)
    }
}

pub fn dead_letters(db: &mut Reader<'_>, shop: TenantId) -> Result<Vec<DeadLetter>> {
    db.rows(
        sql!(
            "select id, kind, name, attempts, last_error, created_at from jobs
             where shop_id = $1 and state = 'dead' order by id desc limit 200"
        ),
        params![shop],
    )
}

/// Runs a dead letter again.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetryJob {
    pub id: JobId,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct JobRetried {
    pub id: JobId,
}

impl Event for JobRetried {
    const NAME: &'static str = "job.retried";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

impl Change for RetryJob {
    type Event = JobRetried;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<JobRetried>> {
        let changed = rows.run(
            sql!(
                "update jobs set state = 'ready', attempts = 0, run_at = $3, fence = fence + 1
                 where shop_id = $1 and id = $2 and state = 'dead'"
            ),
            params![rows.shop(), self.id, rows.now()],
        )?;
        Ok((changed == 1).then_some(JobRetried { id: self.id }))
    }
}

impl Command for RetryJob {
    const NAME: &'static str = "retry_job";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = JobRetried;
    fn run(&self, (): &(), _: &Context, tx: &mut crate::tx::Tx<'_, '_>) -> Result<JobRetried> {
        tx.must(self, &refusals::JOB_NOT_FOUND)
    }
    fn subject(&self, output: &JobRetried) -> Option<RawId> {
        Some(output.id.raw())
    }
}

/// The next id there can be.
fn after(shop: TenantId) -> Option<TenantId> {
    let next = u128::from_be_bytes(shop.raw().0).checked_add(1)?;
    Some(TenantId::from_raw(RawId(next.to_be_bytes())))
}

/// Will the same job end otherwise if it runs again later?
pub(crate) fn worth_retrying(error: &souk_core::Error) -> bool {
    error.refusal().is_none_or(|refusal| refusal.kind.retries() || refusal.kind == Kind::Conflict)
}
