//! Keys: one effect each, replayed byte for byte.

use serde_json::json;
use souk_core::params;
use souk_engine::sql;
use souk_testkit::{Setup, both};

use crate::room::{Count, ROOM, Total};

#[tokio::test(flavor = "multi_thread")]
async fn one_key_sent_by_a_crowd_changes_once_and_answers_byte_for_byte() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        let crowd: Vec<_> = (0..40)
            .map(|_| {
                let (engine, ask) = (world.engine.clone(), world.owner().keyed("one"));
                tokio::spawn(async move { engine.execute_named("count", ask, json!({"by": 2})).await })
            })
            .collect();
        let mut fresh = 0;
        for one in crowd {
            let answer = one.await.unwrap().unwrap();
            assert_eq!(&answer.body[..], br#"{"total":2}"#);
            fresh += u32::from(!answer.replayed);
        }
        assert_eq!(fresh, 1);
        let entries: Vec<(i64,)> = world
            .rows(
                sql!("select cast(count(*) as bigint) from journal where shop_id = $1 and command = 'count'"),
                params![world.shop],
            )
            .await;
        assert_eq!(entries, [(1,)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_with_another_input_is_refused_and_belongs_to_one_principal() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        world.engine.execute(world.visitor(1).keyed("k"), Count { by: 1 }).await.unwrap();
        let error = world.engine.execute(world.visitor(1).keyed("k"), Count { by: 2 }).await.unwrap_err();
        assert_eq!(error.code(), "request.key_reused");
        let other =
            world.engine.execute_named("count", world.visitor(2).keyed("k"), json!({"by": 1})).await.unwrap();
        assert!(!other.replayed, "another's key never answers with a saved body");
        let elsewhere = world.engine.execute(world.other_owner().keyed("k"), Count { by: 1 }).await.unwrap();
        assert_eq!(elsewhere.total, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_leaves_the_key_free() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        let error = world.engine.execute(world.owner().keyed("k"), Count { by: 11 }).await.unwrap_err();
        assert_eq!(error.code(), "counter.full");
        world.engine.execute(world.owner().keyed("k"), Count { by: 1 }).await.unwrap();
        assert_eq!(world.engine.ask(world.owner(), Total {}).await.unwrap(), 1);
        for key in ["", "naïve", "has space"] {
            let error = world.engine.execute(world.owner().keyed(key), Count { by: 1 }).await.unwrap_err();
            assert_eq!(error.code(), "request.key_invalid");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_asker_who_leaves_cancels_nothing() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        let engine = world.engine.clone();
        let asked = tokio::spawn({
            let ask = world.owner().keyed("left");
            async move { engine.execute(ask, Count { by: 4 }).await }
        });
        tokio::task::yield_now().await;
        asked.abort();
        let _ = asked.await;
        // The same key settles it: done now, or done already; never twice.
        let answer = world.engine.execute(world.owner().keyed("left"), Count { by: 4 }).await.unwrap();
        assert_eq!(answer.total, 4);
        assert_eq!(world.engine.ask(world.owner(), Total {}).await.unwrap(), 4);
    })
    .await;
}
