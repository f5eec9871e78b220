//! The one thread that writes: bodies in savepoints, many to a commit, and only the commit answers.

use std::cell::Cell;
use std::fs::File;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ffi};
use souk_core::{Error, Fault, Result};

use super::bind::{SqliteBack, Watch, db_error};
use super::checkpoint::Brake;
use super::reserve::Reserve;
use crate::job::{Ask, Job};
use crate::queue::Queue;
use crate::stats::Counters;
use crate::{DbError, DbErrorKind, STORAGE_FULL, Tx, WriteError};

/// More bodies than this in one commit gain little and make the first wait.
const MOST_PER_COMMIT: usize = 64;
/// After so many bodies that all ended well, the next have no savepoint each: one costs an eighth of an
/// order. Where one of them fails, all of its batch run again, in savepoints.
const CALM: u32 = 256;
const FRONT_ALLOWED: Duration = Duration::from_secs(5);
const BULK_ALLOWED: Duration = Duration::from_secs(30);
/// Filling the reserve on a full disk costs what is left of it.
const BETWEEN_TRIES: Duration = Duration::from_secs(1);

pub(super) enum Work {
    Body(Ask),
    /// Needs the connection outside any batch: migrations.
    Alone(Box<dyn FnOnce(&mut Connection) + Send>),
}

pub(super) struct Writer {
    pub conn: Connection,
    pub watch: Watch,
    pub brake: Brake,
    pub queue: Arc<Queue<Work>>,
    pub stats: Arc<Counters>,
    pub reserve: Reserve,
    /// The disk was full, and no room could be kept back since: the log is started anew before each batch, so
    /// that it takes no more than it has.
    pub tight: Cell<bool>,
    /// When room was last tried to be kept back.
    pub tried: Cell<Instant>,
    /// Bodies that ended well since one did not.
    pub calm: Cell<u32>,
    /// Held until the last write is done.
    pub _lock: Arc<File>,
}

impl Writer {
    pub fn serve(mut self) {
        while let Some(batch) = self.queue.batch(MOST_PER_COMMIT) {
            if self.tight.get() {
                self.ease();
            }
            let mut bodies = Vec::with_capacity(batch.front.len());
            for work in batch.front {
                match work {
                    Work::Body(ask) => bodies.push(ask.job),
                    Work::Alone(work) => work(&mut self.conn),
                }
            }
            if !bodies.is_empty() {
                self.write(bodies, FRONT_ALLOWED);
            }
            match batch.bulk {
                Some(Work::Body(ask)) => self.write(vec![ask.job], BULK_ALLOWED),
                Some(Work::Alone(work)) => work(&mut self.conn),
                None => {}
            }
            self.brake.look(&self.conn);
        }
    }

    /// Settles every body. Those that find no room on the disk run a second time if some could be made.
    fn write(&self, bodies: Vec<Box<dyn Job>>, allowed: Duration) {
        let mut without_room = self.commit_together(bodies, allowed);
        if !without_room.is_empty() && self.make_room() {
            without_room = self.commit_together(without_room, allowed);
        }
        settle_all(without_room, &WriteError::Failed(STORAGE_FULL.refuse()));
    }

    /// Takes the log up, with the room that was kept back if it takes that.
    fn make_room(&self) -> bool {
        self.tight.set(true);
        match self.brake.take_up(&self.conn) {
            Ok(done) => done,
            Err(_) => self.reserve.give_up() && self.brake.take_up(&self.conn).unwrap_or(false),
        }
    }

    /// Starts the log anew; and once a second tries whether room can be kept back again.
    fn ease(&self) {
        let taken_up = self.brake.take_up(&self.conn).unwrap_or(false);
        if taken_up && self.tried.get().elapsed() > BETWEEN_TRIES {
            self.tried.set(Instant::now());
            self.tight.set(!self.reserve.keep());
        }
    }

    /// Runs the bodies in one transaction. If it ends under one of them, that one fails, no further body runs
    /// in its remains, and every other body runs again in a transaction of its own. Answers those that found
    /// no room and left nothing.
    #[must_use]
    fn commit_together(&self, bodies: Vec<Box<dyn Job>>, allowed: Duration) -> Vec<Box<dyn Job>> {
        let mut without_room = Vec::new();
        if let Err(error) = self.exec("begin immediate") {
            if error.kind == DbErrorKind::Full {
                return bodies;
            }
            settle_all(bodies, &WriteError::Failed(error.into()));
            return without_room;
        }
        if !self.needs_savepoints(bodies.len()) {
            return self.commit_bare(bodies, allowed);
        }
        let mut bodies = bodies.into_iter();
        let mut done: Vec<(Box<dyn Job>, Result<()>)> = Vec::with_capacity(bodies.len());
        while let Some(mut body) = bodies.next() {
            let end = self.in_savepoint(&mut *body, allowed);
            if self.conn.is_autocommit() {
                self.stats.batch_deaths.add();
                if is_full(&end) {
                    without_room.push(body);
                } else {
                    let gone = || Fault::new("the transaction ended under its body").into();
                    body.settle(Err(WriteError::Failed(end.err().unwrap_or_else(gone))));
                }
                for other in done.into_iter().map(|(body, _)| body).chain(bodies) {
                    self.stats.reruns.add();
                    without_room.extend(self.commit_together(vec![other], allowed));
                }
                return without_room;
            }
            done.push((body, end));
        }
        self.kept(done)
    }

