//! `execute`: the one way in for every change. The order of its steps is fixed and each has its reason in
//! `docs/decisions/`: limits, one flight per key, prepare, then one transaction: gate, permission, claim or
//! replay, mode, entitlement, run, journal, commit.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde_json::Value;
#[cfg(feature = "twins")]
use souk_core::twins::{Twin, is_out};
use souk_core::{Error, Fault, Kind, Moment, RawId, Refusal, Result, TenantId};
use souk_store::{Lane, Question, Reach, WriteError};

use crate::context::{Ask, Context};
use crate::engine::{Engine, FlightKey};
use crate::erased::{self, AnyCommand, Ended};
use crate::gate::{Gate, Grants};
use crate::journal;
use crate::parts::Parts;
use crate::policy::Scope;
use crate::refusals;
use crate::tenants::Tenant;
use crate::traits::{Command, Outside};
use crate::tx::Tx;

/// A command's answer: committed now, committed earlier under the same key, or only planned.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The output as JSON; a replay is byte for byte the first answer.
    pub body: Bytes,
    pub replayed: bool,
    /// What a dry run would have done.
    pub planned: Option<Planned>,
}

#[derive(Debug, Clone, serde::Serialize)]
pub struct Planned {
    pub events: Vec<Value>,
    pub jobs: Vec<String>,
}

/// How long a lost answer to COMMIT is looked for, and how often.
const SETTLED_WITHIN: Duration = Duration::from_secs(5);
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// What one run of the transaction's body found.
enum Ran {
    Fresh { body: Bytes, work: bool },
    Replay(Bytes),
    Dry(Bytes, Planned),
}

impl Engine {
    /// Runs a command and gives back its typed output.
    pub async fn execute<C: Command>(&self, ask: Ask, command: C) -> Result<C::Output> {
        output(&self.execute_any(ask, erased::command(command)).await?)
    }

    /// Runs a command and gives back all that is known of its end.
    pub async fn execute_answer<C: Command>(&self, ask: Ask, command: C) -> Result<Answer> {
        self.execute_any(ask, erased::command(command)).await
    }

    /// Runs a command, detached from whoever asked: a client that hangs up cancels nothing.
    pub(crate) async fn execute_any(&self, ask: Ask, command: Arc<dyn AnyCommand>) -> Result<Answer> {
        #[cfg(feature = "twins")]
        if is_out(Twin::HangUp) {
            return self.run_to_end(ask, command).await;
        }
        let engine = self.clone();
        let task = tokio::spawn(async move { engine.run_to_end(ask, command).await });
        task.await.map_err(|error| Error::from(Fault::caused("a command broke", error)))?
    }

    async fn run_to_end(&self, ask: Ask, command: Arc<dyn AnyCommand>) -> Result<Answer> {
        let (name, shop) = (command.name(), self.target(&ask, command.policy().in_shop())?);
        let outcome = self.attempt(&ask, shop, command.clone()).await;
        if let Err(error) = &outcome {
            crate::beside::note_failure(self, name, &ask, shop, error);
        }
        outcome
    }

    /// The parts of bulk work, while whoever repeats the request waits for its end.
    async fn finish(&self, ask: &Ask, command: &Arc<dyn AnyCommand>, answer: Answer) -> Result<Answer> {
        if !command.has_parts() {
            return Ok(answer);
        }
        let parts = Parts::new(self, ask, answer.replayed);
        let body = command.finish(answer.body.clone(), &parts).await?;
        Ok(parts.ended(answer, body))
    }

    async fn attempt(&self, ask: &Ask, shop: TenantId, command: Arc<dyn AnyCommand>) -> Result<Answer> {
        let policy = command.policy();
        if ask.dry_run && (!policy.dry_run || ask.actor.is_visitor()) {
            return Err(refusals::DRY_RUN_UNSUPPORTED.refuse());
        }
        let input = command.input()?;
        if holds_nul(&input) {
            return Err(souk_store::unfit_text());
        }
        crate::limits::take(self, policy.limits, ask, shop, &input).await?;
        let principal = ask.actor.principal();
        let key = match &ask.key {
            Some(key) => checked_key(key)?,
            None => RawId(self.0.ids.bytes()).encode(),
        };
        #[cfg(feature = "twins")]
        let key = if is_out(Twin::Keys) { RawId(self.0.ids.bytes()).encode() } else { key };
        let flight_key: FlightKey = (shop, principal.kind, principal.id, key.clone());
        let flight = ask.key.is_some().then(|| self.board(&flight_key));
        let seat = match &flight {
            Some(flight) => Some(flight.lock().await),
            None => None,
        };
        let reach = if policy.in_shop() { Reach::Shop(shop) } else { Reach::Platform };
        let outcome = match self.prepare(ask, shop, reach, &command).await {
            Ok(()) => {
                // Once, and not in the writer: everybody waits for that one.
                let input = input.to_string();
                let digest = self.0.vault.sign(command.name(), input.as_bytes());
                let body = Arc::new(Body {
                    engine: self.clone(),
                    ask: ask.clone(),
                    shop,
                    key,
                    digest,
                    input,
                    command: command.clone(),
                });
                match self.commit(reach, policy.bulk, body.clone()).await {
                    Err(Error::Refused(refusal)) => match body.instead(&refusal) {
                        Some(other) => self.commit(reach, policy.bulk, other).await,
                        None => Err(Error::Refused(refusal)),
                    },
                    ended => ended,
                }
            }
            Err(error) => Err(error),
        };
        let outcome = match outcome {
            Ok(answer) => self.finish(ask, &command, answer).await,
            Err(error) => Err(error),
        };
        drop(seat);
        if flight.is_some() {
            self.leave(&flight_key);
        }
        outcome
    }

