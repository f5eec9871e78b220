//! Steps of `execute`: dry run, refusals, limits, modes, tenants.

use serde_json::json;
use souk_core::params;
use souk_engine::{Ask, Bounds, Mode, sql};
use souk_testkit::{Setup, World, both};

use crate::room::{Count, Guess, Knock, ROOM, Total};

fn setup() -> Setup {
    Setup::rooms(&[&ROOM])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_answers_as_the_real_one_and_keeps_nothing() {
    both(setup(), |world| async move {
        let before = world.fingerprint(&[]).await;
        let input = json!({"by": 7});
        let answer = world.engine.execute_named("count", world.owner().dry(), input).await.unwrap();
        assert_eq!(&answer.body[..], br#"{"total":7}"#);
        let planned = answer.planned.unwrap();
        assert_eq!(planned.events[0]["name"], "counter.moved");
        assert_eq!(planned.jobs, ["counters.flaky"]);
        assert_eq!(world.fingerprint(&[]).await, before);
        let error = world.engine.execute_named("count", world.visitor(1).dry(), json!({})).await.unwrap_err();
        assert_eq!(error.code(), "request.dry_run_unsupported");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_leaves_nothing_and_is_remembered() {
    both(setup(), |world| async move {
        let denied =
            world.engine.execute(world.member_with(&["other.thing"]), Count { by: 1 }).await.unwrap_err();
        assert_eq!(denied.code(), "permission.denied");
        world.authority.exclude("counters");
        let excluded = world.engine.execute(world.owner(), Count { by: 1 }).await.unwrap_err();
        assert_eq!(excluded.code(), "plan.not_included");
        assert_eq!(world.engine.ask(world.owner(), Total {}).await.unwrap(), 0);
        // Refusals are journalled beside the answer, not before it.
        world.engine.flush().await;
        let rows: Vec<(String, String)> = world
            .rows(
                sql!("select outcome, code from journal where shop_id = $1 and outcome = 'refused'"),
                params![world.shop],
            )
            .await;
        assert_eq!(rows.len(), 2);
        assert!(rows.iter().all(|(outcome, _)| outcome == "refused"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_shops_people_find_nothing_here() {
    both(setup(), |world| async move {
        world.engine.execute(world.owner(), Count { by: 3 }).await.unwrap();
        let foreign = world.other_owner().for_shop(world.shop);
        let error = world.engine.execute(foreign.clone(), Count { by: 1 }).await.unwrap_err();
        assert_eq!(error.code(), "shop.not_found");
        assert_eq!(world.engine.ask(foreign, Total {}).await.unwrap_err().code(), "shop.not_found");
        assert_eq!(world.engine.ask(world.other_owner(), Total {}).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn attempts_are_counted_though_they_are_refused() {
    both(setup(), |world| async move {
        for _ in 0..3 {
            let error = world.engine.execute(world.visitor(1), Guess { word: "a".into() }).await.unwrap_err();
            assert_eq!(error.code(), "counter.full");
        }
        let error = world.engine.execute(world.visitor(2), Guess { word: " A".into() }).await.unwrap_err();
        assert_eq!(error.code(), "request.too_many");
        assert!(error.refusal().unwrap().args["retry_after"].as_i64().unwrap() > 0);
        world.clock.advance(souk_core::Moment::HOUR);
        let error = world.engine.execute(world.visitor(2), Guess { word: "a".into() }).await.unwrap_err();
        assert_eq!(error.code(), "counter.full", "a new hour");
    })
    .await;
}

/// Red where only the doors of programs look: pages run typed commands, and SQLite would keep it.
#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_is_none_is_refused_on_both_databases() {
    both(setup(), |world| async move {
        let typed = world.engine.execute(world.visitor(1), Guess { word: "a\0b".into() }).await.unwrap_err();
        assert_eq!(typed.code(), "request.invalid");
        let named = world.engine.execute_named("guess", world.visitor(1), json!({"word": "\0"})).await;
        assert_eq!(named.unwrap_err().code(), "request.invalid");
    })
    .await;
}

/// How many of five are let in.
async fn knocks(world: &World, ask: Ask) -> usize {
    let mut let_in = 0;
    for _ in 0..5 {
        match world.engine.execute(ask.clone(), Knock {}).await {
            Ok(()) => let_in += 1,
            Err(error) => assert_eq!(error.code(), "request.too_many"),
        }
    }
    let_in
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_from_one_address_is_held_off_and_nobody_else_is() {
    both(setup(), |world| async move {
        assert_eq!(knocks(&world, world.visitor(1)).await, 2);
        assert_eq!(knocks(&world, world.visitor(2)).await, 2, "another address");
        assert_eq!(knocks(&world, world.owner()).await, 5, "a member");
        let behind = Ask { shared: true, ..world.visitor(3) };
        assert_eq!(knocks(&world, behind).await, 5, "whoever comes through an unknown proxy");
        world.clock.advance(souk_core::Moment::HOUR);
        assert_eq!(knocks(&world, world.visitor(1)).await, 2, "a new hour");
    })
    .await;
    for (setting, let_in) in [(3, 3), (0, 5)] {
        let bounds = Bounds([("knocks", setting)].into());
        both(setup().serving(bounds), |world| async move {
            assert_eq!(knocks(&world, world.visitor(1)).await, let_in, "as the installation says");
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_is_held_off_and_whoever_sits_at_the_machine_is_not() {
    both(setup(), |world| async move {
        assert_eq!(knocks(&world, world.owner()).await + knocks(&world, world.owner()).await, 7);
        let console = world.platform().for_shop(world.shop);
        assert_eq!(knocks(&world, console.clone()).await + knocks(&world, console).await, 10);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mode_that_forbids_stops_the_command_but_not_its_replay() {
    both(setup(), |world| async move {
        let first = world.engine.execute(world.owner().keyed("k"), Count { by: 1 }).await.unwrap();
        set_mode(&world, Mode::Maintenance).await;
        let error = world.engine.execute(world.owner(), Count { by: 1 }).await.unwrap_err();
        assert_eq!(error.code(), "shop.maintenance");
        let again = world.engine.execute(world.owner().keyed("k"), Count { by: 1 }).await.unwrap();
        assert_eq!(again, first);
    })
    .await;
}

async fn set_mode(world: &souk_testkit::World, mode: Mode) {
    let shop = world.shop;
    world
        .engine
        .db()
        .write(souk_engine::Lane::Front, souk_engine::Reach::Platform, move |tx| {
            tx.run(sql!("update tenants set mode = $2 where shop_id = $1"), params![shop, mode])
        })
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limited_thing_is_never_passed_by_a_crowd() {
    both(setup(), |world| async move {
        let tries: Vec<_> = (0..60_u8)
            .map(|number| {
                let (engine, ask) = (world.engine.clone(), world.visitor(number));
                tokio::spawn(async move { engine.execute(ask, Count { by: 1 }).await })
            })
            .collect();
        let mut taken = 0;
        for one in tries {
            match one.await.unwrap() {
                Ok(_) => taken += 1,
                Err(error) => assert_eq!(error.code(), "counter.full"),
            }
        }
        assert_eq!(taken, 10);
        assert_eq!(world.engine.ask(world.owner(), Total {}).await.unwrap(), 10);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_fields_and_unknown_shapes_are_refused_by_name() {
    both(setup(), |world| async move {
        for input in [json!({"by": 1, "bye": 2}), json!({"by": "1"}), json!([1]), json!(null)] {
            let error = world.engine.execute_named("count", world.owner(), input).await.unwrap_err();
            assert_eq!(error.code(), "request.invalid");
        }
    })
    .await;
}
