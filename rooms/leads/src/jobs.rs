//! Slow work of the room: leads end by the clock.

use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Done, Job, JobContext, sql};

use crate::commands::ExpireLeads;

/// Ends leads whose time is over, in all shops.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EndLeads {}

impl Job for EndLeads {
    const NAME: &'static str = "end_leads";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let shops = sql!(
            "select t.shop_id from v_tenants t
             where t.shop_id >= $1 and exists (
                select 1 from leads l
                where l.shop_id = t.shop_id and l.state = 'waiting' and l.expires_at <= $2)
             order by t.shop_id limit 200"
        );
        let step = |cx: JobContext| async move { cx.engine.execute(cx.ask(), ExpireLeads {}).await };
        cx.each_shop(shops, cx.engine.now(), step).await
    }
}
