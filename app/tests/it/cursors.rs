//! A place in one shop's list, taken to another shop's: it leads to the other's own rows or nowhere.

use serde_json::{Value, json};
use souk_engine::{Dialect, Scope};

use crate::eyes::{Eyes, TRACES, changed};
use crate::house::{House, MARK, Shop};
use crate::http::{Door, call_of};
use crate::walk::{paths, stop};

/// What must be given, the shop that it is about, and this; filters would leave too little to go on to.
fn only(parameters: &Value, input: &Value, more: &[(&str, Value)]) -> Value {
    let wanted = |one: &&Value| one["required"] == true || one["name"] == "shop";
    let needed = parameters.as_array().into_iter().flatten().filter(wanted);
    let needed = needed.filter_map(|one| one["name"].as_str());
    let needed = needed.filter_map(|name| Some((name.to_owned(), input.get(name)?.clone())));
    needed.chain(more.iter().map(|(name, value)| ((*name).to_owned(), value.clone()))).collect()
}

/// Two and more of whatever is listed.
async fn fill(shop: &Shop) {
    for _ in 0..2 {
        shop.order(&["confirm_order", "ship_order", "deliver_order"]).await;
        shop.customer().await;
        shop.import(true).await;
        shop.stocked().await;
    }
}

async fn in_every_list(dialect: Dialect) {
    let house = House::new(dialect, &[]).await;
    fill(&house.a).await;
    house.world.drain().await;
    let (door, eyes) = (Door::new(&house), Eyes::open(house.world.database()).await);
    let described = souk_web::door::describe(house.engine().registry());
    let (mut tried, mut short, mut found) = (Vec::new(), Vec::new(), Vec::new());
    for (name, scope, api) in paths(&house) {
        let parameters = &described["paths"][api.path][api.method.as_str().to_lowercase()]["parameters"];
        let takes = |name| parameters.as_array().into_iter().flatten().any(|one| one["name"] == name);
        if !takes("after") || !takes("limit") || scope == Scope::Platform {
            continue;
        }
        let stop = stop(&house, (name, scope, api)).await;
        let first = only(parameters, &stop.case.input, &[("limit", json!(1))]);
        let owner = door.credentials(&stop.case.ask).await;
        let got = door.call(&call_of(api, &first, false).unwrap(), &owner).await;
        assert!(got.status.is_success(), "{}: {}", api.path, got.text());
        let Some(place) = got.json().get("next").filter(|next| next.is_string()).cloned() else {
            short.push(api.path);
            continue;
        };
        tried.push(api.path);
        let other = door.credentials(&stop.other.ask).await;
        let before = eyes.see(None).await;
        let more = [("limit", json!(200)), ("after", place)];
        let input = only(parameters, &stop.other.input, &more);
        let got = door.call(&call_of(api, &input, false).unwrap(), &other).await;
        if got.status.is_server_error() || got.text().contains(MARK) {
            found.push(format!("{}: {} {}", api.path, got.status, got.text()));
        }
        let tables = changed(&before, &eyes.see(None).await, TRACES);
        assert!(tables.is_empty(), "{} changed {tables:?}", api.path);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(tried.len() >= 8, "{tried:?} had a second page; {short:?} had none");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_cursor_shows_nothing_foreign_on_sqlite() {
    in_every_list(Dialect::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_cursor_shows_nothing_foreign_on_postgresql() {
    in_every_list(Dialect::Postgres).await;
}
