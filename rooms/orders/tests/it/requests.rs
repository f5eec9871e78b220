//! Checkouts that are kept: sealed until there is a unit, or until a member looked.

use serde_json::json;
use souk_core::{Moment, params};
use souk_customers::phone::Phone;
use souk_engine::{Ask, sql};
use souk_orders::model::figure::{Amount, Figure};
use souk_orders::{
    AcceptOrderRequest, CancelOrder, CancelReason, OrderRequestCard, OrderRequestList, PlaceOrder,
    PlacedKind, PlacedOrder, PublicOrderStatus, RejectOrderRequest, RequestKind, RequestState, RequestView,
    WithdrawOrderRequest,
};
use souk_shops::{UpdateSettings, WhenBlocked};
use souk_testkit::both;

use crate::stall::{PRICE, Stall, setup};

const STARTER: &str = "ecommerce_starter";

impl Stall {
    pub async fn waiting_stall(world: souk_testkit::World) -> Self {
        let stall = Self::on_plan(world, STARTER).await;
        stall
            .settings(UpdateSettings { when_blocked: Some(WhenBlocked::Wait), ..UpdateSettings::default() })
            .await;
        stall.add(500).await;
        stall
    }

    /// More pieces on the shelf.
    pub async fn add(&self, pieces: i64) {
        self.move_pieces(souk_stock::MovementKind::Receive, pieces).await;
    }

    pub async fn move_pieces(&self, kind: souk_stock::MovementKind, pieces: i64) {
        let line = souk_stock::MovementLine {
            variant_id: self.variant,
            quantity: souk_core::Quantity::whole(pieces),
        };
        let receive = souk_stock::RecordMovement {
            kind,
            location_id: None,
            lines: vec![line],
            reason: "a test".to_owned(),
        };
        self.run(receive).await.unwrap();
    }

    /// Uses up the included orders.
    pub async fn use_up(&self, orders: u32) {
        for number in 1..=orders {
            self.place(self.key(), self.order(number)).await.unwrap();
        }
    }

    pub async fn credit(&self, orders: i64) {
        let credit = json!({
            "organization_id": self.shop, "orders": orders, "amount": "1", "method": "cash",
            "reason": "a test",
        });
        let platform = self.world.platform();
        self.world.engine.execute_named("add_online_orders_credits", platform, credit).await.unwrap();
    }

    pub async fn requests(&self, state: Option<RequestState>) -> Vec<RequestView> {
        let list =
            OrderRequestList { state, limit: souk_engine::PageSize(200), ..OrderRequestList::default() };
        self.ask(list).await.unwrap().items
    }

