//! Every refusal of placing an order, its order, and that nothing is left behind it.

use souk_core::Moment;
use souk_customers::commands::BlockCustomer;
use souk_customers::queries::CustomerList;
use souk_engine::Mode;
use souk_orders::model::figure::{Amount, Figure};
use souk_orders::model::form::LineForm;
use souk_orders::{CancelOrder, CancelReason, PlaceOrder};
use souk_shops::{SetMode, UpdateSettings};
use souk_testkit::both;

use crate::stall::{FEE, PRICE, Stall, setup};

async fn refused(stall: &Stall, ask: souk_engine::Ask, order: PlaceOrder) -> souk_core::Refusal {
    let before = stall.print().await;
    let error = stall.place(ask, order).await.unwrap_err();
    assert_eq!(stall.print().await, before, "{error}");
    error.refusal().unwrap().clone()
}

async fn code(stall: &Stall, order: PlaceOrder) -> &'static str {
    refused(stall, stall.visitor(1), order).await.code
}

async fn block(stall: &Stall) {
    let id = stall.ask(CustomerList::default()).await.unwrap().items[0].id;
    stall.run(BlockCustomer { id, reason: "refused twice".to_owned(), until: None }).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn all_wrong_fields_come_at_once() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let mut order = stall.order(1);
        order.customer.name = "7".to_owned();
        order.customer.phone = "0555".to_owned();
        order.lines[0].quantity = Some(Figure("0".to_owned()));
        let refusal = refused(&stall, stall.visitor(1), order).await;
        assert_eq!(refusal.code, "order.form_invalid");
        let fields: Vec<_> = refusal.fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(fields, ["customer.name", "customer.phone", "lines.0.quantity"]);
        let mut order = stall.order(1);
        order.lines[0].quantity = Some(Figure("2.5".to_owned()));
        assert_eq!(code(&stall, order).await, "order.quantity_invalid", "pieces are whole");
    })
    .await;
}

