//! Slow work of the room: overrides that end by the clock.

use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Done, Job, JobContext, sql};

use crate::commands::EndOverrides as End;

/// Ends the overrides of all shops whose day has come.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EndOverrides {}

impl Job for EndOverrides {
    const NAME: &'static str = "end_overrides";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let due = sql!(
            "select distinct shop_id from entitlements
             where override_until is not null and override_until <= $2 and shop_id >= $1
             order by shop_id limit 200"
        );
        let step = |cx: JobContext| async move {
            cx.engine.execute(cx.ask(), End { shop: cx.shop }).await.map(|_| false)
        };
        cx.each_shop(due, cx.engine.now(), step).await
    }
}