    async fn public(&self, code: &str, number: u32) -> souk_core::Result<souk_orders::queries::PublicOrder> {
        let phone = Phone::typed(&format!("055{number:07}"));
        let asked = PublicOrderStatus { code: code.to_owned(), phone };
        self.world.engine.ask(self.visitor(u8::try_from(number % 200).unwrap()), asked).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn checkouts_wait_in_their_turn_and_a_credit_makes_orders_of_the_first() {
    both(setup(), |world| async move {
        let stall = Stall::waiting_stall(world).await;
        stall.use_up(100).await;
        let mut placed: Vec<PlacedOrder> = Vec::new();
        for number in 201..=230 {
            let kept = stall.place(stall.key(), stall.order(number)).await.unwrap();
            assert_eq!((kept.kind, kept.number), (PlacedKind::OrderRequest, None));
            placed.push(kept);
        }
        assert_eq!((stall.count().await, stall.used().await, stall.stock().await.1), (100, 100, 100));
        let waits = stall.public(&placed[3].code, 204).await.unwrap();
        assert_eq!(waits.request, Some(RequestState::Waiting));
        assert_eq!(stall.public(&placed[3].code, 205).await.unwrap_err().code(), "order.not_found");
        stall.audit().await;

        stall.credit(20).await;
        stall.world.drain().await;
        assert_eq!((stall.count().await, stall.used().await, stall.stock().await.1), (120, 120, 120));
        let waiting = stall.requests(Some(RequestState::Waiting)).await;
        let mut numbers: Vec<i64> = waiting.iter().map(|request| request.number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (21..=30).collect::<Vec<_>>(), "the first that came are orders");
        let order = stall.view(placed[0].order_id).await;
        assert_eq!((order.code.as_str(), order.number), (placed[0].code.as_str(), 101));
        assert_eq!(order.channel.as_str(), "api");
        let public = stall.public(&placed[0].code, 201).await.unwrap();
        assert_eq!((public.request, public.status.as_str()), (None, "pending"));
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sealed_stands_nowhere_and_no_answer_opens_it() {
    both(setup(), |world| async move {
        let stall = Stall::waiting_stall(world).await;
        stall.use_up(100).await;
        let mut order = stall.order(4_567_890);
        order.customer.name = "Zubayda Qirmizi".to_owned();
        order.delivery.address = "Rue Lazaward 77".to_owned();
        order.delivery.city = "Firuzabad".to_owned();
        order.note = "doorbell Banafsaj".to_owned();
        let kept = stall.place(stall.visitor(9), order.clone()).await.unwrap();
        let own =
            stall.place(stall.visitor(9).keyed("same"), PlaceOrder { confirm_duplicate: true, ..order });
        assert_eq!(own.await.unwrap().kind, PlacedKind::OrderRequest);
        let card = stall.ask(OrderRequestCard { id: kept.order_id }).await.unwrap();
        assert_eq!((card.kind, card.asker.is_none(), card.lines.len()), (RequestKind::Quota, true, 1));
        assert_eq!((card.bill.goods_minor, card.phone_shown.is_none()), (PRICE, true));
        let answers = format!("{:?} {:?}", card, stall.requests(None).await);
        for word in ["Zubayda", "Qirmizi", "4567890", "Lazaward", "Firuzabad", "Banafsaj", "Ezzouar"] {
            assert!(!answers.contains(word), "{word} in {answers}");
            if word != "Ezzouar" {
                assert_eq!(stall.world.tables_with(word).await, Vec::<String>::new(), "{word}");
            }
        }
        let refused = stall.run(AcceptOrderRequest { id: kept.order_id }).await.unwrap_err();
        assert_eq!(refused.code(), "order_request.waits_its_turn");
        // It is over after three days, and forgotten thirty days later.
        stall.world.clock.advance(3 * Moment::DAY);
        assert_eq!(stall.public(&kept.code, 4_567_890).await.unwrap().request, Some(RequestState::Expired));
        stall.world.drain().await;
        assert_eq!(stall.requests(Some(RequestState::Expired)).await.len(), 2);
        stall.world.clock.advance(31 * Moment::DAY);
        stall.world.drain().await;
        let left: Vec<(i64,)> = stall
            .world
            .rows(sql!("select cast(count(*) as bigint) from order_requests where sealed is not null"), &[])
            .await;
        assert_eq!(left, [(0,)]);
        assert_eq!(stall.public(&kept.code, 4_567_890).await.unwrap_err().code(), "order.not_found");
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_month_takes_what_waits_and_goods_are_looked_at_anew() {
    both(setup(), |world| async move {
        let stall = Stall::waiting_stall(world).await;
        stall.world.clock.set(Moment::parse("2026-11-29T12:00:00Z").unwrap());
        let paid = json!({"id": stall.shop, "plan": STARTER});
        stall.world.engine.execute_named("activate_plan", stall.world.platform(), paid).await.unwrap();
        stall.use_up(100).await;
        let (_, cup) = stall.product("Cup", &[], 1).await;
        let of_cup = |number| {
            let mut order = stall.order(number);
            order.lines[0].variant_id = Some(cup.to_string());
            order
        };
        let first = stall.place(stall.key(), of_cup(301)).await.unwrap();
        let second = stall.place(stall.key(), of_cup(302)).await.unwrap();
        let third = stall.place(stall.key(), stall.order(303)).await.unwrap();
        // Dearer meanwhile: who waits pays what they saw.
        let price = json!({"id": stall.product, "rev": 1, "price_minor": 2 * PRICE});
        let price: souk_catalog::SetPrice = serde_json::from_value(price).unwrap();
        stall.run(price).await.unwrap();
        stall.world.clock.set(Moment::parse("2026-11-30T23:00:00Z").unwrap());
        stall.world.drain().await;
        assert_eq!(stall.view(first.order_id).await.number, 101);
        assert_eq!(stall.view(third.order_id).await.bill.goods_minor, PRICE);
        let waits = stall.ask(OrderRequestCard { id: second.order_id }).await.unwrap();
        assert_eq!(waits.state, RequestState::Waiting, "the cup is gone; those behind it had their turn");
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn half_of_the_included_orders_may_wait_and_not_one_more() {
    both(setup(), |world| async move {
        let stall = Stall::waiting_stall(world).await;
        stall.use_up(99).await;
        let tasks: Vec<_> = (400..480)
            .map(|number| {
                let (engine, ask, order) = (stall.world.engine.clone(), stall.key(), stall.order(number));
                tokio::spawn(async move { engine.execute(ask, order).await })
            })
            .collect();
        let (mut orders, mut kept, mut refused) = (0, 0, 0);
        for task in tasks {
            match task.await.unwrap() {
                Ok(placed) if placed.kind == PlacedKind::Order => orders += 1,
                Ok(_) => kept += 1,
                Err(error) => {
                    assert_eq!(error.code(), "quota.exhausted");
                    refused += 1;
                }
            }
        }
        assert_eq!((orders, kept, refused), (1, 50, 29));
        stall.audit().await;
        // Without the setting nothing is kept.
        stall
            .settings(UpdateSettings { when_blocked: Some(WhenBlocked::Refuse), ..UpdateSettings::default() })
            .await;
        let error = stall.place(stall.key(), stall.order(500)).await.unwrap_err();
        assert_eq!(error.code(), "quota.exhausted");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_customer_may_take_it_back_with_telephone_or_link_and_nobody_else() {
    both(setup(), |world| async move {
        let stall = Stall::waiting_stall(world).await;
        stall.use_up(100).await;
        let kept = stall.place(stall.visitor(1), stall.order(601)).await.unwrap();
        let by = |phone: Option<&str>, link: Option<&str>| WithdrawOrderRequest {
            code: kept.code.clone(),
            phone: phone.map(Phone::typed),
            link: link.map(str::to_owned),
        };
        let vault = stall.world.engine.vault();
        let right = souk_orders::model::link::signature(vault, stall.shop, &kept.code).encode();
        let engine = &stall.world.engine;
        for wrong in
            [by(None, None), by(Some("0550000602"), None), by(None, Some("00")), by(Some(""), Some(""))]
        {
            let error = engine.execute(stall.visitor(2), wrong).await.unwrap_err();
            assert_eq!(error.code(), "order.not_found");
        }
        let gone = engine.execute(stall.visitor(1), by(None, Some(&right))).await.unwrap();
        assert_eq!(gone.state, RequestState::Withdrawn);
        let again = engine.execute(stall.visitor(1), by(Some("0550000601"), None)).await.unwrap_err();
        assert_eq!(again.code(), "order.not_found");
        let status = stall.public(&kept.code, 601).await.unwrap();
        assert_eq!((status.request, status.status.as_str()), (Some(RequestState::Withdrawn), "cancelled"));
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_accepts_or_rejects_what_was_screened() {
    both(setup(), |world| async move {
        let stall = Stall::on_plan(world, STARTER).await;
        let asked = |number| PlaceOrder { screen: true, ..stall.order(number) };
        let first = stall.place(stall.key(), asked(1)).await.unwrap();
        let second = stall.place(stall.key(), asked(2)).await.unwrap();
        assert_eq!((stall.stock().await, stall.used().await, stall.count().await), ((10, 0), 0, 0));
        let card = stall.ask(OrderRequestCard { id: first.order_id }).await.unwrap();
        let asker = card.asker.unwrap();
        assert_eq!((asker.name.as_str(), asker.phone.as_str()), ("أمينة", "+213550000001"));
        let reasons: Vec<_> = card.risk.reasons.iter().map(|it| it.reason.as_str()).collect();
        assert_eq!(reasons, ["no_delivered", "asked"]);

        let order = stall.run(AcceptOrderRequest { id: first.order_id }).await.unwrap();
        assert_eq!((order.code, order.number), (first.code, 1));
        assert_eq!((stall.stock().await, stall.used().await), ((10, 1), 1));
        let twice = stall.run(AcceptOrderRequest { id: first.order_id }).await.unwrap_err();
        assert_eq!(twice.code(), "order_request.already_decided");
        let rejected = RejectOrderRequest { id: second.order_id, reason: "a prank".to_owned() };
        let view = stall.run(rejected).await.unwrap();
        assert_eq!((view.state, view.reason.as_str()), (RequestState::Rejected, "a prank"));
        assert!(view.asker.is_none(), "answers are kept for a while");
        let foreign =
            stall.world.engine.execute(stall.other_owner(), AcceptOrderRequest { id: second.order_id });
        assert_eq!(foreign.await.unwrap_err().code(), "order_request.not_found");
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_again_and_too_many_are_asked_of_requests_too() {
    both(setup(), |world| async move {
        let stall = Stall::waiting_stall(world).await;
        stall.use_up(100).await;
        let again = |confirm_duplicate| PlaceOrder { confirm_duplicate, ..stall.order(700) };
        stall.place(stall.visitor(1), again(false)).await.unwrap();
        let error = stall.place(stall.visitor(2), again(false)).await.unwrap_err();
        assert_eq!(error.code(), "order.duplicate_suspected");
        assert!(!error.refusal().unwrap().args.contains_key("code"), "another visitor learns no code");
        let own = stall.place(stall.visitor(1), again(false)).await.unwrap_err();
        assert!(own.refusal().unwrap().args.contains_key("code"), "whoever ordered is led to it");
        for _ in 0..2 {
            stall.place(stall.visitor(2), again(true)).await.unwrap();
        }
        let error = stall.place(stall.visitor(2), again(true)).await.unwrap_err();
        assert_eq!(error.code(), "order.too_many_open");
        stall.audit().await;
    })
    .await;
}

/// Twenty-five fakes of a plan of a hundred: a fifth gives its unit back, and one opened again takes one.
#[tokio::test(flavor = "multi_thread")]
async fn fakes_give_a_fifth_back_and_an_order_opened_again_races_for_a_unit() {
    both(setup(), |world| async move {
        let stall = Stall::on_plan(world, STARTER).await;
        stall.add(500).await;
        stall.use_up(100).await;
        let orders: Vec<(souk_orders::OrderId,)> = stall
            .world
            .rows(sql!("select id from orders where shop_id = $1 order by number"), params![stall.shop])
            .await;
        for (id,) in &orders[..25] {
            let cancel = CancelOrder { id: *id, reason: CancelReason::Fake, note: String::new() };
            stall.run(cancel).await.unwrap();
        }
        assert_eq!(stall.used().await, 80, "twenty units came back, five did not");
        for number in 1_001..=1_019 {
            stall.place(stall.key(), stall.order(number)).await.unwrap();
        }
        assert_eq!(stall.used().await, 99);
        let reopen = souk_orders::ReopenOrder { id: orders[0].0, note: String::new() };
        let mut tasks = Vec::new();
        let (engine, ask) = (stall.world.engine.clone(), stall.owner());
        tasks.push(tokio::spawn(async move { engine.execute(ask, reopen).await.map(drop) }));
        for number in 2_001..=2_050 {
            let (engine, ask, order) = (stall.world.engine.clone(), stall.key(), stall.order(number));
            tasks.push(tokio::spawn(async move { engine.execute(ask, order).await.map(drop) }));
        }
        let mut won = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(()) => won += 1,
                Err(error) => assert_eq!(error.code(), "quota.exhausted"),
            }
        }
        assert_eq!((won, stall.used().await), (1, 100));
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_repeated_answers_the_same_request() {
    both(setup(), |world| async move {
        let stall = Stall::waiting_stall(world).await;
        stall.use_up(100).await;
        let ask = || -> Ask { stall.key().keyed("one") };
        let first = stall.place(ask(), stall.order(800)).await.unwrap();
        let second = stall.place(ask(), stall.order(800)).await.unwrap();
        assert_eq!((first.order_id, &first.code), (second.order_id, &second.code));
        let mut other = stall.order(800);
        other.lines[0].quantity = Some(Figure("2".to_owned()));
        assert_eq!(stall.place(ask(), other).await.unwrap_err().code(), "request.key_reused");
        let inputs: Vec<(Option<Vec<u8>>,)> = stall
            .world
            .rows(
                sql!("select input from journal where shop_id = $1 and subject = $2"),
                params![stall.shop, first.order_id],
            )
            .await;
        assert_eq!(inputs, [(None,)], "the journal keeps no input of it");
        // Prices are expectations here too.
        let mut wrong = stall.order(801);
        wrong.lines[0].unit_price = Some(Amount::Minor(1));
        assert_eq!(stall.place(stall.key(), wrong).await.unwrap_err().code(), "order.price_changed");
    })
    .await;
}
