//! Examples around plans that change, and of what only jobs run.

use serde_json::{Value, json};
use souk::config::Config;
use souk::start::{Schema, open};
use souk_core::{Actor, TenantId};
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

/// How many of five orders from one address get past the limit of an installation with this setting.
async fn checkouts(setting: Option<u32>) -> usize {
    let folder =
        std::env::temp_dir().join(format!("souk-limits-{}-{}", std::process::id(), crate::house::fresh()));
    let config =
        Config { data_dir: Some(folder.clone()), checkouts_per_address_hour: setting, ..Config::default() };
    let engine = open(&config, Schema::Migrate).await.unwrap();
    let ask = crate::house::visitor(TenantId::INSTALLATION);
    let mut past = 0;
    for _ in 0..5 {
        let refused = engine.execute_named("place_order", ask.clone(), json!({})).await;
        past += usize::from(crate::checks::said(&refused) != "request.too_many");
    }
    engine.db().close().await;
    std::fs::remove_dir_all(&folder).unwrap();
    past
}

/// Red where the setting, or the limit itself, does nothing.
#[tokio::test(flavor = "multi_thread")]
async fn visitors_of_one_address_order_as_often_as_the_setting_says() {
    assert_eq!(checkouts(Some(2)).await, 2);
    assert_eq!(checkouts(None).await, 5, "60 unless told");
    assert_eq!(checkouts(Some(0)).await, 5, "0 is no limit");
}
