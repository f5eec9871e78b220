//! Customers who ask to be called about their order.

use souk_confirmation::{AskForCall, CallAsked, CallQueue, CallbackList, EndCallback, UpdateCallRules};
use souk_core::{Actor, Lang, Moment, RawId, Result};
use souk_customers::phone::Phone;
use souk_engine::Ask;
use souk_orders::model::form::{Buyer, DeliveryForm, LineForm};
use souk_orders::model::{figure::Figure, link};
use souk_orders::{
    AcceptOrderRequest, CancelOrder, CancelReason, ConfirmOrder, Confirmation, DeliverOrder, EraseCustomer,
    OrderId, PlaceOrder, RejectOrderRequest, ShipOrder,
};
use souk_testkit::both;

use crate::hall::{Hall, setup};

impl Hall {
    /// Somebody who is no member, each from an address of their own.
    fn visitor(&self, number: u8) -> Ask {
        let address_class = format!("10.0.0.{number}");
        Ask::new(Actor::Visitor { session: RawId([number; 16]), address_class, shop: self.shop }, "test")
    }
    async fn by_phone(&self, visitor: u8, code: &str, phone: &str) -> Result<CallAsked> {
        let ask = AskForCall { code: code.to_owned(), phone: Some(Phone::typed(phone)), link: None };
        self.world.engine.execute(self.visitor(visitor), ask).await
    }
    async fn by_link(&self, visitor: u8, code: &str, link: &str) -> Result<CallAsked> {
        let ask = AskForCall { code: code.to_owned(), phone: None, link: Some(link.to_owned()) };
        self.world.engine.execute(self.visitor(visitor), ask).await
    }
    fn link(&self, code: &str) -> String {
        link::signature(self.world.engine.vault(), self.shop, code).encode()
    }
    async fn code(&self, id: OrderId) -> String {
        self.view(id).await.code
    }
    /// The customer of an order that `order(number)` made.
    async fn wants_call(&self, id: OrderId, number: u32) -> CallAsked {
        let code = self.code(id).await;
        self.by_phone(1, &code, &format!("055{number:07}")).await.unwrap()
    }
    async fn wanted(&self) -> Vec<OrderId> {
        let list = self.ask(CallbackList::default()).await.unwrap().items;
        let count = self.ask(CallQueue {}).await.unwrap().callbacks;
        assert_eq!(usize::try_from(count).unwrap(), list.len());
        list.into_iter().map(|row| row.order_id).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_who_wants_a_call_comes_next_and_waits_until_somebody_called() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let (old, wanting) = (hall.order(1).await, hall.order(2).await);
        hall.say(1, wanting, Confirmation::NoAnswer).await.unwrap();
        hall.later(Moment::MINUTE);
        let asked = hall.wants_call(wanting, 2).await;
        assert_eq!(asked.asked_at, hall.world.engine.now());
        hall.later(Moment::MINUTE);
        assert_eq!(hall.wants_call(wanting, 2).await, asked, "once more is the same");
        assert_eq!(hall.wanted().await, [wanting]);
        assert_eq!(hall.card(wanting).await.asked_at, Some(asked.asked_at));
        assert_eq!((hall.next(1).await, hall.next(2).await), (Some(wanting), Some(old)));
        hall.say(1, wanting, Confirmation::Busy).await.unwrap();
        assert_eq!(hall.wanted().await, [], "somebody called");
        assert_eq!(hall.card(wanting).await.asked_at, None);
        hall.later(Moment::MINUTE);
        assert_eq!(hall.wants_call(wanting, 2).await.asked_at, hall.world.engine.now(), "and asked anew");
        assert_eq!(hall.next(1).await, Some(wanting));
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn telephone_or_link_is_the_proof_and_everything_else_looks_like_no_order() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let (order, other) = (hall.order(1).await, hall.order(2).await);
        let (code, foreign) = (hall.code(order).await, hall.code(other).await);
        let before = hall.print().await;
        for (phone, code) in [("0550000002", &*code), ("nothing", &*code), ("", &*code), ("0550000001", "")] {
            let error = hall.by_phone(2, code, phone).await.unwrap_err();
            assert_eq!(error.code(), "order.not_found", "{phone} {code}");
        }
        // Six tries an hour about one order.
        hall.later(Moment::HOUR);
        for link in [hall.link(&foreign), "00".to_owned(), String::new()] {
            let error = hall.by_link(3, &code, &link).await.unwrap_err();
            assert_eq!(error.code(), "order.not_found", "{link}");
        }
        assert_eq!(hall.print().await, before);
        hall.later(Moment::HOUR);
        hall.by_link(4, &code, &hall.link(&code)).await.unwrap();
        assert_eq!(hall.wanted().await, [order]);
        let mut last = String::new();
        for number in 10..22 {
            let guess = hall.by_phone(number, &foreign, "0550000009").await.unwrap_err();
            last = guess.code().to_owned();
        }
        assert_eq!(last, "request.too_many", "guesses have an end wherever they come from");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_on_its_way_is_called_about_beside_the_queue_and_a_finished_one_is_not() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let order = hall.order(1).await;
        let note = String::new;
        hall.run(ConfirmOrder { id: order, note: note() }).await.unwrap();
        hall.wants_call(order, 1).await;
        assert_eq!((hall.next(1).await, hall.wanted().await), (None, vec![order]));
        hall.run(EndCallback { id: order }).await.unwrap();
        assert_eq!(hall.wanted().await, []);
        let again = hall.run(EndCallback { id: order }).await.unwrap_err();
        assert_eq!(again.code(), "confirmation.callback_none");
        hall.run(ShipOrder { id: order, note: note() }).await.unwrap();
        hall.wants_call(order, 1).await;
        hall.run(DeliverOrder { id: order, note: note() }).await.unwrap();
        assert_eq!(hall.wanted().await, [order], "whoever asked in time is called");
        let code = hall.code(order).await;
        let late = hall.by_phone(2, &code, "0550000001").await.unwrap_err();
        assert_eq!(late.code(), "confirmation.callback_late");
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wish_comes_first_and_leaves_the_tries_as_they_were() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        hall.run(UpdateCallRules { auto_cancel: Some(false), ..UpdateCallRules::default() }).await.unwrap();
        let older = hall.order(2).await;
        hall.later(Moment::MINUTE);
        let order = hall.order(1).await;
        hall.say(1, order, Confirmation::NoAnswer).await.unwrap();
        hall.say(1, order, Confirmation::NoAnswer).await.unwrap();
        hall.later(Moment::DAY);
        hall.wants_call(order, 1).await;
        // Red where a wish takes back what was tried: whoever asks each time would never be given up.
        assert_eq!(hall.ask(CallQueue {}).await.unwrap().waiting.postponed, 1);
        assert_eq!(hall.next(1).await, Some(order), "before those that nobody called");
        let third = hall.say(1, order, Confirmation::NoAnswer).await.unwrap();
        assert_eq!((third.gave_up, third.attempts), (true, 3));
        hall.later(Moment::MINUTE);
        hall.wants_call(order, 1).await;
        assert_eq!(
            (hall.next(1).await, hall.next(2).await),
            (Some(order), Some(older)),
            "also when given up"
        );
        hall.world.clock.set(Moment::parse("2026-11-21T20:30:00Z").unwrap());
        let night = hall.run(souk_confirmation::NextCall::default()).await.unwrap_err();
        assert_eq!(night.code(), "confirmation.outside_hours", "hours bind these calls too");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_wishes_come_first_and_the_fourth_waits_in_its_turn() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let older = hall.order(2).await;
        hall.later(Moment::MINUTE);
        let order = hall.order(1).await;
        for wish in 0..4 {
            hall.later(Moment::HOUR);
            hall.wants_call(order, 1).await;
            assert_eq!(hall.wanted().await, [order], "every wish stands on the list");
            let next = hall.next(1).await;
            assert_eq!(next, Some(if wish < 3 { order } else { older }), "wish {wish}");
            hall.say(1, order, Confirmation::Busy).await.unwrap();
        }
        hall.audit().await;
    })
    .await;
}

