//! What each move does to goods, counters, quota and money.

use souk_core::{Moment, Result};
use souk_customers::queries::CustomerList;
use souk_orders::{
    CancelOrder, CancelReason, ConfirmOrder, DeliverOrder, OrderId, OrderView, PaymentStatus, ReopenOrder,
    ReturnOrder, ShipOrder, StartReturn, Status,
};
use souk_testkit::both;

use crate::stall::{FEE, PRICE, Stall, setup};

pub async fn go(stall: &Stall, id: OrderId, to: Status) -> Result<OrderView> {
    let note = String::new();
    match to {
        Status::Confirmed => stall.run(ConfirmOrder { id, note }).await,
        Status::Cancelled => stall.run(CancelOrder { id, reason: CancelReason::Customer, note }).await,
        Status::Shipped => stall.run(ShipOrder { id, note }).await,
        Status::Delivered => stall.run(DeliverOrder { id, note }).await,
        Status::Returning => stall.run(StartReturn { id, note }).await,
        Status::Returned => stall.run(ReturnOrder { id, damaged: false, note }).await,
        _ => stall.run(ReopenOrder { id, note }).await,
    }
}

async fn customer(stall: &Stall) -> souk_customers::queries::Customer {
    stall.ask(CustomerList::default()).await.unwrap().items[0].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn from_the_call_to_the_door() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let id = stall.placed(1).await.order_id;
        assert_eq!((customer(&stall).await.open_orders, stall.open_lines().await), (1, 1));

        let confirmed = go(&stall, id, Status::Confirmed).await.unwrap();
        assert_eq!(confirmed.next, [Status::Shipped, Status::Pending, Status::Cancelled]);
        assert_eq!((customer(&stall).await.open_orders, stall.open_lines().await), (0, 1));
        assert_eq!(stall.stock().await, (10, 1));
        stall.audit().await;

        go(&stall, id, Status::Shipped).await.unwrap();
        assert_eq!(stall.stock().await, (9, 0));
        let delivered = go(&stall, id, Status::Delivered).await.unwrap();
        assert_eq!(delivered.payment_status, PaymentStatus::Collected);
        assert_eq!(
            delivered.history.iter().map(|row| row.to).collect::<Vec<_>>(),
            [Status::Pending, Status::Confirmed, Status::Shipped, Status::Delivered]
        );
        assert_eq!((customer(&stall).await.delivered, stall.open_lines().await), (1, 0));
        assert_eq!(stall.balance("cod_due:own").await, PRICE + FEE);
        assert_eq!((stall.balance("sales").await, stall.balance("delivery_income").await), (-PRICE, -FEE));
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_taken_back_undoes_money_and_goods() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let id = stall.placed(1).await.order_id;
        for to in [Status::Confirmed, Status::Shipped, Status::Delivered, Status::Returning] {
            go(&stall, id, to).await.unwrap();
        }
        assert_eq!(stall.balance("cod_due:own").await, PRICE + FEE, "until the goods are here");
        assert_eq!((customer(&stall).await.delivered, stall.open_lines().await), (0, 1));
        stall.audit().await;
        let returned = go(&stall, id, Status::Returned).await.unwrap();
        assert_eq!((returned.payment_status, returned.next.len()), (PaymentStatus::Void, 0));
        assert_eq!(stall.stock().await, (10, 0));
        for account in ["cod_due:own", "sales", "delivery_income"] {
            assert_eq!(stall.balance(account).await, 0, "{account}");
        }
        assert_eq!(customer(&stall).await.returned, 1);
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_refused_at_the_door_moves_no_money_and_damaged_goods_are_lost() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let id = stall.placed(1).await.order_id;
        for to in [Status::Confirmed, Status::Shipped, Status::Returning] {
            go(&stall, id, to).await.unwrap();
        }
        stall.run(ReturnOrder { id, damaged: true, note: "torn".to_owned() }).await.unwrap();
        assert_eq!((stall.stock().await, stall.balance("cod_due:own").await), ((9, 0), 0));
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn delivered_after_all_is_posted_once() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let id = stall.placed(1).await.order_id;
        for to in
            [Status::Confirmed, Status::Shipped, Status::Delivered, Status::Returning, Status::Delivered]
        {
            go(&stall, id, to).await.unwrap();
        }
        assert_eq!(stall.balance("cod_due:own").await, PRICE + FEE);
        assert_eq!(customer(&stall).await.delivered, 1);
        stall.audit().await;
    })
    .await;
}

