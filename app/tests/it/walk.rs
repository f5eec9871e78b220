//! Every path of the API with every id in it: whoever has the right gets an answer, nobody else learns or
//! changes anything. And every page of every front is shown.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use souk_engine::{Api, Ask, Dialect, Scope};

use crate::checks::{foreign_inputs, only_filters, rows_are_absent};
use crate::examples::{Case, example};
use crate::eyes::{Eyes, TRACES, changed};
use crate::house::{House, MARK, Shop, fresh, member};
use crate::http::{Call, Door, call_of};

/// A path with an example of what is sent there.
pub struct Stop {
    pub name: &'static str,
    pub scope: Scope,
    pub api: &'static Api,
    pub case: Case,
    pub other: Case,
}

impl Stop {
    /// As a door's own shape of input has it, where that differs from the command's.
    fn shaped(api: &Api, input: &Value) -> Value {
        if api.adapter.is_none() || !api.path.contains("process_online_order") {
            return input.clone();
        }
        let (buyer, line, delivery) = (&input["customer"], &input["lines"][0], &input["delivery"]);
        json!({
            "p_customer_name": buyer["name"], "p_phone": buyer["phone"],
            "p_product_color_id": line["variant_id"],
            "p_quantity": 1, "p_province": delivery["province"], "p_municipality": delivery["municipality"],
            "p_address": delivery["address"],
        })
    }
}

/// Every path that is listed; installation itself is set up before anybody walks.
pub fn paths(house: &House) -> Vec<(&'static str, Scope, &'static Api)> {
    let registry = house.engine().registry();
    let commands = registry.commands().map(|def| (def.name, def.policy.scope, def.api));
    let queries = registry.queries().map(|def| (def.name, def.policy.scope, def.api));
    let listed = commands.chain(queries).filter(|(name, ..)| *name != "set_up_installation");
    listed.flat_map(|(name, scope, doors)| doors.iter().map(move |api| (name, scope, api))).collect()
}

/// A path with fresh examples.
pub async fn stop(house: &House, (name, scope, api): (&'static str, Scope, &'static Api)) -> Stop {
    let mut case = example(name, house, &house.a).await.unwrap_or_else(|| panic!("{name} has no example"));
    let mut other = example(name, house, &house.b).await.unwrap();
    case.input = Stop::shaped(api, &case.input);
    other.input = Stop::shaped(api, &other.input);
    Stop { name, scope, api, case, other }
}

struct Walk<'a> {
    house: &'a House,
    door: Door<'a>,
    eyes: Eyes,
    found: Vec<String>,
}

