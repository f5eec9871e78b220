//! One example of every command and query by its name: an input that succeeds, made from a living shop. The
//! tests that walk the registry ask for each name, so a name without an example fails them.

mod accounts;
mod calls;
mod catalog;
pub mod delivery;
mod goods;
pub mod leads;
mod members;
mod messages;
pub mod parcels;
mod questions;
mod requests;
mod site;
pub mod subscriptions;
pub mod webhooks;

pub use site::written as site_page;

use serde_json::{Value, json};
use souk_core::{TenantId, UserId};
use souk_engine::Ask;

use crate::house::{House, PASSWORD, Shop, extra_shop, fresh, person, run, visitor};

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
    if let Some(case) = accounts::example(name, house, shop).await {
        return Some(case);
    }
    if let Some(case) = subscriptions::example(name, house, shop).await {
        return Some(case);
    }
    if let Some(case) = requests::example(name, house, shop).await {
        return Some(case);
    }
    if let Some(case) = leads::example(name, shop).await {
        return Some(case);
    }
    if let Some(case) = crate::limits::limits(name, house, shop).await {
        return Some(case);
    }
    if let Some(case) = messages::example(name, house, shop).await {
        return Some(case);
    }
    if let Some(case) = webhooks::example(name, shop).await {
        return Some(case);
    }
    if name == "count_drivers" {
        return Some(Case { internal: true, ..Case::of(shop.ask_owner(), json!({})) });
    }
    if name == "drop_parcel" {
        let case = Case::of(shop.ask_owner(), parcels::dropped(shop).await);
        return Some(Case { internal: true, ..case });
    }
    let mut input = members::example(name, house, shop).await;
    if input.is_none() {
        input = catalog::example(name, shop).await;
    }
    if input.is_none() {
        input = goods::example(name, house, shop).await;
    }
    if input.is_none() {
        input = delivery::example(name, shop).await;
    }
    if input.is_none() {
        input = parcels::example(name, shop).await;
    }
    if input.is_none() {
        input = calls::example(name, shop).await;
    }
    if input.is_none() {
        input = site::example(name, shop).await;
    }
    if input.is_none() {
        input = questions::example(name, shop).await;
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
