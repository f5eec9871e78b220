//! What is kept only for a while: once a day, in small steps, each its own transaction. Begun anew it goes on
//! where it was.

use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, TenantId, params};
use souk_store::{Lane, Reach, Sql, sql};

use crate::engine::Engine;
use crate::execute::settle;
use crate::jobs::{Done, JobContext};
use crate::traits::Job;

/// Rows that are deleted some time after they are over.
pub struct Retention {
    /// What they are, for the log.
    pub of: &'static str,
    pub keep_days: u32,
    /// Deletes at most a thousand rows of the shop `$1` that were over before `$2`.
    pub delete: fn() -> &'static Sql,
}

/// How long the journal keeps input, events and answer; who did what when it keeps for ever.
const JOURNAL_DAYS: i64 = 100;
/// Rows of one step.
const STEP: i64 = 500;
/// What [`Retention::delete`] deletes at most.
const MOST: u64 = 1000;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Retain {}

impl Job for Retain {
    const NAME: &'static str = "retain";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let shops = sql!(
            "select shop_id from tenants where shop_id >= $1 and created_at <= $2 order by shop_id limit 200"
        );
        cx.each_shop(shops, cx.engine.now(), |cx| async move { of_shop(&cx.engine, cx.shop).await }).await
    }
}

/// A step of everything; whether there may be more. What fails keeps nothing else.
async fn of_shop(engine: &Engine, shop: TenantId) -> Result<bool> {
    let (mut more, mut trouble) = (false, None);
    for retention in engine.registry().rooms.iter().flat_map(|room| room.retention) {
        match retention.step(engine, shop).await {
            Ok(left) => more |= left,
            Err(error) => drop(trouble.get_or_insert(error)),
        }
    }
    more |= cut(engine, shop, engine.now().plus(-JOURNAL_DAYS * Moment::DAY)).await?;
    trouble.map_or(Ok(more), Err)
}

impl Retention {
    /// Whether there may be more.
    async fn step(&self, engine: &Engine, shop: TenantId) -> Result<bool> {
        let before = engine.now().plus(-i64::from(self.keep_days) * Moment::DAY);
        let delete = self.delete;
        // Within the second wall: a statement that forgets the shop touches no other's rows.
        let step = engine
            .db()
            .write(Lane::Bulk, Reach::Shop(shop), move |tx| tx.run(delete(), params![shop, before]));
        let rows = step.await.map_err(settle)?;
        if rows > 0 {
            tracing::info!(%shop, rows, of = self.of, "their time is over: deleted");
        }
        Ok(rows >= MOST)
    }
}

/// Cuts the bytes of the shop's next entries before a moment; whether there may be more. Ids begin with their
/// moment, and what was cut is not looked at again.
pub(crate) async fn cut(engine: &Engine, shop: TenantId, before: Moment) -> Result<bool> {
    let end = RawId::v7(u64::try_from(before.unix_ms()).unwrap_or_default(), [0; 10]);
    let step = engine.db().write(Lane::Bulk, Reach::Shop(shop), move |tx| {
        let old: Vec<(RawId,)> = tx.reader().rows(
            sql!(
                "select j.id from journal j
                 where j.shop_id = $1 and j.id < $2 and j.id > coalesce(
                    (select c.cut_until from journal_cuts c where c.shop_id = $1), $3)
                 order by j.id limit $4"
            ),
            params![shop, end, RawId::default(), STEP],
        )?;
        let Some((last,)) = old.last().copied() else { return Ok(false) };
        crate::journal::cut(tx, shop, &old)?;
        tx.put(
            sql!(
                "insert into journal_cuts (shop_id, cut_until) values ($1, $2)
                 on conflict (shop_id) do update set cut_until = excluded.cut_until"
            ),
            params![shop, last],
        )?;
        Ok(true)
    });
    step.await.map_err(settle)
}

pub(crate) const RETENTION: &[Retention] = &[
    Retention {
        of: "work that is done",
        keep_days: 7,
        delete: || {
            sql!(
                "delete from jobs where shop_id = $1 and id in (
                    select j.id from jobs j where j.shop_id = $1 and j.state = 'done' and j.run_at < $2
                    order by j.id limit 1000)"
            )
        },
    },
    Retention {
        of: "dead letters that nobody ran again",
        keep_days: 100,
        delete: || {
            sql!(
                "delete from jobs where shop_id = $1 and id in (
                    select j.id from jobs j where j.shop_id = $1 and j.state = 'dead' and j.run_at < $2
                    order by j.id limit 1000)"
            )
        },
    },
    Retention {
        of: "attempts that no limit counts any more",
        keep_days: 32,
        delete: || {
            sql!(
                "delete from limits where shop_id = $1 and (name, subject, window_start) in (
                    select l.name, l.subject, l.window_start from limits l
                    where l.shop_id = $1 and l.window_start < $2
                    order by l.name, l.subject, l.window_start limit 1000)"
            )
        },
    },
    Retention {
        of: "refusals counted by the minute",
        keep_days: 400,
        delete: || {
            sql!(
                "delete from refusal_counts where shop_id = $1 and (command, code, minute) in (
                    select c.command, c.code, c.minute from refusal_counts c
                    where c.shop_id = $1 and c.minute < $2
                    order by c.command, c.code, c.minute limit 1000)"
            )
        },
    },
    Retention {
        of: "periods that schedules ran in",
        keep_days: 32,
        delete: || {
            sql!(
                "delete from schedules where shop_id = $1 and (name, period) in (
                    select s.name, s.period from schedules s where s.shop_id = $1 and s.ran_at < $2
                    order by s.name, s.period limit 1000)"
            )
        },
    },
    Retention {
        of: "messages, sent or not",
        keep_days: 100,
        delete: || {
            sql!(
                "delete from messages where shop_id = $1 and id in (
                    select m.id from messages m where m.shop_id = $1 and m.created_at < $2
                    order by m.id limit 1000)"
            )
        },
    },
];