/// The later check is failing too in every pair: the earlier one answers.
#[tokio::test(flavor = "multi_thread")]
async fn the_checks_answer_in_their_fixed_order() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        stall
            .settings(UpdateSettings { open_orders_per_customer: Some(1), ..UpdateSettings::default() })
            .await;
        stall.placed(1).await;
        // Everything that can be wrong at once, mended one after the other.
        let mut order = stall.order(1);
        order.customer.phone = "0555".to_owned();
        order.lines[0].variant_id = Some("var_nothing".to_owned());
        order.lines[0].unit_price = Some(Amount::Minor(1));
        order.payment_method = "bitcoin".to_owned();
        order.delivery.municipality = "Atlantis".to_owned();
        stall.run(SetMode { mode: Mode::Maintenance, reason: String::new() }).await.unwrap();
        block(&stall).await;

        assert_eq!(code(&stall, order.clone()).await, "order.phone_invalid");
        order.customer.phone = "0550000001".to_owned();
        let told = refused(&stall, stall.owner(), order.clone()).await;
        assert_eq!(told.code, "customer.blocked", "a member is told; whoever buys never is");
        order.customer.phone = "0550000002".to_owned();
        assert_eq!(code(&stall, order.clone()).await, "variant.not_found");
        order.lines = vec![LineForm { unit_price: Some(Amount::Minor(1)), ..stall.line("11") }];
        assert_eq!(code(&stall, order.clone()).await, "shop.maintenance");
        stall.run(SetMode { mode: Mode::Auto, reason: String::new() }).await.unwrap();
        let id = stall.ask(CustomerList::default()).await.unwrap().items[0].id;
        stall.run(souk_customers::commands::UnblockCustomer { id }).await.unwrap();
        order.customer.phone = "0550000001".to_owned();
        assert_eq!(code(&stall, order.clone()).await, "order.too_many_open");
        stall
            .settings(UpdateSettings { open_orders_per_customer: Some(9), ..UpdateSettings::default() })
            .await;
        assert_eq!(code(&stall, order.clone()).await, "order.duplicate_suspected");
        order.confirm_duplicate = true;
        stall.settings(UpdateSettings { daily_order_limit: Some(1), ..UpdateSettings::default() }).await;
        assert_eq!(code(&stall, order.clone()).await, "payment_method.not_found");
        order.payment_method = "cod".to_owned();
        assert_eq!(code(&stall, order.clone()).await, "delivery.municipality_unknown");
        order.delivery.municipality = "Bab Ezzouar".to_owned();
        assert_eq!(code(&stall, order.clone()).await, "order.price_changed");
        order.lines[0].unit_price = Some(Amount::Minor(PRICE));
        assert_eq!(code(&stall, order.clone()).await, "order.daily_limit_reached");
        stall.settings(UpdateSettings { daily_order_limit: Some(0), ..UpdateSettings::default() }).await;
        let blocking =
            souk_plans::BlockShop { id: stall.shop, code: "fraud".to_owned(), text: "x".repeat(9) };
        stall.world.engine.execute(stall.world.platform(), blocking).await.unwrap();
        let neutral = refused(&stall, stall.visitor(1), order.clone()).await;
        assert_eq!((neutral.code, neutral.args.len()), ("plan.blocked", 0));
        let lifting = souk_plans::UnblockShop { id: stall.shop };
        stall.world.engine.execute(stall.world.platform(), lifting).await.unwrap();
        assert_eq!(code(&stall, order.clone()).await, "stock.insufficient");
        order.lines[0].quantity = Some(Figure("9".to_owned()));
        stall.place(stall.visitor(1), order).await.unwrap();
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_false_price_never_becomes_an_order() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let shown = |line: Option<Amount>, total: Option<Amount>, fee: Option<Amount>| {
            let mut order = stall.order(1);
            order.lines[0].unit_price = line;
            order.expected.total = total;
            order.expected.delivery_fee = fee;
            order
        };
        let minor = |minor| Some(Amount::Minor(minor));
        for order in [
            shown(minor(1), None, None),
            shown(None, minor(PRICE), None),
            shown(None, None, minor(FEE + 1)),
            shown(Some(Amount::Major("2500.001".to_owned())), None, None),
            shown(minor(-PRICE), None, None),
        ] {
            let refusal = refused(&stall, stall.visitor(1), order).await;
            assert_eq!(refusal.code, "order.price_changed");
            let quote = &refusal.args["quote"];
            assert_eq!(quote["total_minor"], PRICE + FEE);
            assert_eq!(quote["lines"][0]["unit_price_minor"], PRICE);
        }
        // Nothing expected, or what is true.
        let mut order = shown(minor(0), Some(Amount::Major("3100.00".to_owned())), minor(FEE));
        stall.place(stall.visitor(1), order.clone()).await.unwrap();
        order.confirm_duplicate = true;
        order.expected.total = minor(0);
        stall.place(stall.visitor(1), order).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_again_is_asked_about_for_a_day_and_not_after_a_cancellation() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let first = stall.placed(1).await;
        let visitor = refused(&stall, stall.visitor(2), stall.order(1)).await;
        assert_eq!(visitor.code, "order.duplicate_suspected");
        assert!(!visitor.args.contains_key("number"), "a stranger learns no order by a telephone");
        let member = refused(&stall, stall.owner(), stall.order(1)).await;
        assert_eq!(member.args["number"], 1);
        let other = stall.product("Hat", &[], 5).await.1;
        let mut hat = stall.order(1);
        hat.lines[0].variant_id = Some(other.to_string());
        stall.place(stall.visitor(1), hat).await.unwrap();

        let cancel = CancelOrder { id: first.order_id, reason: CancelReason::Customer, note: String::new() };
        stall.run(cancel).await.unwrap();
        stall.placed(1).await;
        stall.world.clock.advance(Moment::DAY);
        stall.placed(1).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_of_the_daily_limit_is_the_shops() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        stall.settings(UpdateSettings { daily_order_limit: Some(2), ..UpdateSettings::default() }).await;
        // One minute before midnight in Algiers.
        stall.world.clock.set(Moment::parse("2026-11-20T22:59:00Z").unwrap());
        let again = || PlaceOrder { confirm_duplicate: true, ..stall.order(1) };
        for _ in 0..2 {
            stall.place(stall.visitor(1), again()).await.unwrap();
        }
        assert_eq!(code(&stall, again()).await, "order.daily_limit_reached");
        stall.place(stall.owner(), again()).await.unwrap();
        stall.world.clock.set(Moment::parse("2026-11-20T23:00:00Z").unwrap());
        let confirmed = stall
            .settings(UpdateSettings { open_orders_per_customer: Some(50), ..UpdateSettings::default() });
        confirmed.await;
        stall.place(stall.visitor(1), again()).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn members_order_in_maintenance_and_nobody_in_an_emergency() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        stall.run(SetMode { mode: Mode::Maintenance, reason: String::new() }).await.unwrap();
        assert_eq!(refused(&stall, stall.key(), stall.order(1)).await.code, "shop.maintenance");
        let placed = stall.place(stall.owner(), stall.order(1)).await.unwrap();
        assert!(stall.view(placed.order_id).await.in_maintenance);
        stall.run(SetMode { mode: Mode::Emergency, reason: "flood".to_owned() }).await.unwrap();
        assert_eq!(refused(&stall, stall.owner(), stall.order(2)).await.code, "shop.emergency");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn foreign_and_unknown_things_look_alike() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let order = |shop: &str, variant: &str| {
            let mut order = stall.order(1);
            order.shop_id = Some(shop.to_owned());
            order.lines[0].variant_id = Some(variant.to_owned());
            order
        };
        let (own, mine) = (stall.shop.to_string(), stall.variant.to_string());
        for shop in [stall.other.to_string(), "shp_X".to_owned()] {
            let refusal = refused(&stall, stall.key(), order(&shop, &mine)).await;
            assert_eq!((refusal.code, refusal.kind.status()), ("shop.not_found", 404));
        }
        // The same variant asked for in the other shop.
        let before = stall.print().await;
        let foreign = stall.place(stall.other_owner(), order("", &mine)).await.unwrap_err();
        assert_eq!(foreign.code(), "variant.not_found");
        assert_eq!(stall.print().await, before);
        for variant in ["", "x", "var_01ARZ3NDEKTSV4RRFFQ69G5FAV"] {
            let refusal = refused(&stall, stall.key(), order(&own, variant)).await;
            assert_eq!(refusal.kind.status(), 404, "{variant}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_sold_says_so() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let stop = serde_json::json!({"id": stall.product, "rev": 1, "sale_stopped": true});
        let stop: souk_catalog::UpdateProduct = serde_json::from_value(stop).unwrap();
        stall.run(stop).await.unwrap();
        assert_eq!(code(&stall, stall.order(1)).await, "product.sale_stopped");
        let draft: souk_catalog::AddProduct = serde_json::from_value(
            serde_json::json!({"name": {"ar": "Draft"}, "price_minor": 1, "draft": true}),
        )
        .unwrap();
        let draft = stall.run(draft).await.unwrap();
        let mut order = stall.order(1);
        order.lines[0].variant_id = Some(draft.variants[0].id.to_string());
        let refusal = refused(&stall, stall.visitor(1), order).await;
        assert_eq!(refusal.code, "product.inactive");
        assert_eq!(refusal.args["name"], "Draft");
    })
    .await;
}
