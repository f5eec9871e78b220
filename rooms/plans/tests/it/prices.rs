//! No dinar is lost between two plans, and every paid month keeps its own price and terms.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use souk_core::{Currency, Moment};
use souk_engine::sql;
use souk_plans::{
    AddPlanVersion, CancelSubscription, MovePlan, PlanList, SetUpPlans, SubscriptionCard, SubscriptionView,
    WithdrawCancellation, WithdrawMove,
};
use souk_testkit::{World, both};

use crate::shop::{
    Amina, FULL, MEDIUM, STARTER, TRADERS, at, code, console, pay, setup, sound, try_pay, user,
};

/// Months bought, what was taken off, what is due, what is kept; whole dinars.
async fn bill(world: &World, amina: &Amina, plan: &str) -> (i64, i64, i64, i64) {
    let card = pay(world, amina, plan).await;
    (card.months, card.deducted_minor / 100, card.due_minor / 100, card.balance_minor / 100)
}

async fn view(world: &World, amina: &Amina) -> SubscriptionView {
    world.engine.ask(amina.member(), SubscriptionCard {}).await.unwrap()
}

async fn reprice(world: &World, after: i64, dinars: i64, orders: i64) {
    let version = AddPlanVersion {
        plan: STARTER.to_owned(),
        after,
        price_month_minor: Some(dinars * 100),
        price_year_minor: None,
        move_at: None,
        trial_hours: None,
        entitlements: BTreeMap::from([("online_orders.max".to_owned(), json!(orders))]),
        ..AddPlanVersion::default()
    };
    world.engine.execute(console(), version).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_upgrade_does_not_use_up_is_kept_for_the_next_payment() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for _ in 0..4 {
            assert_eq!(bill(&world, &amina, STARTER).await, (1, 0, 1000, 0));
        }
        assert_eq!(bill(&world, &amina, MEDIUM).await, (1, 2500, 0, 1500));
        assert_eq!(view(&world, &amina).await.balance_minor, 150_000);
        assert_eq!(bill(&world, &amina, MEDIUM).await, (1, 1500, 1000, 0));
        assert_eq!(bill(&world, &amina, STARTER).await, (1, 0, 1000, 0));
        assert_eq!(bill(&world, &amina, FULL).await, (1, 4000, 0, 2000));
        assert_eq!(bill(&world, &amina, FULL).await, (1, 2000, 2000, 0));
        // 8,000 were paid until here, and 8,000 are there.
        assert_eq!(bill(&world, &amina, TRADERS).await, (1, 7000, 0, 1000));
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_buys_as_many_months_as_it_covers() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for _ in 0..6 {
            pay(&world, &amina, STARTER).await;
        }
        world.clock.set(at("2026-11-25T11:00:00Z"));
        // 25 of the 30 days of the first month and five months are left: 5,833 dinars.
        let card = pay(&world, &amina, MEDIUM).await;
        assert_eq!((card.months, card.due_minor, card.balance_minor), (2, 0, 83_300));
        assert_eq!(card.paid_until, at("2027-01-25T11:00:00Z"));
        // The owner's plan costs nothing, so nothing of it is used up.
        assert_eq!(bill(&world, &amina, "own").await, (1, 0, 0, 5833));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewal_at_another_price_leaves_the_months_that_are_paid_as_they_are() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for _ in 0..3 {
            pay(&world, &amina, STARTER).await;
        }
        reprice(&world, 1, 2000, 150).await;
        assert_eq!(bill(&world, &amina, STARTER).await, (1, 0, 2000, 0));
        reprice(&world, 2, 1500, 120).await;
        assert_eq!(bill(&world, &amina, STARTER).await, (1, 0, 1500, 0));
        let now = view(&world, &amina).await;
        assert_eq!((now.version, now.price_month_minor, now.orders_limit), (1, 100_000, Some(100)));
        assert_eq!((now.next_plan, now.next_paid), (None, false), "it is no other plan");
        assert_eq!(amina.info(&world).await.max_orders, Some(100), "the terms are those that were bought");
        // Three months at 1,000, one at 2,000 and one at 1,500: to the dinar.
        assert_eq!(bill(&world, &amina, MEDIUM).await, (2, 5000, 0, 1500));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_version_that_was_paid_begins_at_its_month_worked_off_or_not() {
    for worked_off in [false, true] {
        both(setup(), |world| async move {
            let amina = Amina::new(&world).await;
            pay(&world, &amina, STARTER).await;
            reprice(&world, 1, 2000, 150).await;
            let second = pay(&world, &amina, STARTER).await;
            reprice(&world, 2, 3000, 120).await;
            pay(&world, &amina, STARTER).await;
            assert_eq!(second.paid_until, at("2027-01-20T11:00:00Z"));

            world.clock.set(at("2026-12-20T11:00:00Z"));
            amina.take(&world, 1).await.unwrap();
            if worked_off {
                world.drain().await;
                assert_eq!(
                    amina.info(&world).await.max_orders,
                    Some(150),
                    "more counts for the month that runs"
                );
            }
            let now = view(&world, &amina).await;
            assert_eq!((now.version, now.price_month_minor), (2, 200_000));

            // 21 of 31 days of the second, and all of the third.
            world.clock.set(at("2026-12-30T11:00:00Z"));
            if worked_off {
                world.drain().await;
            }
            assert_eq!(bill(&world, &amina, TRADERS).await, (1, 1354 + 3000, 7000 - 4354, 0));
            sound(&world).await;
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_smaller_plan_is_chosen_behind_months_of_another_version() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, MEDIUM).await;
        let version = AddPlanVersion {
            plan: MEDIUM.to_owned(),
            after: 1,
            price_month_minor: Some(300_000),
            price_year_minor: None,
            move_at: None,
            trial_hours: None,
            entitlements: BTreeMap::new(),
            ..AddPlanVersion::default()
        };
        world.engine.execute(console(), version).await.unwrap();
        let until = pay(&world, &amina, MEDIUM).await.paid_until;
        let choose = || {
            world
                .engine
                .execute(user(amina.owner), MovePlan { shop: Some(amina.shop), plan: STARTER.to_owned() })
        };
        assert_eq!(choose().await.unwrap().from, Some(until));
        let next = view(&world, &amina).await;
        assert_eq!(
            (next.next_plan.as_deref(), next.next_from, next.next_paid),
            (Some(STARTER), Some(until), false)
        );
        world.engine.execute(amina.member(), WithdrawMove {}).await.unwrap();
        assert_eq!(view(&world, &amina).await.next_plan, None);
        world.clock.set(at("2026-12-20T11:00:00Z"));
        world.drain().await;
        let now = view(&world, &amina).await;
        assert_eq!((now.plan.as_str(), now.version, now.paid_until), (MEDIUM, 2, Some(until)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_ends_does_not_go_on_smaller_as_well() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let until = pay(&world, &amina, MEDIUM).await.paid_until;
        let choose = || {
            world
                .engine
                .execute(user(amina.owner), MovePlan { shop: Some(amina.shop), plan: STARTER.to_owned() })
        };
        choose().await.unwrap();
        // The cancellation takes the place of the move …
        let canceled = world.engine.execute(amina.member(), CancelSubscription {}).await.unwrap();
        assert_eq!(canceled.from, Some(until));
        let now = view(&world, &amina).await;
        assert_eq!((now.canceled_at, now.next_plan.as_deref()), (Some(until), None));
        // … and no move is set beside it.
        assert_eq!(code(choose().await), "plan.cancellation_waits");
        let plans = world.engine.ask(amina.member(), PlanList {}).await.unwrap();
        let offered = |view: &SubscriptionView| {
            let may = plans.items.iter().filter(|plan| view.may_move_to(plan));
            may.map(|plan| plan.code.clone()).collect::<Vec<_>>()
        };
        assert!(offered(&now).is_empty());
        world.engine.execute(amina.member(), WithdrawCancellation {}).await.unwrap();
        assert_eq!(offered(&view(&world, &amina).await), [STARTER]);
        choose().await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_event_names_the_plan_that_was_paid() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, MEDIUM).await;
        world.clock.advance(Moment::SECOND);
        pay(&world, &amina, STARTER).await;
        let rows: Vec<(Option<Vec<u8>>,)> = world
            .rows(sql!("select events from journal where command = 'activate_plan' order by id"), &[])
            .await;
        let told = rows.iter().flat_map(|(events,)| {
            let events: Vec<Value> = serde_json::from_slice(events.as_deref().unwrap()).unwrap();
            events.into_iter().filter(|event| event["name"] == "subscription.paid")
        });
        let plans: Vec<String> =
            told.map(|event| event["data"]["plan"].as_str().unwrap_or_default().to_owned()).collect();
        assert_eq!(plans, [MEDIUM, STARTER]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_deducted_from_a_price_in_another_currency() {
    both(setup(), |world| async move {
        let euro = Currency::parse("EUR");
        let starter = SetUpPlans { plans: "starter".to_owned(), currency: None };
        world.engine.execute(console(), starter).await.unwrap();
        let others = SetUpPlans { plans: String::new(), currency: euro };
        world.engine.execute(console(), others).await.unwrap();
        let amina = Amina::new(&world).await;
        pay(&world, &amina, STARTER).await;
        assert_eq!(code(try_pay(&world, &amina, MEDIUM).await), "plan.currency_differs");
        // Once it has run out there is nothing to deduct.
        world.clock.set(at("2026-12-21T11:00:00Z"));
        let card = pay(&world, &amina, MEDIUM).await;
        assert_eq!((card.deducted_minor, Some(card.currency)), (0, euro));
    })
    .await;
}
