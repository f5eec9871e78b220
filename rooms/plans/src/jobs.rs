//! Slow work of the room: plans that begin by the clock.

use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Done, Job, JobContext, sql};
use souk_shops::ShopId;

use crate::commands::BeginPlan;

/// Begins the plans of all shops whose moment has come.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BeginPlans {}

impl Job for BeginPlans {
    const NAME: &'static str = "begin_plans";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let due = sql!(
            "select shop_id from subscriptions where next_from is not null and next_from <= $2
               and shop_id >= $1 order by shop_id limit 200"
        );
        let step = |cx: JobContext| async move {
            let shop = ShopId::from_raw(cx.shop.raw());
            cx.engine.execute(cx.ask(), BeginPlan { shop }).await.map(|_| false)
        };
        cx.each_shop(due, cx.engine.now(), step).await
    }
}
