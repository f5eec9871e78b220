//! Messages on their way out.

use serde_json::{Value, json};
use souk_core::Actor;
use souk_engine::Ask;

use super::Case;
use crate::house::{House, Shop};
use crate::planted::plant_message;

pub async fn example(name: &str, house: &House, shop: &Shop) -> Option<Case> {
    if !["note_message", "resend_message"].contains(&name) {
        return None;
    }
    plant_message(house, shop).await;
    let outbox = shop.ask("message_list", json!({"limit": 200})).await;
    // One that nobody is on.
    let idle = |it: &&Value| it["state"] == "waiting" && it["try_at"].is_null();
    let id = outbox["items"].as_array()?.iter().find(idle)?["id"].clone();
    if name == "resend_message" {
        return Some(Case::of(shop.ask_owner(), json!({"id": id})));
    }
    let ask = Ask::new(Actor::Job { name: "send_message", shop: shop.id }, "worker");
    Some(Case { internal: true, ..Case::of(ask, json!({"id": id, "state": "sent"})) })
}
