//! Audit entries that are written beside their answer, never before it: refusals, and looks at what a query
//! marked `sensitive` shows.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use souk_core::{Error, Kind, TenantId};
use souk_store::{Db, Lane, Reach, WriteError, clash};

use crate::context::Ask;
use crate::engine::Engine;
use crate::journal::{AuditEntry, Details};
use crate::refusals;

const ENTRIES_A_COMMIT: usize = 128;
/// What may wait for a database that does not take it.
const MOST_WAITING: usize = 10_000;
/// How long a database that took nothing is left alone.
const PAUSE: Duration = Duration::from_secs(1);

/// Remembers a refusal: a row for everybody known, a count by the minute for visitors. Never changes the
/// answer.
pub(crate) fn note_failure(engine: &Engine, command: &'static str, ask: &Ask, shop: TenantId, error: &Error) {
    let code = error.code();
    if ask.dry_run
        || code == refusals::SHOP_NOT_FOUND.code && !ask.actor.is_visitor() && ask.actor.shop().is_none()
    {
        return;
    }
    let foreign = matches!(error, Error::Refused(refusal) if refusal.kind == Kind::Forbidden);
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

fn note(
    engine: &Engine,
    command: &'static str,
    ask: &Ask,
    shop: TenantId,
    outcome: &'static str,
    code: Option<&'static str>,
) {
    let at = engine.now();
    let entry = AuditEntry {
        shop,
        id: engine.0.ids.make(at),
        command,
        principal: ask.actor.principal(),
        door: ask.door,
        request: ask.request.clone(),
        outcome,
        code,
        subject: None,
        at,
    };
    engine.0.beside.keep([entry].into_iter());
    let engine = engine.clone();
    tokio::spawn(async move { engine.0.beside.try_flush(&engine.0.db).await });
}

/// Entries that wait for their writer; while one writes, the next gather and share a commit.
#[derive(Default)]
pub(crate) struct Beside {
    waiting: Mutex<Vec<AuditEntry>>,
    /// Held by whoever writes; when the database last took nothing.
    turn: tokio::sync::Mutex<Option<Instant>>,
}

impl Beside {
    fn waiting(&self) -> MutexGuard<'_, Vec<AuditEntry>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// They are written with the next; what is too much is at least said.
    fn keep(&self, entries: impl Iterator<Item = AuditEntry>) {
        let mut waiting = self.waiting();
        for entry in entries {
            if waiting.len() < MOST_WAITING {
                waiting.push(entry);
            } else {
                say_lost(&entry);
            }
        }
    }

    /// Writes what waits by now, after whoever writes already.
    pub async fn flush(&self, db: &Db) {
        let mut turn = self.turn.lock().await;
        *turn = self.write(db).await.err().map(|()| Instant::now());
    }

    /// The same, unless somebody writes or the database took nothing a moment ago: then whoever comes next
    /// writes these too.
    pub async fn try_flush(&self, db: &Db) {
        // Looked at again after the turn: what came at its very end found it taken.
        while !self.waiting().is_empty() {
            let Ok(mut turn) = self.turn.try_lock() else { return };
            if turn.is_some_and(|failed| failed.elapsed() < PAUSE) {
                return;
            }
            *turn = self.write(db).await.err().map(|()| Instant::now());
        }
    }

    async fn write(&self, db: &Db) -> Result<(), ()> {
        loop {
            let entries: Vec<AuditEntry> = {
                let mut waiting = self.waiting();
                let count = waiting.len().min(ENTRIES_A_COMMIT);
                waiting.drain(..count).collect()
            };
            if entries.is_empty() {
                return Ok(());
            }
            let entries: Arc<[AuditEntry]> = entries.into();
            let left: &[AuditEntry] = match commit(db, entries.clone()).await {
                Ok(()) => continue,
                Err(WriteError::Failed(Error::Fault(_))) => one_by_one(db, &entries).await,
                Err(_) => &entries,
            };
            if !left.is_empty() {
                tracing::warn!(entries = left.len(), "entries could not be journalled yet");
                self.keep(left.iter().cloned());
                return Err(());
            }
        }
    }
}

async fn commit(db: &Db, entries: Arc<[AuditEntry]>) -> Result<(), WriteError> {
    let written = db.write(Lane::Bulk, Reach::Platform, move |tx| {
        entries.iter().try_for_each(|entry| entry.insert(tx, Details::default()))
    });
    written.await
}

/// One of them cannot be written: the others are not lost with it. Those that stand since a commit whose
/// answer was not seen are met here too. Answers what the database does not take now.
async fn one_by_one<'e>(db: &Db, entries: &'e [AuditEntry]) -> &'e [AuditEntry] {
    let mut left = entries;
    while let Some((entry, after)) = left.split_first() {
        match commit(db, Arc::from([entry.clone()])).await {
            Ok(()) => {}
            Err(WriteError::Failed(error @ Error::Fault(_))) => {
                if clash(&error).is_none_or(|clash| !clash.is("journal", "shop_id, id")) {
                    tracing::error!(?error, "an entry cannot be journalled");
                    say_lost(entry);
                }
            }
            Err(_) => break,
        }
        left = after;
    }
    left
}