/// What can be asked for by a command, at every status that commands lead to.
#[tokio::test(flavor = "multi_thread")]
async fn every_move_outside_the_table_is_refused_and_changes_nothing() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let asked = [
            Status::Confirmed,
            Status::Cancelled,
            Status::Shipped,
            Status::Delivered,
            Status::Returning,
            Status::Returned,
            Status::Pending,
        ];
        let ways: [&[Status]; 7] = [
            &[],
            &[Status::Confirmed],
            &[Status::Confirmed, Status::Shipped],
            &[Status::Confirmed, Status::Shipped, Status::Delivered],
            &[Status::Confirmed, Status::Shipped, Status::Returning],
            &[Status::Confirmed, Status::Shipped, Status::Returning, Status::Returned],
            &[Status::Cancelled],
        ];
        for (number, way) in (1..).zip(ways) {
            let id = stall.placed(number).await.order_id;
            for to in way {
                go(&stall, id, *to).await.unwrap();
            }
            let stands = stall.view(id).await.status;
            let before = stall.print().await;
            for to in asked {
                // `confirmed` becomes `pending` by no command here.
                if stands.may_become(to, true) && !(stands == Status::Confirmed && to == Status::Pending) {
                    continue;
                }
                let error = go(&stall, id, to).await.unwrap_err();
                assert_eq!(error.code(), "order.illegal_transition", "{stands} to {to}");
                assert_eq!(error.refusal().unwrap().args["present"], stands.as_str());
            }
            assert_eq!(stall.print().await, before, "{stands}");
        }
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_order_frees_its_goods_and_keeps_its_unit_unless_it_was_fake() {
    both(setup(), |world| async move {
        let stall = Stall::on_plan(world, "ecommerce_starter").await;
        let (first, second) = (stall.placed(1).await.order_id, stall.placed(2).await.order_id);
        assert_eq!((stall.used().await, stall.stock().await), (2, (10, 2)));
        let cancelled = go(&stall, first, Status::Cancelled).await.unwrap();
        assert_eq!(cancelled.payment_status, PaymentStatus::Void);
        assert_eq!(cancelled.history[1].reason.as_deref(), Some("customer"));
        assert_eq!((stall.used().await, stall.stock().await), (2, (10, 1)));
        let fake = CancelOrder { id: second, reason: CancelReason::Fake, note: String::new() };
        stall.run(fake).await.unwrap();
        assert_eq!((stall.used().await, stall.stock().await), (1, (10, 0)));
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_order_is_opened_again_within_seven_days_with_goods_and_unit() {
    both(setup(), |world| async move {
        let stall = Stall::on_plan(world, "ecommerce_starter").await;
        let id = stall.placed(1).await.order_id;
        stall.run(CancelOrder { id, reason: CancelReason::Duplicate, note: String::new() }).await.unwrap();
        assert_eq!(stall.used().await, 0);
        let open = go(&stall, id, Status::Pending).await.unwrap();
        assert_eq!((open.status, open.payment_status), (Status::Pending, PaymentStatus::Due));
        assert_eq!((stall.used().await, stall.stock().await, stall.open_lines().await), (1, (10, 1), 1));
        assert_eq!(customer(&stall).await.open_orders, 1);
        stall.audit().await;

        go(&stall, id, Status::Cancelled).await.unwrap();
        stall.world.clock.advance(7 * Moment::DAY + 1);
        let late = go(&stall, id, Status::Pending).await.unwrap_err();
        assert_eq!(late.code(), "order.reopen_too_late");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_that_expired_is_taken_anew_at_the_confirmation_or_refused() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let lucky = stall.placed(1).await.order_id;
        let mut all = stall.order(2);
        all.lines = vec![stall.line("9")];
        let unlucky = stall.place(stall.visitor(2), all).await.unwrap().order_id;
        stall.world.clock.advance(73 * Moment::HOUR);
        stall.run(souk_stock::ExpireHolds {}).await.unwrap();
        assert_eq!(stall.stock().await, (10, 0));
        assert_eq!(stall.view(lucky).await.status, Status::Pending);
        go(&stall, lucky, Status::Confirmed).await.unwrap();
        let mut rest = stall.order(3);
        rest.lines = vec![stall.line("5")];
        stall.place(stall.visitor(3), rest).await.unwrap();
        let short = go(&stall, unlucky, Status::Confirmed).await.unwrap_err();
        assert_eq!(short.code(), "stock.insufficient");
        assert_eq!(stall.view(unlucky).await.status, Status::Pending);
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_shops_member_finds_no_order_here() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let id = stall.placed(1).await.order_id;
        let before = stall.print().await;
        let confirm = ConfirmOrder { id, note: String::new() };
        let error = stall.world.engine.execute(stall.other_owner(), confirm).await.unwrap_err();
        assert_eq!(error.code(), "order.not_found");
        let card = souk_orders::OrderCard { id };
        assert_eq!(
            stall.world.engine.ask(stall.other_owner(), card).await.unwrap_err().code(),
            "order.not_found"
        );
        let stranger = stall.world.engine.execute(stall.visitor(1), ConfirmOrder { id, note: String::new() });
        assert_eq!(stranger.await.unwrap_err().code(), "session.required");
        assert_eq!(stall.print().await, before);
    })
    .await;
}
