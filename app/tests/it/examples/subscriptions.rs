//! The platform, plans and what ends a shop.

use serde_json::{Value, json};
use souk_core::{Actor, TenantId};
use souk_engine::Ask;

use super::{Case, subscriber, with};
use crate::house::{House, Shop, console, fresh, person, run, user, visitor};

pub async fn example(name: &str, house: &House, shop: &Shop) -> Option<Case> {
    let engine = house.engine();
    let platform =
        |input: Value| Case::of(Ask::new(Actor::PlatformAdmin { user: house.admin }, "test"), input);
    Some(match name {
        "close_shop" => {
            let (id, owner, slug) = subscriber(house).await;
            Case::of(crate::house::member(owner, id), json!({"slug": slug}))
        }
        "import_places" => platform(super::delivery::map()),
        view if view.starts_with("view_") => platform(json!({})),
        "set_up_plans"
        | "reset_monthly_online_orders"
        | "shop_register"
        | "retired_plan_list"
        | "fix_online_orders_limits" => platform(json!({})),
        "mend_limits" => Case { internal: true, ..platform(json!({})) },
        "add_plan_version" => {
            let plans = crate::house::ask(engine, console(), "plan_list", json!({})).await;
            let plan =
                plans["items"].as_array().unwrap().iter().find(|plan| plan["code"] == "ecommerce_starter");
            platform(json!({
                "plan": "ecommerce_starter", "after": plan.unwrap()["version"], "price_month_minor": 110_000,
            }))
        }
        "sell_plan_again" => platform(json!({"plan": "ecommerce_starter"})),
        "cheapest_cover" | "limit_report" | "limit_letters" | "mute_limit_letters" | "tell_threshold" => {
            letters(name, house, shop).await
        }
        "open_month" => Case { internal: true, ..platform(json!({"shop": shop.id})) },
        "retire_plan" => {
            let plans = crate::house::ask(engine, console(), "plan_list", json!({})).await;
            let kept = ["ecommerce_starter", "own"];
            let plan = plans["items"].as_array().unwrap().iter().rev().map(|plan| plan["code"].clone());
            platform(json!({"plan": plan.into_iter().find(|code| !kept.contains(&code.as_str().unwrap()))}))
        }
        "open_shop" => {
            let (id, _) = person(engine, "opener").await;
            let input = json!({
                "name": {"en": "New", "ar": "جديد"}, "slug": format!("new-{}", fresh()), "country": "DZ",
                "currency": "DZD", "zone": "Africa/Algiers", "languages": ["ar"], "plan": "ecommerce_starter",
                "phone": shop.phone(),
            });
            Case::of(user(id), input)
        }
        "activate_plan" => platform(json!({"id": subscriber(house).await.0, "plan": "ecommerce_starter"})),
        "cancel_subscription" | "withdraw_cancellation" => {
            let (id, owner, _) = subscriber(house).await;
            run(engine, console(), "activate_plan", json!({"id": id})).await;
            let ask = crate::house::member(owner, id);
            if name == "withdraw_cancellation" {
                run(engine, ask.clone(), "cancel_subscription", json!({})).await;
            }
            Case::of(ask, json!({}))
        }
        "add_online_orders_credits" => {
            let id = subscriber(house).await.0;
            run(engine, console(), "activate_plan", json!({"id": id})).await;
            platform(json!({"organization_id": id, "orders": 100, "amount": "1000", "method": "cash"}))
        }
        "block_shop" | "unblock_shop" => platform(block(name, house).await),
        "plan_list" | "place_list" => Case::of(visitor(TenantId::INSTALLATION), json!({})),
        _ => match catalogue(name, house, shop) {
            Some(case) => case,
            None => return paying(name, house, shop).await,
        },
    })
}

async fn block(name: &str, house: &House) -> Value {
    let block = json!({"id": subscriber(house).await.0, "code": "unpaid", "text": "Not paid."});
    if name == "block_shop" {
        return block;
    }
    run(house.engine(), console(), "block_shop", block.clone()).await;
    json!({"id": block["id"]})
}

/// Versions, packages, who brought whom, and what was sold.
fn catalogue(name: &str, house: &House, shop: &Shop) -> Option<Case> {
    let platform =
        |input: Value| Case::of(Ask::new(Actor::PlatformAdmin { user: house.admin }, "test"), input);
    Some(match name {
        "change_credit_package" => platform(json!({"package": "credits_250", "price_minor": 190_000})),
        "retire_credit_package" | "sell_credit_package_again" => platform(json!({"package": "credits_250"})),
        "favour_shop" => {
            let input = json!({"shop": shop.id, "plan": "own", "version": 1});
            Case { internal: true, ..platform(input) }
        }
        "reward_referral" => Case { internal: true, ..platform(json!({"invited": shop.id})) },
        "platform_referral_list" => platform(json!({})),
        "sales_report" | "sales_sources" => Case::of(shop.ask_owner(), json!({})),
        "referral_list" => Case::of(user(shop.owner), json!({"shop": shop.id})),
        _ => return None,
    })
}

