//! Refusals that visitors meet, counted in memory and written once a second: a flood of refusals costs one
//! row a minute.

use std::collections::HashMap;
use std::sync::Mutex;

use souk_core::{Moment, TenantId, params};
use souk_store::{Db, Lane, Reach, sql};

type Key = (TenantId, &'static str, &'static str, i64);

#[derive(Default)]
pub(crate) struct Tally(Mutex<HashMap<Key, i64>>);

impl Tally {
    pub fn count(&self, shop: TenantId, command: &'static str, code: &'static str, now: Moment) {
        let minute = now.0 - now.0.rem_euclid(Moment::MINUTE);
        let mut counts = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *counts.entry((shop, command, code, minute)).or_default() += 1;
    }

    pub async fn flush(&self, db: &Db) {
        let counts = std::mem::take(&mut *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        if counts.is_empty() {
            return;
        }
        let written = db.write(Lane::Bulk, Reach::Platform, move |tx| {
            for ((shop, command, code, minute), times) in &counts {
                tx.put(
                    sql!(
                        "insert into refusal_counts (shop_id, command, code, minute, times) values ($1, $2,
                         $3, $4, $5)
                         on conflict (shop_id, command, code, minute)
                         do update set times = refusal_counts.times + excluded.times"
                    ),
                    params![shop, *command, *code, *minute, *times],
                )?;
            }
            Ok(())
        });
        if let Err(error) = written.await {
            tracing::warn!(?error, "counts of refusals were lost");
        }
    }
}
