//! Who has whom: one order is one member's, for ten minutes.

use std::collections::BTreeSet;
use std::sync::Arc;

use souk_confirmation::{CallTeam, NextCall, ReleaseCall};
use souk_core::Moment;
use souk_orders::{CancelOrder, CancelReason, ConfirmOrder, Confirmation, OrderId, ReopenOrder};
use souk_testkit::both;

use crate::hall::{Hall, said, setup};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_members_at_once_on_two_hundred_orders_have_two_hundred_leases_and_none_twice() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        for number in 0..200 {
            hall.order(number).await;
        }
        let gate = Arc::new(tokio::sync::Barrier::new(20));
        let callers: Vec<_> = (1..=20)
            .map(|caller| {
                let (engine, gate) = (hall.world.engine.clone(), gate.clone());
                let ask = move |shop: &Hall| shop.caller(caller);
                let ask = ask(&hall);
                tokio::spawn(async move {
                    gate.wait().await;
                    let mut taken: Vec<OrderId> = Vec::new();
                    for _ in 0..10 {
                        let lease = engine.execute(ask.clone(), NextCall::default()).await.unwrap();
                        let order = lease.order_id.unwrap();
                        taken.push(order);
                        engine.execute(ask.clone(), said(order, Confirmation::NoAnswer)).await.unwrap();
                    }
                    taken
                })
            })
            .collect();
        let mut leased = Vec::new();
        for caller in callers {
            leased.extend(caller.await.unwrap());
        }
        let once: BTreeSet<OrderId> = leased.iter().copied().collect();
        assert_eq!((leased.len(), once.len()), (200, 200));
        let after = hall.lease(1).await;
        assert_eq!(after.order_id, None, "everybody was called");
        assert!(after.next_at.is_some());
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_members_at_one_gate_get_twenty_orders() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        for number in 0..20 {
            hall.order(number).await;
        }
        let callers: Vec<_> = (1..=20)
            .map(|caller| {
                let (engine, ask) = (hall.world.engine.clone(), hall.caller(caller));
                tokio::spawn(async move { engine.execute(ask, NextCall::default()).await })
            })
            .collect();
        let mut leased = BTreeSet::new();
        for caller in callers {
            leased.extend(caller.await.unwrap().unwrap().order_id);
        }
        assert_eq!(leased.len(), 20);
        assert_eq!(hall.lease(21).await.order_id, None);
        let team = hall.ask(CallTeam::default()).await.unwrap();
        assert_eq!(team.leases.len(), 20);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outcome_and_the_next_order_take_less_than_three_tenths_of_a_second() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        for number in 0..200 {
            hall.order(number).await;
        }
        let mut order = hall.next(1).await.unwrap();
        let mut taken = Vec::new();
        for _ in 0..20 {
            let began = std::time::Instant::now();
            hall.say(1, order, Confirmation::Confirmed).await.unwrap();
            order = hall.next(1).await.unwrap();
            hall.card(order).await;
            taken.push(began.elapsed());
        }
        taken.sort();
        assert!(taken[10].as_millis() < 300, "{taken:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lease_is_over_after_ten_minutes_and_not_before() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let order = hall.order(1).await;
        assert_eq!(hall.next(1).await, Some(order));
        assert_eq!(hall.next(1).await, Some(order), "whoever has one is led back to it");
        assert_eq!(hall.next(2).await, None);
        hall.later(10 * Moment::MINUTE - 1);
        assert_eq!(hall.next(2).await, None);
        let refused = hall.say(2, order, Confirmation::Confirmed).await.unwrap_err();
        assert_eq!(refused.code(), "confirmation.claimed_by_other");
        hall.later(1);
        assert_eq!(hall.next(2).await, Some(order));
        let late = hall.say(1, order, Confirmation::Confirmed).await.unwrap_err();
        assert_eq!(late.code(), "confirmation.claimed_by_other", "it is another's by now");
        let chosen = NextCall { order: Some(order) };
        assert_eq!(hall.by(1, chosen).await.unwrap_err().code(), "confirmation.claimed_by_other");
        hall.say(2, order, Confirmation::Confirmed).await.unwrap();
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_late_may_still_say_it_while_nobody_else_has_the_order() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let order = hall.order(1).await;
        assert_eq!(hall.next(1).await, Some(order));
        hall.later(Moment::HOUR);
        let recorded = hall.say(1, order, Confirmation::Confirmed).await.unwrap();
        assert_eq!(recorded.status.as_str(), "confirmed");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_goes_from_those_who_named_a_time_over_the_new_to_those_not_reached() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let (retried, postponed) = (hall.order(1).await, hall.order(2).await);
        hall.say(1, retried, Confirmation::Busy).await.unwrap();
        let mut later = said(postponed, Confirmation::Postponed);
        later.until = Some(hall.world.engine.now().plus(Moment::HOUR));
        hall.run(later).await.unwrap();
        let old = hall.order(3).await;
        hall.later(1);
        let young = hall.order(4).await;
        hall.later(Moment::HOUR);
        let mut order = Vec::new();
        for caller in 1..=5 {
            order.extend(hall.next(caller).await);
        }
        assert_eq!(order, [postponed, old, young, retried]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_called_at_night_unless_somebody_chose_them() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let order = hall.order(1).await;
        hall.world.clock.set(Moment::parse("2026-11-20T20:00:00Z").unwrap());
        let night = hall.run(NextCall::default()).await.unwrap_err();
        assert_eq!(night.code(), "confirmation.outside_hours");
        assert_eq!(night.refusal().unwrap().args["next_at"], "2026-11-21T07:00:00Z");
        let chosen = hall.run(NextCall { order: Some(order) }).await.unwrap();
        assert_eq!(chosen.order_id, Some(order));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lease_is_given_back_by_its_holder_or_by_the_team() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let order = hall.order(1).await;
        let free = ReleaseCall { id: order };
        assert_eq!(hall.run(free.clone()).await.unwrap_err().code(), "confirmation.not_held");
        assert_eq!(hall.next(2).await, Some(order));
        hall.by(2, free.clone()).await.unwrap();
        assert_eq!(hall.next(3).await, Some(order));
        hall.by(1, free).await.unwrap();
        assert_eq!(hall.next(4).await, Some(order));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_team_in_the_plan_a_lease_is_its_holders_alone() {
    both(setup(), |world| async move {
        let hall = Hall::with(world, "ecommerce_starter", 10).await;
        let order = hall.order(1).await;
        assert_eq!(hall.next(2).await, Some(order));
        let refused = hall.by(1, ReleaseCall { id: order }).await.unwrap_err();
        assert_eq!(refused.code(), "plan.not_included");
        hall.by(2, ReleaseCall { id: order }).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_decided_without_a_call_leaves_the_queue_and_one_opened_again_is_new() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let (confirmed, cancelled) = (hall.order(1).await, hall.order(2).await);
        for order in [confirmed, cancelled] {
            hall.say(1, order, Confirmation::Busy).await.unwrap();
        }
        assert_eq!(hall.lease(5).await.order_id, None);
        let note = String::new();
        hall.run(ConfirmOrder { id: confirmed, note: note.clone() }).await.unwrap();
        hall.run(CancelOrder { id: cancelled, reason: CancelReason::Refused, note: note.clone() })
            .await
            .unwrap();
        assert_eq!(hall.view(confirmed).await.confirmation, Confirmation::Confirmed);
        assert_eq!(hall.view(cancelled).await.confirmation, Confirmation::Refused);
        hall.later(Moment::HOUR);
        assert_eq!(hall.next(1).await, None);
        hall.run(ReopenOrder { id: cancelled, note }).await.unwrap();
        assert_eq!(hall.view(cancelled).await.confirmation, Confirmation::New);
        assert_eq!(hall.next(1).await, Some(cancelled));
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_shops_member_finds_no_order_here() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let id = hall.order(1).await;
        let before = hall.print().await;
        let stranger = || {
            let user = souk_core::UserId::from_raw(souk_core::RawId([1; 16]));
            souk_engine::Ask::new(souk_core::Actor::Member { user, shop: hall.other }, "test")
        };
        let engine = &hall.world.engine;
        let refusals = [
            engine.execute(stranger(), said(id, Confirmation::Fake)).await.unwrap_err(),
            engine.execute(stranger(), NextCall { order: Some(id) }).await.unwrap_err(),
            engine.execute(stranger(), ReleaseCall { id }).await.unwrap_err(),
            engine.ask(stranger(), souk_confirmation::CallCard { id }).await.unwrap_err(),
        ];
        assert!(refusals.iter().all(|error| error.code() == "order.not_found"), "{refusals:?}");
        let next = engine.execute(stranger(), NextCall::default()).await.unwrap();
        assert_eq!((next.order_id, hall.print().await), (None, before));
    })
    .await;
}
