//! What an accepted order leaves: its rows, its goods, its unit, its number.

use souk_core::Quantity;
use souk_customers::queries::CustomerList;
use souk_orders::model::form::LineForm;
use souk_orders::{Channel, PaymentStatus, PlaceOrder, Status};
use souk_testkit::both;

use crate::stall::{FEE, PRICE, Stall, setup};

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_orders_and_the_shop_has_everything_of_it() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let order =
            PlaceOrder { lines: vec![stall.line("2")], note: " call first ".to_owned(), ..stall.order(1) };
        let placed = stall.place(stall.visitor(1), order).await.unwrap();
        assert_eq!(placed.total_minor, 2 * PRICE + FEE);
        assert_eq!(placed.code.len(), 8);
        assert_eq!(placed.status_url, format!("/shop/amina/o?code={}", placed.code));
        assert!(placed.number.is_none() && placed.limit_info.is_none(), "not a customer's business");

        let view = stall.view(placed.order_id).await;
        assert_eq!((view.number, view.channel, view.status), (1, Channel::Storefront, Status::Pending));
        assert_eq!(
            (view.payment_status, view.payment_method.as_str()),
            (PaymentStatus::Due, "cash_on_delivery")
        );
        assert_eq!((view.customer.name.as_str(), view.customer.phone.as_str()), ("أمينة", "+213550000001"));
        assert_eq!((view.delivery.province, view.delivery.carrier.as_str()), (16, "own"));
        assert_eq!(view.note, "call first");
        assert_eq!(view.lines.len(), 1);
        assert_eq!((view.lines[0].quantity, view.lines[0].unit_price_minor), (Quantity::whole(2), PRICE));
        assert_eq!(view.history.iter().map(|row| row.to).collect::<Vec<_>>(), [Status::Pending]);
        assert_eq!(stall.stock().await, (10, 2));
        assert_eq!((stall.open_lines().await, stall.used().await), (1, 1));
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_count_up_and_codes_do_not() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let mut codes = Vec::new();
        for number in 1..=3 {
            let placed = stall.place(stall.key(), stall.order(number)).await.unwrap();
            assert_eq!(placed.number, Some(i64::from(number)));
            let info = placed.limit_info.unwrap();
            assert_eq!(info.current_orders, i64::from(number));
            codes.push(placed.code);
        }
        assert!(codes[0] != codes[1] && codes[1] != codes[2]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_answers_the_same_order_and_another_body_is_refused() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let ask = || stall.visitor(1).keyed("form-1");
        let first = stall.place(ask(), stall.order(1)).await.unwrap();
        let mut closed = souk_shops::SetMode { mode: souk_engine::Mode::Maintenance, reason: String::new() };
        stall.run(closed.clone()).await.unwrap();
        let again = stall.place(ask(), stall.order(1)).await.unwrap();
        assert_eq!((first.order_id, first.code), (again.order_id, again.code), "in any mode");
        closed.mode = souk_engine::Mode::Auto;
        stall.run(closed).await.unwrap();
        let other = stall.place(ask(), stall.order(2)).await.unwrap_err();
        assert_eq!(other.code(), "request.key_reused");
        assert_eq!((stall.count().await, stall.stock().await), (1, (10, 1)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_telephone_is_one_customer_whatever_its_spelling() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        for phone in ["0551 23 45 67", "+213 551 23 45 67", "٠٥٥١٢٣٤٥٦٧"] {
            let mut order = PlaceOrder { confirm_duplicate: true, ..stall.order(1) };
            order.customer.phone = phone.to_owned();
            stall.place(stall.owner(), order).await.unwrap();
        }
        let customers = stall.ask(CustomerList::default()).await.unwrap().items;
        assert_eq!(customers.len(), 1);
        assert_eq!((customers[0].orders, customers[0].open_orders), (3, 3));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_product_is_chosen_by_the_values_of_its_options() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let (product, small) = stall.product("Shoe", &["41", "42"], 5).await;
        let choose = |options: &[&str]| PlaceOrder {
            lines: vec![LineForm {
                product_id: Some(product.to_string()),
                options: options.iter().map(|value| (*value).to_owned()).collect(),
                ..LineForm::default()
            }],
            confirm_duplicate: true,
            ..stall.order(1)
        };
        let placed = stall.place(stall.owner(), choose(&["٤١"])).await.unwrap();
        assert_eq!(stall.view(placed.order_id).await.lines[0].variant_id, small);
        for wrong in [&["43"][..], &[]] {
            let error = stall.place(stall.owner(), choose(wrong)).await.unwrap_err();
            assert_eq!(error.code(), "variant.not_found", "{wrong:?}");
        }
        // The only variant of a product needs no choice.
        let plain = LineForm { product_id: Some(stall.product.to_string()), ..LineForm::default() };
        let order = PlaceOrder { lines: vec![plain], ..stall.order(2) };
        stall.place(stall.owner(), order).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_prices_everything_and_writes_nothing() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let before = stall.print().await;
        let answer = stall.world.engine.execute_answer(stall.owner().dry(), stall.order(1)).await.unwrap();
        let planned = answer.planned.unwrap();
        assert!(planned.events.iter().any(|event| event["name"] == "order.placed"));
        assert_eq!(stall.print().await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_that_holds_from_the_confirmation_on_takes_the_goods_then() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let later = souk_shops::UpdateSettings {
            hold_stock_from: Some(souk_shops::HoldStock::Confirmed),
            ..souk_shops::UpdateSettings::default()
        };
        stall.settings(later).await;
        let placed = stall.placed(1).await;
        assert_eq!(stall.stock().await, (10, 0));
        stall.run(souk_orders::ConfirmOrder { id: placed.order_id, note: String::new() }).await.unwrap();
        assert_eq!(stall.stock().await, (10, 1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cash_that_cannot_be_paid_is_rounded_as_its_own_line() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        stall.rate("31", 60_040).await;
        let step =
            souk_shops::UpdateSettings { cash_step: Some(500), ..souk_shops::UpdateSettings::default() };
        stall.settings(step).await;
        let mut order = stall.order(1);
        order.delivery.province = "31".to_owned();
        order.delivery.municipality = "Oran".to_owned();
        let placed = stall.place(stall.owner(), order).await.unwrap();
        assert_eq!(
            (placed.delivery_fee_minor, placed.rounding_minor, placed.total_minor),
            (60_040, -40, 310_000)
        );
    })
    .await;
}
