//! Slow work of the room: plans that begin by the clock.

use serde::{Deserialize, Serialize};
use souk_core::{Actor, Moment, Result, TenantId, params};
use souk_engine::{Ask, Done, Job, JobContext, Reach, sql};
use souk_shops::ShopId;

use crate::commands::BeginPlan;

/// Begins the plans of all shops whose moment has come.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BeginPlans {}

impl Job for BeginPlans {
    const NAME: &'static str = "begin_plans";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let now = cx.engine.now();
        let (mut after, mut failed) = ((TenantId::INSTALLATION, Moment(0)), None);
        loop {
            let (shop, from) = after;
            let read = cx.engine.read(Reach::Platform, move |db| {
                db.rows(
                    sql!(
                        "select shop_id, next_from from subscriptions where next_from is not null
                           and next_from <= $1 and next_from >= $2 and (next_from > $2 or shop_id > $3)
                         order by next_from, shop_id limit 200"
                    ),
                    params![now, from, shop],
                )
            });
            let due: Vec<(ShopId, Moment)> = read.await?;
            let Some(last) = due.last() else { break };
            after = *last;
            for (shop, _) in due {
                let actor = Actor::Job { name: Self::NAME, shop: TenantId::INSTALLATION };
                // One shop's fault keeps no other shop's plan waiting.
                let begun = cx.engine.execute(Ask::new(actor, "worker"), BeginPlan { shop }).await;
                failed = failed.or(begun.err());
            }
        }
        failed.map_or(Ok(Done::Done), Err)
    }
}
