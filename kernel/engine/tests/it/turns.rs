//! Work that never ends keeps its own kind waiting, and nobody else.

use std::sync::atomic::Ordering;
use std::time::Duration;

use souk_core::{RawId, params};
use souk_engine::{Lane, Reach, Worker, sql};
use souk_testkit::{Setup, World, both};
use tokio::sync::watch;

use crate::room::{Count, FAILURES_LEFT, LET_GO, ROOM, RUNS, STARTS};

/// Leaves a job that waits until it is let go, in the shop with this number.
async fn hang(world: &World, job: u8, shop: u8, subject: u8) {
    let (id, shop, subject) = (RawId([job; 16]), RawId([shop; 16]), RawId([subject; 16]));
    let write = world.engine.db().write(Lane::Bulk, Reach::Platform, move |tx| {
        tx.run(
            sql!(
                "insert into jobs (shop_id, id, kind, name, payload, subject, cause, state, attempts, run_at,
                                   lease_until, fence, last_error, created_at, done_at)
                 values ($1, $2, 'job', 'counters.slow', $4, $3, null, 'ready', 0, 0, null, 0, null, 0, null)"
            ),
            params![shop, id, subject, serde_json::json!({})],
        )
    });
    assert_eq!(write.await.unwrap(), 1);
}

/// Red where whoever is due first is taken: eight calls of one shop that nobody answers are all the hands
/// there are.
#[tokio::test(flavor = "multi_thread")]
async fn calls_that_nobody_answers_hold_up_nothing_else() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        STARTS.store(0, Ordering::SeqCst);
        RUNS.store(0, Ordering::SeqCst);
        FAILURES_LEFT.store(0, Ordering::SeqCst);
        world.drain().await;
        // Two to each receiver, ten receivers, of three shops.
        for job in 0..20 {
            hang(&world, 100 + job, 50 + job % 3, 1 + job / 2).await;
        }
        world.engine.execute(world.owner(), Count { by: 7 }).await.unwrap();
        let (stop, stopped) = watch::channel(false);
        let worker = Worker::new(world.engine.clone());
        let working = tokio::spawn(async move { worker.run(stopped).await });
        let done = async {
            while RUNS.load(Ordering::SeqCst) == 0 || STARTS.load(Ordering::SeqCst) < 4 {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), done).await.unwrap();
        assert_eq!(STARTS.load(Ordering::SeqCst), 4, "of one kind no more at once");
        let leased = sql!(
            "select subject from jobs where state = 'leased' and name = 'counters.slow' order by subject"
        );
        let subjects: Vec<(RawId,)> = world.rows(leased, &[]).await;
        let mut each = subjects.clone();
        each.dedup();
        assert_eq!((each.len(), &each), (4, &subjects), "to one receiver one at a time");
        stop.send(true).unwrap();
        let letting = async {
            loop {
                LET_GO.notify_waiters();
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            ended = working => ended.unwrap(),
            () = letting => {}
        }
    })
    .await;
}
