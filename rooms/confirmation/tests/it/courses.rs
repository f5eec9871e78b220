//! How often, when again, and when nobody is called any more.

use souk_confirmation::{CallQueue, CallTeam, GiveUpList, NextCall, RecordCall, UpdateCallRules};
use souk_core::Moment;
use souk_engine::PageSize;
use souk_orders::{CancelOrder, CancelReason, Confirmation, OrderId, ReopenOrder, Status};
use souk_testkit::both;

use crate::hall::{Hall, said, setup};

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_who_was_not_reached_comes_back_after_the_pause_of_the_outcome() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        for (number, outcome, pause) in [
            (1, Confirmation::Busy, 15 * Moment::MINUTE),
            (2, Confirmation::NoAnswer, 3 * Moment::HOUR),
            (3, Confirmation::Unreachable, 6 * Moment::HOUR),
        ] {
            let order = hall.order(number).await;
            let start = hall.world.engine.now();
            let recorded = hall.say(1, order, outcome).await.unwrap();
            assert_eq!(recorded.next_at, Some(start.plus(pause)), "{outcome}");
            assert_eq!(hall.view(order).await.confirmation, outcome);
            hall.later(pause - 1);
            assert_eq!(hall.lease(1).await.next_at, Some(start.plus(pause)));
            hall.later(1);
            assert_eq!(hall.next(1).await, Some(order));
            hall.say(1, order, Confirmation::Confirmed).await.unwrap();
            hall.world.clock.set(start.plus(Moment::MINUTE));
        }
    })
    .await;
}

/// Three tries on two days.
async fn tried(hall: &Hall, order: OrderId) -> souk_confirmation::CallRecorded {
    let no = Confirmation::NoAnswer;
    hall.say(1, order, no).await.unwrap();
    hall.say(1, order, no).await.unwrap();
    hall.later(Moment::DAY);
    hall.say(1, order, no).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn after_three_tries_on_two_days_the_order_waits_for_somebody_to_decide() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let order = hall.order(1).await;
        let third = tried(&hall, order).await;
        assert!(third.gave_up && third.next_at.is_none() && third.status == Status::Pending);
        hall.later(2 * Moment::HOUR);
        assert_eq!(hall.next(1).await, None, "by itself nobody calls any more");
        let list = hall.ask(GiveUpList::default()).await.unwrap().items;
        assert_eq!((list.len(), list[0].order_id, list[0].attempts, list[0].days), (1, order, 3, 2));
        let queue = hall.ask(CallQueue {}).await.unwrap();
        assert_eq!((queue.waiting.give_up, queue.waiting.new), (1, 0));
        let again = hall.run(NextCall { order: Some(order) }).await.unwrap();
        assert_eq!(again.order_id, Some(order));
        hall.say(1, order, Confirmation::Confirmed).await.unwrap();
        assert_eq!(hall.ask(GiveUpList::default()).await.unwrap().items, []);
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn such_an_order_is_cancelled_by_itself_only_where_the_shop_wants_it() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        hall.run(UpdateCallRules { auto_cancel: Some(true), ..UpdateCallRules::default() }).await.unwrap();
        let order = hall.order(1).await;
        let third = tried(&hall, order).await;
        assert_eq!((third.status, third.gave_up), (Status::Cancelled, false));
        let view = hall.view(order).await;
        assert_eq!(view.history[1].reason.as_deref(), Some("no_answer"));
        assert_eq!(view.confirmation, Confirmation::NoAnswer);
        assert_eq!(hall.stock().await, (1_000, 0));
        assert_eq!(hall.ask(GiveUpList::default()).await.unwrap().items, []);
        hall.audit().await;
    })
    .await;
}

