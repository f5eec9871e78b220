//! The shop's own commands: what its owner sends.

use serde_json::{Value, json};

use super::revision;
use crate::house::{House, Shop, find, fresh};
use crate::planted::dead_letter;

pub async fn example(name: &str, house: &House, shop: &Shop) -> Option<Value> {
    Some(match name {
        "keep_file" => json!({"sha256": "ab".repeat(32), "size": 3, "kind": "text/plain", "name": "a.txt"}),
        "sweep_files" => json!({}),
        "retry_job" => json!({"id": dead_letter(house, shop).await}),
        "stop_run" => json!({"id": shop.import(true).await["run"]}),
        "update_shop" => json!({"rev": revision(shop, "shop_card").await, "phone": shop.phone()}),
        "update_settings" => json!({"rev": revision(shop, "settings_card").await, "pending_hours": 48}),
        "set_mode" => json!({"mode": "manual", "reason": "stocktaking"}),
        "invite_member" => json!({"email": format!("invited{}@souk.example", fresh()), "role": "support"}),
        "withdraw_invitation" | "resend_invitation" => {
            let input = json!({"email": format!("invited{}@souk.example", fresh()), "role": "support"});
            json!({"id": shop.run("invite_member", input).await["id"]})
        }
        "change_role" => json!({"id": shop.member("support").await, "role": "operator"}),
        "hand_over_shop" => json!({"id": shop.owner}),
        "remove_member" => json!({"id": shop.member("support").await}),
        "grant_permission" => json!({"id": shop.member("support").await, "permission": "products.manage"}),
        "revoke_permission" => {
            let input = json!({"id": shop.member("support").await, "permission": "products.manage"});
            shop.run("grant_permission", input.clone()).await;
            input
        }
        "calculate_monthly_online_orders" => json!({"organization_id": shop.id}),
        "set_delivery_rate" => json!({"option": "home", "province": "Oran", "fee_minor": 60_000 + fresh()}),
        "remove_delivery_rate" => {
            let rate = json!({"option": "desk", "province": "Oran", "fee_minor": 40_000});
            json!({"id": find(&shop.run("set_delivery_rate", rate).await, "drt_")})
        }
        "import_delivery_rates" => {
            json!({"content": "province_name,option,fee\nAlger,home,600\nOran,home,700\n"})
        }
        _ => return None,
    })
}
