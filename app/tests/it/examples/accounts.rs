//! Accounts, keys, sessions: what has its own actors.

use serde_json::{Value, json};
use souk_core::{Actor, TenantId};
use souk_engine::Ask;

use super::{Case, signed_in};
use crate::house::{House, PASSWORD, Shop, console, fresh, person, run, user, visitor};

pub async fn example(name: &str, house: &House, shop: &Shop) -> Option<Case> {
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
        "set_platform_admin" => platform(json!({"user": person(engine, "helper").await.0, "on": true})),
        "end_sessions" => platform(json!({"user": person(engine, "lost").await.0})),
        "reset_password" => {
            let (_, email) = person(engine, "forgetful").await;
            Case { internal: true, ..Case::of(console(), json!({"email": email})) }
        }
        "user_list" => platform(json!({})),
        "me" | "my_shops" => Case::of(user(shop.owner), json!({})),
        "create_api_key" => own(key("products.view")),
        "revoke_api_key" => own(json!({"id": shop.run("create_api_key", key("products.view")).await["id"]})),
        "create_platform_key" => platform(key("platform.operate")),
        "revoke_platform_key" => {
            let made = run(engine, console(), "create_platform_key", key("platform.operate")).await;
            platform(json!({"id": made["id"]}))
        }
        "create_embed_token" => own(json!({"name": "Blog", "origins": ["https://blog.example"]})),
        "revoke_embed_token" => {
            let input = json!({"name": "Blog", "origins": ["https://blog.example"]});
            own(json!({"id": shop.run("create_embed_token", input).await["id"]}))
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
