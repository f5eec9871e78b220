//! A thread with one connection: takes a body, runs it in a transaction, again if that may help, and answers.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

use souk_core::Fault;
use tokio::runtime::Runtime;
use tokio::sync::watch;

use super::back::{End, PgBack};
use super::link::{Link, Purpose, connect};
use super::{Line, Shared};
use crate::job::Ask;
use crate::{BUSY, DbErrorKind, Tx, WriteError};

/// How often a body runs again after a deadlock or a serialization failure.
const RETRIES: u32 = 3;
const FIRST_PAUSE: Duration = Duration::from_millis(20);
/// A server that is gone is looked for each 50 ms, then less often by halves, at last each 800 ms.
const LONGEST_PAUSE: u32 = 4;

pub(super) struct Worker {
    pub shared: Arc<Shared>,
    pub line: Arc<Line>,
    pub purpose: Purpose,
    pub runtime: Runtime,
    pub link: Option<Link>,
    pub closing: watch::Receiver<bool>,
}

impl Worker {
    pub fn serve(mut self) {
        let mut failures = 0;
        loop {
            if self.link.is_none() {
                match self.runtime.block_on(connect(&self.shared.config, self.purpose)) {
                    Ok(client) => self.link = Some(Link::new(client)),
                    Err(fault) => {
                        tracing::warn!(%fault, "no connection to the database");
                        if self.wait(Duration::from_millis(50 << failures)) {
                            return;
                        }
                        failures = (failures + 1).min(LONGEST_PAUSE);
                        continue;
                    }
                }
            }
            failures = 0;
            self.line.connected.fetch_add(1, Relaxed);
            while self.link.is_some() {
                let Some(ask) = self.next() else { return };
                if ask.reads { self.read(ask) } else { self.write(ask) }
            }
            self.line.connected.fetch_sub(1, Relaxed);
        }
    }

    /// Waits without a connection. Who is connected serves the queue; if nobody is, the askers are turned
    /// away rather than kept waiting. `true`: the store is closed.
    fn wait(&mut self, pause: Duration) -> bool {
        let until = Instant::now() + pause;
        loop {
            if self.line.connected.load(Relaxed) == 0 {
                while let Some(ask) = self.line.queue.try_pop() {
                    ask.job.settle(Err(WriteError::Failed(BUSY.refuse())));
                }
            }
            if *self.closing.borrow() {
                return true;
            }
            let left = until.saturating_duration_since(Instant::now()).min(Duration::from_millis(25));
            if left.is_zero() {
                return false;
            }
            let closing = &mut self.closing;
            self.runtime.block_on(async { tokio::time::timeout(left, closing.changed()).await.ok() });
        }
    }

    /// What waits, else what comes. Before waiting, what a read left open ends: it would hold back the
    /// vacuum.
    fn next(&mut self) -> Option<Ask> {
        let Some(link) = self.link.as_mut().filter(|link| link.left_open) else {
            return self.line.queue.pop();
        };
        if let Some(ask) = self.line.queue.try_pop() {
            return Some(ask);
        }
        link.left_open = false;
        if !self.runtime.block_on(link.roll_back()) {
            self.link = None;
        }
        self.line.queue.pop()
    }

    fn write(&mut self, mut ask: Ask) {
        let mut runs = 0;
        let end = loop {
            #[cfg(feature = "twins")]
            crate::capture::body();
            let mut back = PgBack::new(&self.shared, &self.runtime, &mut self.link, self.purpose, &ask);
            let mut tx = Tx::new(&mut back);
            let since = Instant::now();
            let body = ask.job.run(&mut tx);
            let roll_back = tx.roll_back;
            #[cfg(feature = "twins")]
            crate::capture::done();
            self.shared.stats.body_ran(since);
            match back.end(body, roll_back) {
                End::Kept => break Ok(()),
                End::RolledBack(error) => break Err(WriteError::Failed(error)),
                End::Unknown(error) => {
                    break Err(WriteError::Unknown(Fault::caused(
                        "the answer to COMMIT was not seen",
                        error,
                    )));
                }
                End::Again(error) => {
                    // A connection that breaks twice in a row will not be better the third time.
                    let most = if error.kind == DbErrorKind::Gone { 1 } else { RETRIES };
                    if runs >= most {
                        break Err(WriteError::Failed(error.into()));
                    }
                    // At once, the victim of a deadlock would take its row back before the other wakes up,
                    // and both would meet again. Nothing is held meanwhile.
                    let pause = FIRST_PAUSE * 4_u32.pow(runs);
                    self.runtime.block_on(async { tokio::time::sleep(pause).await });
                    runs += 1;
                    self.shared.stats.retries.add();
                }
            }
        };
        ask.job.settle(end);
    }

    fn read(&mut self, mut ask: Ask) {
        let mut back = PgBack::new(&self.shared, &self.runtime, &mut self.link, self.purpose, &ask);
        let since = Instant::now();
        let body = ask.job.run(&mut Tx::new(&mut back));
        self.shared.stats.body_ran(since);
        let end = back.read_end(body);
        // The asker does not wait for the end of a transaction that only read.
        ask.job.settle(end.map_err(WriteError::Failed));
        back.close_read();
    }
}
