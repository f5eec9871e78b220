//! One order, one unit, exactly once.

use souk_core::Moment;
use souk_engine::sql;
use souk_plans::Level;
use souk_testkit::both;

use crate::shop::{Amina, TakeUnit, code, id, setup, sound};

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_orders_are_accepted_and_each_threshold_is_told_once() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for order in 1..=100 {
            amina.take(&world, order).await.unwrap();
        }
        assert_eq!(code(amina.take(&world, 101).await), "quota.exhausted");
        assert_eq!(code(amina.take(&world, 102).await), "quota.exhausted");
        let told: Vec<(i64, i64)> =
            world.rows(sql!("select threshold, arm from quota_warnings order by threshold"), &[]).await;
        assert_eq!(told, [(70, 0), (80, 0), (90, 0), (100, 0)]);
        let info = amina.info(&world).await;
        assert_eq!((info.current_orders, info.max_orders, info.remaining_orders), (100, Some(100), Some(0)));
        assert_eq!((info.level, info.percent, info.can_order), (Level::Blocked, 100, false));
        assert_eq!(
            (info.period.as_str(), info.period_end.to_string().as_str()),
            ("2026-11", "2026-11-30T23:00:00Z")
        );
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_counter_says_the_same_as_the_rules() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        assert_eq!(amina.info(&world).await.level, Level::Normal);
        for order in 1..=83 {
            amina.take(&world, order).await.unwrap();
        }
        let info = amina.info(&world).await;
        assert_eq!((info.level, info.percent, info.remaining_orders), (Level::High, 83, Some(17)));
        assert_eq!(info.message, "83 of 100 orders used. Only 17 left.");
        assert_eq!(info.actions, ["buy_credits", "upgrade"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_holds_a_unit_takes_no_second_one() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        amina.take(&world, 1).await.unwrap();
        amina.take(&world, 1).await.unwrap();
        assert_eq!(amina.info(&world).await.current_orders, 1);
        // The same key answers again and counts nothing.
        let keyed =
            || (amina.member().keyed("k1"), TakeUnit { order: id(2), channel: "storefront".to_owned() });
        for _ in 0..3 {
            let (ask, command) = keyed();
            world.engine.execute(ask, command).await.unwrap();
        }
        assert_eq!(amina.info(&world).await.current_orders, 2);
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn members_marketplaces_and_tests_take_nothing() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for (order, channel) in
            [(1, "member"), (2, "kaspi"), (3, "test"), (4, ""), (5, "api"), (6, "telegram")]
        {
            amina.take_by(&world, order, channel).await.unwrap();
        }
        assert_eq!(amina.info(&world).await.current_orders, 2, "api and telegram");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_at_once_exactly_as_many_win_as_there_are_units() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for order in 1..=99 {
            amina.take(&world, order).await.unwrap();
        }
        amina.buy(&world, 100, "1000").await.unwrap();
        let mut tasks = tokio::task::JoinSet::new();
        for order in 1000..1180 {
            let (engine, ask) = (world.engine.clone(), amina.member());
            let command = TakeUnit { order: id(order), channel: "storefront".to_owned() };
            tasks.spawn(async move { engine.execute(ask, command).await });
        }
        let (mut won, mut lost) = (0, 0);
        while let Some(outcome) = tasks.join_next().await {
            match outcome.unwrap() {
                Ok(()) => won += 1,
                Err(error) => {
                    assert_eq!(error.code(), "quota.exhausted");
                    lost += 1;
                }
            }
        }
        assert_eq!((won, lost), (101, 79), "one included unit and a hundred credits");
        let info = amina.info(&world).await;
        assert_eq!((info.current_orders, info.credits_remaining), (200, 0));
        let told: Vec<(i64, i64)> = world
            .rows(sql!("select threshold, arm from quota_warnings where arm = 1 order by threshold"), &[])
            .await;
        assert_eq!(told, [(70, 1), (80, 1), (90, 1), (100, 1)]);
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fifth_of_the_units_may_come_back_within_seven_days() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for order in 1..=100 {
            amina.take(&world, order).await.unwrap();
        }
        let mut back = 0;
        for order in 1..=25 {
            back += i64::from(amina.give_back(&world, order).await);
        }
        assert_eq!(back, 20);
        assert!(!amina.give_back(&world, 1).await, "a unit comes back once");
        assert_eq!(amina.info(&world).await.current_orders, 80);
        sound(&world).await;

        // Reopening takes a unit again, if there is one.
        amina.take(&world, 1).await.unwrap();
        assert_eq!(amina.info(&world).await.current_orders, 81);
        for order in 201..=219 {
            amina.take(&world, order).await.unwrap();
        }
        assert_eq!(code(amina.take(&world, 2).await), "quota.exhausted");
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_seven_days_nothing_comes_back() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        amina.take(&world, 1).await.unwrap();
        amina.take(&world, 2).await.unwrap();
        world.clock.advance(7 * Moment::DAY);
        assert!(amina.give_back(&world, 1).await);
        world.clock.advance(1);
        assert!(!amina.give_back(&world, 2).await);
        sound(&world).await;
    })
    .await;
}
