//! One example of every command and query by its name: an input that succeeds, made from a living shop. The
//! tests that walk the registry ask for each name, so a name without an example fails them.

use serde_json::{Value, json};
use souk_core::{Actor, TenantId, UserId};
use souk_engine::Ask;

use crate::house::{House, PASSWORD, Shop, console, extra_shop, find, fresh, person, run, user, visitor};
use crate::planted::{dead_letter, plant_message};

/// An input, and who may send it.
#[derive(Clone)]
pub struct Case {
    pub ask: Ask,
    pub input: Value,
    /// Has no door: only jobs and doors themselves run it, and running it in vain is no refusal.
    pub internal: bool,
}

impl Case {
    pub fn of(ask: Ask, input: Value) -> Self {
        Self { ask, input, internal: false }
    }
}

/// The example of a command or query; `None` where nobody wrote one yet.
pub async fn example(name: &str, house: &House, shop: &Shop) -> Option<Case> {
    if let Some(case) = accounts(name, house, shop).await {
        return Some(case);
    }
    if let Some(case) = subscriptions(name, house, shop).await {
        return Some(case);
    }
    if let Some(case) = crate::limits::limits(name, house, shop).await {
        return Some(case);
    }
    let mut input = members(name, house, shop).await;
    if input.is_none() {
        input = catalog(name, shop).await;
    }
    if input.is_none() {
        input = goods(name, house, shop).await;
    }
    if input.is_none() {
        input = questions(name, shop).await;
    }
    Some(Case::of(shop.ask_owner(), input?))
}

/// Whoever has not signed in yet, but has the link, sets up the installation, once.
pub fn set_up(secret: &str) -> Case {
    let input = json!({
        "email": "first@souk.example", "name": "First", "password": PASSWORD, "lang": "ar", "secret": secret,
    });
    Case::of(visitor(TenantId::INSTALLATION), input)
}

async fn revision(shop: &Shop, query: &str) -> Value {
    shop.ask(query, json!({})).await["rev"].clone()
}

async fn signed_in(house: &House, email: &str) -> Value {
    let input = json!({"email": email, "password": PASSWORD});
    run(house.engine(), visitor(TenantId::INSTALLATION), "sign_in", input).await["token"].clone()
}

/// A shop with a paid-for plan, for what ends or turns a subscription.
pub async fn subscriber(house: &House) -> (TenantId, UserId, String) {
    let (owner, email) = person(house.engine(), "subscriber").await;
    let (id, slug) = extra_shop(house.engine(), &email, "ecommerce_starter").await;
    (id, owner, slug)
}

/// Accounts, keys, sessions: what has its own actors.
async fn accounts(name: &str, house: &House, shop: &Shop) -> Option<Case> {
    let engine = house.engine();
    let own = |input: Value| Case::of(shop.ask_owner(), input);
    let platform =
        |input: Value| Case::of(Ask::new(Actor::PlatformAdmin { user: house.admin }, "test"), input);
    let key = |permission: &str| json!({"name": format!("key {}", fresh()), "permissions": [permission]});
    Some(match name {
        "sign_in" => {
            let (_, email) = person(engine, "signer").await;
            Case::of(visitor(TenantId::INSTALLATION), json!({"email": email, "password": PASSWORD}))
        }
        "sign_out" => {
            let (_, email) = person(engine, "leaver").await;
            Case::of(visitor(TenantId::INSTALLATION), json!({"token": signed_in(house, &email).await}))
        }
        "change_password" => {
            let (id, _) = person(engine, "changer").await;
            Case::of(user(id), json!({"present": PASSWORD, "new": "four green figs"}))
        }
        "add_user" => platform(json!({
            "email": format!("added{}@souk.example", fresh()), "name": "Added", "password": PASSWORD,
            "lang": "ar",
        })),
        "me" | "my_shops" => Case::of(user(shop.owner), json!({})),
        "create_api_key" => own(key("products.view")),
        "revoke_api_key" => own(json!({"id": shop.run("create_api_key", key("products.view")).await["id"]})),
        "create_platform_key" => platform(key("platform.operate")),
        "revoke_platform_key" => {
            let made = run(engine, console(), "create_platform_key", key("platform.operate")).await;
            platform(json!({"id": made["id"]}))
        }
        "platform_key_list" => platform(json!({})),
        "accept_invitation" => {
            let token = shop.invitation(&format!("guest{}@souk.example", fresh()), "support").await;
            let input = json!({"token": token, "name": "Guest", "password": PASSWORD, "lang": "ar"});
            Case::of(visitor(TenantId::INSTALLATION), input)
        }
        "choose_shop" => {
            let (id, email) = person(engine, "chooser").await;
            let token = shop.invitation(&email, "support").await;
            run(engine, user(id), "accept_invitation", json!({"token": token})).await;
            Case::of(user(id), json!({"token": signed_in(house, &email).await, "shop": shop.id}))
        }
        _ => return None,
    })
}

