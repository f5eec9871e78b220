//! Endpoints, and what is sent to them.

use serde_json::{Value, json};
use souk_core::Actor;
use souk_engine::Ask;

use super::Case;
use crate::house::{Shop, fresh};

pub async fn endpoint(shop: &Shop) -> Value {
    // A shop has twenty at most: room is made first.
    let known = shop.ask("webhook_list", json!({})).await;
    for old in known.as_array().into_iter().flatten().skip(10) {
        shop.run("remove_webhook", json!({"id": old["id"]})).await;
    }
    let url = format!("https://hooks{}.example.dz/{}", fresh(), shop.mark);
    shop.run("add_webhook", json!({"url": url, "events": ["order.placed"]})).await["id"].clone()
}

pub async fn delivery(shop: &Shop) -> Value {
    shop.run("test_webhook", json!({"id": endpoint(shop).await})).await["delivery_id"].clone()
}

fn attempt(id: &Value) -> Value {
    let attempt = json!({"number": 1, "status": 500, "failure": null, "answer": "", "ms": 3});
    json!({"id": id, "attempt": attempt, "retry_after": null})
}

fn job(shop: &Shop, name: &'static str, input: Value) -> Case {
    let ask = Ask::new(Actor::Job { name, shop: shop.id }, "worker");
    Case { internal: true, ..Case::of(ask, input) }
}

/// A delivery that was tried once in vain.
pub async fn tried(shop: &Shop) -> Value {
    let id = delivery(shop).await;
    let noting = job(shop, "deliver_webhook", Value::Null).ask;
    crate::house::run(&shop.engine, noting, "note_webhook_attempt", attempt(&id)).await;
    id
}

pub async fn example(name: &str, shop: &Shop) -> Option<Case> {
    let own = |input: Value| Case::of(shop.ask_owner(), input);
    Some(match name {
        "add_webhook" => {
            endpoint(shop).await;
            let url = format!("https://hooks{}.example.dz/{}", fresh(), shop.mark);
            own(json!({"url": url, "events": ["order.placed", "order.cancelled"]}))
        }
        "update_webhook" => own(json!({
            "id": endpoint(shop).await, "rev": 1,
            "url": "https://other.example.dz/", "events": ["stock.changed"],
        })),
        "disable_webhook" | "remove_webhook" | "rotate_webhook_secret" | "test_webhook" | "webhook_card" => {
            own(json!({"id": endpoint(shop).await}))
        }
        "enable_webhook" => {
            let id = endpoint(shop).await;
            shop.run("disable_webhook", json!({"id": id})).await;
            own(json!({"id": id}))
        }
        "resend_webhook" => {
            let id = tried(shop).await;
            own(json!({"id": id}))
        }
        "note_webhook_attempt" => job(shop, "deliver_webhook", attempt(&delivery(shop).await)),
        "record_webhook_event" => {
            endpoint(shop).await;
            job(
                shop,
                "fan_out_webhooks",
                json!({
                    "event": "order.placed", "version": 1, "at": "2026-11-20T11:00:00Z",
                "subject": null, "data": {},
                }),
            )
        }
        "webhook_list" | "webhook_event_list" => own(json!({})),
        "webhook_delivery_list" => own(json!({"webhook_id": endpoint(shop).await})),
        "webhook_delivery_card" => own(json!({"id": delivery(shop).await})),
        _ => return None,
    })
}
