//! A smaller plan from end to end: what it has no room for is neither shown nor sold, and comes back.

use serde_json::{Value, json};
use souk_core::Moment;
use souk_engine::Dialect;

use crate::checks::said;
use crate::house::{House, Shop, ask, console, run, visitor};

/// Names of products as visitors see them.
async fn on_show(house: &House, shop: &Shop) -> Vec<Value> {
    let list = ask(house.engine(), visitor(shop.id), "public_list", json!({})).await;
    list["items"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect()
}

async fn order(house: &House, shop: &Shop, variant: &str) -> String {
    said(&house.engine().execute_named("place_order", visitor(shop.id), shop.order_of(variant)).await)
}

async fn hidden_products_are_neither_shown_nor_sold(dialect: Dialect) {
    let house = House::new(dialect, &[]).await;
    let engine = house.engine();
    let version = json!({"plan": "ecommerce_starter", "after": 1, "entitlements": {"products.max": 2}});
    run(engine, console(), "add_plan_version", version).await;
    let shop = Shop::lean(engine, "small", "ecommerce_medium").await;
    run(engine, console(), "activate_plan", json!({"id": shop.id, "plan": "ecommerce_medium"})).await;
    let mut goods = Vec::new();
    for _ in 0..4 {
        let (card, variant) = shop.stocked().await;
        goods.push((card["product"]["id"].clone(), variant, card["product"]["handle"].clone()));
    }
    assert_eq!(on_show(&house, &shop).await.len(), 4);
    let owner = shop.ask_owner();
    let moved =
        run(engine, owner.clone(), "move_plan", json!({"shop": shop.id, "plan": "ecommerce_starter"})).await;
    let from = Moment::parse(moved["from"].as_str().unwrap()).unwrap();
    house.world.clock.set(from);
    house.world.drain().await;

    let shown = on_show(&house, &shop).await;
    assert_eq!(shown.len(), 2);
    let (hidden, seen): (Vec<_>, Vec<_>) = goods.iter().partition(|(id, ..)| !shown.contains(id));
    assert_eq!(order(&house, &shop, &seen[0].1).await, "done");
    assert_eq!(order(&house, &shop, &hidden[0].1).await, "product.inactive", "no word of plans");
    let own = engine.execute_named("place_order", shop.ask_owner(), shop.order_of(&hidden[0].1)).await;
    assert_eq!(said(&own), "product.hidden");
    let page = engine.ask_named("public_product", visitor(shop.id), json!({"handle": hidden[0].2})).await;
    assert_eq!(page.unwrap_err().code(), "product.not_found");
    let card = shop.ask("product_card", json!({"id": hidden[0].0})).await;
    assert_eq!((&card["over_limit"], &card["product"]["state"]), (&json!(true), &json!("active")));

    // The owner's choice goes before age.
    let preferred = shop.run("prefer_product", json!({"id": hidden[0].0})).await;
    assert_eq!(preferred["over_limit"], json!(false));
    assert_eq!(order(&house, &shop, &hidden[0].1).await, "done");
    assert_eq!(on_show(&house, &shop).await.len(), 2);

    run(engine, console(), "activate_plan", json!({"id": shop.id, "plan": "ecommerce_medium"})).await;
    house.world.drain().await;
    assert_eq!(on_show(&house, &shop).await.len(), 4, "nothing was deleted");
    assert_eq!(order(&house, &shop, &hidden[1].1).await, "done");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_smaller_plan_has_no_room_for_is_neither_shown_nor_sold_on_sqlite() {
    hidden_products_are_neither_shown_nor_sold(Dialect::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_smaller_plan_has_no_room_for_is_neither_shown_nor_sold_on_postgresql() {
    hidden_products_are_neither_shown_nor_sold(Dialect::Postgres).await;
}

/// The starter plan as it is: a 50th product, but no 51st; nobody beside the owner.
async fn the_limits_of_the_starter_plan_hold(dialect: Dialect) {
    let house = House::new(dialect, &[]).await;
    let shop = Shop::lean(house.engine(), "starter", "ecommerce_starter").await;
    for _ in 0..49 {
        shop.product().await;
    }
    let mut race = tokio::task::JoinSet::new();
    for number in 0..60 {
        let (engine, who) = (house.engine().clone(), shop.ask_owner());
        let input = json!({"name": {"en": format!("Race {number}"), "ar": "سباق"}, "price_minor": 1000});
        race.spawn(async move { said(&engine.execute_named("add_product", who, input).await) });
    }
    let outcomes = race.join_all().await;
    assert_eq!(outcomes.iter().filter(|outcome| *outcome == "done").count(), 1);
    assert_eq!(outcomes.iter().filter(|outcome| *outcome == "plan.limit_products").count(), 59);

    let mut race = tokio::task::JoinSet::new();
    for number in 0..20 {
        let (engine, who) = (house.engine().clone(), shop.ask_owner());
        let input = json!({"email": format!("race{number}@souk.example"), "role": "support"});
        race.spawn(async move { said(&engine.execute_named("invite_member", who, input).await) });
    }
    let outcomes = race.join_all().await;
    assert_eq!(outcomes, ["plan.limit_users"; 20]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_limits_of_the_starter_plan_hold_under_race_on_sqlite() {
    the_limits_of_the_starter_plan_hold(Dialect::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_limits_of_the_starter_plan_hold_under_race_on_postgresql() {
    the_limits_of_the_starter_plan_hold(Dialect::Postgres).await;
}
