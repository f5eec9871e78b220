//! Slow work of the room: plans that begin by the clock.

use serde::{Deserialize, Serialize};
use souk_core::{Actor, Result, TenantId, params};
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
        loop {
            let read = cx.engine.read(Reach::Platform, move |db| {
                db.rows(
                    sql!(
                        "select shop_id from subscriptions where next_from is not null and next_from <= $1
                         order by next_from, shop_id limit 200"
                    ),
                    params![now],
                )
            });
            let due: Vec<(ShopId,)> = read.await?;
            let mut begun = false;
            for (shop,) in &due {
                let actor = Actor::Job { name: Self::NAME, shop: TenantId::INSTALLATION };
                let ask = Ask::new(actor, "worker");
                begun |= cx.engine.execute(ask, BeginPlan { shop: *shop }).await?;
            }
            if !begun {
                return Ok(Done::Done);
            }
        }
    }
}