fn screened(hall: &Hall, number: u32) -> PlaceOrder {
    PlaceOrder {
        customer: Buyer {
            name: "أمينة".to_owned(), phone: format!("055{number:07}"), lang: Some(Lang::Ar)
        },
        lines: vec![LineForm {
            variant_id: Some(hall.variant.to_string()),
            quantity: Some(Figure("1".to_owned())),
            ..LineForm::default()
        }],
        delivery: DeliveryForm {
            province: "16".to_owned(),
            municipality: "Bab Ezzouar".to_owned(),
            address: "Rue 1".to_owned(),
            ..DeliveryForm::default()
        },
        screen: true,
        ..PlaceOrder::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_looked_at_first_is_answered_like_everybody() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let key = || Ask::new(Actor::ApiKey { key: RawId([7; 16]), shop: hall.shop }, "test");
        let engine = &hall.world.engine;
        let taken = engine.execute(key(), screened(&hall, 1)).await.unwrap();
        let robot = engine.execute(key(), screened(&hall, 2)).await.unwrap();
        let asked = hall.by_phone(1, &taken.code, "0550000001").await.unwrap();
        hall.later(Moment::MINUTE);
        assert_eq!(hall.by_link(2, &taken.code, &hall.link(&taken.code)).await.unwrap(), asked);
        hall.by_phone(3, &robot.code, "0550000002").await.unwrap();
        // Red where a checkout that is looked at first stands on no list.
        assert_eq!(hall.wanted().await, [taken.order_id, robot.order_id]);
        let list = hall.ask(CallbackList::default()).await.unwrap().items;
        assert!(list.iter().all(|row| row.is_request), "{list:?}");
        assert_eq!((list[0].customer_name.as_str(), list[0].phone.as_str()), ("أمينة", "+213550000001"));
        hall.audit().await;
        let older = hall.order(7).await;
        hall.run(AcceptOrderRequest { id: taken.order_id }).await.unwrap();
        assert_eq!(hall.wanted().await, [taken.order_id, robot.order_id]);
        assert_eq!(
            (hall.next(1).await, hall.next(2).await),
            (Some(taken.order_id), Some(older)),
            "the wish goes on with the order"
        );
        hall.run(EndCallback { id: robot.order_id }).await.unwrap();
        assert_eq!(hall.wanted().await, [taken.order_id]);
        hall.by_phone(5, &robot.code, "0550000002").await.unwrap();
        hall.run(RejectOrderRequest { id: robot.order_id, reason: String::new() }).await.unwrap();
        let late = hall.by_phone(4, &robot.code, "0550000002").await.unwrap_err();
        assert_eq!(late.code(), "confirmation.callback_late");
        assert_eq!(hall.wanted().await, [taken.order_id], "nothing will come of the other");
        hall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_calls_whoever_was_forgotten_and_no_shop_sees_anothers_wishes() {
    both(setup(), |world| async move {
        let hall = Hall::open(world).await;
        let order = hall.order(1).await;
        hall.wants_call(order, 1).await;
        let stranger = || {
            let user = souk_core::UserId::from_raw(RawId([1; 16]));
            Ask::new(Actor::Member { user, shop: hall.other }, "test")
        };
        let engine = &hall.world.engine;
        let foreign = engine.execute(stranger(), EndCallback { id: order }).await.unwrap_err();
        assert_eq!(foreign.code(), "order.not_found");
        assert_eq!(engine.ask(stranger(), CallbackList::default()).await.unwrap().items, []);
        let (code, note) = (hall.code(order).await, String::new());
        let cancel = CancelOrder { id: order, reason: CancelReason::Customer, note };
        hall.run(cancel).await.unwrap();
        let customer = hall.view(order).await.customer.id;
        hall.run(EraseCustomer { id: customer }).await.unwrap();
        assert_eq!(hall.wanted().await, []);
        let forgotten = hall.by_phone(5, &code, "0550000001").await.unwrap_err();
        assert_eq!(forgotten.code(), "order.not_found");
    })
    .await;
}
