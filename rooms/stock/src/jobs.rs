//! Slow work of the room: the batches of an import, and the end of holds.

use serde::{Deserialize, Serialize};
use souk_core::{Actor, Result, TenantId, params};
use souk_engine::{Ask, Done, Job, JobContext, Reach, RunId, StopRun, sql};

use crate::commands::{ApplyImportBatch, ExpireHolds};

/// One batch of a run; the batch itself leaves the next one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ImportBatch {
    pub run: RunId,
    pub position: i64,
}

/// After so many failures the run is stopped, so that a person can look and resume it.
const PATIENCE: i64 = 6;

impl Job for ImportBatch {
    const NAME: &'static str = "import_batch";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let batch = ApplyImportBatch { run: self.run, position: self.position };
        let Err(error) = cx.execute("batch", batch).await else { return Ok(Done::Done) };
        if error.code() == "shop.emergency" || cx.attempt >= PATIENCE {
            cx.execute("stop", StopRun { id: self.run }).await?;
            return Ok(Done::Done);
        }
        Err(error)
    }
}

/// Ends the holds of all shops whose time has come.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ExpireReservations {}

impl Job for ExpireReservations {
    const NAME: &'static str = "expire_reservations";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let now = cx.engine.now();
        let shops: Vec<(TenantId,)> =
            cx.engine
                .read(Reach::Platform, move |db| {
                    db.rows(
                    sql!("select distinct shop_id from reservations where state = 'held' and expires_at <= $1
                            limit 1000"),
                    params![now],
                )
                })
                .await?;
        // One shop's trouble is not the others': it is told when all had their turn.
        let mut trouble = None;
        for (shop,) in shops {
            if let Err(error) = Self::of_shop(&cx, shop).await {
                trouble.get_or_insert(error);
            }
        }
        trouble.map_or(Ok(Done::Done), Err)
    }
}

impl ExpireReservations {
    async fn of_shop(cx: &JobContext, shop: TenantId) -> Result<()> {
        let ask = || Ask::new(Actor::Job { name: Self::NAME, shop }, "worker");
        while cx.engine.execute(ask(), ExpireHolds {}).await?.more {}
        Ok(())
    }
}