impl Walk<'_> {
    /// Sends it as somebody who must learn nothing and change nothing.
    async fn in_vain(
        &mut self,
        stop: &Stop,
        who: &str,
        credentials: &[(&'static str, String)],
        input: &Value,
    ) {
        let before = self.eyes.see(None).await;
        let got = self.door.call(&call_of(stop.api, input, false).unwrap(), credentials).await;
        let told = got.text();
        let each_absent = || serde_json::from_str(&told).is_ok_and(|told| rows_are_absent(&told));
        let empty = got.status == 200 && (only_filters(stop.name) || each_absent()) && !told.contains(MARK);
        if !got.status.is_client_error() && !empty {
            self.found.push(format!(
                "{} {} as {who}: {} {told}",
                stop.api.method.as_str(),
                stop.api.path,
                got.status
            ));
        }
        if told.contains(MARK) {
            self.found.push(format!("{} tells {who}: {told}", stop.api.path));
        }
        let tables = changed(&before, &self.eyes.see(None).await, TRACES);
        if !tables.is_empty() {
            self.found.push(format!("{} as {who} changed {tables:?}", stop.api.path));
        }
    }

    async fn visit(&mut self, stop: &Stop) {
        let house = self.house;
        if matches!(stop.scope, Scope::Shop | Scope::Platform | Scope::User) {
            self.in_vain(stop, "nobody", &[], &stop.case.input).await;
        }
        if stop.scope == Scope::Shop {
            let removed = self.door.credentials(&member(house.a.removed, house.a.id)).await;
            self.in_vain(stop, "a removed member", &removed, &stop.case.input).await;
        }
        if stop.scope != Scope::Platform {
            let owner = self.door.credentials(&stop.other.ask).await;
            let support = self.door.credentials(&member(house.b.support, house.b.id)).await;
            for (pointer, input) in foreign_inputs(&stop.case.input, &stop.other.input) {
                self.in_vain(stop, &format!("another owner, {pointer}"), &owner, &input).await;
                if stop.scope != Scope::User {
                    self.in_vain(stop, &format!("another's support, {pointer}"), &support, &input).await;
                }
            }
        } else {
            let owner = self.door.credentials(&house.a.ask_owner()).await;
            self.in_vain(stop, "a shop's owner", &owner, &stop.case.input).await;
        }
        let credentials = self.door.credentials(&stop.case.ask).await;
        let got = self.door.call(&call_of(stop.api, &stop.case.input, false).unwrap(), &credentials).await;
        if got.status != stop.api.status {
            let place = format!("{} {}", stop.api.method.as_str(), stop.api.path);
            self.found.push(format!("{place} as whoever may: {} {}", got.status, got.text()));
        }
    }
}

/// `half`: every second path, from the first or from the second on.
async fn every_path(dialect: Dialect, half: usize) {
    let mut house = House::new(dialect, &[]).await;
    // A session that was opened while its user still was a member.
    let leaver = house.a.member("operator").await;
    let tokens = Door::new(&house);
    let token = tokens.session(leaver, Some(house.a.id)).await;
    drop(tokens);
    house.a.run("remove_member", json!({"id": leaver})).await;
    house.a.removed = leaver;
    let mut walk = Walk {
        house: &house,
        door: Door::new(&house),
        eyes: Eyes::open(house.world.database()).await,
        found: Vec::new(),
    };
    walk.door.keep_session(leaver, house.a.id, token).await;
    let mut visited = BTreeSet::new();
    for (index, path) in paths(&house).into_iter().enumerate() {
        if index % 2 == half {
            walk.visit(&stop(&house, path).await).await;
        }
        visited.insert((path.2.path, path.2.method.as_str().to_lowercase()));
    }
    assert!(walk.found.is_empty(), "{} findings:\n{}", walk.found.len(), walk.found.join("\n"));
    let described = souk_web::door::describe(house.engine().registry());
    for (path, methods) in described["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            let known = visited.iter().any(|(at, with)| at == path && with == method);
            assert!(known || path == "/api/v1/installation", "{method} {path} was not visited");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_path_of_the_api_serves_strangers_on_sqlite() {
    every_path(Dialect::Sqlite, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_other_path_of_the_api_serves_strangers_on_sqlite() {
    every_path(Dialect::Sqlite, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_path_of_the_api_serves_strangers_on_postgresql() {
    every_path(Dialect::Postgres, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_other_path_of_the_api_serves_strangers_on_postgresql() {
    every_path(Dialect::Postgres, 1).await;
}

/// The id of what a page with one `{id}` shows.
async fn thing(path: &str, shop: &Shop, product_id: &str, variant: &str) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match path {
        path if path.contains("/orders/") && path.ends_with("/return") => {
            text(&shop.order(&["confirm_order", "ship_order", "start_return"]).await["order_id"])
        }
        path if path.contains("/requests/") => {
            let mut screened = shop.order_of(variant);
            screened["screen"] = true.into();
            text(&shop.run("place_order", screened).await["order_id"])
        }
        path if path.contains("/orders/") || path.contains("/calls/") => {
            text(&shop.order(&[]).await["order_id"])
        }
        path if path.contains("/drivers/") => text(&crate::examples::parcels::account(shop).await),
        path if path.contains("/parcels/") => text(&crate::examples::parcels::parcel(shop).await),
        path if path.contains("/bills/") || path.contains("{invoice}") => {
            text(&crate::examples::subscriptions::paid_bill(shop).await)
        }
        path if path.contains("/zones/") => {
            text(&shop.run("set_zone", crate::examples::delivery::zone()).await["id"])
        }
        path if path.contains("/site/") => text(&crate::examples::site_page(shop).await["id"]),
        path if path.contains("/runs/") => text(&shop.import(false).await["plan"]),
        path if path.contains("/customers/") => text(&shop.customer().await),
        path if path.contains("/categories/") => {
            let name = json!({"en": format!("c-{}", fresh())});
            text(&shop.run("add_category", json!({"name": name})).await["id"])
        }
        path if path.contains("/members/") => shop.support.to_string(),
        path if path.contains("/platform/shops/") => shop.id.to_string(),
        path if path.contains("/webhooks/") => text(&crate::examples::webhooks::endpoint(shop).await),
        path if path.contains("/webhook-deliveries/") => {
            text(&crate::examples::webhooks::delivery(shop).await)
        }
        _ => product_id.to_owned(),
    }
}

/// What stands in the parts of a page's path.
pub async fn page_path(path: &str, shop: &Shop) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let (product, variant) = shop.stocked().await;
    let pictured = shop.pictured().await;
    let picture = text(&pictured["pictures"][0]["id"]);
    let product_id =
        text(if path.contains("{picture}") { &pictured } else { &product }.pointer("/product/id").unwrap());
    let id = thing(path, shop, &product_id, &variant).await;
    let category = format!("c-{}", fresh());
    let handle = if path.contains("/c/{handle}") {
        let made = shop.run("add_category", json!({"name": {"en": category, "ar": category}})).await;
        text(&made["handle"])
    } else {
        text(&product["product"]["handle"])
    };
    let code = if path.contains("{code}") { text(&shop.order(&[]).await["code"]) } else { String::new() };
    let token = if path.contains("{token}") {
        shop.invitation(&format!("page{}@souk.example", fresh()), "support").await
    } else {
        String::new()
    };
    // Whoever has the link got it from the shop.
    let signed = format!("{}.{code}", shop.id.raw().encode());
    let signature = shop.engine.vault().sign("order-link", signed.as_bytes());
    let signature = souk_core::RawId(signature[..16].try_into().unwrap()).encode();
    let own = match path.contains("{page}") {
        true => text(&crate::examples::site_page(shop).await["slug"]),
        false => String::new(),
    };
    path.replace("/{shop}/{invoice}", &format!("/{}/{id}", shop.id))
        .replace("{figure}", "total_subscribers")
        .replace("{carrier}", "own")
        .replace("{plan}", "ecommerce_medium")
        .replace("/packages/{code}", "/packages/credits_250")
        .replace("{id}", &id)
        .replace("{page}", &own)
        .replace("{signature}", &signature)
        .replace("{product}", &product_id)
        .replace("{variant}", &variant)
        .replace("{picture}", &picture)
        .replace("/media/{shop}/{name}", &format!("/media/{}/{picture}-360.jpg", shop.id))
        .replace("{slug}", &shop.slug)
        .replace("{lang}", "ar")
        .replace("{component}", "OnlineOrdersCounter")
        .replace("{handle}", &handle)
        .replace("{code}", &code)
        .replace("{token}", &token)
        .replace("{*rest}", "no-such-page")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_shown() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let house = House::new(dialect, &[]).await;
        let door = Door::new(&house);
        let owner = door.credentials(&house.a.ask_owner()).await;
        let admin = Ask::new(souk_core::Actor::PlatformAdmin { user: house.admin }, "test");
        let admin = door.credentials(&admin).await;
        let mut found = Vec::new();
        for page in souk::rooms::pages().iter().filter(|page| page.method == "GET") {
            let path = page_path(page.path, &house.a).await;
            let who = if path.starts_with("/platform") { &admin } else { &owner };
            let got = door.call(&Call { method: "GET", path: path.clone(), body: None }, who).await;
            // A shop answers itself for addresses that it does not have; nobody is certified without a name.
            let missing = page.path.ends_with("{*rest}") || page.path == "/hosts/certified";
            let fine = if missing {
                got.status == axum::http::StatusCode::NOT_FOUND
            } else {
                got.status.is_success() || got.status.is_redirection()
            };
            if !fine || path.contains('{') {
                found.push(format!("{} ({path}): {}", page.path, got.status));
            }
            let is_picture = got.headers.get("content-type").is_some_and(|kind| kind == "image/jpeg");
            let shown = if is_picture { String::new() } else { got.text() };
            if shown.contains("\u{fffd}") || shown.contains("{{") {
                found.push(format!("{path} shows what it should not"));
            }
        }
        assert!(found.is_empty(), "{dialect:?}: {} pages:\n{}", found.len(), found.join("\n"));
    }
}
