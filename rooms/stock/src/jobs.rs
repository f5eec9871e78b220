//! Slow work of the room: the batches of an import, and the end of holds.

use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Done, Job, JobContext, RunId, StopRun, sql};

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
        let due = sql!(
            "select distinct shop_id from reservations
             where state = 'held' and shop_id >= $1 and expires_at <= $2 order by shop_id limit 1000"
        );
        let step =
            |cx: JobContext| async move { Ok(cx.engine.execute(cx.ask(), ExpireHolds {}).await?.more) };
        cx.each_shop(due, cx.engine.now(), step).await
    }
}