/// Red where the old course goes on: nobody is offered the order, and one call unanswered cancels it again.
#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_was_opened_again_is_new_whatever_was_tried_before() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        hall.run(UpdateCallRules { auto_cancel: Some(true), ..UpdateCallRules::default() }).await.unwrap();
        let given_up = hall.order(1).await;
        assert_eq!(tried(&hall, given_up).await.status, Status::Cancelled);
        let postponed = hall.order(2).await;
        let later = hall.world.engine.now().plus(5 * Moment::DAY);
        let call = RecordCall { until: Some(later), ..said(postponed, Confirmation::Postponed) };
        hall.run(call).await.unwrap();
        hall.later(Moment::HOUR);
        let cancel = CancelOrder { id: postponed, reason: CancelReason::Customer, note: String::new() };
        hall.run(cancel).await.unwrap();
        for id in [given_up, postponed] {
            hall.run(ReopenOrder { id, note: String::new() }).await.unwrap();
        }
        assert_eq!(hall.ask(GiveUpList::default()).await.unwrap().items, []);
        let waiting = hall.ask(CallQueue {}).await.unwrap().waiting;
        assert_eq!((waiting.new, waiting.give_up, waiting.later), (2, 0, 0));
        assert_eq!(hall.ask(CallQueue {}).await.unwrap().next_at, None);
        assert_eq!(hall.next(1).await, Some(given_up), "the oldest first");
        let again = hall.say(1, given_up, Confirmation::NoAnswer).await.unwrap();
        assert_eq!(
            (again.status, again.attempts),
            (Status::Pending, 4),
            "three tries on two days, as for all"
        );
        assert_eq!(again.next_at, Some(hall.world.engine.now().plus(3 * Moment::HOUR)));
        assert_eq!(hall.next(1).await, Some(postponed));
        hall.say(1, postponed, Confirmation::Confirmed).await.unwrap();
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_those_to_give_up_goes_on_over_its_pages() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let mut orders = Vec::new();
        for number in 0..5 {
            orders.push(hall.order(number).await);
        }
        for _ in 0..3 {
            for order in &orders {
                hall.say(1, *order, Confirmation::Busy).await.unwrap();
            }
            hall.later(Moment::DAY);
        }
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = hall.ask(GiveUpList { after, limit: PageSize(2) }).await.unwrap();
            seen.extend(page.items.iter().map(|row| row.order_id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        seen.sort();
        orders.sort();
        assert_eq!(seen, orders);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_members_figures_are_their_own() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        for (number, caller, outcome, seconds) in [
            (1, 1, Confirmation::Confirmed, 60),
            (2, 1, Confirmation::Refused, 30),
            (3, 1, Confirmation::NoAnswer, 0),
            (4, 2, Confirmation::Confirmed, 20),
        ] {
            let order = hall.order(number).await;
            hall.by(caller, RecordCall { seconds, ..said(order, outcome) }).await.unwrap();
        }
        let team = hall.ask(CallTeam::default()).await.unwrap();
        let figures: Vec<_> = team
            .members
            .iter()
            .map(|it| (it.calls, it.decided, it.confirmed, it.confirmed_percent, it.seconds_per_call))
            .collect();
        assert_eq!(figures, [(3, 2, 1, Some(50), Some(45)), (1, 1, 1, Some(100), Some(20))]);
        let queue = hall.ask(CallQueue {}).await.unwrap();
        assert_eq!((queue.today.calls, queue.today.confirmed, queue.today.no_answer), (4, 2, 1));
        hall.later(Moment::DAY);
        assert_eq!(hall.ask(CallQueue {}).await.unwrap().today.calls, 0, "another day");
        let both_days = CallTeam { from: Some("2026-11-20".to_owned()), to: None };
        assert_eq!(hall.ask(both_days).await.unwrap().members.len(), 2);
        let odd = CallTeam { from: Some("yesterday".to_owned()), to: None };
        assert_eq!(hall.ask(odd).await.unwrap_err().code(), "confirmation.day_invalid");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_team_is_seen_where_the_plan_has_one() {
    both(setup(), |world| async move {
        let hall = Hall::with(world, "ecommerce_starter", 10).await;
        hall.world.authority.exclude("confirmation.team");
        let error = hall.ask(CallTeam::default()).await.unwrap_err();
        assert_eq!(error.code(), "plan.not_included");
        let order = hall.order(1).await;
        assert_eq!(hall.next(1).await, Some(order), "calling needs no team");
    })
    .await;
}
