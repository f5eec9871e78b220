//! Drivers and parcels.

use serde_json::{Value, json};

use crate::house::{Shop, fresh};

pub async fn example(name: &str, shop: &Shop) -> Option<Value> {
    Some(match name {
        "set_carrier_account" => driver(),
        "create_parcel" => new_parcel(shop).await,
        "send_orders" => {
            let parcel = new_parcel(shop).await;
            json!({"account_id": parcel["account_id"], "orders": [parcel["order_id"]]})
        }
        "move_parcel" => json!({"id": parcel(shop).await, "to": "picked_up"}),
        "move_parcels" => json!({"ids": [parcel(shop).await], "to": "picked_up"}),
        "cancel_parcel" => json!({"id": parcel(shop).await, "note": "lost in the house"}),
        "carrier_outcome" | "receivable_by_age" => json!({}),
        "measure_parcel" => json!({"id": parcel(shop).await, "size": {"weight_g": 1_200}}),
        "undo_confirmation" => json!({"id": shop.order(&["confirm_order"]).await["order_id"]}),
        "parcel_board" | "parcel_figures" => json!({}),
        "parcel_card" | "parcel_label" => json!({"id": parcel(shop).await}),
        "parcel_list" | "carrier_account_list" => json!({"limit": 2}),
        "driver_manifest" => json!({"account_id": shop.run("set_carrier_account", driver()).await["id"]}),
        _ => return None,
    })
}

fn driver() -> Value {
    json!({"label": format!("Driver {}", fresh()), "return_fee_minor": 20_000})
}

async fn new_parcel(shop: &Shop) -> Value {
    let order = shop.order(&["confirm_order"]).await;
    let account = shop.run("set_carrier_account", driver()).await;
    json!({"order_id": order["order_id"], "account_id": account["id"]})
}

/// An order that has a parcel, as if it had just been cancelled.
pub async fn dropped(shop: &Shop) -> Value {
    let parcel = new_parcel(shop).await;
    shop.run("create_parcel", parcel.clone()).await;
    json!({"order_id": parcel["order_id"], "cancelled_at": "2099-01-01T00:00:00Z"})
}

/// A parcel on its way, with words to it.
pub async fn moved(shop: &Shop) {
    let move_on = json!({"id": parcel(shop).await, "to": "picked_up", "note": "in the morning"});
    shop.run("move_parcel", move_on).await;
}

pub async fn account(shop: &Shop) -> Value {
    shop.run("set_carrier_account", driver()).await["id"].clone()
}

pub async fn parcel(shop: &Shop) -> Value {
    let input = new_parcel(shop).await;
    shop.run("create_parcel", input).await["id"].clone()
}
