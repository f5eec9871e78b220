//! What the shop's owner asks.

use serde_json::{Value, json};

use super::category;
use crate::house::Shop;

pub async fn example(name: &str, shop: &Shop) -> Option<Value> {
    Some(match name {
        "message_list"
        | "dead_letter_list"
        | "run_list"
        | "entitlement_list"
        | "api_key_list"
        | "embed_token_list"
        | "shop_card"
        | "settings_card"
        | "member_list"
        | "role_table"
        | "subscription_card"
        | "category_list"
        | "location_list"
        | "ledger_balances"
        | "posting_list"
        | "ledger_proof"
        | "order_filter_list"
        | "today_figures"
        | "usage_days"
        | "credit_list"
        | "orders_by_place"
        | "orders_at_closed_desks" => json!({}),
        "run_card" => json!({"id": shop.import(false).await["plan"]}),
        "limit_info" => json!({"organization_id": shop.id}),
        "product_list" | "order_list" | "order_sheet" | "customer_list" | "stock_movements"
        | "delivery_rate_list" | "public_list" => {
            json!({"limit": 2})
        }
        "delivery_fees" => json!({"province": "Alger", "municipality": "Alger Centre", "option": "home"}),
        "product_card" => json!({"id": shop.product().await["product"]["id"]}),
        "category_card" => json!({"id": category(shop).await}),
        "code_lookup" => json!({"text": shop.product().await["product"]["code"]}),
        "variants_for_sale" => json!({"q": shop.stocked().await.0["product"]["code"]}),
        "stock_levels" => json!({"product_id": shop.stocked().await.0["product"]["id"]}),
        "stock_at" => {
            json!({"moment": "2026-11-20T10:00:00Z", "product_id": shop.stocked().await.0["product"]["id"]})
        }
        "public_product" => json!({"handle": shop.stocked().await.0["product"]["handle"]}),
        "customer_card" => json!({"id": shop.customer().await}),
        "order_card" => json!({"id": shop.order(&[]).await["order_id"]}),
        "public_order_status" => {
            let order = shop.order(&[]).await;
            json!({"code": order["code"], "phone": order["phone"]})
        }
        "quote_cart" => {
            let (_, variant) = shop.stocked().await;
            let order = shop.order_of(&variant);
            json!({"lines": order["lines"], "delivery": order["delivery"]})
        }
        _ => return None,
    })
}
