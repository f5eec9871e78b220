//! What was paid stays: deducted month by month, never overwritten, never lost between two payments at once.

use souk_core::Moment;
use souk_engine::{Reach, sql};
use souk_plans::{ActivatePlan, SubscriptionCard};
use souk_testkit::{World, both};

use crate::shop::{
    Amina, FULL, MEDIUM, STARTER, TRADERS, at, choose, code, console, form, pay, person, setup, sound,
    try_pay, user,
};

/// The running plan, until when is paid, the next plan and when it begins.
async fn card(world: &World, amina: &Amina) -> (String, Option<Moment>, Option<String>, Option<Moment>) {
    let card = world.engine.ask(amina.member(), SubscriptionCard {}).await.unwrap();
    (card.plan, card.paid_until, card.next_plan, card.next_from)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgrade_deducts_a_smaller_plans_months_paid_ahead_at_their_own_price() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, MEDIUM).await;
        assert_eq!(pay(&world, &amina, STARTER).await.paid_until, at("2027-01-20T11:00:00Z"));
        // Half of the medium month is left, and all of the starter's.
        world.clock.set(at("2026-12-05T11:00:00Z"));
        let full = pay(&world, &amina, FULL).await;
        assert_eq!((full.deducted_minor, full.due_minor), (125_000 + 100_000, 175_000));
        assert_eq!(card(&world, &amina).await, (FULL.to_owned(), Some(full.paid_until), None, None));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgrade_from_a_smaller_plan_that_has_begun_deducts_from_its_own_month() {
    for worked_off in [false, true] {
        both(setup(), |world| async move {
            let amina = Amina::new(&world).await;
            pay(&world, &amina, MEDIUM).await;
            pay(&world, &amina, STARTER).await;
            world.clock.set(at("2026-12-30T11:00:00Z"));
            if worked_off {
                world.drain().await;
            }
            // 21 of its 31 days are left.
            let full = pay(&world, &amina, FULL).await;
            assert_eq!((full.deducted_minor, full.due_minor), (67_700, 332_300));
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgrade_deducts_every_month_that_was_renewed_ahead() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for _ in 0..3 {
            pay(&world, &amina, STARTER).await;
        }
        world.clock.set(at("2026-12-05T11:00:00Z"));
        assert_eq!(pay(&world, &amina, FULL).await.deducted_minor, 50_000 + 2 * 100_000);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_has_begun_is_not_overwritten_by_the_next_choice() {
    for paid in [false, true] {
        both(setup(), |world| async move {
            let amina = Amina::new(&world).await;
            pay(&world, &amina, FULL).await;
            let until = pay(&world, &amina, MEDIUM).await.paid_until;
            // Medium has begun, and nobody worked off any job yet.
            world.clock.set(at("2026-12-21T11:00:00Z"));
            if paid {
                pay(&world, &amina, STARTER).await;
            } else {
                choose(&world, &amina, STARTER).await.unwrap();
            }
            let (plan, _, next, from) = card(&world, &amina).await;
            assert_eq!((plan.as_str(), next.as_deref(), from), (MEDIUM, Some(STARTER), Some(until)));
            let users: Vec<(Option<i64>,)> =
                world.rows(sql!("select max from v_entitlements where key = 'users.max'"), &[]).await;
            assert_eq!(users, [(Some(3),)]);
            sound(&world).await;
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn months_paid_ahead_give_way_to_a_dearer_plan_only() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, FULL).await;
        pay(&world, &amina, STARTER).await;
        let before = card(&world, &amina).await;
        for plan in [MEDIUM, FULL] {
            assert_eq!(code(try_pay(&world, &amina, plan).await), "plan.paid_ahead", "{plan}");
        }
        assert_eq!(code(choose(&world, &amina, MEDIUM).await), "plan.paid_ahead");
        assert_eq!(code(choose(&world, &amina, TRADERS).await), "plan.move_needs_payment");
        assert_eq!(card(&world, &amina).await, before);
        assert_eq!(pay(&world, &amina, STARTER).await.paid_until, at("2027-02-20T11:00:00Z"));
        let larger = pay(&world, &amina, TRADERS).await;
        assert_eq!(larger.deducted_minor, 400_000 + 2 * 100_000);
        assert_eq!(card(&world, &amina).await.0, TRADERS);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn payments_at_once_each_count_or_are_refused() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for plan in [FULL, STARTER] {
            let mut until = pay(&world, &amina, plan).await.paid_until;
            let mut tasks = tokio::task::JoinSet::new();
            for _ in 0..8 {
                let engine = world.engine.clone();
                let paying = ActivatePlan { plan: Some(plan.to_owned()), ..ActivatePlan::of(amina.shop) };
                tasks.spawn(async move { engine.execute(console(), paying).await });
            }
            let mut ends = Vec::new();
            while let Some(outcome) = tasks.join_next().await {
                match outcome.unwrap() {
                    Ok(card) => ends.push(card.paid_until),
                    Err(error) => assert_eq!(error.code(), "plan.changed_meanwhile"),
                }
            }
            ends.sort_unstable();
            assert!(!ends.is_empty());
            for end in ends {
                assert!(end > until, "{plan}: two payments, one month");
                until = end;
            }
            assert_eq!(card(&world, &amina).await.1, Some(until));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_shops_fault_keeps_no_other_shops_plan_waiting() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let owner = person(&world, "karim@example.dz").await;
        let other = world.engine.execute(user(owner), form("second")).await.unwrap();
        let other = Amina { owner, shop: other.id };
        pay(&world, &amina, MEDIUM).await;
        choose(&world, &amina, STARTER).await.unwrap();
        let broken = amina.shop;
        let spoil = world.engine.db().write(souk_store::Lane::Bulk, Reach::Platform, move |tx| {
            tx.run(
                sql!("update subscriptions set next = '{}' where shop_id = $1"),
                souk_core::params![broken],
            )
        });
        assert_eq!(spoil.await.unwrap(), 1);
        world.clock.advance(Moment::SECOND);
        pay(&world, &other, MEDIUM).await;
        choose(&world, &other, STARTER).await.unwrap();
        world.clock.set(at("2026-12-21T11:00:00Z"));
        world.drain().await;
        let plans: Vec<(String,)> =
            world.rows(sql!("select plan_code from subscriptions where next_from is null"), &[]).await;
        assert_eq!(plans, [(STARTER.to_owned(),)]);
        let failed: Vec<(i64,)> = world
            .rows(
                sql!(
                    "select cast(count(*) as bigint) from jobs
                     where name = 'begin_plans' and last_error is not null"
                ),
                &[],
            )
            .await;
        assert_eq!(failed, [(1,)], "and the fault is told");
    })
    .await;
}
