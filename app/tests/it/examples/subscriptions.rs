//! The platform, plans and what ends a shop.

use serde_json::{Value, json};
use souk_core::{Actor, TenantId};
use souk_engine::Ask;

use super::{Case, subscriber};
use crate::house::{House, Shop, console, fresh, person, run, user, visitor};
use crate::planted::plant_message;

pub async fn example(name: &str, house: &House, shop: &Shop) -> Option<Case> {
    let engine = house.engine();
    let platform =
        |input: Value| Case::of(Ask::new(Actor::PlatformAdmin { user: house.admin }, "test"), input);
    Some(match name {
        "close_shop" => {
            let (id, owner, slug) = subscriber(house).await;
            Case::of(crate::house::member(owner, id), json!({"slug": slug}))
        }
        "set_up_plans" | "reset_monthly_online_orders" | "shop_register" => platform(json!({})),
        "add_plan_version" => {
            let plans = crate::house::ask(engine, console(), "plan_list", json!({})).await;
            let plan =
                plans["items"].as_array().unwrap().iter().find(|plan| plan["code"] == "ecommerce_starter");
            platform(json!({
                "plan": "ecommerce_starter", "after": plan.unwrap()["version"], "price_month_minor": 110_000,
            }))
        }
        "retire_plan" => {
            let plans = crate::house::ask(engine, console(), "plan_list", json!({})).await;
            let kept = ["ecommerce_starter", "own"];
            let plan = plans["items"].as_array().unwrap().iter().rev().map(|plan| plan["code"].clone());
            platform(json!({"plan": plan.into_iter().find(|code| !kept.contains(&code.as_str().unwrap()))}))
        }
        "open_shop" => {
            let (id, _) = person(engine, "opener").await;
            let input = json!({
                "name": {"en": "New", "ar": "جديد"}, "slug": format!("new-{}", fresh()), "country": "DZ",
                "currency": "DZD", "zone": "Africa/Algiers", "languages": ["ar"], "plan": "ecommerce_starter",
                "phone": shop.phone(),
            });
            Case::of(user(id), input)
        }
        "activate_plan" => platform(json!({"id": subscriber(house).await.0, "plan": "ecommerce_starter"})),
        "cancel_subscription" | "withdraw_cancellation" => {
            let (id, owner, _) = subscriber(house).await;
            run(engine, console(), "activate_plan", json!({"id": id})).await;
            let ask = crate::house::member(owner, id);
            if name == "withdraw_cancellation" {
                run(engine, ask.clone(), "cancel_subscription", json!({})).await;
            }
            Case::of(ask, json!({}))
        }
        "add_online_orders_credits" => {
            let id = subscriber(house).await.0;
            run(engine, console(), "activate_plan", json!({"id": id})).await;
            platform(json!({"organization_id": id, "orders": 100, "amount": "1000", "method": "cash"}))
        }
        "block_shop" | "unblock_shop" => {
            let block = json!({"id": subscriber(house).await.0, "code": "unpaid", "text": "Not paid."});
            if name == "block_shop" {
                platform(block)
            } else {
                run(engine, console(), "block_shop", block.clone()).await;
                platform(json!({"id": block["id"]}))
            }
        }
        "plan_list" | "place_list" => Case::of(visitor(TenantId::INSTALLATION), json!({})),
        "note_message" => {
            plant_message(house, shop).await;
            let messages = shop.ask("message_list", json!({})).await;
            let ask = Ask::new(Actor::Job { name: "send_message", shop: shop.id }, "worker");
            Case { internal: true, ..Case::of(ask, json!({"id": messages["items"][0]["id"]})) }
        }
        _ => return None,
    })
}
