//! Order requests, and what is done against orders that nobody means.

use serde_json::{Value, json};
use souk_core::{Actor, TenantId};
use souk_engine::Ask;

use super::{Case, subscriber, with};
use crate::house::{House, Shop, console, fresh, member, run, visitor};

/// A checkout that a member is to look at.
async fn screened(shop: &Shop) -> Value {
    let order = with(shop.order_of(&shop.stocked().await.1), json!({"screen": true}));
    shop.run("place_order", order).await
}

/// Shops that open from now on have so many orders a month.
async fn include(house: &House, orders: i64) {
    let plans = crate::house::ask(house.engine(), console(), "plan_list", json!({})).await;
    let starter = plans["items"].as_array().unwrap().iter().find(|plan| plan["code"] == "ecommerce_starter");
    let input = json!({
        "plan": "ecommerce_starter", "after": starter.unwrap()["version"],
        "entitlements": {"online_orders.max": orders},
    });
    run(house.engine(), console(), "add_plan_version", input).await;
}

/// A checkout that waits for a unit, in a shop of its own: whose it is, its code and its telephone.
async fn waiting(house: &House) -> (TenantId, Value, Value) {
    let engine = house.engine();
    include(house, 1).await;
    let (id, owner, _) = subscriber(house).await;
    include(house, 100).await;
    let ask = || member(owner, id);
    let shop = Shop {
        engine: engine.clone(),
        id,
        slug: String::new(),
        owner,
        support: owner,
        removed: owner,
        mark: "waiting",
        keys: Vec::new(),
    };
    let rate = json!({"option": "home", "province": "Alger", "fee_minor": 50_000});
    run(engine, ask(), "set_delivery_rate", rate).await;
    let rev = crate::house::ask(engine, ask(), "settings_card", json!({})).await["rev"].clone();
    run(engine, ask(), "update_settings", json!({"rev": rev, "when_blocked": "wait"})).await;
    let order = shop.order_of(&shop.stocked().await.1);
    // The one order there is; half of it would let nothing wait.
    let mut first = order.clone();
    first["customer"]["phone"] = shop.phone().into();
    run(engine, visitor(id), "place_order", first).await;
    let rev = crate::house::ask(engine, ask(), "settings_card", json!({})).await["rev"].clone();
    run(engine, ask(), "update_settings", json!({"rev": rev, "request_percent": 100})).await;
    (id, order["customer"]["phone"].clone(), order)
}

pub async fn example(name: &str, house: &House, shop: &Shop) -> Option<Case> {
    let job = |input: Value| {
        let ask = Ask::new(Actor::Job { name: "settle", shop: shop.id }, "worker");
        Case { internal: true, ..Case::of(ask, input) }
    };
    let own = |input: Value| Case::of(shop.ask_owner(), input);
    let phone = || format!("+2136{:08}", fresh());
    Some(match name {
        "accept_order_request" | "reject_order_request" | "order_request_card" => {
            own(json!({"id": screened(shop).await["order_id"]}))
        }
        "order_request_list" | "blocked_phone_list" => own(json!({"limit": 2})),
        "admit_order_request" => job(json!({"id": screened(shop).await["order_id"]})),
        "expire_order_requests" => job(json!({})),
        "note_order_pace" => job(json!({"median": 3})),
        "withdraw_order_request" => {
            let (id, phone, order) = waiting(house).await;
            let kept = run(house.engine(), visitor(id), "place_order", order).await;
            Case::of(visitor(id), json!({"code": kept["code"], "phone": phone}))
        }
        "ask_for_call" => {
            let order = shop.order(&[]).await;
            Case::of(visitor(shop.id), json!({"code": order["code"], "phone": order["phone"]}))
        }
        "form_fields" => own(json!({})),
        "set_form_fields" => {
            let rev = shop.ask("form_fields", json!({})).await["rev"].clone();
            let label = json!({"en": format!("{} engraving", shop.mark), "ar": "نقش"});
            own(json!({"rev": rev, "fields": [{"key": "engraving", "kind": "text", "label": label}]}))
        }
        "block_phone" => own(json!({"phone": phone(), "reason": "A prank."})),
        "unblock_phone" => {
            let phone = phone();
            shop.run("block_phone", json!({"phone": phone, "reason": "A prank."})).await;
            own(json!({"phone": phone}))
        }
        _ => return None,
    })
}
