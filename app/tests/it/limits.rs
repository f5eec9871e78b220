//! Examples around plans that change, and of what only jobs run.

use serde_json::{Value, json};
use souk_core::Actor;
use souk_engine::Ask;

use crate::examples::{Case, subscriber};
use crate::house::{House, Shop, console, run};

/// A smaller plan, and what the clock does about limits.
pub async fn limits(name: &str, house: &House, shop: &Shop) -> Option<Case> {
    let engine = house.engine();
    let platform =
        |input: Value| Case::of(Ask::new(Actor::PlatformAdmin { user: house.admin }, "test"), input);
    Some(match name {
        "move_plan" | "withdraw_move" | "begin_plan" => {
            let (id, owner, _) = subscriber(house).await;
            run(engine, console(), "activate_plan", json!({"id": id, "plan": "ecommerce_medium"})).await;
            let smaller = json!({"shop": id, "plan": "ecommerce_starter"});
            let ask = crate::house::member(owner, id);
            if name == "move_plan" {
                return Some(Case::of(ask, smaller));
            }
            run(engine, ask.clone(), "move_plan", smaller).await;
            match name {
                "withdraw_move" => Case::of(ask, json!({})),
                _ => Case { internal: true, ..platform(json!({"shop": id})) },
            }
        }
        "settle_members" | "settle_products" | "erase_shop" => {
            let ask = Ask::new(Actor::Job { name: "settle", shop: shop.id }, "worker");
            Case { internal: true, ..Case::of(ask, json!({})) }
        }
        _ => return None,
    })
}