fn say_lost(entry: &AuditEntry) {
    let AuditEntry { shop, command, principal, outcome, code, .. } = entry;
    tracing::error!(%shop, command, ?principal, outcome, code, "an entry was lost");
}

#[cfg(test)]
mod tests {
    use souk_core::{Moment, RawId};
    use souk_store::{Dialect, Options, sql};
    use souk_testkit::TestDatabase;

    use super::*;

    fn entry(number: u8, outcome: &'static str) -> AuditEntry {
        let (shop, id) = (TenantId::INSTALLATION, RawId([number; 16]));
        let principal = souk_core::Actor::Console.principal();
        let (door, request) = ("test", String::new());
        AuditEntry {
            shop,
            id,
            command: "test",
            principal,
            door,
            request,
            outcome,
            code: None,
            subject: None,
            at: Moment(0),
        }
    }

    async fn database(dialect: Dialect) -> (TestDatabase, Db) {
        let database = TestDatabase::new(dialect).await;
        let db = Db::open(&database.url(), Options::default()).await.unwrap();
        db.migrate(&[crate::engine::KERNEL_MIGRATIONS]).await.unwrap();
        (database, db)
    }

    async fn written(db: &Db) -> i64 {
        let count = db.read(Lane::Front, Reach::Platform, |db| {
            db.one::<(i64,)>(sql!("select cast(count(*) as bigint) from journal"), &[])
        });
        count.await.unwrap().unwrap().0
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn entries_that_stand_already_or_cannot_stand_hold_up_no_others() {
        for dialect in [Dialect::Sqlite, Dialect::Postgres] {
            let (_database, db) = database(dialect).await;
            let beside = Beside::default();
            let first = || (1..4).map(|number| entry(number, "refused"));
            beside.keep(first());
            beside.flush(&db).await;
            assert_eq!(written(&db).await, 3);
            // As after a commit whose answer was lost, with later ones behind them.
            beside.keep(first());
            beside.keep([entry(4, "fault"), entry(5, "no outcome"), entry(6, "allowed")].into_iter());
            beside.try_flush(&db).await;
            assert_eq!((written(&db).await, beside.waiting().len()), (5, 0), "on {dialect:?}");
            db.close().await;
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn nobody_stands_in_line_and_a_database_that_fails_has_a_rest() {
        let (_database, db) = database(Dialect::Sqlite).await;
        let beside = Beside::default();
        beside.keep([entry(1, "refused")].into_iter());
        let turn = beside.turn.lock().await;
        tokio::time::timeout(Duration::from_secs(5), beside.try_flush(&db))
            .await
            .expect("it waits for a turn");
        drop(turn);
        *beside.turn.lock().await = Some(Instant::now());
        beside.try_flush(&db).await;
        assert_eq!((written(&db).await, beside.waiting().len()), (0, 1), "it is left alone for a second");
        beside.flush(&db).await;
        assert_eq!((written(&db).await, beside.waiting().len()), (1, 0));
        db.close().await;
        beside.keep([entry(2, "refused")].into_iter());
        beside.try_flush(&db).await;
        assert!(beside.turn.lock().await.is_some() && beside.waiting().len() == 1);
    }
}
