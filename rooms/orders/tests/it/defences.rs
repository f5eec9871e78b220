//! Orders that nobody means: looked at first, and nobody learns it.

use souk_core::{Moment, params};
use souk_customers::commands::{BlockCustomer, BlockPhone, UnblockPhone};
use souk_customers::phone::Phone;
use souk_customers::queries::{BlockedPhoneList, CustomerList};
use souk_engine::sql;
use souk_orders::{
    ConfirmOrder, DeliverOrder, OrderRequestList, PlaceOrder, PlacedKind, RequestView, ReturnOrder,
    RobotSign, ShipOrder, StartReturn,
};
use souk_shops::{DefenceChange, UpdateSettings};
use souk_testkit::both;

use crate::stall::{Stall, setup};

async fn requests(stall: &Stall) -> Vec<RequestView> {
    stall.ask(OrderRequestList::default()).await.unwrap().items
}

fn reasons(request: &RequestView) -> Vec<(&'static str, i64)> {
    request.risk.reasons.iter().map(|it| (it.reason.as_str(), it.points)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_blocked_is_thanked_and_a_member_looks() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        stall.placed(1).await;
        let id = stall.ask(CustomerList::default()).await.unwrap().items[0].id;
        stall.run(BlockCustomer { id, reason: "refused twice".to_owned(), until: None }).await.unwrap();
        let phone = Phone::typed("0550 00 00 02");
        let block = BlockPhone { phone: phone.clone(), reason: "a prank".to_owned(), until: None };
        stall.run(block.clone()).await.unwrap();
        assert_eq!(stall.run(block).await.unwrap_err().code(), "customer.phone_already_blocked");
        for number in [1, 2] {
            let order = PlaceOrder { confirm_duplicate: true, ..stall.order(number) };
            let thanked =
                stall.place(stall.visitor(u8::try_from(number).unwrap()), order.clone()).await.unwrap();
            assert_eq!(thanked.kind, PlacedKind::Order, "a visitor learns nothing");
            let told = stall.place(stall.owner(), order).await.unwrap_err();
            assert_eq!(told.code(), "customer.blocked", "a member does");
        }
        let program = PlaceOrder { confirm_duplicate: true, ..stall.order(2) };
        assert_eq!(stall.place(stall.key(), program).await.unwrap().kind, PlacedKind::OrderRequest);
        let kept = requests(&stall).await;
        assert_eq!((kept.len(), stall.count().await, stall.stock().await), (3, 1, (10, 1)));
        assert!(kept.iter().all(|request| reasons(request).contains(&("blocked", 0))));
        assert_eq!(stall.ask(BlockedPhoneList::default()).await.unwrap().items[0].reason, "a prank");
        stall.run(UnblockPhone { phone }).await.unwrap();
        assert!(stall.ask(BlockedPhoneList::default()).await.unwrap().items.is_empty());
        let free = PlaceOrder { confirm_duplicate: true, ..stall.order(2) };
        stall.place(stall.visitor(2), free).await.unwrap();
        assert_eq!(stall.count().await, 2);
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_block_of_a_telephone_ends_by_itself() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let until = Some(stall.world.engine.now().plus(Moment::HOUR));
        let block = BlockPhone { phone: Phone::typed("0550000001"), reason: "a prank".to_owned(), until };
        stall.run(block).await.unwrap();
        stall.placed(1).await;
        assert_eq!(stall.count().await, 0);
        stall.world.clock.advance(Moment::HOUR);
        stall
            .place(stall.visitor(1), PlaceOrder { confirm_duplicate: true, ..stall.order(1) })
            .await
            .unwrap();
        assert_eq!(stall.count().await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn robots_are_thanked_and_leave_nothing_but_a_request() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let robot = PlaceOrder { robot_signs: vec![RobotSign::TooFast], ..stall.order(1) };
        let thanked = stall.place(stall.visitor(1), robot).await.unwrap();
        assert_eq!((thanked.kind, thanked.status.as_str()), (PlacedKind::Order, "pending"));
        let kept = requests(&stall).await;
        assert_eq!(reasons(&kept[0]), [("no_delivered", 0), ("robot", 60)]);
        assert_eq!((stall.count().await, stall.stock().await), (0, (10, 0)));
        let public = souk_orders::PublicOrderStatus { code: thanked.code, phone: Phone::typed("0550000001") };
        let shown = stall.world.engine.ask(stall.visitor(1), public).await.unwrap();
        assert_eq!((shown.status.as_str(), shown.request), ("pending", None), "as any order looks");
        stall.audit().await;
    })
    .await;
}

