//! The older door: 22 parameters by their names, through the registry as the web takes it.

use serde_json::{Value, json};
use souk_engine::{Api, CommandDef};
use souk_testkit::both;

use crate::stall::{FEE, PRICE, Stall, setup};

fn doors() -> Vec<&'static Api> {
    let commands: &[CommandDef] = souk_orders::ROOM.commands;
    let rpc = |api: &&Api| api.path.starts_with("/api/v1/rpc/");
    commands.iter().find(|command| command.name == "place_order").unwrap().api.iter().filter(rpc).collect()
}

async fn call(stall: &Stall, api: &Api, input: Value) -> souk_core::Result<Value> {
    let order = serde_json::from_value(api.adapter.unwrap()(input)?).unwrap();
    let placed = stall.place(stall.key(), order).await?;
    Ok(api.present.unwrap()(serde_json::to_value(placed).unwrap()))
}

fn parameters(stall: &Stall, phone: &str) -> Value {
    json!({
        "p_customer_name": "أمينة", "p_phone": phone, "p_province": 16, "p_municipality": "Bab Ezzouar",
        "p_product_id": stall.product, "p_organization_id": stall.shop, "p_quantity": 2, "p_unit_price": 2500,
        "p_total_price": "5600", "p_delivery_fee": "600.00", "p_payment_method": "cod", "p_notes": null,
        "p_form_data": {}, "p_metadata": {"utm_source": "facebook"},
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn both_names_place_one_order_under_the_quota() {
    both(setup(), |world| async move {
        let stall = Stall::on_plan(world, "ecommerce_starter").await;
        let doors = doors();
        assert_eq!(doors.iter().map(|api| api.status).collect::<Vec<_>>(), [201, 201]);
        for (index, api) in doors.into_iter().enumerate() {
            let answer = call(&stall, api, parameters(&stall, &format!("055123456{index}"))).await.unwrap();
            assert_eq!(
                (answer["total"].as_str(), answer["delivery_fee"].as_str()),
                (Some("5600.00"), Some("600.00"))
            );
            assert_eq!(answer["total_minor"], 2 * PRICE + FEE);
            assert_eq!(answer["currency"], "DZD");
            assert_eq!(answer["limit_info"]["currentOrders"], json!(index + 1));
            for name in ["order_id", "code", "status", "status_url"] {
                assert!(answer[name].is_string(), "{name}");
            }
        }
        assert_eq!(stall.used().await, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn false_prices_and_foreign_shops_are_refused_here_too() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let api = doors()[0];
        let before = stall.print().await;
        for (name, value, code) in [
            ("p_unit_price", json!(1), "order.price_changed"),
            ("p_unit_price", json!(2500.5), "order.price_changed"),
            ("p_total_price", json!("5000"), "order.price_changed"),
            ("p_organization_id", json!(stall.other), "shop.not_found"),
            ("p_product_id", json!("8b1c2a3e-0000-4000-8000-000000000000"), "product.not_found"),
            ("p_size_name", json!("XXL"), "variant.not_found"),
            ("p_quantity", json!(100), "order.quantity_invalid"),
            ("p_payment_method", json!("wallet"), "payment_method.not_found"),
        ] {
            let mut input = parameters(&stall, "0551234567");
            input[name] = value;
            assert_eq!(call(&stall, api, input).await.unwrap_err().code(), code, "{name}");
        }
        assert_eq!(stall.print().await, before);
    })
    .await;
}