    /// The heavy part, on a CPU thread; whoever may not run the command does not get that far.
    async fn prepare(
        &self,
        ask: &Ask,
        shop: TenantId,
        reach: Reach,
        command: &Arc<dyn AnyCommand>,
    ) -> Result<()> {
        if !command.prepares() {
            return Ok(());
        }
        let (tenant, grants) = self.admitted(command.policy(), ask, shop, reach).await?;
        let cx = self.context(ask, shop, tenant, grants, self.now());
        let outside = Outside { db: self.0.db.clone(), reach, handle: tokio::runtime::Handle::current() };
        let _permit = self.0.cpu.acquire().await.map_err(|_| refusals::STOPPING.refuse())?;
        let command = command.clone();
        let work = tokio::task::spawn_blocking(move || command.prepare(&cx, &outside));
        work.await.map_err(|e| Error::from(Fault::caused("preparing broke", e)))?
    }

    /// Writes; a lost answer to COMMIT is settled by running again under the same key, for five seconds at
    /// most. Until then "busy" is no answer: it says that nothing was changed, and something may have been.
    async fn commit(&self, reach: Reach, bulk: bool, body: Arc<Body>) -> Result<Answer> {
        let lane = if bulk { Lane::Bulk } else { Lane::Front };
        let (started, mut in_doubt) = (std::time::Instant::now(), false);
        loop {
            let turn = body.clone();
            match self.0.db.write(lane, reach, move |tx| turn.run(tx)).await {
                Ok(Ran::Fresh { body, work }) => {
                    if work {
                        self.wake();
                    }
                    return Ok(Answer { body, replayed: false, planned: None });
                }
                // After a lost answer it is our own try that is found, and its parts are still to be done.
                Ok(Ran::Replay(body)) => return Ok(Answer { body, replayed: !in_doubt, planned: None }),
                Ok(Ran::Dry(body, planned)) => {
                    return Ok(Answer { body, replayed: false, planned: Some(planned) });
                }
                Err(WriteError::Failed(error)) if !in_doubt || !is_busy(&error) => return Err(error),
                Err(WriteError::Failed(_)) => {}
                Err(WriteError::Unknown(fault)) => {
                    let command = body.command.name();
                    tracing::warn!(command, %fault, "the answer to COMMIT was lost; asking again");
                    in_doubt = true;
                }
            }
            if started.elapsed() > SETTLED_WITHIN {
                return Err(refusals::OUTCOME_UNKNOWN.refuse());
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    pub(crate) fn context(
        &self,
        ask: &Ask,
        shop: TenantId,
        tenant: Tenant,
        grants: Grants,
        now: Moment,
    ) -> Context {
        Context {
            shop,
            tenant,
            actor: ask.actor.clone(),
            grants,
            now,
            lang: ask.lang,
            request: ask.request.clone(),
            door: ask.door,
            dry_run: ask.dry_run,
            ids: self.0.ids.clone(),
            services: self.0.services.clone(),
        }
    }

    /// Later askers with the same key wait here, outside the queue, then find the claim.
    fn board(&self, key: &FlightKey) -> Arc<tokio::sync::Mutex<()>> {
        let mut flights = self.0.flights.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        flights.entry(key.clone()).or_default().clone()
    }

    fn leave(&self, key: &FlightKey) {
        let mut flights = self.0.flights.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if flights.get(key).is_some_and(|flight| Arc::strong_count(flight) <= 2) {
            flights.remove(key);
        }
    }
}

/// One command on its way through the transaction. It may run more than once; it commits at most once.
struct Body {
    engine: Engine,
    ask: Ask,
    shop: TenantId,
    key: String,
    digest: Vec<u8>,
    /// As JSON.
    input: String,
    command: Arc<dyn AnyCommand>,
}

impl Body {
    /// The same request, answered by the command that takes this one's place.
    fn instead(&self, refusal: &Refusal) -> Option<Arc<Self>> {
        let command = self.command.instead(refusal)?;
        Some(Arc::new(Self {
            engine: self.engine.clone(),
            ask: self.ask.clone(),
            shop: self.shop,
            key: self.key.clone(),
            digest: self.digest.clone(),
            input: self.input.clone(),
            command,
        }))
    }

    fn run(&self, store: &mut souk_store::Tx<'_>) -> Result<Ran> {
        let policy = self.command.policy();
        if policy.alone {
            store.lock_shop_alone()?;
        }
        let (authority, actor, now) = (&*self.engine.0.authority, &self.ask.actor, self.engine.now());
        let entry = journal::Entry {
            id: self.engine.0.ids.make(now),
            shop: self.shop,
            command: self.command.name(),
            principal: actor.principal(),
            key: &self.key,
            digest: &self.digest,
        };
        // The claim rides along: whoever may not pass the gate takes it back with everything else.
        let claim = if self.ask.dry_run { Question::known(true) } else { entry.claim() };
        let (gate, claimed) = Gate::read(authority, store.reader(), actor, self.shop, policy, now, claim)?;
        let (tenant, grants, entitled) = gate.admit(actor, policy)?;
        let cx = self.engine.context(&self.ask, self.shop, tenant, grants, now);
        if !claimed? {
            let saved = entry.saved(store.reader())?;
            if let Some(subject) = saved.cut(&entry)
                && let Some(body) = self.command.again(subject, &cx, store.reader())?
            {
                store.roll_back();
                return Ok(Ran::Replay(body));
            }
            return journal::replay(&self.engine, store, &entry, saved).map(Ran::Replay);
        }
        if self.ask.only_again {
            return Err(refusals::NOT_REPEATED.refuse());
        }
        if cx.tenant.closed_at.is_some() && policy.scope == Scope::Visitor {
            return Err(refusals::SHOP_CLOSED.refuse());
        }
        cx.tenant.gate(policy.modes)?;
        entitled?;
        let mut tx = Tx { store, cx: &cx, events: Vec::new(), jobs: Vec::new() };
        let Ended { body, subject, conceals } = self.command.run(&cx, &mut tx)?;
        let (events, jobs) = (tx.events, tx.jobs);
        if self.ask.dry_run {
            store.roll_back();
            let events = events
                .iter()
                .map(|event| serde_json::json!({"name": event.name, "data": event.data}))
                .collect();
            return Ok(Ran::Dry(body, Planned { events, jobs }));
        }
        let delivered = journal::deliver(&self.engine, store, &cx, entry.id, &events)?;
        let kept = journal::Kept {
            input: Some(self.input.as_bytes()).filter(|_| !policy.secret && !conceals),
            events: &events,
            answer: &body,
            secret: policy.secret,
        };
        journal::write(&self.engine, store, &cx, &entry, subject, &kept)?;
        Ok(Ran::Fresh { body, work: delivered || !jobs.is_empty() })
    }
}

fn is_busy(error: &Error) -> bool {
    error.refusal().is_some_and(|refusal| refusal.kind == Kind::Busy)
}

/// What the answer says, typed.
pub(crate) fn output<T: serde::de::DeserializeOwned>(answer: &Answer) -> Result<T> {
    serde_json::from_slice(&answer.body)
        .map_err(|error| Fault::caused("an answer was not readable", error).into())
}

/// Turns JSON into a command's input; what does not fit is told field by field, as far as the reader says.
pub(crate) fn read_input<T: serde::de::DeserializeOwned>(input: Value) -> Result<T> {
    // A list would be read as a struct's fields in their order; nobody means that.
    if !input.is_object() {
        return refusals::INVALID.with().arg("detail", "expected an object").err();
    }
    serde_json::from_value(input)
        .map_err(|error| refusals::INVALID.with().arg("detail", error.to_string()).into())
}

pub(crate) fn holds_nul(input: &Value) -> bool {
    match input {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(holds_nul),
        Value::Object(map) => map.iter().any(|(name, value)| name.contains('\0') || holds_nul(value)),
        _ => false,
    }
}

fn checked_key(key: &str) -> Result<String> {
    let fine = (1..=200).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    if fine { Ok(key.to_owned()) } else { Err(refusals::KEY_INVALID.refuse()) }
}

/// A write outside `execute` (counters, leases) has no key to settle a lost answer with: it counts as busy.
pub(crate) fn settle(error: WriteError) -> Error {
    match error {
        WriteError::Failed(error) => error,
        WriteError::Unknown(fault) => {
            tracing::warn!(%fault, "the answer to COMMIT was lost");
            souk_store::BUSY.refuse()
        }
    }
}
