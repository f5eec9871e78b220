//! What each outcome does to the order, its goods, its unit and its notes.

use souk_confirmation::RecordCall;
use souk_core::{Moment, Quantity};
use souk_orders::model::figure::Figure;
use souk_orders::{
    CancelOrder, CancelReason, ConfirmOrder, Confirmation, Correction, DeliverOrder, LineCorrection, OrderId,
    OrderList, ReturnOrder, ShipOrder, StartReturn, Status,
};
use souk_testkit::both;

use crate::hall::{FAR, FEE, Hall, PRICE, said, setup};

const OUTCOMES: [Confirmation; 10] = [
    Confirmation::NoAnswer,
    Confirmation::Busy,
    Confirmation::Unreachable,
    Confirmation::Postponed,
    Confirmation::Confirmed,
    Confirmation::NotNeeded,
    Confirmation::Refused,
    Confirmation::Fake,
    Confirmation::WrongNumber,
    Confirmation::Duplicate,
];

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmed_order_is_held_without_an_end() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let order = hall.order(1).await;
        hall.next(1).await;
        let recorded = hall.say(1, order, Confirmation::Confirmed).await.unwrap();
        assert_eq!((recorded.status, recorded.attempts), (Status::Confirmed, 1));
        hall.later(30 * Moment::DAY);
        hall.run(souk_stock::ExpireHolds {}).await.unwrap();
        assert_eq!(hall.stock().await, (1_000, 1));
        let view = hall.view(order).await;
        assert_eq!((view.status, view.confirmation), (Status::Confirmed, Confirmation::Confirmed));
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_customer_wants_otherwise_is_priced_anew() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let order = hall.order(1).await;
        let correction = Correction {
            lines: vec![LineCorrection { variant_id: hall.variant, quantity: Figure("٣".to_owned()) }],
            province: Some("Oran".to_owned()),
            municipality: Some("Bir El Djir".to_owned()),
            address: Some("Cité 12".to_owned()),
            ..Correction::default()
        };
        let call = RecordCall { correction, ..said(order, Confirmation::Confirmed) };
        let recorded = hall.run(call).await.unwrap();
        assert_eq!(recorded.total_minor, 3 * PRICE + FAR);
        let view = hall.view(order).await;
        assert_eq!((view.bill.goods_minor, view.bill.delivery_fee_minor), (3 * PRICE, FAR));
        assert_eq!(view.lines[0].quantity, Quantity::whole(3));
        assert_eq!((view.delivery.province, view.delivery.address.as_str()), (31, "Cité 12"));
        let told: Vec<_> = view.history.iter().map(|row| row.reason.as_deref()).collect();
        assert_eq!(told[1], Some("corrected"));
        assert!(
            view.history[1].note.contains("Rue 1") && view.history[1].note.contains("3\u{202f}100"),
            "{:?}",
            view.history
        );
        assert_eq!(hall.stock().await, (1_000, 3));
        let status = serde_json::json!({ "code": view.code, "phone": view.customer.phone });
        let status: souk_orders::PublicOrderStatus = serde_json::from_value(status).unwrap();
        let steps: Vec<Status> =
            hall.ask(status).await.unwrap().steps.iter().map(|step| step.status).collect();
        assert_eq!(steps, [Status::Confirmed], "what was amended is the shop's to know");
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_street_that_is_written_down_changes_no_price() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let order = hall.order(1).await;
        let correction = Correction { address: Some("Rue 2".to_owned()), ..Correction::default() };
        let call = RecordCall { correction, ..said(order, Confirmation::Confirmed) };
        assert_eq!(hall.run(call).await.unwrap().total_minor, PRICE + FEE);
        assert_eq!(hall.view(order).await.delivery.address, "Rue 2");
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_that_cannot_be_is_refused_and_nothing_is_said_or_moved() {
    both(setup(), |world| async move {
        let hall = Hall::with(world, "own", 5).await;
        let (order, strange) = (hall.order(1).await, hall.product("Cup", 5).await.1);
        let before = hall.print().await;
        let line = |variant_id, quantity: &str| {
            vec![LineCorrection { variant_id, quantity: Figure(quantity.to_owned()) }]
        };
        let own = hall.variant;
        for (correction, code) in [
            (Correction { lines: line(own, "9"), ..Correction::default() }, "stock.insufficient"),
            (Correction { lines: line(own, "0"), ..Correction::default() }, "order.quantity_invalid"),
            (
                Correction { lines: line(own, "1000000000"), ..Correction::default() },
                "order.quantity_invalid",
            ),
            (Correction { lines: line(strange, "1"), ..Correction::default() }, "variant.not_found"),
            (
                Correction { municipality: Some("Nowhere".to_owned()), ..Correction::default() },
                "delivery.municipality_unknown",
            ),
            (Correction { address: Some("x".repeat(301)), ..Correction::default() }, "order.text_invalid"),
            (
                Correction { option: Some("drone".to_owned()), ..Correction::default() },
                "delivery.option_unknown",
            ),
        ] {
            let call = RecordCall { correction, ..said(order, Confirmation::Confirmed) };
            let error = hall.run(call).await.unwrap_err();
            let codes: Vec<_> = error.refusal().unwrap().fields.iter().map(|it| it.code).collect();
            assert!(error.code() == code || codes.contains(&code), "{code}: {error:?}");
        }
        let refused = RecordCall {
            correction: Correction { address: Some("Rue 2".to_owned()), ..Correction::default() },
            ..said(order, Confirmation::Refused)
        };
        assert_eq!(hall.run(refused).await.unwrap_err().code(), "confirmation.correction_invalid");
        assert_eq!(hall.print().await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_frees_the_goods_and_a_false_order_gives_its_unit_back() {
    both(setup(), |world| async move {
        let hall = Hall::with(world, "ecommerce_starter", 100).await;
        for (number, outcome, given_back) in
            [(1, Confirmation::Refused, 0), (2, Confirmation::WrongNumber, 0), (3, Confirmation::Fake, 1)]
        {
            let order = hall.order(number).await;
            let used = hall.used().await;
            let recorded = hall.say(1, order, outcome).await.unwrap();
            assert_eq!((recorded.status, recorded.confirmation), (Status::Cancelled, outcome));
            assert_eq!(hall.stock().await, (100, 0), "{outcome}");
            assert_eq!(used - hall.used().await, given_back, "{outcome}");
            assert_eq!(hall.view(order).await.confirmation, outcome);
        }
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_order_twice_is_linked_to_the_one_that_stays_and_their_notes_are_joined() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let (first, second) =
            (hall.order_noting(1, "ring twice").await, hall.order_noting(1, "blue please").await);
        for named in ["", "#99", "nothing", &second.to_string()] {
            let call =
                RecordCall { duplicate_of: Some(named.to_owned()), ..said(second, Confirmation::Duplicate) };
            assert_eq!(hall.run(call).await.unwrap_err().code(), "confirmation.duplicate_invalid", "{named}");
        }
        let call = RecordCall {
            duplicate_of: Some("#1".to_owned()),
            note: "same lady".to_owned(),
            ..said(second, Confirmation::Duplicate)
        };
        let recorded = hall.run(call).await.unwrap();
        assert_eq!(recorded.status, Status::Cancelled);
        let stays = hall.view(first).await;
        assert_eq!(stays.note, "ring twice\n#2 blue please · same lady");
        assert_eq!((stays.status, stays.history[1].reason.as_deref()), (Status::Pending, Some("joined")));
        let card = hall.card(second).await;
        assert_eq!(card.attempts[0].duplicate_of, Some(first));
        assert_eq!(card.order.history[1].note, "#1 same lady");
        assert_eq!(hall.stock().await, (1_000, 1));
        let call = RecordCall { duplicate_of: Some("2".to_owned()), ..said(first, Confirmation::Duplicate) };
        assert_eq!(
            hall.run(call).await.unwrap_err().code(),
            "confirmation.duplicate_invalid",
            "a cancelled one stays not"
        );
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_is_put_off_keeps_the_goods_until_then_and_at_most_two_weeks() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let order = hall.order(1).await;
        let now = hall.world.engine.now();
        for until in [None, Some(now), Some(now.plus(-1)), Some(now.plus(14 * Moment::DAY + 1))] {
            let call = RecordCall { until, ..said(order, Confirmation::Postponed) };
            assert_eq!(hall.run(call).await.unwrap_err().code(), "confirmation.until_invalid", "{until:?}");
        }
        let until = Some(now.plus(14 * Moment::DAY));
        let recorded = hall.run(RecordCall { until, ..said(order, Confirmation::Postponed) }).await.unwrap();
        assert_eq!((recorded.status, recorded.next_at), (Status::Pending, until));
        hall.later(14 * Moment::DAY - 1);
        hall.run(souk_stock::ExpireHolds {}).await.unwrap();
        assert_eq!((hall.stock().await, hall.next(1).await), ((1_000, 1), None));
        hall.later(1);
        hall.run(souk_stock::ExpireHolds {}).await.unwrap();
        assert_eq!(
            (hall.stock().await, hall.next(1).await),
            ((1_000, 1), Some(order)),
            "still there when it is called"
        );
        hall.later(2 * Moment::DAY);
        hall.run(souk_stock::ExpireHolds {}).await.unwrap();
        assert_eq!(hall.stock().await, (1_000, 0), "but not for ever");
        hall.say(1, order, Confirmation::Confirmed).await.unwrap();
        assert_eq!(hall.stock().await, (1_000, 1));
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_without_a_call_says_so_and_orders_are_found_by_what_calls_brought() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let (known, fresh, silent) = (hall.order(1).await, hall.order(2).await, hall.order(3).await);
        let recorded = hall.say(1, known, Confirmation::NotNeeded).await.unwrap();
        assert_eq!(recorded.status, Status::Confirmed);
        hall.say(1, silent, Confirmation::NoAnswer).await.unwrap();
        let plain = hall.order(4).await;
        let cancel = CancelOrder { id: plain, reason: CancelReason::Customer, note: String::new() };
        hall.run(cancel).await.unwrap();
        for (confirmation, expected) in [
            (Confirmation::New, vec![fresh]),
            (Confirmation::NoAnswer, vec![silent]),
            (Confirmation::NotNeeded, vec![plain, known]),
        ] {
            let list = OrderList { confirmation: Some(confirmation), ..OrderList::default() };
            let found: Vec<OrderId> = hall.ask(list).await.unwrap().items.iter().map(|row| row.id).collect();
            let (mut found, mut expected) = (found, expected);
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{confirmation}");
        }
        assert_eq!(hall.view(plain).await.confirmation, Confirmation::NotNeeded);
    })
    .await;
}

/// What may be said of an order at every status that commands lead to: the whole matrix.
#[tokio::test(flavor = "multi_thread")]
async fn every_outcome_outside_the_table_is_refused_and_changes_nothing() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let other = hall.order(99).await;
        let ways: [(&[Status], &str); 6] = [
            (&[Status::Confirmed], "confirmed"),
            (&[Status::Confirmed, Status::Shipped], "shipped"),
            (&[Status::Confirmed, Status::Shipped, Status::Delivered], "delivered"),
            (&[Status::Confirmed, Status::Shipped, Status::Returning], "returning"),
            (&[Status::Confirmed, Status::Shipped, Status::Returning, Status::Returned], "returned"),
            (&[Status::Cancelled], "cancelled"),
        ];
        for (number, (way, stands)) in (1..).zip(ways) {
            let id = hall.order(number).await;
            for to in way {
                go(&hall, id, *to).await;
            }
            let before = hall.print().await;
            for outcome in OUTCOMES {
                let call = RecordCall {
                    until: Some(hall.world.engine.now().plus(Moment::HOUR)),
                    duplicate_of: Some(other.to_string()),
                    ..said(id, outcome)
                };
                let cancels = outcome.cancels_for().is_some();
                let moves = cancels || matches!(outcome, Confirmation::Confirmed | Confirmation::NotNeeded);
                let expected = match stands {
                    // 3.6 lets a confirmed order be cancelled.
                    "confirmed" if cancels => continue,
                    "confirmed" | "cancelled" if moves => "order.illegal_transition",
                    _ => "confirmation.closed",
                };
                let error = hall.run(call).await.unwrap_err();
                assert_eq!(error.code(), expected, "{outcome} of {stands}");
                assert_eq!(error.refusal().unwrap().args["present"], stands);
            }
            let error = hall.run(said(id, Confirmation::New)).await.unwrap_err();
            assert_eq!(error.code(), "confirmation.outcome_invalid");
            assert_eq!(hall.print().await, before, "{stands}");
            let chosen = souk_confirmation::NextCall { order: Some(id) };
            assert_eq!(hall.run(chosen).await.unwrap_err().code(), "confirmation.closed");
        }
        hall.audit().await;
    })
    .await;
}

async fn go(hall: &Hall, id: OrderId, to: Status) {
    let note = String::new();
    let done = match to {
        Status::Confirmed => hall.run(ConfirmOrder { id, note }).await,
        Status::Shipped => hall.run(ShipOrder { id, note }).await,
        Status::Delivered => hall.run(DeliverOrder { id, note }).await,
        Status::Returning => hall.run(StartReturn { id, note }).await,
        Status::Returned => hall.run(ReturnOrder { id, damaged: false, note }).await,
        _ => hall.run(CancelOrder { id, reason: CancelReason::Customer, note }).await,
    };
    done.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmed_customer_who_calls_back_may_still_refuse() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let order = hall.order(1).await;
        hall.say(1, order, Confirmation::Confirmed).await.unwrap();
        let recorded = hall.say(1, order, Confirmation::Refused).await.unwrap();
        assert_eq!((recorded.status, recorded.attempts), (Status::Cancelled, 2));
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_say_something_of_one_order_at_once_are_both_heard_in_turn_or_refused() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        for number in 1..=8 {
            let order = hall.order(number).await;
            let (yes, no) = tokio::join!(
                hall.say(2, order, Confirmation::Confirmed),
                hall.say(3, order, Confirmation::NoAnswer),
            );
            let heard = [yes.is_ok(), no.is_ok()].iter().filter(|ok| **ok).count();
            assert!(heard >= 1);
            assert_eq!(hall.card(order).await.attempts.len(), heard, "{yes:?} {no:?}");
            hall.audit().await;
        }
    })
    .await;
}