    /// Commits, then answers; gives back those that found no room.
    fn kept(&self, done: Vec<(Box<dyn Job>, Result<()>)>) -> Vec<Box<dyn Job>> {
        let mut without_room = Vec::new();
        match self.commit() {
            Ok(()) => {
                self.stats.commits.add();
                for (body, end) in done {
                    if is_full(&end) {
                        without_room.push(body);
                    } else {
                        body.settle(end.map_err(WriteError::Failed));
                    }
                }
            }
            // Refusals too: they may rest on what a neighbour wrote, which does not stand now.
            Err(NotKept::NoRoom) => without_room.extend(done.into_iter().map(|(body, _)| body)),
            Err(NotKept::Other(error)) => settle_all(done.into_iter().map(|(body, _)| body), &error),
        }
        without_room
    }

    fn needs_savepoints(&self, bodies: usize) -> bool {
        #[cfg(feature = "twins")]
        if souk_core::twins::is_out(souk_core::twins::Twin::HangUp) {
            return true;
        }
        bodies > 1 && self.calm.get() < CALM
    }

    /// In a transaction that was begun. The first body that does not end well takes everything back with it:
    /// it has failed where it was alone, and otherwise all begin anew, each in its savepoint.
    fn commit_bare(&self, bodies: Vec<Box<dyn Job>>, allowed: Duration) -> Vec<Box<dyn Job>> {
        let mut bodies = bodies.into_iter();
        let mut done = Vec::with_capacity(bodies.len());
        while let Some(mut body) = bodies.next() {
            let Ran { end, keeps } = self.run(&mut *body, allowed);
            if keeps && !self.conn.is_autocommit() {
                done.push((body, end));
                continue;
            }
            self.calm.set(0);
            if self.conn.is_autocommit() {
                self.stats.batch_deaths.add();
            } else {
                self.exec("rollback").ok();
            }
            let all: Vec<_> = done.into_iter().map(|(body, _)| body).chain([body]).chain(bodies).collect();
            if all.len() > 1 {
                self.stats.reruns.add();
                return self.commit_together(all, allowed);
            }
            if is_full(&end) {
                return all;
            }
            // It looked away from what ended its transaction.
            let end =
                if keeps { Err(Fault::new("the transaction ended under its body").into()) } else { end };
            all.into_iter().for_each(|body| body.settle(end.clone().map_err(WriteError::Failed)));
            return Vec::new();
        }
        self.calm.set(self.calm.get().saturating_add(u32::try_from(done.len()).unwrap_or(CALM)));
        self.kept(done)
    }

    /// One body, and whether what it wrote is to stay.
    fn run(&self, body: &mut dyn Job, allowed: Duration) -> Ran {
        #[cfg(feature = "twins")]
        crate::capture::body();
        let mut back = SqliteBack::new(&self.conn, &self.watch);
        let mut tx = Tx::new(&mut back);
        self.watch.start(allowed);
        let since = std::time::Instant::now();
        let mut end = body.run(&mut tx);
        self.stats.body_ran(since);
        let roll_back = tx.roll_back;
        self.watch.stop();
        #[cfg(feature = "twins")]
        crate::capture::done();
        let broken = back.into_broken();
        if let (Ok(()), Some(error)) = (&end, broken) {
            end = Err(error.into());
        }
        let keeps = end.is_ok() && !roll_back;
        Ran { end, keeps }
    }

    fn in_savepoint(&self, body: &mut dyn Job, allowed: Duration) -> Result<()> {
        self.exec("savepoint body")?;
        let Ran { end, keeps } = self.run(body, allowed);
        if self.conn.is_autocommit() {
            return end;
        }
        self.calm.set(if keeps { self.calm.get().saturating_add(1) } else { 0 });
        let closed = if keeps {
            self.exec("release body")
        } else {
            self.exec("rollback to body").and_then(|()| self.exec("release body"))
        };
        if let Err(error) = closed {
            // A savepoint that cannot be closed leaves no part of the batch to trust.
            self.exec("rollback").ok();
            return Err(error.into());
        }
        end
    }

    fn commit(&self) -> Result<(), NotKept> {
        let error = match self.conn.prepare_cached("commit").and_then(|mut commit| commit.raw_execute()) {
            Ok(_) => return Ok(()),
            Err(error) => error,
        };
        if !self.conn.is_autocommit() {
            self.exec("rollback").ok();
        }
        let code = error.sqlite_error().map_or(0, |code| code.extended_code);
        let error = db_error(&error, "commit");
        tracing::error!(%error, "a commit failed");
        // The frames may be in the log though flushing them failed: a restart could find them whole.
        if code & 0xff == ffi::SQLITE_IOERR && code != ffi::SQLITE_IOERR_WRITE {
            let fault = Fault::caused("the commit could not be flushed", error);
            return Err(NotKept::Other(WriteError::Unknown(fault)));
        }
        Err(match error.kind {
            DbErrorKind::Full => NotKept::NoRoom,
            _ => NotKept::Other(WriteError::Failed(error.into())),
        })
    }

    fn exec(&self, text: &'static str) -> Result<(), DbError> {
        let ran = self.conn.prepare_cached(text).and_then(|mut statement| statement.raw_execute());
        ran.map(|_| ()).map_err(|error| db_error(&error, text))
    }
}

/// How a body ended.
struct Ran {
    end: Result<()>,
    keeps: bool,
}

/// Why a transaction was not kept.
enum NotKept {
    NoRoom,
    Other(WriteError),
}

fn is_full(end: &Result<()>) -> bool {
    matches!(end, Err(Error::Refused(refusal)) if refusal.code == STORAGE_FULL.code)
}

fn settle_all(bodies: impl IntoIterator<Item = Box<dyn Job>>, error: &WriteError) {
    for body in bodies {
        body.settle(Err(error.clone()));
    }
}
