//! Leases: kept while a job lives, given up when they are lost, and long work that stops between its steps.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use souk_core::{Moment, RawId, params};
use souk_engine::{Lane, Reach, Worker, dead_letters, sql};
use souk_testkit::{Setup, World, both};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tracing::field::{Field, Visit as Fields};

use crate::room::{Count, GIVEN_UP, LET_GO, ROOM, STARTS, VISITED, Visit};

/// A worker that looks at its leases all the time.
fn working(world: &World) -> (watch::Sender<bool>, JoinHandle<()>) {
    let (stop, stopped) = watch::channel(false);
    let worker = Worker::new(world.engine.clone()).beating_each(Duration::from_millis(1));
    (stop, tokio::spawn(async move { worker.run(stopped).await }))
}

/// A job that waits until it is let go, leased by a worker.
async fn slow_job(world: &World) -> (watch::Sender<bool>, JoinHandle<()>) {
    world.drain().await;
    slow_job_of(world).await
}

/// The same, where other work waits.
async fn slow_job_of(world: &World) -> (watch::Sender<bool>, JoinHandle<()>) {
    STARTS.store(0, Ordering::SeqCst);
    GIVEN_UP.store(0, Ordering::SeqCst);
    world.engine.execute(world.owner(), Count { by: 6 }).await.unwrap();
    let at_work = working(world);
    until(|| STARTS.load(Ordering::SeqCst) == 1).await;
    at_work
}

/// Waits for something that another thread does.
async fn until(mut holds: impl FnMut() -> bool) {
    let looking = async {
        while !holds() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), looking).await.unwrap();
}

/// Red without the heartbeat: the lease ends and the job starts once more beside itself.
#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_outlives_its_lease_runs_once_and_ends() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        let (stop, working) = slow_job(&world).await;
        for _ in 0..8 {
            leased_from_now_on(&world).await;
            world.clock.advance(30 * Moment::SECOND);
        }
        leased_from_now_on(&world).await;
        assert_eq!(STARTS.load(Ordering::SeqCst), 1);
        LET_GO.notify_one();
        stop.send(true).unwrap();
        working.await.unwrap();
        assert_eq!(slow(&world).await.0, "done");
    })
    .await;
}

/// Red without the look at the fence: two workers would do the same work.
#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_another_worker_took_is_given_up() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        let (stop, working) = slow_job(&world).await;
        let taken = sql!("update jobs set fence = fence + 1 where shop_id = $1 and name = 'counters.slow'");
        let shop = world.shop;
        let write =
            world.engine.db().write(Lane::Bulk, Reach::Platform, move |tx| tx.run(taken, params![shop]));
        assert_eq!(write.await.unwrap(), 1);
        until(|| GIVEN_UP.load(Ordering::SeqCst) == 1).await;
        stop.send(true).unwrap();
        working.await.unwrap();
        assert_eq!(slow(&world).await.0, "leased", "its end is the other's to write");
    })
    .await;
}

/// Red where a renewal that fails counts as one for ever: another worker leases the job after a minute.
#[tokio::test(flavor = "multi_thread")]
async fn a_job_is_given_up_when_its_lease_ends_without_a_database() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        let (stop, working) = slow_job(&world).await;
        world.engine.db().close().await;
        world.clock.advance(59 * Moment::SECOND);
        assert_eq!(GIVEN_UP.load(Ordering::SeqCst), 0);
        world.clock.advance(2 * Moment::SECOND);
        until(|| GIVEN_UP.load(Ordering::SeqCst) == 1).await;
        stop.send(true).unwrap();
        working.await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_shops_trouble_is_not_the_others() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        VISITED.lock().unwrap().clear();
        let first = world.shop.min(world.other);
        world.engine.execute(world.platform(), Visit { fails_in: Some(first), again: false }).await.unwrap();
        world.drain().await;
        let (mut visited, all) = (VISITED.lock().unwrap().clone(), [world.shop, world.other]);
        visited.retain(|shop| all.contains(shop));
        assert_eq!(visited, [first, world.shop.max(world.other)]);
        let failed: Vec<(String,)> =
            world.rows(sql!("select last_error from jobs where name = 'counters.visits'"), &[]).await;
        assert!(failed[0].0.contains("this shop's trouble"), "it is told, and tried again");
    })
    .await;
}

/// Red without the look between steps: the work never ends, and with it the worker.
#[tokio::test(flavor = "multi_thread")]
async fn a_stop_does_not_wait_for_the_end_of_long_work() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        VISITED.lock().unwrap().clear();
        world.drain().await;
        world.engine.execute(world.platform(), Visit { fails_in: None, again: true }).await.unwrap();
        let (stop, working) = working(&world);
        until(|| VISITED.lock().unwrap().len() > 5).await;
        stop.send(true).unwrap();
        tokio::time::timeout(Duration::from_secs(30), working).await.unwrap().unwrap();
        let job: Vec<(String, i64)> =
            world.rows(sql!("select state, attempts from jobs where name = 'counters.visits'"), &[]).await;
        assert_eq!(job, [("ready".to_owned(), 0)], "it goes on with the next start, and nothing failed");
    })
    .await;
}