/// What is paid to the platform, its figures, and what it gives beside its plans.
async fn paying(name: &str, house: &House, shop: &Shop) -> Option<Case> {
    let engine = house.engine();
    let platform =
        |input: Value| Case::of(Ask::new(Actor::PlatformAdmin { user: house.admin }, "test"), input);
    Some(match name {
        "buy_plan" | "buy_credits" => {
            let (id, owner, _) = subscriber(house).await;
            let what =
                if name == "buy_plan" { ("plan", "ecommerce_starter") } else { ("package", "credits_100") };
            Case::of(user(owner), json!({"shop": id, what.0: what.1}))
        }
        "send_plan_payment"
        | "cancel_plan_invoice"
        | "plan_invoice_card"
        | "tell_owner_of_payment"
        | "approve_plan_payment"
        | "reject_plan_payment"
        | "ask_better_receipt"
        | "platform_invoice_card" => {
            return Some(bill(name, house, shop).await);
        }
        "add_credit_package" => platform(json!({
            "code": format!("credits_{}", fresh()), "currency": "DZD", "orders": 500, "price_minor": 350_000,
        })),
        "override_entitlement" | "lift_override" => {
            let given =
                json!({"shop": shop.id, "key": "pos", "value": true, "reason": "A gift of the house"});
            if name == "override_entitlement" {
                platform(given)
            } else {
                run(engine, console(), "override_entitlement", given).await;
                platform(json!({"shop": shop.id, "key": "pos"}))
            }
        }
        "end_overrides" => Case { internal: true, ..platform(json!({"shop": shop.id})) },
        "rate_plan" => {
            let (id, owner, _) = subscriber(house).await;
            Case::of(crate::house::member(owner, id), json!({"stars": 4}))
        }
        "figure_shops" => platform(json!({"figure": "total_subscribers"})),
        "platform_invoice_list"
        | "platform_settings"
        | "get_ecommerce_starter_stats"
        | "plan_history"
        | "plan_funnel"
        | "plan_heat"
        | "plan_advice" => platform(json!({})),
        "plan_invoice_list" => Case::of(shop.ask_owner(), json!({})),
        "platform_contacts" => Case::of(user(shop.owner), json!({"shop": shop.id})),
        "update_platform_settings" => {
            let seen = crate::house::ask(engine, console(), "platform_settings", json!({})).await;
            platform(json!({"rev": seen["rev"], "settings": {"pay_to": {"en": "CCP 1234"}}}))
        }
        _ => return None,
    })
}

/// What is done with a bill: by the shop, or by whoever decides.
/// A bill of credits whose transfer was sent with its receipt.
pub async fn paid_bill(shop: &Shop) -> Value {
    // What was sent before is decided first.
    let sent = json!({"desk": "all", "shop": shop.id});
    let sent = crate::house::ask(&shop.engine, console(), "platform_invoice_list", sent).await;
    for open in sent["items"].as_array().unwrap().iter().filter(|bill| bill["state"] == "pending") {
        let decided = json!({"shop": shop.id, "invoice": open["id"]});
        run(&shop.engine, console(), "approve_plan_payment", decided).await;
    }
    let order = json!({"shop": shop.id, "package": "credits_100"});
    let made = run(&shop.engine, user(shop.owner), "buy_credits", order).await;
    let id = made["invoice"]["id"].clone();
    let paid = json!({"id": id, "method": "transfer", "file_id": shop.picture_file().await});
    run(&shop.engine, shop.ask_owner(), "send_plan_payment", paid).await;
    id
}

async fn bill(name: &str, house: &House, shop: &Shop) -> Case {
    let engine = house.engine();
    // What earlier examples sent is decided first.
    let sent = json!({"desk": "all", "shop": shop.id});
    let sent = crate::house::ask(engine, console(), "platform_invoice_list", sent).await;
    for open in sent["items"].as_array().unwrap() {
        if open["state"] == "pending" {
            let decided = json!({"shop": shop.id, "invoice": open["id"]});
            run(engine, console(), "approve_plan_payment", decided).await;
        }
    }
    let order = json!({"shop": shop.id, "package": "credits_100"});
    let made = run(engine, user(shop.owner), "buy_credits", order).await;
    let id = made["invoice"]["id"].clone();
    let paid = json!({"id": id, "method": "cash"});
    let named = json!({"shop": shop.id, "invoice": id});
    let reasoned = with(named.clone(), json!({"reason": "Too dark to read"}));
    if !["send_plan_payment", "cancel_plan_invoice", "plan_invoice_card", "approve_plan_payment"]
        .contains(&name)
    {
        run(engine, shop.ask_owner(), "send_plan_payment", paid.clone()).await;
    }
    let platform =
        |input: Value| Case::of(Ask::new(Actor::PlatformAdmin { user: house.admin }, "test"), input);
    match name {
        "send_plan_payment" => Case::of(shop.ask_owner(), paid),
        "cancel_plan_invoice" | "plan_invoice_card" => Case::of(shop.ask_owner(), json!({"id": id})),
        "approve_plan_payment" | "platform_invoice_card" => platform(named),
        "tell_owner_of_payment" => {
            run(engine, console(), "ask_better_receipt", reasoned).await;
            let ask = Ask::new(Actor::Job { name: "tell_owner_of_receipt", shop: shop.id }, "worker");
            Case { internal: true, ..Case::of(ask, json!({"invoice": id, "receipt": true})) }
        }
        _ => platform(reasoned),
    }
}

/// Letters about the limit, and what they advise.
async fn letters(name: &str, house: &House, shop: &Shop) -> Case {
    match name {
        "mute_limit_letters" => Case::of(shop.ask_owner(), json!({"below_100": true})),
        "tell_threshold" => {
            let ask = Ask::new(Actor::Job { name: "tell_threshold_crossed", shop: shop.id }, "worker");
            let cover =
                crate::house::ask(house.engine(), shop.ask_owner(), "cheapest_cover", json!({})).await;
            let input = json!({"threshold": 70, "used": 70, "allowance": 100, "cover": cover});
            Case { internal: true, ..Case::of(ask, input) }
        }
        _ => Case::of(shop.ask_owner(), json!({})),
    }
}
