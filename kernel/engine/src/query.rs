//! Questions: the same gate as commands, a snapshot, no key, no journal unless marked sensitive.

use std::sync::Arc;

use bytes::Bytes;
use serde_json::Value;
use souk_core::{Error, Result, TenantId};
use souk_store::{Lane, Reach};

use crate::context::{Ask, FILE};
use crate::engine::Engine;
use crate::erased::{AnyAnswer, AnyQuery};
use crate::gate::Gate;
use crate::rides::Question;
use crate::traits::Query;

impl Engine {
    /// Answers a query.
    pub async fn ask<Q: Query>(&self, ask: Ask, query: Q) -> Result<Q::Output> {
        let answer = self.ask_any(ask, Arc::new(query)).await?.any();
        answer.downcast().map(|output| *output).map_err(|_| Error::fault("an answer of another query"))
    }

    async fn ask_any(&self, ask: Ask, query: Arc<dyn AnyQuery>) -> Result<Box<dyn AnyAnswer>> {
        let (name, policy) = (query.name(), query.policy());
        let shop = self.target(&ask, policy.in_shop())?;
        if !policy.limits.is_empty() {
            let input = query.input()?;
            crate::limits::take(self, policy.limits, &ask, shop, &input).await?;
        }
        let reach = if policy.in_shop() { Reach::Shop(shop) } else { Reach::Platform };
        let lane = if policy.bulk || ask.door == FILE { Lane::Bulk } else { Lane::Front };
        let (engine, asked) = (self.clone(), ask.clone());
        let answered = self.0.db.read(lane, reach, move |db| {
            let now = engine.now();
            let gate = Gate::alone(&*engine.0.authority, db, &asked.actor, shop, policy, now)?;
            let (tenant, grants, entitled) = gate.admit(&asked.actor, policy)?;
            entitled?;
            let cx = engine.context(&asked, shop, tenant, grants, now);
            query.answer(&cx, db)
        });
        let answered = answered.await;
        if policy.sensitive && answered.is_ok() && matches!(ask.door, "api" | "page" | "cli") {
            crate::beside::note_look(self, name, &ask, shop);
        }
        if let Err(error) = &answered
            && error.refusal().is_some_and(|refusal| refusal.kind == souk_core::Kind::Forbidden)
        {
            crate::beside::note_failure(self, name, &ask, shop, error);
        }
        answered
    }

    /// Remembers that somebody took a whole list with them: who had names and telephones is asked one day.
    pub fn note_taken(&self, query: &'static str, ask: &Ask) {
        if !ask.actor.is_visitor() {
            let shop = self.target(ask, true).unwrap_or(TenantId::INSTALLATION);
            crate::beside::note_look(self, query, ask, shop);
        }
    }

    /// Answers from JSON, in JSON.
    pub(crate) async fn ask_value(
        &self,
        ask: Ask,
        input: Value,
        read: fn(Value) -> Result<Arc<dyn AnyQuery>>,
    ) -> Result<Bytes> {
        if crate::execute::holds_nul(&input) {
            return Err(souk_store::unfit_text());
        }
        let asked = input.to_string();
        let query = read(input)?;
        let policy = query.policy();
        // What is counted or noted for each asker is asked by each; a visitor is never the same one twice.
        let alone =
            ask.door != "api" || policy.sensitive || !policy.limits.is_empty() || ask.actor.is_visitor();
        if alone {
            return self.ask_any(ask, query).await?.json();
        }
        let question = Question {
            query: query.name(),
            asker: ask.actor.principal(),
            shop: self.target(&ask, policy.in_shop())?,
            lang: ask.lang,
            input: asked,
        };
        let engine = self.clone();
        let read = move || {
            let (engine, ask, query) = (engine.clone(), ask.clone(), query.clone());
            async move { engine.ask_any(ask, query).await?.json() }
        };
        self.together(question, read).await
    }
}
