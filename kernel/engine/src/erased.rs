//! Commands and queries behind one face each: what is done with every one of them is compiled once, not once
//! for each.

use std::any::Any;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use serde_json::Value;
use souk_core::{Error, Fault, RawId, Refusal, Result};
use souk_store::Reader;

use crate::context::Context;
use crate::parts::Parts;
use crate::policy::Policy;
use crate::traits::{Command, Outside, Query};
use crate::tx::Tx;

/// Any command, with its input and what was prepared for it.
pub(crate) trait AnyCommand: Send + Sync {
    fn name(&self) -> &'static str;
    fn policy(&self) -> &'static Policy;
    fn input(&self) -> Result<Value>;
    fn prepares(&self) -> bool;
    fn prepare(&self, cx: &Context, outside: &Outside) -> Result<()>;
    fn run(&self, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Ended>;
    fn instead(&self, refusal: &Refusal) -> Option<Arc<dyn AnyCommand>>;
    fn again(&self, subject: RawId, cx: &Context, db: &mut Reader<'_>) -> Result<Option<Bytes>>;
    fn has_parts(&self) -> bool;
    /// Runs the parts of what `body` says is to be done, and gives the answer of the whole.
    fn finish<'a>(&'a self, body: Bytes, parts: &'a Parts<'a>) -> Later<'a, Result<Bytes>>;
}

type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What a command's `run` came to.
pub(crate) struct Ended {
    pub body: Bytes,
    pub subject: Option<RawId>,
    pub conceals: bool,
}

struct Running<C: Command> {
    command: C,
    prepared: Arc<OnceLock<C::Prepared>>,
}

pub(crate) fn command<C: Command>(command: C) -> Arc<dyn AnyCommand> {
    Arc::new(Running { command, prepared: Arc::default() })
}

impl<C: Command> AnyCommand for Running<C> {
    fn name(&self) -> &'static str {
        C::NAME
    }
    fn policy(&self) -> &'static Policy {
        &C::POLICY
    }
    fn input(&self) -> Result<Value> {
        serde_json::to_value(&self.command)
            .map_err(|error| Fault::caused("an input has no JSON form", error).into())
    }
    fn prepares(&self) -> bool {
        C::PREPARES
    }
    fn prepare(&self, cx: &Context, outside: &Outside) -> Result<()> {
        let prepared = self.command.prepare(cx, outside)?;
        self.prepared.set(prepared).map_err(|_| Error::fault("a command was prepared twice"))
    }
    fn run(&self, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Ended> {
        let output = self.command.run(self.prepared.get_or_init(C::Prepared::default), cx, tx)?;
        Ok(Ended {
            body: json(&output)?,
            subject: self.command.subject(&output),
            conceals: C::conceals(&output),
        })
    }
    fn instead(&self, refusal: &Refusal) -> Option<Arc<dyn AnyCommand>> {
        let command = self.command.instead(refusal)?;
        Some(Arc::new(Self { command, prepared: self.prepared.clone() }))
    }
    fn again(&self, subject: RawId, cx: &Context, db: &mut Reader<'_>) -> Result<Option<Bytes>> {
        C::again(subject, cx, db)?.as_ref().map(json).transpose()
    }
    fn has_parts(&self) -> bool {
        C::HAS_PARTS
    }
    fn finish<'a>(&'a self, body: Bytes, parts: &'a Parts<'a>) -> Later<'a, Result<Bytes>> {
        Box::pin(async move {
            let output = serde_json::from_slice(&body)
                .map_err(|error| Error::from(Fault::caused("an answer was not readable", error)))?;
            json(&self.command.finish(output, parts).await?)
        })
    }
}

/// Any query, with its input.
pub(crate) trait AnyQuery: Send + Sync {
    fn name(&self) -> &'static str;
    fn policy(&self) -> &'static Policy;
    fn input(&self) -> Result<Value>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Box<dyn AnyAnswer>>;
}

impl<Q: Query> AnyQuery for Q {
    fn name(&self) -> &'static str {
        Q::NAME
    }
    fn policy(&self) -> &'static Policy {
        &Q::POLICY
    }
    fn input(&self) -> Result<Value> {
        serde_json::to_value(self).map_err(|error| Fault::caused("a query has no JSON form", error).into())
    }
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Box<dyn AnyAnswer>> {
        Ok(Box::new(Query::answer(self, cx, db)?))
    }
}

/// Any answer of a query.
pub(crate) trait AnyAnswer: Send {
    fn json(&self) -> Result<Bytes>;
    fn any(self: Box<Self>) -> Box<dyn Any>;
}

impl<T: serde::Serialize + Send + 'static> AnyAnswer for T {
    fn json(&self) -> Result<Bytes> {
        json(self)
    }
    fn any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

fn json(answer: &impl serde::Serialize) -> Result<Bytes> {
    let body = serde_json::to_vec(answer).map_err(|e| Fault::caused("an answer has no JSON form", e))?;
    Ok(body.into())
}
