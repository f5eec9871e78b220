//! Stock, imports, customers, orders.

use serde_json::{Value, json};

use super::{confirmed, with};
use crate::house::{House, Shop, find, fresh};

pub async fn example(name: &str, house: &House, shop: &Shop) -> Option<Value> {
    let order =
        |steps: &'static [&'static str]| async move { json!({"id": shop.order(steps).await["order_id"]}) };
    Some(match name {
        "add_location" => json!({"name": format!("Store {}", fresh())}),
        "record_movement" => {
            let (_, variant) = shop.stocked().await;
            json!({"kind": "receive", "lines": [{"variant_id": variant, "quantity": "3"}]})
        }
        "reverse_movement" => {
            let card = shop.product().await;
            let made = shop.movement(card["variants"][0]["id"].as_str().unwrap()).await;
            json!({"id": made["movements"][0]["id"], "reason": "typed wrongly"})
        }
        "set_stock" => {
            let (_, variant) = shop.stocked().await;
            json!({"variant_id": variant, "on_hand": "7", "expected": "10", "reason": "counted"})
        }
        "delete_product" => confirmed(shop, json!({"id": shop.product().await["product"]["id"]})).await,
        "import_products" => {
            let text = format!("Handle,Title,Variant Price\nrobe-{0},Robe,10\n", fresh());
            json!({"source": {"content": text}})
        }
        "run_import" => json!({"id": shop.import(false).await["plan"]}),
        "resume_import" => {
            let id = shop.import(true).await["run"].clone();
            shop.run("stop_run", json!({"id": id})).await;
            json!({"id": id})
        }
        "undo_import" => {
            let id = shop.import(true).await["run"].clone();
            house.world.drain().await;
            json!({"id": id})
        }
        "apply_import_batch" => json!({"run": shop.import(true).await["run"], "position": 0}),
        "expire_holds" => json!({}),
        "block_customer" => json!({"id": shop.customer().await, "reason": "never at home"}),
        "unblock_customer" => {
            let id = shop.customer().await;
            shop.run("block_customer", json!({"id": id, "reason": "never at home"})).await;
            json!({"id": id})
        }
        "erase_customer" => {
            let order = shop.order(&["confirm_order", "cancel_order"]).await;
            let card = shop.ask("order_card", json!({"id": order["order_id"]})).await;
            json!({"id": find(&card, "cus_")})
        }
        "place_order" => shop.order_of(&shop.stocked().await.1),
        "confirm_order" => order(&[]).await,
        "confirm_orders" => json!({"orders": [shop.order(&[]).await["order_id"]]}),
        "keep_order_filter" => filter(),
        "drop_order_filter" => json!({"id": shop.run("keep_order_filter", filter()).await["id"]}),
        "cancel_order" => with(order(&[]).await, json!({"reason": "no_answer"})),
        "ship_order" => order(&["confirm_order"]).await,
        "deliver_order" => order(&["confirm_order", "ship_order"]).await,
        "start_return" => order(&["confirm_order", "ship_order"]).await,
        "return_order" => order(&["confirm_order", "ship_order", "start_return"]).await,
        "reopen_order" => order(&["cancel_order"]).await,
        _ => return None,
    })
}

/// Each under a name of its own.
fn filter() -> Value {
    json!({"name": format!("Waiting {}", fresh()), "filter": {"class": "waiting", "sort": "oldest"}})
}
