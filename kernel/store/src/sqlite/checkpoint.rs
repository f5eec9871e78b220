//! Takes the log up into the database on a connection of its own, so that no commit pays for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::hooks::Wal;

use super::reserve::Reserve;

const PAGE: u64 = 4096;
const EACH: u64 = 8 * 1024 * 1024 / PAGE;
/// A writer that never pauses lets the checkpointer never reach the end of the log; from here on it pauses.
const LONG: u64 = 32 * 1024 * 1024 / PAGE;
const ALARM: u64 = 256 * 1024 * 1024 / PAGE;
const IDLE: Duration = Duration::from_secs(1);
/// How long the writer waits for readers before it starts the log anew on a full disk.
const READERS_END: Duration = Duration::from_secs(1);

/// Pages of the log, as the writer's last commit left it, and as the last look found it.
#[derive(Default)]
struct Pages {
    now: AtomicU64,
    seen: AtomicU64,
}

pub(super) struct Checkpointer {
    conn: Connection,
    reserve: Reserve,
    pages: Arc<Pages>,
    signal: Receiver<()>,
}

impl Checkpointer {
    /// The writer tells after each commit how long the log is; when it is closed, the checkpointer ends.
    pub fn beside(writer: &mut Connection, own: Connection, reserve: Reserve) -> rusqlite::Result<Self> {
        // Never wait for a reader: the writer would wait along.
        own.busy_timeout(Duration::ZERO)?;
        let pages = Arc::new(Pages::default());
        let (bell, signal) = sync_channel(1);
        let told = Arc::clone(&pages);
        watch(writer, told, bell)?;
        Ok(Self { conn: own, reserve, pages, signal })
    }

    /// For the writer to look at between two batches.
    pub fn brake(&self) -> Brake {
        Brake { pages: Arc::clone(&self.pages), from: LONG }
    }

    pub fn serve(self) {
        let mut before = 0;
        loop {
            match self.signal.recv_timeout(IDLE) {
                Ok(()) => self.checkpoint("passive"),
                Err(RecvTimeoutError::Timeout) => {
                    let now = self.pages.now.load(Relaxed);
                    if now > 0 && now == before {
                        self.checkpoint("truncate");
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return self.checkpoint("truncate"),
            }
            before = self.pages.now.load(Relaxed);
        }
    }

    fn checkpoint(&self, how: &str) {
        let pages = self.pages.now.load(Relaxed);
        let text = format!("pragma wal_checkpoint({how})");
        let look = self.conn.query_row(&text, (), |row| row.get::<_, i64>(0));
        match look {
            Ok(0) if how == "truncate" => {
                // Unless a commit came in between: its own count stands.
                self.pages.now.compare_exchange(pages, 0, Relaxed, Relaxed).ok();
                self.pages.seen.store(0, Relaxed);
                self.reserve.keep();
            }
            Ok(_) => self.pages.seen.store(pages, Relaxed),
            Err(error) => tracing::warn!(%error, how, "the log could not be taken up"),
        }
        if pages > ALARM {
            tracing::warn!(megabytes = pages * PAGE / 1_048_576, "the log is long: does a reader never end?");
        }
    }
}

/// Makes the writer take up the rest of a long log itself, once per growth: a reader may hold it back anyway.
pub(super) struct Brake {
    pages: Arc<Pages>,
    from: u64,
}

impl Brake {
    /// Takes up the whole log on the writer's own connection, while nothing is written, and has it written
    /// from its beginning again, in the room it has already. Readers are waited for, not for long.
    pub fn take_up(&self, writer: &Connection) -> rusqlite::Result<bool> {
        let before: i64 = writer.pragma_query_value(None, "busy_timeout", |row| row.get(0))?;
        writer.busy_timeout(READERS_END)?;
        let busy = writer.query_row("pragma wal_checkpoint(restart)", (), |row| row.get::<_, i64>(0));
        writer.busy_timeout(Duration::from_millis(u64::try_from(before).unwrap_or_default()))?;
        Ok(busy? == 0)
    }

    pub fn look(&mut self, writer: &Connection) {
        let now = self.pages.now.load(Relaxed);
        if now < LONG {
            self.from = LONG;
        } else if now >= self.from {
            let busy = writer.query_row("pragma wal_checkpoint(passive)", (), |row| row.get::<_, i64>(0));
            // While the checkpointer is at it, look again after the next batch.
            if !matches!(busy, Ok(1)) {
                self.from = now + EACH;
            }
        }
    }
}

fn watch(writer: &mut Connection, pages: Arc<Pages>, bell: SyncSender<()>) -> rusqlite::Result<()> {
    writer.wal_hook(Some(move |_: &mut Wal, count| {
        let count = u64::try_from(count).unwrap_or_default();
        pages.now.store(count, Relaxed);
        let seen = pages.seen.load(Relaxed);
        if count < seen {
            pages.seen.store(0, Relaxed);
        } else if count - seen >= EACH {
            bell.try_send(()).ok();
        }
        Ok(())
    }))
}
