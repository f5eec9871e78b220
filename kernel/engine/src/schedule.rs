//! Jobs that start by themselves: one row per name and period, so that missed, doubled or many copies change
//! nothing.

use souk_core::{Moment, RawId, Result, TenantId, params};
use souk_store::{Lane, Reach, sql};

use crate::engine::Engine;
use crate::jobs::NewJob;

/// Starts what this period has not started yet.
pub(crate) async fn start_due(engine: &Engine) -> Result<()> {
    let now = engine.now();
    let due: Vec<_> = engine
        .0
        .registry
        .rooms
        .iter()
        .flat_map(|room| room.schedules)
        .filter_map(|schedule| {
            let every = i64::from(schedule.every_seconds.max(1)) * Moment::SECOND;
            let period = now.0.div_euclid(every);
            let new = !engine.0.started.has(schedule.name, period);
            new.then(|| (schedule, period, (schedule.job)()))
        })
        .collect();
    if due.is_empty() {
        return Ok(());
    }
    let marks: Vec<_> = due.iter().map(|(schedule, period, _)| (schedule.name, *period)).collect();
    let ids: Vec<RawId> = due.iter().map(|_| engine.0.ids.make(now)).collect();
    let written = engine.0.db.write(Lane::Bulk, Reach::Platform, move |tx| {
        for ((schedule, period, (job, payload)), id) in due.iter().zip(&ids) {
            let first = tx.run(
                sql!(
                    "insert into schedules (shop_id, name, period, ran_at) values ($1, $2, $3, $4)
                     on conflict (shop_id, name, period) do nothing"
                ),
                params![TenantId::INSTALLATION, schedule.name, period.to_string(), now],
            )?;
            if first == 1 {
                let row = NewJob {
                    shop: TenantId::INSTALLATION,
                    id: *id,
                    kind: "job",
                    name: job,
                    payload: payload.clone(),
                    subject: None,
                    cause: None,
                };
                crate::jobs::insert(tx, now, &row)?;
            }
        }
        Ok(())
    });
    written.await.map_err(crate::execute::settle)?;
    // Only now: what was not written is due at the next look.
    engine.0.started.mark(&marks);
    Ok(())
}

/// What this process has started already: spares the database the question in most polls.
#[derive(Default)]
pub(crate) struct Started(std::sync::Mutex<std::collections::HashMap<&'static str, i64>>);

impl Started {
    fn seen(&self) -> std::sync::MutexGuard<'_, std::collections::HashMap<&'static str, i64>> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
    fn has(&self, name: &str, period: i64) -> bool {
        self.seen().get(name) == Some(&period)
    }
    fn mark(&self, started: &[(&'static str, i64)]) {
        self.seen().extend(started.iter().copied());
    }
}
