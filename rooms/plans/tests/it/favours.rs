//! What a newer version of a plan gave at once stays given, however the shop pays afterwards.

use std::collections::BTreeMap;

use serde_json::json;
use souk_core::Moment;
use souk_engine::Ask;
use souk_plans::AddPlanVersion;
use souk_testkit::{World, both};

use crate::shop::{Amina, MEDIUM, STARTER, at, choose, console, pay, setup, sound};

async fn add(world: &World, version: AddPlanVersion) {
    world.engine.execute(console(), version).await.unwrap();
}

/// 150 orders and webhooks for everybody at once; whoever renews keeps the older version and its price.
async fn favour(world: &World, after: i64) {
    let values = BTreeMap::from([
        ("online_orders.max".to_owned(), json!(150)),
        ("webhooks".to_owned(), json!(true)),
        ("products.max".to_owned(), json!(40)),
    ]);
    let version = AddPlanVersion {
        plan: STARTER.to_owned(),
        after,
        entitlements: values,
        price_month_minor: Some(300_000),
        move_at: Some(at("2028-01-01T00:00:00Z")),
        favour_now: true,
        ..AddPlanVersion::default()
    };
    add(world, version).await;
    world.drain().await;
}

/// Orders of the month, whether it has webhooks, and how many products.
async fn has(world: &World, amina: &Amina) -> (Option<i64>, bool, Option<i64>) {
    let member: Ask = amina.member();
    let now = world.engine.ask(member, souk_entitlements::EntitlementList {}).await.unwrap().items;
    let line = |key: &str| now.iter().find(|line| line.key == key).unwrap();
    (amina.info(world).await.max_orders, line("webhooks").allowed, line("products.max").max)
}

const GIVEN: (Option<i64>, bool, Option<i64>) = (Some(150), true, Some(50));

#[tokio::test(flavor = "multi_thread")]
async fn what_was_given_at_once_is_there_in_the_months_that_were_paid_before_it() {
    for worked_off in [false, true] {
        both(setup(), |world| async move {
            let amina = Amina::new(&world).await;
            pay(&world, &amina, STARTER).await;
            let dearer = AddPlanVersion {
                plan: STARTER.to_owned(),
                after: 1,
                price_month_minor: Some(200_000),
                ..AddPlanVersion::default()
            };
            add(&world, dearer).await;
            pay(&world, &amina, STARTER).await;
            favour(&world, 2).await;
            assert_eq!(has(&world, &amina).await, GIVEN);
            // The month of the second version begins; in the next calendar month, so that no month that ran
            // before keeps the limit up.
            world.clock.set(at("2027-01-10T11:00:00Z"));
            if worked_off {
                world.drain().await;
            }
            amina.take(&world, 1).await.unwrap();
            assert_eq!(has(&world, &amina).await, GIVEN);
            sound(&world).await;
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_pays_for_the_older_version_again_has_what_was_given_too() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, STARTER).await;
        favour(&world, 1).await;
        // It lapses, and comes back to the price that it had.
        world.clock.set(at("2027-03-05T11:00:00Z"));
        let paid = pay(&world, &amina, STARTER).await;
        assert_eq!((paid.version, paid.due_minor), (1, 100_000));
        assert_eq!(has(&world, &amina).await, GIVEN);
        // And the month that is paid ahead of it.
        pay(&world, &amina, STARTER).await;
        world.clock.set(at("2027-04-20T11:00:00Z"));
        world.drain().await;
        assert_eq!(has(&world, &amina).await, GIVEN);
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_smaller_plan_that_was_chosen_begins_with_what_was_given_meanwhile() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let until = pay(&world, &amina, MEDIUM).await.paid_until;
        choose(&world, &amina, STARTER).await.unwrap();
        favour(&world, 1).await;
        assert_eq!(amina.info(&world).await.max_orders, Some(300), "another plan runs");
        // In grace, in a month that only the smaller plan has seen.
        world.clock.set(until.plus(3 * Moment::DAY));
        world.drain().await;
        let now = world.engine.ask(amina.member(), souk_plans::SubscriptionCard {}).await.unwrap();
        assert_eq!((now.plan.as_str(), now.orders_limit), (STARTER, Some(150)));
        sound(&world).await;
    })
    .await;
}
