//! A body on its way to a database thread, with the place where its answer goes.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use souk_core::{Fault, Result};
use tokio::sync::oneshot;
#[cfg(feature = "twins")]
use {
    souk_core::twins::{Twin, is_out},
    std::sync::atomic::{AtomicBool, Ordering},
};

use crate::{Lane, Reach, Tx, WriteError};

pub(crate) type Answer<T> = Result<T, WriteError>;

/// A body without its types. A thread runs it, maybe again, and settles it once.
pub(crate) trait Job: Send {
    /// A panic of the body is a fault: the thread serves everybody and must live.
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<()>;
    /// Gives the answer of the last run, or the failure. An asker who has left loses nothing but the answer.
    fn settle(self: Box<Self>, end: Result<(), WriteError>);
}

pub(crate) struct Ask {
    pub reach: Reach,
    pub lane: Lane,
    pub reads: bool,
    pub job: Box<dyn Job>,
}

struct Body<T, B> {
    body: B,
    value: Option<T>,
    /// Taken when it is given.
    answer: Option<oneshot::Sender<Answer<T>>>,
}

pub(crate) fn job<T, B>(body: B) -> (Box<dyn Job>, oneshot::Receiver<Answer<T>>)
where
    T: Send + 'static,
    B: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
{
    let (answer, receiver) = oneshot::channel();
    (Box::new(Body { body, value: None, answer: Some(answer) }), receiver)
}

impl<T: Send, B: FnMut(&mut Tx<'_>) -> Result<T> + Send> Job for Body<T, B> {
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        self.value = None;
        let value = catch_unwind(AssertUnwindSafe(|| (self.body)(tx)))
            .unwrap_or_else(|panic| Err(Fault::new(format!("a body panicked: {}", said(&*panic))).into()))?;
        self.value = Some(value);
        #[cfg(feature = "twins")]
        self.twin(tx);
        Ok(())
    }
    fn settle(self: Box<Self>, end: Result<(), WriteError>) {
        let Self { value, answer, .. } = *self;
        let none = || WriteError::Unknown(Fault::new("a body was settled without a value"));
        let Some(answer) = answer else { return };
        let heard = answer.send(end.and_then(|()| value.ok_or_else(none)));
        #[cfg(feature = "twins")]
        if heard.is_err() && is_out(Twin::HangUp) {
            LEFT_BEHIND.store(true, Ordering::SeqCst);
        }
        heard.ok();
    }
}

/// An asker left within a transaction: the next one on the connection inherits what remained of it.
#[cfg(feature = "twins")]
static LEFT_BEHIND: AtomicBool = AtomicBool::new(false);

#[cfg(feature = "twins")]
impl<T, B> Body<T, B> {
    fn twin(&mut self, tx: &mut Tx<'_>) {
        if is_out(Twin::Slow) {
            std::thread::park_timeout(std::time::Duration::from_millis(60));
        }
        if is_out(Twin::HangUp) && LEFT_BEHIND.swap(false, Ordering::SeqCst) {
            tx.roll_back();
        }
        if is_out(Twin::EarlyAnswer)
            && let (Some(answer), Some(value)) = (self.answer.take(), self.value.take())
        {
            answer.send(Ok(value)).ok();
            // The commit takes its time, as on a slow disk.
            std::thread::park_timeout(std::time::Duration::from_millis(10));
        }
    }
}

fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&'static str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a word")
}
