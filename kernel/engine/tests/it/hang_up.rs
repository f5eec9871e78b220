//! Whoever asked goes away at the k-th poll: what was begun ends whole, and nobody after them loses anything.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

use souk_core::params;
use souk_engine::sql;
use souk_testkit::{Setup, World, both};
use tokio::task::JoinSet;

use crate::room::{Count, ROOM};

/// Polls an ask by hand so many times, then drops it.
async fn drop_at(world: &World, key: &str, polls: usize) {
    let asked = pin!(world.engine.execute(world.owner().keyed(key), Count { by: 0 }));
    let mut asked = asked;
    let mut cx = Context::from_waker(Waker::noop());
    for _ in 0..polls {
        if asked.as_mut().poll(&mut cx).is_ready() {
            return;
        }
        tokio::task::yield_now().await;
    }
}

async fn kept(world: &World) -> i64 {
    let rows: Vec<(i64,)> = world
        .rows(
            sql!("select cast(count(*) as bigint) from journal where shop_id = $1 and command = 'count'"),
            params![world.shop],
        )
        .await;
    rows[0].0
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ask_dropped_at_any_poll_is_made_whole_or_not_at_all() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        const DROPS: usize = 200;
        for n in 0..DROPS {
            drop_at(&world, &format!("dropped-{n}"), n % 8).await;
        }
        // What was never polled never began.
        drop_at(&world, "never", 0).await;
        for round in 0..20 {
            let mut asks = JoinSet::new();
            for n in 0..50 {
                let ask = world.owner().keyed(format!("after-{round}-{n}"));
                let engine = world.engine.clone();
                asks.spawn(async move { engine.execute(ask, Count { by: 0 }).await });
            }
            assert!(asks.join_all().await.iter().all(Result::is_ok));
        }
        // Each dropped one is asked again: it was kept, or is made now, and then it is there once.
        for n in 0..DROPS {
            let key = format!("dropped-{n}");
            world.engine.execute(world.owner().keyed(&key), Count { by: 0 }).await.unwrap();
        }
        assert_eq!(kept(&world).await, i64::try_from(1_000 + DROPS).unwrap());
    })
    .await;
}