/// Thousands that wait for one before them hold up nobody behind them. Red where only the oldest are looked
/// at.
#[tokio::test(flavor = "multi_thread")]
async fn what_stands_behind_thousands_that_wait_has_its_turn() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        world.drain().await;
        let (shop, now, engine) = (world.shop, world.engine.now(), world.engine.clone());
        let waiting = world.engine.db().write(Lane::Bulk, Reach::Platform, move |tx| {
            let subject: RawId = engine.ids().make(now);
            for place in 0..3_000_i64 {
                // The first is tried again much later; the others come after it.
                let at = if place == 0 { now.plus(Moment::DAY) } else { now };
                let id: RawId = engine.ids().make(now.plus(place * 1_000));
                tx.put(
                    sql!(
                        "insert into jobs (shop_id, id, kind, name, payload, subject, cause, state, attempts,
                         run_at, lease_until, fence, last_error, created_at, done_at)
                         values ($1, $2, 'delivery', 'counters.on_moved', $3, $4, null, 'ready', 0, $5, null,
                                 0, null, $5, null)"
                    ),
                    params![shop, id, serde_json::json!({}), subject, at],
                )?;
            }
            Ok(())
        });
        waiting.await.unwrap();
        world.clock.advance(Moment::SECOND);
        let (stop, working) = slow_job_of(&world).await;
        LET_GO.notify_one();
        stop.send(true).unwrap();
        working.await.unwrap();
        assert_eq!(slow(&world).await.0, "done");
        let tried: Vec<(i64,)> =
            world.rows(sql!("select attempts from jobs where kind = 'delivery' and attempts > 0"), &[]).await;
        assert_eq!(tried.len(), 1, "the count of the slow job alone: the others wait");
    })
    .await;
}

/// What is logged, for those who ask.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<String>>>);

struct Told(String);

impl Fields for Told {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.0 += &format!("{field}={value:?} ");
    }
}

impl tracing::Subscriber for Heard {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }
    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}
    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        let mut told = Told(String::new());
        event.record(&mut told);
        self.0.lock().unwrap().push(told.0);
    }
    fn enter(&self, _: &tracing::span::Id) {}
    fn exit(&self, _: &tracing::span::Id) {}
}

/// Its process died each time, so nothing else can say so.
#[tokio::test]
async fn a_job_that_never_came_to_an_end_is_set_aside_aloud() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        world.drain().await;
        world.engine.execute(world.owner(), Count { by: 6 }).await.unwrap();
        let (shop, now) = (world.shop, world.engine.now());
        let tried = world.engine.db().write(Lane::Bulk, Reach::Platform, move |tx| {
            tx.run(
                sql!(
                    "update jobs set state = 'leased', attempts = 12, lease_until = $2, run_at = $2
                     where shop_id = $1 and name = 'counters.slow'"
                ),
                params![shop, now],
            )
        });
        assert_eq!(tried.await.unwrap(), 1);
        let heard = Heard::default();
        let listening = tracing::subscriber::set_default(heard.clone());
        world.drain().await;
        drop(listening);
        assert_eq!(slow(&world).await.0, "dead");
        let dead = world.engine.read(Reach::Shop(shop), move |db| dead_letters(db, shop)).await.unwrap();
        assert_eq!(dead[0].last_error.as_deref(), Some("no attempt came to its end"));
        let heard = heard.0.lock().unwrap().join("\n");
        assert!(heard.contains("a job failed") && heard.contains("counters.slow"), "{heard}");
    })
    .await;
}

/// Red where a period counts as started before its row is there.
#[tokio::test(flavor = "multi_thread")]
async fn a_daily_job_whose_start_failed_starts_at_the_next_look() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        let worker = Worker::new(world.engine.clone());
        let rename = |statement| {
            world.engine.db().write(Lane::Bulk, Reach::Platform, move |tx| tx.run(statement, &[]))
        };
        rename(sql!("alter table schedules rename to away")).await.unwrap();
        worker.drain().await.unwrap_err();
        rename(sql!("alter table away rename to schedules")).await.unwrap();
        worker.drain().await.unwrap();
        let done: Vec<(String,)> =
            world.rows(sql!("select state from jobs where name = 'retain' and state = 'done'"), &[]).await;
        assert_eq!(done.len(), 1);
    })
    .await;
}

/// State and end of the lease.
async fn slow(world: &World) -> (String, Moment) {
    let found = world
        .rows(
            sql!("select state, run_at from jobs where shop_id = $1 and name = 'counters.slow'"),
            params![world.shop],
        )
        .await;
    found.into_iter().next().unwrap()
}

/// Looks until the lease was taken or renewed at the present moment.
async fn leased_from_now_on(world: &World) {
    for _ in 0..2_000_000 {
        let (state, until) = slow(world).await;
        if state == "leased" && until.since(world.engine.now()) >= 60 * Moment::SECOND {
            return;
        }
        tokio::task::yield_now().await;
    }
    panic!("the lease was not renewed");
}
