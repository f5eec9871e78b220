//! A body on its way to a database thread, with the place where its answer goes.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use souk_core::{Fault, Result};
use tokio::sync::oneshot;

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
    answer: oneshot::Sender<Answer<T>>,
}

pub(crate) fn job<T, B>(body: B) -> (Box<dyn Job>, oneshot::Receiver<Answer<T>>)
where
    T: Send + 'static,
    B: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
{
    let (answer, receiver) = oneshot::channel();
    (Box::new(Body { body, value: None, answer }), receiver)
}

impl<T: Send, B: FnMut(&mut Tx<'_>) -> Result<T> + Send> Job for Body<T, B> {
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        self.value = None;
        let value = catch_unwind(AssertUnwindSafe(|| (self.body)(tx)))
            .unwrap_or_else(|panic| Err(Fault::new(format!("a body panicked: {}", said(&*panic))).into()))?;
        self.value = Some(value);
        Ok(())
    }
    fn settle(self: Box<Self>, end: Result<(), WriteError>) {
        let Self { value, answer, .. } = *self;
        let none = || WriteError::Unknown(Fault::new("a body was settled without a value"));
        answer.send(end.and_then(|()| value.ok_or_else(none))).ok();
    }
}

fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&'static str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a word")
}
