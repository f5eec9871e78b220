//! Questions: the same gate as commands, a snapshot, no key, no journal unless marked sensitive.

use bytes::Bytes;
use serde_json::Value;
use souk_core::{Fault, Result};
use souk_store::{Lane, Reach};

use crate::context::Ask;
use crate::engine::Engine;
use crate::gate::Gate;
use crate::rides::Question;
use crate::traits::Query;

impl Engine {
    /// Answers a query.
    pub async fn ask<Q: Query>(&self, ask: Ask, query: Q) -> Result<Q::Output> {
        let policy = &Q::POLICY;
        let shop = self.target(&ask, policy.in_shop())?;
        if !policy.limits.is_empty() {
            let input =
                serde_json::to_value(&query).map_err(|e| Fault::caused("a query has no JSON form", e))?;
            crate::limits::take(self, policy.limits, &ask, shop, &input).await?;
        }
        let reach = if policy.in_shop() { Reach::Shop(shop) } else { Reach::Platform };
        let lane = if policy.bulk { Lane::Bulk } else { Lane::Front };
        let (engine, asked) = (self.clone(), ask.clone());
        let answered = self.0.db.read(lane, reach, move |db| {
            let gate = Gate::alone(&*engine.0.authority, db, &asked.actor, shop, &Q::POLICY)?;
            let (tenant, grants, entitled) = gate.admit(&asked.actor, &Q::POLICY)?;
            entitled?;
            let cx = engine.context(&asked, shop, tenant, grants, engine.now());
            query.answer(&cx, db)
        });
        let answered = answered.await;
        if policy.sensitive && answered.is_ok() && matches!(ask.door, "api" | "page" | "cli") {
            crate::beside::note_look(self, Q::NAME, &ask, shop);
        }
        if let Err(error) = &answered
            && error.refusal().is_some_and(|refusal| refusal.kind == souk_core::Kind::Forbidden)
        {
            crate::beside::note_failure(self, Q::NAME, &ask, shop, error);
        }
        answered
    }

    pub(crate) async fn ask_value<Q: Query>(&self, ask: Ask, input: Value) -> Result<Bytes> {
        if crate::execute::holds_nul(&input) {
            return Err(souk_store::unfit_text());
        }
        let policy = &Q::POLICY;
        // What is counted or noted for each asker is asked by each; a visitor is never the same one twice.
        let alone =
            ask.door != "api" || policy.sensitive || !policy.limits.is_empty() || ask.actor.is_visitor();
        if alone {
            return self.as_json::<Q>(ask, input).await;
        }
        let question = Question {
            query: Q::NAME,
            asker: ask.actor.principal(),
            shop: self.target(&ask, policy.in_shop())?,
            lang: ask.lang,
            input: input.to_string(),
        };
        let engine = self.clone();
        let read = move || {
            let (engine, ask, input) = (engine.clone(), ask.clone(), input.clone());
            async move { engine.as_json::<Q>(ask, input).await }
        };
        self.together(question, read).await
    }

    async fn as_json<Q: Query>(&self, ask: Ask, input: Value) -> Result<Bytes> {
        let query: Q = crate::execute::read_input(input)?;
        let output = self.ask(ask, query).await?;
        let json = serde_json::to_vec(&output).map_err(|e| Fault::caused("an answer has no JSON form", e))?;
        Ok(json.into())
    }
}
