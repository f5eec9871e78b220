//! Orders that were left behind.

use serde_json::{Value, json};
use souk_core::Actor;
use souk_engine::Ask;

use super::Case;
use crate::house::{Shop, fresh, run, visitor};

fn checkout(shop: &Shop, variant: &str) -> Value {
    json!({
        "consent": true, "form": format!("form {}", fresh()), "name": format!("{} customer", shop.mark),
        "phone": shop.phone(), "lang": "en", "lines": [{"variant_id": variant, "quantity": "1"}],
        "province": "16", "municipality": "Hydra",
    })
}

/// One that waits, with the form that it came from.
pub async fn left(shop: &Shop) -> (Value, Value) {
    let input = checkout(shop, &shop.stocked().await.1);
    run(&shop.engine, visitor(shop.id), "keep_lead", input.clone()).await;
    let list = shop.ask("lead_list", json!({"state": "waiting", "limit": 200})).await;
    let own = list["items"].as_array().unwrap().iter().find(|lead| lead["phone"] == input["phone"]);
    (own.unwrap()["id"].clone(), input["form"].clone())
}

pub async fn example(name: &str, shop: &Shop) -> Option<Case> {
    let job = |input: Value| {
        let ask = Ask::new(Actor::Job { name: "settle", shop: shop.id }, "worker");
        Case { internal: true, ..Case::of(ask, input) }
    };
    let own = |input: Value| Case::of(shop.ask_owner(), input);
    Some(match name {
        "keep_lead" => Case::of(visitor(shop.id), checkout(shop, &shop.stocked().await.1)),
        "withdraw_lead" => Case::of(visitor(shop.id), json!({"form": left(shop).await.1})),
        "close_lead" => own(json!({"id": left(shop).await.0, "outcome": "called", "note": "Will see."})),
        "settle_lead" => job(json!({"order": shop.order(&[]).await["order_id"]})),
        "expire_leads" => job(json!({})),
        "lead_list" => own(json!({"limit": 2})),
        "lead_card" => own(json!({"id": left(shop).await.0})),
        _ => return None,
    })
}
