//! What strangers see: the status page and the cart.

use souk_customers::phone::Phone;
use souk_orders::model::form::{DeliveryForm, LineForm};
use souk_orders::queries::PublicOrder;
use souk_orders::{ConfirmOrder, PublicOrderStatus, QuoteCart, Status};
use souk_testkit::both;

use crate::stall::{FEE, PRICE, Stall, setup};

async fn look(stall: &Stall, visitor: u8, code: &str, phone: &str) -> souk_core::Result<PublicOrder> {
    let query = PublicOrderStatus { code: code.to_owned(), phone: Phone::typed(phone) };
    stall.world.engine.ask(stall.visitor(visitor), query).await
}

#[tokio::test(flavor = "multi_thread")]
async fn code_and_telephone_together_open_the_status_page() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let placed = stall.placed(1).await;
        stall.run(ConfirmOrder { id: placed.order_id, note: "said yes".to_owned() }).await.unwrap();
        let seen = look(&stall, 1, &placed.code.to_lowercase(), "055 000 00 01").await.unwrap();
        assert_eq!((seen.status, seen.total_minor), (Status::Confirmed, PRICE + FEE));
        assert_eq!(seen.steps.iter().map(|step| step.status).collect::<Vec<_>>(), [Status::Confirmed]);
        let shown = serde_json::to_string(&seen).unwrap();
        assert!(!shown.contains("said yes") && !shown.contains("+213"), "{shown}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_pair_and_an_unknown_one_look_alike() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let placed = stall.placed(1).await;
        let mut bodies = Vec::new();
        for (code, phone) in
            [(placed.code.as_str(), "0550000002"), ("ZZZZZZZZ", "0550000001"), ("?", "x"), ("", "")]
        {
            let error = look(&stall, 1, code, phone).await.unwrap_err();
            bodies.push(format!("{error}"));
        }
        bodies.dedup();
        assert_eq!(bodies, ["order.not_found {}"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_guesses_an_hour_for_a_telephone_however_it_is_spelled() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let placed = stall.placed(1).await;
        let spellings = ["0550000001", "055 000 00 01", "+213550000001", "00213 550000001"];
        for guess in 0..10_u8 {
            let spelling = spellings[usize::from(guess) % spellings.len()];
            assert_eq!(
                look(&stall, guess, "ZZZZZZZZ", spelling).await.unwrap_err().code(),
                "order.not_found"
            );
        }
        let eleventh = look(&stall, 99, &placed.code, "0550000001").await.unwrap_err();
        assert_eq!(eleventh.code(), "request.too_many");
        stall.world.clock.advance(souk_core::Moment::HOUR);
        assert!(look(&stall, 99, &placed.code, "0550000001").await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cart_is_priced_line_by_line_and_nothing_is_written() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let before = stall.print().await;
        let unknown =
            LineForm { variant_id: Some("var_01ARZ3NDEKTSV4RRFFQ69G5FAV".to_owned()), ..LineForm::default() };
        let mut cart = QuoteCart {
            lines: vec![stall.line("2"), unknown, stall.line("0")],
            delivery: DeliveryForm::default(),
        };
        let ask = |cart: QuoteCart| stall.world.engine.ask(stall.visitor(1), cart);
        let quote = ask(cart.clone()).await.unwrap();
        let problems: Vec<_> = quote.lines.iter().map(|line| line.problem.as_deref()).collect();
        assert_eq!(problems, [None, Some("variant.not_found"), Some("order.quantity_invalid")]);
        assert_eq!((quote.goods_minor, quote.delivery_fee_minor, quote.complete), (2 * PRICE, None, false));

        cart.lines.truncate(1);
        cart.delivery = stall.order(1).delivery;
        let quote = ask(cart.clone()).await.unwrap();
        assert!(quote.complete);
        assert_eq!((quote.delivery_fee_minor, quote.total_minor), (Some(FEE), 2 * PRICE + FEE));
        let ways: Vec<_> = quote.ways.iter().map(|way| (way.option.as_str(), way.total_minor)).collect();
        assert_eq!(ways, [("home", 2 * PRICE + FEE)]);

        cart.delivery.option = Some("desk".to_owned());
        let quote = ask(cart.clone()).await.unwrap();
        assert_eq!(quote.delivery_problem.as_deref(), Some("delivery.not_served"));
        assert!(!quote.complete && !quote.is_not_served(), "to the door it goes");
        assert_eq!(quote.way("desk").map(|way| way.option.as_str()), Some("home"));

        let empty = ask(QuoteCart::default()).await.unwrap();
        assert_eq!((empty.total_minor, empty.complete, empty.lines.len()), (0, false, 0));
        assert_eq!(stall.print().await, before);
    })
    .await;
}
