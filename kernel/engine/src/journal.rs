//! The journal and the claims: who did what, under which key, with what answer.

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use souk_core::{Error, Fault, Moment, Principal, RawId, Result, TenantId, Value, params};
use souk_store::{Question, Reader, Tx, row, sql};

use crate::context::Context;
use crate::engine::Engine;
use crate::jobs;
use crate::refusals;
use crate::tx::Happened;

/// Bytes of input, events or answer that are kept for replays and audit.
const KEPT_BYTES: usize = 8 * 1024;
const DAY: i64 = Moment::DAY;

pub(crate) struct Entry<'a> {
    pub id: RawId,
    pub shop: TenantId,
    pub command: &'static str,
    pub principal: Principal,
    pub key: &'a str,
    pub digest: &'a [u8],
}

impl Entry<'_> {
    /// Takes the key; false where it was taken before. Inserting waits for another copy that is about to
    /// commit it.
    pub fn claim(&self) -> Question<bool> {
        let taken = Question::one(
            sql!(
                "insert into claims (shop_id, principal_kind, principal_id, key, digest, journal_id)
                 values ($1, $2, $3, $4, $5, $6) on conflict (shop_id, principal_kind, principal_id, key) do
                 nothing returning journal_id"
            ),
            params![
                self.shop,
                self.principal.kind,
                self.principal.id,
                self.key,
                self.digest.to_vec(),
                self.id
            ],
        );
        taken.map(|row: Option<(RawId,)>| Ok(row.is_some()))
    }

    /// What was answered under the key before.
    pub fn saved(&self, db: &mut Reader<'_>) -> Result<Saved> {
        let saved = db.one(
            sql!(
                "select c.digest, j.at, j.answer, j.sealed, j.subject from claims c
                 join journal j on j.shop_id = c.shop_id and j.id = c.journal_id
                 where c.shop_id = $1 and c.principal_kind = $2 and c.principal_id = $3 and c.key = $4"
            ),
            params![self.shop, self.principal.kind, self.principal.id, self.key],
        )?;
        saved.ok_or_else(|| Error::fault("a claim without its journal entry"))
    }
}

pub(crate) struct Kept<'a> {
    /// None where it must not be kept.
    pub input: Option<&'a [u8]>,
    pub events: &'a [Happened],
    pub answer: &'a [u8],
    pub secret: bool,
}

row! {
    /// A claim made earlier, with what its command answered.
    pub(crate) struct Saved {
        digest: Vec<u8>,
        at: Moment,
        answer: Option<Vec<u8>>,
        sealed: bool,
        subject: Option<RawId>,
    }
}

impl Saved {
    /// What the command was about, where its answer was cut since and it is the same command again.
    pub fn cut(&self, entry: &Entry<'_>) -> Option<RawId> {
        self.subject.filter(|_| self.answer.is_none() && self.digest == entry.digest)
    }
}

/// The saved answer, byte for byte; another input under the same key is refused.
pub(crate) fn replay(engine: &Engine, tx: &mut Tx<'_>, entry: &Entry<'_>, saved: Saved) -> Result<Bytes> {
    if saved.digest != entry.digest {
        return Err(refusals::KEY_REUSED.refuse());
    }
    tx.roll_back();
    match saved.answer {
        Some(answer) if saved.sealed => {
            if engine.now().since(saved.at) > DAY {
                return Err(refusals::ALREADY_SHOWN.refuse());
            }
            engine.0.vault.open(&answer, b"journal.answer").map(Bytes::from)
        }
        Some(answer) => Ok(answer.into()),
        // Cut by retention: it happened, and that is all that is still known.
        None => Err(refusals::ALREADY_SHOWN.refuse()),
    }
}

pub(crate) fn write(
    engine: &Engine,
    tx: &mut Tx<'_>,
    cx: &Context,
    entry: &Entry<'_>,
    subject: Option<RawId>,
    kept: &Kept<'_>,
) -> Result<()> {
    let fault = |error| Error::from(Fault::caused("a journal entry has no JSON form", error));
    let events =
        if kept.events.is_empty() { None } else { Some(serde_json::to_vec(kept.events).map_err(fault)?) };
    let answer =
        if kept.secret { engine.0.vault.seal(kept.answer, b"journal.answer")? } else { kept.answer.to_vec() };
    let is_short = |bytes: &[u8]| bytes.len() <= KEPT_BYTES;
    let row = AuditEntry {
        shop: cx.shop,
        id: entry.id,
        command: entry.command,
        principal: entry.principal.clone(),
        door: cx.door,
        request: cx.request.clone(),
        outcome: "allowed",
        code: None,
        subject,
        at: cx.now,
    };
    let bytes = Details {
        input: kept.input.filter(|bytes| is_short(bytes)).map(<[u8]>::to_vec),
        events: events.filter(|bytes| is_short(bytes)),
        // An answer is kept whole or not at all: half of one could not be replayed.
        answer: Some(answer).filter(|bytes| bytes.len() <= 8 * KEPT_BYTES),
        sealed: kept.secret,
    };
    row.insert(tx, bytes)
}

