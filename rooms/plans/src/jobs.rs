//! Slow work of the room: plans that begin by the clock, and months that open.

use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Done, Job, JobContext, Reader, sql};
use souk_shops::ShopId;

use crate::commands::{BeginPlan, FavourShop, OpenMonth};
use crate::queries::standing;

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

/// Opens the month of every shop that has none running. Missed or doubled it changes nothing: whoever orders
/// first opens it too.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenMonths {}

impl Job for OpenMonths {
    const NAME: &'static str = "open_months";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let due = sql!(
            "select s.shop_id from subscriptions s join v_tenants t on t.shop_id = s.shop_id
             where s.shop_id >= $1 and t.closed_at is null and not exists (
                select 1 from usage_periods p
                where p.shop_id = s.shop_id and p.starts_at <= $2 and p.ends_at > $2)
             order by s.shop_id limit 200"
        );
        let step = |cx: JobContext| async move {
            let shop = ShopId::from_raw(cx.shop.raw());
            let now = cx.engine.now();
            // Asked first: a plan that nobody pays would leave an entry in the journal each time.
            let sells =
                move |db: &mut Reader<'_>| Ok(standing(db, shop, now, None)?.is_some_and(|it| it.sells(now)));
            if cx.read(sells).await? {
                cx.engine.execute(cx.ask(), OpenMonth { shop }).await?;
            }
            Ok(false)
        };
        cx.each_shop(due, cx.engine.now(), step).await
    }
}

/// Gives every shop of a plan what is better in a newer version. Any number of runs leave the same state.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FavourShops {
    pub plan: String,
    pub version: i64,
}

impl Job for FavourShops {
    const NAME: &'static str = "favour_shops";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let all = sql!(
            "select shop_id from subscriptions where shop_id >= $1 and started_at <= $2
             order by shop_id limit 200"
        );
        let step = |cx: JobContext| {
            let (plan, version) = (self.plan.clone(), self.version);
            async move {
                let shop = ShopId::from_raw(cx.shop.raw());
                let (now, wanted) = (cx.engine.now(), plan.clone());
                let has = move |db: &mut Reader<'_>| {
                    let found = standing(db, shop, now, None)?;
                    found.map_or(Ok(false), |it| it.has_older(&wanted, version))
                };
                if cx.read(has).await? {
                    cx.engine.execute(cx.ask(), FavourShop { shop, plan, version }).await?;
                }
                Ok(false)
            }
        };
        cx.each_shop(all, cx.engine.now(), step).await
    }
}