/// Red where whoever is looked at first is thanked for goods that nobody has.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_sold_out_is_told_to_whoever_is_looked_at_first_too() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let before = stall.print().await;
        let order = |pieces: &str| PlaceOrder {
            robot_signs: vec![RobotSign::TooFast],
            lines: vec![stall.line(pieces)],
            ..stall.order(1)
        };
        let told = stall.place(stall.visitor(1), order("11")).await.unwrap_err();
        let anybody = PlaceOrder { robot_signs: Vec::new(), ..order("11") };
        let plain = stall.place(stall.visitor(2), anybody).await.unwrap_err();
        assert_eq!((told.code(), told.to_string()), ("stock.insufficient", plain.to_string()));
        assert_eq!(stall.print().await, before);
        stall.place(stall.visitor(1), order("10")).await.unwrap();
        assert_eq!((requests(&stall).await.len(), stall.stock().await), (1, (10, 0)), "it holds nothing");
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn parcels_that_came_back_raise_the_risk_until_a_member_looks() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let again = || PlaceOrder { confirm_duplicate: true, ..stall.order(1) };
        for returned in 0..3 {
            let id = stall.place(stall.visitor(1), again()).await.unwrap().order_id;
            let order = stall.view(id).await;
            assert_eq!(order.risk.score, 25 * returned, "{:?}", order.risk);
            stall.run(ConfirmOrder { id, note: String::new() }).await.unwrap();
            stall.run(ShipOrder { id, note: String::new() }).await.unwrap();
            stall.run(StartReturn { id, note: String::new() }).await.unwrap();
            let receive = ReturnOrder { id, damaged: false, note: String::new() };
            stall.run(receive).await.unwrap();
        }
        stall.place(stall.visitor(1), again()).await.unwrap();
        assert_eq!(stall.count().await, 3);
        assert_eq!(reasons(&requests(&stall).await[0]), [("returned", 75), ("no_delivered", 0)]);
        // The figures are the shop's own.
        let change = DefenceChange { risk_returned: Some(10), ..DefenceChange::default() };
        stall.settings(UpdateSettings { defences: Some(change), ..UpdateSettings::default() }).await;
        stall.place(stall.visitor(1), again()).await.unwrap();
        assert_eq!(stall.count().await, 4);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_costs_twenty_units_and_known_customers_still_order() {
    both(setup(), |world| async move {
        let stall = Stall::on_plan(world, "ecommerce_starter").await;
        let (_, cup) = stall.product("Cup", &[], 500).await;
        let order = |number| {
            let mut order = PlaceOrder { confirm_duplicate: true, ..stall.order(number) };
            order.lines[0].variant_id = Some(cup.to_string());
            order
        };
        let id = stall.place(stall.key(), order(1)).await.unwrap().order_id;
        stall.run(ConfirmOrder { id, note: String::new() }).await.unwrap();
        stall.run(ShipOrder { id, note: String::new() }).await.unwrap();
        stall.run(DeliverOrder { id, note: String::new() }).await.unwrap();
        stall.world.clock.advance(Moment::HOUR);
        let tasks: Vec<_> = (2..=121)
            .map(|number| {
                let (engine, ask, order) =
                    (stall.world.engine.clone(), stall.visitor(u8::try_from(number).unwrap()), order(number));
                tokio::spawn(async move { engine.execute(ask, order).await })
            })
            .collect();
        for task in tasks {
            assert_eq!(task.await.unwrap().unwrap().kind, PlacedKind::Order, "everybody is thanked");
        }
        assert_eq!((stall.used().await, stall.count().await), (21, 21), "the first, and twenty strangers");
        let mails: Vec<(String,)> = stall
            .world
            .rows(sql!("select template from messages where shop_id = $1"), params![stall.shop])
            .await;
        assert_eq!(mails, [("orders-mail-burst".to_owned(),)], "the owner is told once");
        stall.place(stall.visitor(1), order(1)).await.unwrap();
        assert_eq!(stall.count().await, 22, "whoever is known orders as always");
        let kept =
            stall.ask(OrderRequestList { limit: souk_engine::PageSize(200), ..OrderRequestList::default() });
        let kept = kept.await.unwrap().items;
        assert_eq!(kept.len(), 100);
        assert!(kept.iter().all(|request| reasons(request).contains(&("burst", 30))));
        stall.world.clock.advance(30 * Moment::MINUTE);
        stall.place(stall.visitor(1), order(500)).await.unwrap();
        assert_eq!(stall.count().await, 23, "half an hour later strangers order again");
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_usual_is_measured_and_raises_what_is_a_burst() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let (_, cup) = stall.product("Cup", &[], 500).await;
        let order = |number| {
            let mut order = stall.order(number);
            order.lines[0].variant_id = Some(cup.to_string());
            order
        };
        for number in 1..=9 {
            stall.place(stall.key(), order(number)).await.unwrap();
            stall.world.clock.advance(Moment::SECOND);
            if number % 3 == 0 {
                stall.world.clock.advance(Moment::HOUR);
            }
        }
        stall.world.clock.advance(Moment::DAY);
        stall.world.drain().await;
        for number in 101..=130 {
            stall.place(stall.visitor(u8::try_from(number).unwrap()), order(number)).await.unwrap();
        }
        assert_eq!(stall.count().await, 39, "thirty in ten minutes are ten times three");
        stall.place(stall.visitor(131), order(131)).await.unwrap();
        assert_eq!(stall.count().await, 39, "and one more is a burst");
    })
    .await;
}