/// Who did what, when and how it ended.
#[derive(Clone)]
pub(crate) struct AuditEntry {
    pub shop: TenantId,
    pub id: RawId,
    pub command: &'static str,
    pub principal: Principal,
    pub door: &'static str,
    pub request: String,
    pub outcome: &'static str,
    pub code: Option<&'static str>,
    pub subject: Option<RawId>,
    pub at: Moment,
}

/// What an entry keeps for a while.
#[derive(Default)]
pub(crate) struct Details {
    input: Option<Vec<u8>>,
    events: Option<Vec<u8>>,
    answer: Option<Vec<u8>>,
    sealed: bool,
}

impl AuditEntry {
    pub fn insert(&self, tx: &mut Tx<'_>, details: Details) -> Result<()> {
        tx.put(
            sql!(
                "insert into journal (shop_id, id, command, actor_kind, actor_id, door, request, outcome,
                 code, subject, at, input, events, answer, sealed)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
            ),
            params![
                self.shop,
                self.id,
                self.command,
                self.principal.kind,
                self.principal.id,
                self.door,
                self.request,
                self.outcome,
                self.code.map(str::to_owned),
                self.subject,
                self.at,
                details.input,
                details.events,
                details.answer,
                details.sealed
            ],
        )
    }
}

/// Cuts what these entries kept for a while; who did what when stays.
pub(crate) fn cut(tx: &mut Tx<'_>, shop: TenantId, entries: &[(RawId,)]) -> Result<()> {
    tx.put(
        sql!(
            "update journal set input = null, events = null, answer = null
             where shop_id = $1 and id in_list($2)"
        ),
        params![shop, Value::Ids(entries.iter().map(|(id,)| id.0).collect())],
    )
}

/// An event as the listener hears of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Told {
    pub event: String,
    pub version: u16,
    pub at: Moment,
    /// What it is about, without the prefix of its kind.
    pub subject: Option<String>,
    pub data: serde_json::Value,
}

fn told(cx: &Context, cause: RawId, event: &Happened, listener: &'static str) -> Result<jobs::NewJob> {
    let told = Told {
        event: event.name.to_owned(),
        version: event.version,
        at: cx.now,
        subject: Some(event.subject.encode()),
        data: event.data.clone(),
    };
    let payload =
        serde_json::to_value(told).map_err(|error| Fault::caused("an event has no JSON form", error))?;
    Ok(jobs::NewJob {
        shop: cx.shop,
        id: cx.id(),
        kind: "delivery",
        name: listener,
        payload,
        subject: Some(event.subject),
        cause: Some(cause),
    })
}

/// One row per event and subscriber; none where nobody listens.
pub(crate) fn deliver(
    engine: &Engine,
    tx: &mut Tx<'_>,
    cx: &Context,
    cause: RawId,
    events: &[Happened],
) -> Result<bool> {
    let mut any = false;
    for event in events {
        if let Some(listener) = engine.0.registry.listener.filter(|_| cx.tenant.hears(event.name)) {
            jobs::insert(tx, cx.now, &told(cx, cause, event, listener)?)?;
            any = true;
        }
        for reaction in engine.0.registry.subscribers.get(event.name).map_or(&[][..], Vec::as_slice) {
            let asleep = reaction.sleeps && !cx.tenant.is_awake(reaction.name);
            if asleep || !(reaction.concerns)(&event.data)? {
                continue;
            }
            let row = jobs::NewJob {
                shop: cx.shop,
                id: cx.id(),
                kind: "delivery",
                name: reaction.name,
                payload: event.data.clone(),
                subject: Some(event.subject),
                cause: Some(cause),
            };
            jobs::insert(tx, cx.now, &row)?;
            any = true;
        }
    }
    Ok(any)
}
