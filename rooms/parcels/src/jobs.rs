//! Slow work of the room: counters of those who carried before they were counted.

use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Done, Job, JobContext, sql};

use crate::commands::CountDrivers as Count;

/// Puts right the counter of every shop in which it says something else than there is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CountDrivers {}

impl Job for CountDrivers {
    const NAME: &'static str = "count_drivers";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let due = sql!(
            "select t.shop_id from v_tenants t
             where t.shop_id >= $1 and exists (
                select 1 from v_entitlements e
                where e.shop_id = t.shop_id and e.key = 'carriers.max' and e.used <> (
                    select cast(count(*) as bigint) from carrier_accounts a
                    where a.shop_id = t.shop_id and a.is_active and a.changed_at <= $2))
             order by t.shop_id limit 200"
        );
        let step = |cx: JobContext| async move { cx.engine.execute(cx.ask(), Count {}).await.map(|_| false) };
        cx.each_shop(due, cx.engine.now(), step).await
    }
}