/// The platform, plans and what ends a shop.
async fn subscriptions(name: &str, house: &House, shop: &Shop) -> Option<Case> {
    let engine = house.engine();
    let platform =
        |input: Value| Case::of(Ask::new(Actor::PlatformAdmin { user: house.admin }, "test"), input);
    Some(match name {
        "close_shop" => {
            let (id, owner, slug) = subscriber(house).await;
            Case::of(crate::house::member(owner, id), json!({"slug": slug}))
        }
        "set_up_plans" | "reset_monthly_online_orders" | "shop_register" => platform(json!({})),
        "add_plan_version" => {
            let plans = crate::house::ask(engine, console(), "plan_list", json!({})).await;
            let plan =
                plans["items"].as_array().unwrap().iter().find(|plan| plan["code"] == "ecommerce_starter");
            platform(json!({
                "plan": "ecommerce_starter", "after": plan.unwrap()["version"], "price_month_minor": 110_000,
            }))
        }
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
        "block_shop" | "unblock_shop" => {
            let block = json!({"id": subscriber(house).await.0, "code": "unpaid", "text": "Not paid."});
            if name == "block_shop" {
                platform(block)
            } else {
                run(engine, console(), "block_shop", block.clone()).await;
                platform(json!({"id": block["id"]}))
            }
        }
        "plan_list" | "place_list" => Case::of(visitor(TenantId::INSTALLATION), json!({})),
        "note_message" => {
            plant_message(house, shop).await;
            let messages = shop.ask("message_list", json!({})).await;
            let ask = Ask::new(Actor::Job { name: "send_message", shop: shop.id }, "worker");
            Case { internal: true, ..Case::of(ask, json!({"id": messages["items"][0]["id"]})) }
        }
        _ => return None,
    })
}

async fn category(shop: &Shop) -> Value {
    let number = fresh();
    let name = json!({"en": format!("{} category {number}", shop.mark), "ar": format!("صنف {number}")});
    shop.run("add_category", json!({"name": name})).await["id"].clone()
}

async fn product(shop: &Shop) -> Value {
    let card = shop.product().await;
    json!({"id": card["product"]["id"], "rev": card["rev"]})
}

/// The input of a deletion that somebody confirmed.
async fn confirmed(shop: &Shop, input: Value) -> Value {
    let refused = shop.engine.execute_named("delete_product", shop.ask_owner(), input.clone()).await;
    let Err(souk_core::Error::Refused(refusal)) = refused else { panic!("deleted at once") };
    with(input, json!({"confirm": refusal.args["confirm_token"]}))
}

fn with(mut object: Value, more: Value) -> Value {
    object.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    object
}

