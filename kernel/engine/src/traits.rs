//! The five shapes that rooms fill: command, change, event, query, job; and the reaction to an event.

use std::future::Future;

use schemars::JsonSchema;
use serde::{Serialize, de::DeserializeOwned};
use souk_core::{RawId, Refusal, Result};
use souk_store::Reader;

use crate::context::Context;
use crate::jobs::{Done, JobContext};
use crate::parts::Parts;
use crate::policy::Policy;
use crate::tx::{Rows, Tx};

/// A request to change something. Unknown fields of its input are refused.
pub trait Command: Serialize + DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// `place_order`; its capitals are the audit action.
    const NAME: &'static str;
    const POLICY: Policy;
    /// What `prepare` found; `()` where nothing is heavy.
    type Prepared: Default + Send + Sync + 'static;
    type Output: Serialize + DeserializeOwned + JsonSchema + Send + 'static;
    /// Set it when `prepare` is written.
    const PREPARES: bool = false;

    /// Heavy work before the transaction (hashing, parsing, pictures), on a CPU thread. `run` checks again
    /// what may have changed since.
    fn prepare(&self, cx: &Context, outside: &Outside) -> Result<Self::Prepared> {
        let _ = (cx, outside);
        Ok(Self::Prepared::default())
    }
    /// Decides and makes changes. May run more than once before its one commit.
    fn run(&self, prepared: &Self::Prepared, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Self::Output>;
    /// Set it when `finish` is written.
    const HAS_PARTS: bool = false;
    /// Bulk work: `run` says what is to be done, and each part is a command of its own afterwards, in a small
    /// transaction of its own. The answer tells what came of each.
    fn finish(
        &self,
        output: Self::Output,
        parts: &Parts<'_>,
    ) -> impl Future<Output = Result<Self::Output>> + Send {
        let _ = parts;
        std::future::ready(Ok(output))
    }
    /// What takes its place, in a transaction of its own under the same key, where it was refused so; nothing
    /// of the first is left then. Asked once.
    fn instead(&self, refusal: &Refusal) -> Option<Self>
    where
        Self: Sized,
    {
        let _ = refusal;
        None
    }
    /// What came of it keeps the person behind it sealed: the journal does not keep the input then.
    fn conceals(output: &Self::Output) -> bool {
        let _ = output;
        false
    }
    /// The answer read anew, from what the audit entry is about: for a key that is repeated after the first
    /// answer is no longer kept. `None`: it cannot be told any more.
    fn again(subject: RawId, cx: &Context, db: &mut Reader<'_>) -> Result<Option<Self::Output>> {
        let _ = (subject, cx, db);
        Ok(None)
    }
    /// What the audit entry is about, when the answer names it.
    fn subject(&self, output: &Self::Output) -> Option<RawId> {
        let _ = output;
        None
    }
}

/// How rows change. The only code that may write.
pub trait Change {
    type Event: Event;
    /// `None`: the condition did not hold and no row changed.
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Self::Event>>;
}

/// What happened, `noun.what_happened`; written with the change.
pub trait Event: Serialize + DeserializeOwned + Send + Sync + 'static {
    const NAME: &'static str;
    const VERSION: u16;
    /// Deliveries of one subject keep their order.
    fn subject(&self) -> RawId;
}

/// A question. Changes nothing.
pub trait Query: Serialize + DeserializeOwned + JsonSchema + Send + Sync + 'static {
    const NAME: &'static str;
    const POLICY: Policy;
    type Output: Serialize + JsonSchema + Send + 'static;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Self::Output>;
}

/// Slow or outside work, done by the worker: leased, retried, never lost.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    const NAME: &'static str;
    fn run(self, cx: JobContext) -> impl Future<Output = Result<Done>> + Send;
}

/// What a room does after an earlier room's event: runs in the worker, after the commit, through `execute`,
/// with the delivery as its key.
pub trait Reaction<E: Event>: 'static {
    const NAME: &'static str;
    /// Until [`Tx::awaken`] names it in a shop, nothing there concerns it.
    const SLEEPS: bool = false;
    /// Asked in the transaction of the event: what does not concern it is not delivered.
    fn concerns(_: &E) -> bool {
        true
    }
    fn react(event: E, cx: JobContext) -> impl Future<Output = Result<()>> + Send;
}

/// What `prepare` may ask for.
pub struct Outside {
    pub(crate) db: souk_store::Db,
    pub(crate) reach: souk_store::Reach,
    pub(crate) handle: tokio::runtime::Handle,
}

impl Outside {
    /// Reads in an own snapshot; what it found may have changed when `run` looks again.
    pub fn read<T: Send + 'static>(
        &self,
        body: impl FnOnce(&mut Reader<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.handle.block_on(self.db.read(souk_store::Lane::Front, self.reach, body))
    }
}
