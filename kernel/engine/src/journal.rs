//! The journal and the claims: who did what, under which key, with what answer.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use serde_json::Value;
use souk_core::{Error, Fault, Moment, Principal, RawId, Result, TenantId, params};
use souk_store::{Db, Lane, Question, Reach, Reader, Tx, row, sql};

use crate::context::{Ask, Context};
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
    pub input: &'a Value,
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
    let input = if kept.secret { None } else { Some(serde_json::to_vec(kept.input).map_err(fault)?) };
    let events =
        if kept.events.is_empty() { None } else { Some(serde_json::to_vec(kept.events).map_err(fault)?) };
    let answer =
        if kept.secret { engine.0.vault.seal(kept.answer, b"journal.answer")? } else { kept.answer.to_vec() };
    let short = |bytes: Option<Vec<u8>>| bytes.filter(|bytes| bytes.len() <= KEPT_BYTES);
    tx.put(
        sql!(
            "insert into journal (shop_id, id, command, actor_kind, actor_id, door, request, outcome, code,
             subject,
                                  at, input, events, answer, sealed)
             values ($1, $2, $3, $4, $5, $6, $7, 'allowed', null, $8, $9, $10, $11, $12, $13)"
        ),
        params![
            cx.shop,
            entry.id,
            entry.command,
            entry.principal.kind,
            entry.principal.id,
            cx.door,
            cx.request,
            subject,
            cx.now,
            short(input),
            short(events),
            // An answer is kept whole or not at all: half of one could not be replayed.
            Some(answer).filter(|bytes| bytes.len() <= 8 * KEPT_BYTES),
            kept.secret
        ],
    )
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
        for reaction in engine.0.registry.subscribers.get(event.name).map_or(&[][..], Vec::as_slice) {
            let row = jobs::NewJob {
                kind: "delivery",
                name: reaction.name,
                payload: event.data.clone(),
                subject: Some(event.subject),
                cause: Some(cause),
            };
            jobs::insert(tx, cx, &row)?;
            any = true;
        }
    }
    Ok(any)
}

/// Remembers a refusal: a row for everybody known, a count by the minute for visitors. Never changes the
/// answer.
pub(crate) fn note_failure(engine: &Engine, command: &'static str, ask: &Ask, shop: TenantId, error: &Error) {
    let code = error.code();
    if ask.dry_run
        || code == refusals::SHOP_NOT_FOUND.code && !ask.actor.is_visitor() && ask.actor.shop().is_none()
    {
        return;
    }
    let foreign = matches!(error, Error::Refused(refusal) if refusal.kind == souk_core::Kind::Forbidden);
    if ask.actor.is_visitor() && !foreign {
        engine.0.tally.count(shop, command, code, engine.now());
        return;
    }
    let outcome = if error.refusal().is_some() { "refused" } else { "fault" };
    note(engine, command, ask, shop, outcome, Some(code));
}

/// Remembers that somebody looked at what a query marked `sensitive` shows.
pub(crate) fn note_look(engine: &Engine, query: &'static str, ask: &Ask, shop: TenantId) {
    note(engine, query, ask, shop, "allowed", None);
}

/// An entry that is written beside its answer.
#[derive(Clone)]
pub(crate) struct Note {
    shop: TenantId,
    id: RawId,
    command: &'static str,
    principal: Principal,
    door: &'static str,
    request: String,
    outcome: &'static str,
    code: Option<&'static str>,
    at: Moment,
}

/// Entries that wait for their writer; while one writes, the next gather and share a commit.
#[derive(Default)]
pub(crate) struct Notes {
    waiting: Mutex<Vec<Note>>,
    turn: tokio::sync::Mutex<()>,
}

impl Notes {
    fn waiting(&self) -> MutexGuard<'_, Vec<Note>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// They are written with the next; what is too much is at least said.
    fn keep(&self, notes: impl Iterator<Item = Note>) {
        let mut waiting = self.waiting();
        for note in notes {
            if waiting.len() < MOST_NOTES {
                waiting.push(note);
            } else {
                let Note { shop, command, principal, outcome, code, .. } = note;
                tracing::error!(%shop, command, ?principal, outcome, code, "an entry was lost");
            }
        }
    }

    /// Writes what waits by now, after whoever writes already.
    pub async fn flush(&self, db: &Db) {
        let _turn = self.turn.lock().await;
        loop {
            let notes: Vec<Note> = {
                let mut waiting = self.waiting();
                let count = waiting.len().min(NOTES_A_COMMIT);
                waiting.drain(..count).collect()
            };
            if notes.is_empty() {
                return;
            }
            let notes = Arc::new(notes);
            let batch = notes.clone();
            let written = db.write(Lane::Bulk, Reach::Platform, move |tx| write_notes(tx, &batch));
            if let Err(error) = written.await {
                tracing::warn!(?error, entries = notes.len(), "entries could not be journalled yet");
                return self.keep(notes.iter().cloned());
            }
        }
    }
}

const NOTES_A_COMMIT: usize = 128;
/// What may wait for a database that does not take it.
const MOST_NOTES: usize = 10_000;

/// Writes an entry beside the answer, never before it.
fn note(
    engine: &Engine,
    command: &'static str,
    ask: &Ask,
    shop: TenantId,
    outcome: &'static str,
    code: Option<&'static str>,
) {
    let at = engine.now();
    let (id, principal) = (engine.0.ids.make(at), ask.actor.principal());
    let (door, request) = (ask.door, ask.request.clone());
    engine
        .0
        .notes
        .keep([Note { shop, id, command, principal, door, request, outcome, code, at }].into_iter());
    let engine = engine.clone();
    tokio::spawn(async move { engine.0.notes.flush(&engine.0.db).await });
}

fn write_notes(tx: &mut Tx<'_>, notes: &[Note]) -> Result<()> {
    notes.iter().try_for_each(|note| {
        tx.put(
            sql!(
                "insert into journal (shop_id, id, command, actor_kind, actor_id, door, request, outcome,
                 code,
                                      subject, at, input, events, answer, sealed)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, $10, null, null, null, $11)"
            ),
            params![
                note.shop,
                note.id,
                note.command,
                note.principal.kind,
                note.principal.id,
                note.door,
                note.request,
                note.outcome,
                note.code.map(str::to_owned),
                note.at,
                false
            ],
        )
    })
}