/// The shop's own commands: what its owner sends.
async fn members(name: &str, house: &House, shop: &Shop) -> Option<Value> {
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

/// Products and what they are made of.
async fn catalog(name: &str, shop: &Shop) -> Option<Value> {
    Some(match name {
        "add_category" => {
            let number = fresh();
            json!({"name": {"en": format!("{} category {number}", shop.mark), "ar": format!("صنف {number}")}})
        }
        "update_category" => json!({"id": category(shop).await, "position": 2}),
        "delete_category" => json!({"id": category(shop).await}),
        "add_product" => json!({
            "name": {"en": format!("{} {}", shop.mark, fresh()), "ar": "فستان"}, "price_minor": 200_000,
            "category_id": category(shop).await,
            "options": ["Colour"], "variants": [{"values": ["Red"]}, {"values": ["Blue"]}],
        }),
        "update_product" => with(product(shop).await, json!({"vendor": "Atelier"})),
        "toggle_product" => product(shop).await,
        "prefer_product" => json!({"id": product(shop).await["id"]}),
        "restore_product" => {
            let (card, _) = shop.stocked().await;
            let input = confirmed(shop, json!({"id": card["product"]["id"], "stock": "write_off"})).await;
            shop.run("delete_product", input).await;
            let id = card["product"]["id"].clone();
            json!({"id": id})
        }
        "set_price" => with(product(shop).await, json!({"price_minor": 99_000})),
        "add_variant" => {
            let input = json!({
                "name": {"en": format!("{} {}", shop.mark, fresh()), "ar": "فستان"}, "price_minor": 200_000,
                "options": ["Colour"], "variants": [{"values": ["Red"]}],
            });
            let card = shop.run("add_product", input).await;
            json!({"id": card["product"]["id"], "rev": card["rev"], "variant": {"values": ["Green"]}})
        }
        "update_variant" | "register_barcode" => {
            let card = shop.product().await;
            let variant = card["variants"][0]["id"].clone();
            let input = json!({"id": card["product"]["id"], "rev": card["rev"], "variant_id": variant});
            with(input, if name == "update_variant" { json!({"price_minor": 70_000}) } else { json!({}) })
        }
        "add_media" => with(product(shop).await, json!({"file_id": shop.picture_file().await})),
        "update_media" | "remove_media" => {
            let card = shop.pictured().await;
            let (id, rev) = (card["product"]["id"].clone(), card["rev"].clone());
            let input = json!({"id": id, "rev": rev, "media_id": card["pictures"][0]["id"]});
            let more = json!({"alt": {"en": "A red square"}, "position": 1});
            with(input, if name == "update_media" { more } else { json!({}) })
        }
        _ => return None,
    })
}

/// Stock, imports, customers, orders.
async fn goods(name: &str, house: &House, shop: &Shop) -> Option<Value> {
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
        "cancel_order" => with(order(&[]).await, json!({"reason": "no_answer"})),
        "ship_order" => order(&["confirm_order"]).await,
        "deliver_order" => order(&["confirm_order", "ship_order"]).await,
        "start_return" => order(&["confirm_order", "ship_order"]).await,
        "return_order" => order(&["confirm_order", "ship_order", "start_return"]).await,
        "reopen_order" => order(&["cancel_order"]).await,
        _ => return None,
    })
}

/// What the shop's owner asks.
async fn questions(name: &str, shop: &Shop) -> Option<Value> {
    Some(match name {
        "message_list" | "dead_letter_list" | "run_list" | "entitlement_list" | "api_key_list"
        | "shop_card" | "settings_card" | "member_list" | "role_table" | "subscription_card"
        | "category_list" | "location_list" | "ledger_balances" | "posting_list" | "ledger_proof"
        | "today_figures" | "usage_days" | "credit_list" => json!({}),
        "run_card" => json!({"id": shop.import(false).await["plan"]}),
        "limit_info" => json!({"organization_id": shop.id}),
        "product_list" | "order_list" | "customer_list" | "stock_movements" | "delivery_rate_list"
        | "public_list" => {
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
