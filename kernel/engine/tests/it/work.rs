//! Deliveries, jobs, back-off, dead letters.

use std::sync::atomic::Ordering;

use souk_core::{Moment, params};
use souk_engine::{Dialect, MigrationSet, Reach, Retention, RetryJob, Room, dead_letters, sql};
use souk_testkit::{Setup, both};

use crate::room::{AWAKENS, Count, FAILURES_LEFT, NOBODYS, ROOM, RUNS};

#[tokio::test(flavor = "multi_thread")]
async fn an_event_reaches_its_subscriber_once_after_the_commit() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        // The day's own work comes first, so that only the event is counted.
        world.drain().await;
        world.engine.execute(world.owner(), Count { by: 1 }).await.unwrap();
        let refused = world.engine.execute(world.owner(), Count { by: 10 }).await;
        assert!(refused.is_err());
        assert_eq!(world.drain().await, 1);
        world.engine.execute(world.owner(), Count { by: NOBODYS }).await.unwrap();
        assert_eq!(world.drain().await, 0, "what concerns nobody is not delivered");
        let reacted: Vec<(i64,)> =
            world.rows(sql!("select reacted from counters where shop_id = $1"), params![world.shop]).await;
        assert_eq!(reacted, [(1,)]);
    })
    .await;
}

/// Red where a reaction that nothing concerned costs every event a row.
#[tokio::test(flavor = "multi_thread")]
async fn a_reaction_sleeps_in_each_shop_until_something_there_wakes_it() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        world.drain().await;
        for (by, reactions) in [(1, 1), (AWAKENS, 1), (2, 2), (AWAKENS, 2)] {
            world.engine.execute(world.owner(), Count { by }).await.unwrap();
            assert_eq!(world.drain().await, reactions, "{by}");
        }
        let awake: Vec<(String,)> =
            world.rows(sql!("select awake from tenants where awake <> ' '"), &[]).await;
        assert_eq!(awake, [(" counters.on_moved_awake ".to_owned(),)], "once, and in one shop");
    })
    .await;
}

/// Both parts share the counter of failures, so they stand in one test.
#[tokio::test(flavor = "multi_thread")]
async fn failing_work_backs_off_then_becomes_a_dead_letter_that_runs_again() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        RUNS.store(0, Ordering::SeqCst);
        FAILURES_LEFT.store(3, Ordering::SeqCst);
        world.engine.execute(world.owner(), Count { by: 7 }).await.unwrap();
        world.drain().await;
        assert_eq!(RUNS.load(Ordering::SeqCst), 0);
        assert_eq!(world.drain().await, 0, "not before its back-off ends");
        for _ in 0..3 {
            world.clock.advance(10 * Moment::SECOND);
            world.drain().await;
        }
        assert_eq!(RUNS.load(Ordering::SeqCst), 1);

        FAILURES_LEFT.store(1_000, Ordering::SeqCst);
        world.engine.execute(world.other_owner(), Count { by: 7 }).await.unwrap();
        for _ in 0..12 {
            world.clock.advance(Moment::HOUR);
            world.drain().await;
        }
        let other = world.other;
        let dead = world.engine.read(Reach::Shop(other), move |db| dead_letters(db, other)).await.unwrap();
        assert_eq!(dead.len(), 1);
        assert_eq!(dead[0].attempts, 12);
        FAILURES_LEFT.store(0, Ordering::SeqCst);
        let foreign = world.engine.execute(world.owner(), RetryJob { id: dead[0].id }).await.unwrap_err();
        assert_eq!(foreign.code(), "job.not_found");
        world.engine.execute(world.other_owner(), RetryJob { id: dead[0].id }).await.unwrap();
        world.drain().await;
        assert_eq!(RUNS.load(Ordering::SeqCst), 2);
    })
    .await;
}

/// Whose statement for what is over takes that of every other shop.
static SLOPPY: Room = Room {
    retention: &[Retention {
        of: "what is over",
        keep_days: 1,
        delete: || sql!("delete from counters where shop_id <> $1 and cast($2 as bigint) > 0"),
    }],
    ..Room::named("sloppy", MigrationSet { room: "sloppy", migrations: &[] })
};

/// Red where retention runs as the platform. SQLite has no second wall.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_room_lets_go_in_one_shop_stays_in_the_others() {
    both(Setup::rooms(&[&ROOM, &SLOPPY]), |world| async move {
        for owner in [world.owner(), world.other_owner()] {
            world.engine.execute(owner, Count { by: 1 }).await.unwrap();
        }
        world.clock.advance(Moment::DAY);
        world.drain().await;
        let left: Vec<(i64,)> = world.rows(sql!("select total from counters"), &[]).await;
        assert!(world.dialect == Dialect::Sqlite || left.len() == 2, "{left:?}");
    })
    .await;
}
