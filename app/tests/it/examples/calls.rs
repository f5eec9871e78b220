//! Calls to customers.

use serde_json::{Value, json};

use super::revision;
use crate::house::Shop;

pub async fn example(name: &str, shop: &Shop) -> Option<Value> {
    Some(match name {
        "next_call" => json!({"order": shop.order(&[]).await["order_id"]}),
        "record_call" => {
            let order = shop.order(&[]).await;
            json!({"id": order["order_id"], "outcome": "no_answer", "seconds": 20, "note": "rang long"})
        }
        "release_call" => {
            let order = shop.order(&[]).await["order_id"].clone();
            shop.run("next_call", json!({"order": order})).await;
            json!({"id": order})
        }
        "end_callback" => {
            let order = shop.order(&[]).await;
            let input = json!({"code": order["code"], "phone": order["phone"]});
            crate::house::run(&shop.engine, crate::house::visitor(shop.id), "ask_for_call", input).await;
            json!({"id": order["order_id"]})
        }
        "update_call_rules" => {
            let rev = revision(shop, "call_rules_card").await;
            let closes = 1_200 + rev.as_i64().unwrap_or_default() % 100;
            json!({"rev": rev, "opens": 480, "closes": closes, "scripts": {"en": "Hello {name}"}})
        }
        "call_queue" | "call_team" | "call_rules_card" => json!({}),
        "give_up_list" | "callback_list" => json!({"limit": 2}),
        "call_card" => json!({"id": shop.order(&[]).await["order_id"]}),
        _ => return None,
    })
}
