//! SQLite: one process owns the folder, one thread writes, a few read, one takes up the log.

mod bind;
mod checkpoint;
mod figures;
mod migrating;
mod readers;
mod reserve;
mod writer;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use souk_core::Fault;
use tokio::sync::oneshot;

use crate::job::Ask;
use crate::queue::Queue;
use crate::stats::Counters;
use crate::{Lane, Options};
use bind::Watch;
use checkpoint::Checkpointer;
use readers::ReaderThread;
use reserve::Reserve;
use writer::{Work, Writer};

pub(crate) struct Sqlite {
    path: PathBuf,
    writes: Arc<Queue<Work>>,
    reads: Arc<Queue<Ask>>,
    long_reads: Arc<Queue<Ask>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Sqlite {
    pub fn open(path: &Path, options: &Options, stats: &Arc<Counters>) -> Result<Self, Fault> {
        let folder = folder_of(path);
        if !folder.is_dir() {
            return Err(Fault::new(format!(
                "the data folder {} does not exist: create it",
                folder.display()
            )));
        }
        let lock = own(folder)?;
        let failed =
            |error| Fault::caused(format!("{} cannot be opened as a database", path.display()), error);
        let mut writer = writing(path).map_err(failed)?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| {
            Fault::caused(format!("the folder {} cannot be flushed to the disk", folder.display()), error)
        })?;
        let checkpointer =
            Checkpointer::beside(&mut writer, writing(path).map_err(failed)?, Reserve::beside(path))
                .map_err(failed)?;
        let queue = || Arc::new(Queue::new(options.queue));
        let sqlite = Self {
            path: path.to_owned(),
            writes: Arc::new(Queue::new(options.queue)),
            reads: queue(),
            long_reads: queue(),
            threads: Mutex::default(),
        };
        for number in 0..=options.readers.max(1) {
            let long = number == 0;
            let mut conn = reading(path).map_err(failed)?;
            let reader = ReaderThread {
                watch: Watch::on(&mut conn).map_err(failed)?,
                conn,
                queue: Arc::clone(if long { &sqlite.long_reads } else { &sqlite.reads }),
                stats: Arc::clone(stats),
                allowed: Duration::from_secs(if long { 30 } else { 2 }),
            };
            sqlite.start("souk-reader", move || reader.serve())?;
        }
        let writer = Writer {
            watch: Watch::on(&mut writer).map_err(failed)?,
            conn: writer,
            brake: checkpointer.brake(),
            queue: Arc::clone(&sqlite.writes),
            stats: Arc::clone(stats),
            tight: std::cell::Cell::new(is_grown(path) && !Reserve::beside(path).keep()),
            calm: std::cell::Cell::new(0),
            tried: std::cell::Cell::new(std::time::Instant::now()),
            reserve: Reserve::beside(path),
            _lock: Arc::clone(&lock),
        };
        sqlite.start("souk-writer", move || writer.serve())?;
        sqlite.start("souk-checkpoint", move || {
            checkpointer.serve();
            drop(lock);
        })?;
        Ok(sqlite)
    }

    fn start(&self, name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), Fault> {
        let thread = thread::Builder::new().name(name.to_owned()).spawn(work);
        let thread = thread.map_err(|error| Fault::caused("a database thread cannot be started", error))?;
        self.threads.lock().unwrap_or_else(PoisonError::into_inner).push(thread);
        Ok(())
    }

    /// `false`: the lane is full.
    pub fn ask(&self, ask: Ask) -> bool {
        match (ask.reads, ask.lane) {
            (false, lane) => self.writes.push(lane, Work::Body(ask)).is_ok(),
            (true, Lane::Front) => self.reads.push(Lane::Front, ask).is_ok(),
            (true, Lane::Bulk) => self.long_reads.push(Lane::Front, ask).is_ok(),
        }
    }

    /// Runs `work` on the writer's connection, between two batches and outside any transaction.
    pub async fn alone<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let (answer, receiver) = oneshot::channel();
        let work = Work::Alone(Box::new(move |conn| {
            answer.send(work(conn)).ok();
        }));
        self.writes
            .push(Lane::Bulk, work)
            .map_err(|_| Fault::new("the bulk queue of the database is full"))?;
        receiver.await.map_err(|_| Fault::new("the writer of the database ended"))
    }

    /// A consistent copy beside a busy writer; it gets its name only when it is whole and on the disk.
    pub async fn backup_to(&self, target: &Path) -> Result<(), Fault> {
        let (source, target) = (self.path.clone(), target.to_owned());
        let copied = tokio::task::spawn_blocking(move || back_up(&source, &target)).await;
        copied.map_err(|error| Fault::caused("the backup's thread ended", error))?
    }

    pub fn depth(&self, lane: Lane) -> usize {
        let reads = if lane == Lane::Front { &self.reads } else { &self.long_reads };
        self.writes.depth(lane) + reads.depth(Lane::Front)
    }

    /// Takes nothing more; what is queued is still done.
    pub fn close(&self) -> Vec<JoinHandle<()>> {
        self.writes.close();
        self.reads.close();
        self.long_reads.close();
        std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A new database needs no room yet, and is opened faster without keeping some back.
fn is_grown(path: &Path) -> bool {
    let size = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    size(path) + size(log.as_ref()) > 1_048_576
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The lock goes with the process, however it ends.
fn own(folder: &Path) -> Result<Arc<File>, Fault> {
    let path = folder.join("souk.lock");
    let failed = |error| Fault::caused(format!("{} cannot be used", path.display()), error);
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(Arc::new(file)),
        Err(TryLockError::WouldBlock) => {
            let folder = folder.display();
            Err(Fault::new(format!("another process owns the data folder {folder}: stop it, or ask it")))
        }
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

fn writing(path: &Path) -> rusqlite::Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(Duration::from_secs(5))?;
    conn.pragma_update(None, "journal_mode", "wal")?;
    conn.execute_batch(
        "pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -65536; \
         pragma wal_autocheckpoint = 0",
    )?;
    set_up(conn)
}

fn reading(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(Duration::from_secs(5))?;
    conn.execute_batch("pragma cache_size = -16384")?;
    set_up(conn)
}

fn set_up(conn: Connection) -> rusqlite::Result<Connection> {
    conn.execute_batch("pragma temp_store = memory; pragma mmap_size = 0")?;
    // A plan depends on the statement and the statistics, never on what is bound: else most statements would
    // be prepared anew each time they are run.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // A text in double quotes is a name, as on PostgreSQL.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_prepared_statement_cache_capacity(512);
    rusqlite::vtab::array::load_module(&conn)?;
    Ok(conn)
}

fn back_up(source: &Path, target: &Path) -> Result<(), Fault> {
    let failed =
        |error: std::io::Error| Fault::caused(format!("{} cannot be written", target.display()), error);
    let refused = |error| Fault::caused(format!("{} cannot be written", target.display()), error);
    let mut part = target.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    if part.exists() {
        fs::remove_file(&part).map_err(failed)?;
    }
    let name = part.to_str().ok_or_else(|| Fault::new("the path of a backup must be plain text"))?;
    let conn = reading(source).map_err(refused)?;
    conn.execute("vacuum into ?1", [name]).map_err(refused)?;
    File::open(&part).and_then(|file| file.sync_all()).map_err(failed)?;
    fs::rename(&part, target).map_err(failed)?;
    File::open(folder_of(target)).and_then(|folder| folder.sync_all()).map_err(failed)
}
