//! Those who have no business here: bursts of strangers, other shops' ids, guesses at codes: checks 29
//! and 31.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Rig;
use crate::browser::Browser;
use crate::clock::{HOUR, SECOND};
use crate::http::Request;
use crate::line::Line;
use crate::load::{Load, Said, ask_all};
use crate::place::On;
use crate::shop::{Opening, Shop, phone};
use crate::world::{Guard, Need, Out, Size, World, number, text, twice};
use crate::{Outcome, Saying, count};

/// 2026-11-02T11:00:00Z.
const NOON: i64 = 1_793_617_200 * SECOND;

pub const BURST: Guard =
    Guard { name: "a shop without the burst guard", out: Out::Asked, fails: "units lost to a burst" };

pub const FOREIGN: Guard = Guard {
    name: "an order is found by its id alone",
    out: Out::Sql(&[(
        "placed_at, rev, risk, risk_reasons, confirmation from orders where shop_id = $1 and id = $2",
        "placed_at, rev, risk, risk_reasons, confirmation from orders
         where shop_id = coalesce(shop_id, $1) and id = $2",
    )]),
    fails: "of another shop",
};

pub const GUESSES: Guard = Guard {
    name: "guesses are not counted",
    out: Out::Sql(&[(
        "do update set used = limits.used + 1 where limits.used < $5",
        "do update set used = limits.used + 1 where cast($5 as bigint) is not null",
    )]),
    fails: "guesses that were checked",
};

pub async fn burst(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("burst");
    twice(rig, &mut line, Need::of("burst").at(NOON), BURST, bursts).await?;
    Ok(line.close(false))
}

/// Sends the form of the n-th customer from an address of their own.
async fn checkout(world: &World, shop: &Shop, n: usize) -> Outcome<crate::browser::Seen> {
    let mut browser = Browser::of(world, &format!("10.{}.{}.9", 20 + n / 250, n % 250))?;
    let form = browser.filled(world, shop, "en", n).await?;
    browser.send(&form).await
}

async fn bursts(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("burst", "ecommerce_starter", 10_000)).await?;
    if world.without(BURST.name) {
        world.set(&shop, json!({"defences": {"burst_least": 0}})).await?;
    }
    let known = world.orders(&shop, 900..901).await?;
    let order = known.first().and_then(|told| told.said.field("order_id")).unwrap_or_default();
    for verb in ["confirm", "ship", "deliver"] {
        world.tell(&shop.key, "POST", &format!("/api/v1/orders/{order}/{verb}"), &json!({})).await?;
    }
    world.clock()?.advance(HOUR)?;
    let strangers = if world.size == Size::Twin { 60 } else { world.pick(90, 300) };
    let began = world.clock()?.now();
    let mut forms = Vec::new();
    for n in 0..strangers {
        let mut browser = Browser::of(world, &format!("10.{}.{}.9", 20 + n / 250, n % 250))?;
        world.clock()?.set(began)?;
        forms.push((browser.filled(world, &shop, "en", n).await?, browser));
    }
    // All within a minute of that clock, sixteen at a time.
    world.clock()?.set(began + 10 * SECOND)?;
    let sends: Vec<Request> = forms.iter().map(|(form, browser)| browser.request(form)).collect();
    let told = Load::new(world.address()?, 16, strangers)
        .drive(move |n| sends.get(n).cloned().unwrap_or_else(|| Request::get("/", None)))
        .await?;
    let thanked = told.iter().filter(|told| matches!(told.said, Said::Refused { status: 302 | 303, .. }));
    line.equal("strangers who were thanked", thanked.count(), strangers);
    let used = "select cast(sum(used) as bigint) from usage_periods";
    let lost = world.book().number(used).await? - 1;
    line.must(lost <= 20, || format!("{lost} units lost to a burst"));
    line.note(format!("{lost} units lost to {strangers} strangers"));
    let kept = "select count(*) from order_requests where kind = 'screening'";
    line.equal("checkouts that are looked at", world.book().number(kept).await?, count(strangers) - lost);
    let before = world.book().number("select count(*) from orders").await?;
    let again = checkout_again(world, &shop, 900).await?;
    line.must(again.path.contains("/thanks/"), || {
        format!("a known customer: {} {}", again.status, again.path)
    });
    line.equal(
        "a known customer's order",
        world.book().number("select count(*) from orders").await?,
        before + 1,
    );
    line.done(strangers);
    Ok(())
}

/// Whoever ordered the same today says that they mean it.
async fn checkout_again(world: &World, shop: &Shop, n: usize) -> Outcome<crate::browser::Seen> {
    let seen = checkout(world, shop, n).await?;
    if seen.path.contains("/thanks/") {
        return Ok(seen);
    }
    let mut browser = Browser::of(world, "10.40.1.9")?;
    let form = browser.filled(world, shop, "en", n).await?;
    browser.send(&form.with("again", "1")).await
}

pub async fn foreign(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("foreign-ids");
    twice(rig, &mut line, Need::of("foreign-ids").at(NOON), FOREIGN, foreign_ids).await?;
    Ok(line.close(false))
}

/// Words of the other shop that must be read by nobody else.
const MARKS: [&str; 4] = ["Zubayda Qirmizi", "Lazaward", "Banafsaj", "+213500000077"];

async fn foreign_ids(world: &mut World, line: &mut Line) -> Outcome<()> {
    let theirs = world.shop(Opening::plain("theirs", "own", 1_000)).await?;
    let ours = world.shop(Opening::plain("ours", "own", 1_000)).await?;
    let ids = furnish(world, &theirs).await?;
    if world.without(FOREIGN.name) && world.place.on == On::Postgres {
        // The second wall stands behind the first one there.
        for table in ["orders", "order_lines", "order_history"] {
            world.book().tamper(&format!("alter table {table} disable row level security")).await?;
        }
    }
    let before = world.book().of_shop("theirs", &QUIET).await?;
    let openapi = world.ask(&Request::get("/api/v1/openapi.json", None)).await?;
    let doors = doors(&openapi.json());
    line.must(doors.len() > 150, || format!("{} routes are told of", doors.len()));
    let mut calls = Vec::new();
    for door in &doors {
        for (path, body) in door.calls(&ids) {
            let request = match door.method.as_str() {
                "GET" => Request::get(&path, Some(&ours.key)),
                method => Request::command(method, &path, &ours.key, &world.fresh(), &body),
            };
            calls.push((format!("{} {path}", door.method), request));
        }
    }
    let asked = calls.len();
    let (names, requests): (Vec<String>, Vec<Request>) = calls.into_iter().unzip();
    for (name, answer) in names.iter().zip(ask_all(world.address()?, requests, 8).await?) {
        let words = answer.words();
        for mark in MARKS {
            line.must(!words.contains(mark), || format!("{name} tells {mark:?} of another shop"));
        }
        line.must(answer.status < 500, || format!("{name}: {} {words}", answer.status));
    }
    let after = world.book().of_shop("theirs", &QUIET).await?;
    let changed: Vec<&String> =
        after.keys().filter(|table| after.get(*table) != before.get(*table)).collect();
    line.must(changed.is_empty(), || format!("rows of another shop changed in {changed:?}"));
    line.note(format!("{asked} calls of {} routes", doors.len()));
    line.done(asked);
    Ok(())
}

/// Tables that the worker writes in every shop by itself.
const QUIET: [&str; 6] = ["jobs", "schedules", "claims", "limits", "refusal_counts", "messages"];

/// Things of every kind that this program has doors for, by the beginnings of their ids.
async fn furnish(world: &World, shop: &Shop) -> Outcome<BTreeMap<String, String>> {
    let key = shop.key.as_str();
    let mut form = shop.form(77, 1);
    if let Some(fields) = form.as_object_mut() {
        fields.insert("customer".to_owned(), json!({"name": "Zubayda Qirmizi", "phone": "0500000077"}));
        fields.insert("note".to_owned(), json!("Banafsaj"));
        let place = json!({"province": "16", "municipality": "Bab Ezzouar", "address": "Rue Lazaward"});
        fields.insert("delivery".to_owned(), place);
    }
    let order = world.tell(key, "POST", "/api/v1/orders", &form).await?;
    let mut answers = vec![order.clone()];
    let card = format!("/api/v1/orders/{}", text(&order, "/order_id"));
    answers.push(world.get(key, &card).await?);
    let things = [
        ("POST", "/api/v1/categories", json!({"name": {"en": "Lazaward"}})),
        ("POST", "/api/v1/locations", json!({"name": "Lazaward", "code": "LAZ"})),
        ("POST", "/api/v1/webhooks", json!({"url": "https://example.com/h", "events": ["order.placed"]})),
        ("POST", "/api/v1/site-pages", json!({"title": {"en": "Lazaward"}, "text": {"en": "Banafsaj"}})),
        ("PUT", "/api/v1/carrier-accounts", json!({"name": "Zubayda Qirmizi"})),
        ("POST", "/api/v1/api-keys", json!({"name": "theirs", "permissions": ["orders.manage"]})),
        ("POST", "/api/v1/embed-tokens", json!({"name": "theirs", "origins": ["https://theirs.example"]})),
        ("POST", "/api/v1/invitations", json!({"email": "guest@souk.example", "role": "support"})),
    ];
    for (method, path, body) in &things {
        let answer = world.attempt(key, method, path, body).await?;
        if answer.status < 300 {
            answers.push(answer.json());
        }
    }
    for list in ["products", "stock/movements", "customers", "delivery/rates", "members", "runs"] {
        answers.push(world.ask(&Request::get(&format!("/api/v1/{list}"), Some(key))).await?.json());
    }
    let mut ids = BTreeMap::new();
    for answer in &answers {
        collect(answer, &mut ids);
    }
    ids.insert("shp".to_owned(), shop.id.clone());
    match ids.len() {
        0..8 => Err(format!("too few things to ask about: {ids:?}")),
        _ => Ok(ids),
    }
}

/// Every text that looks like an id: three letters, a line, and what only ids have.
fn collect(value: &Value, ids: &mut BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            if let Some((kind, rest)) = text.split_once('_')
                && (2..=4).contains(&kind.len())
                && rest.len() >= 20
                && rest.chars().all(|c| c.is_ascii_alphanumeric())
            {
                ids.entry(kind.to_owned()).or_insert_with(|| text.clone());
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, ids)),
        Value::Object(fields) => fields.values().for_each(|item| collect(item, ids)),
        _ => {}
    }
}

/// A route of the program's own description.
struct Door {
    method: String,
    path: String,
    queries: Vec<String>,
    body: Value,
}

fn doors(openapi: &Value) -> Vec<Door> {
    let mut doors = Vec::new();
    let paths = openapi.get("paths").and_then(Value::as_object);
    for (path, methods) in paths.into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let schema = operation.pointer("/requestBody/content/application~1json/schema");
            let parameters = operation.get("parameters").and_then(Value::as_array);
            let queries = parameters.into_iter().flatten().filter(|one| text(one, "/in") == "query");
            doors.push(Door {
                method: method.to_uppercase(),
                path: path.clone(),
                queries: queries.map(|one| text(one, "/name").to_owned()).collect(),
                body: schema.map_or(json!({}), |schema| filled(openapi, schema, "", 0)),
            });
        }
    }
    doors
}

/// Something that a schema would let through, with `@` where an id may stand.
fn filled(openapi: &Value, schema: &Value, name: &str, depth: usize) -> Value {
    if depth > 6 {
        return Value::Null;
    }
    if let Some(pointer) = schema.get("$ref").and_then(Value::as_str) {
        let found = openapi.pointer(pointer.trim_start_matches('#'));
        return found.map_or(Value::Null, |schema| filled(openapi, schema, name, depth + 1));
    }
    for several in ["anyOf", "oneOf", "allOf"] {
        if let Some(first) = schema.get(several).and_then(Value::as_array).and_then(|all| all.first()) {
            return filled(openapi, first, name, depth + 1);
        }
    }
    if let Some(first) = schema.get("enum").and_then(Value::as_array).and_then(|all| all.first()) {
        return first.clone();
    }
    let kind = match schema.get("type") {
        Some(Value::Array(kinds)) => kinds.first().and_then(Value::as_str).unwrap_or_default(),
        Some(kind) => kind.as_str().unwrap_or_default(),
        None => "",
    };
    match kind {
        "object" => {
            let known = schema.get("properties").and_then(Value::as_object);
            let needed = schema.get("required").and_then(Value::as_array);
            let is_needed = |name: &str| needed.is_some_and(|all| all.iter().any(|one| one == name));
            let wanted = |name: &str| is_needed(name) || is_id(name);
            let fields = known.into_iter().flatten().filter(|(name, _)| wanted(name));
            let made = fields.map(|(name, schema)| (name.clone(), filled(openapi, schema, name, depth + 1)));
            Value::Object(made.collect::<Map<String, Value>>())
        }
        "array" => match schema.get("items") {
            Some(items) => json!([filled(openapi, items, name, depth + 1)]),
            None => json!([]),
        },
        "integer" | "number" => json!(1),
        "boolean" => json!(true),
        "string" if is_id(name) => json!("@"),
        "string" => json!("Proof"),
        _ => json!({}),
    }
}

fn is_id(name: &str) -> bool {
    const OTHERS: [&str; 8] =
        ["id", "shop", "order", "orders", "customer", "account", "product", "duplicate_of"];
    name.ends_with("_id") || name.ends_with("_ids") || OTHERS.contains(&name)
}

impl Door {
    /// With each of their ids wherever an id may stand: in the path, in a filter, in the body.
    fn calls(&self, ids: &BTreeMap<String, String>) -> Vec<(String, Value)> {
        let takes = self.path.contains('{') || self.body.to_string().contains("\"@\"");
        let queries: Vec<&String> = self.queries.iter().filter(|name| is_id(name)).collect();
        let mut calls = Vec::new();
        for id in ids.values() {
            let parts = self.path.split('/').map(|part| if part.starts_with('{') { id } else { part });
            let path = parts.collect::<Vec<_>>().join("/");
            let body = with_id(&self.body, id);
            calls.extend(queries.iter().map(|name| (format!("{path}?{name}={id}"), body.clone())));
            if takes {
                calls.push((path, body));
            }
        }
        // A write that names nothing is its own shop's matter.
        if calls.is_empty() && self.method == "GET" {
            calls.push((self.path.clone(), self.body.clone()));
        }
        calls
    }
}

fn with_id(body: &Value, id: &str) -> Value {
    match body {
        Value::String(text) if text == "@" => json!(id),
        Value::Array(items) => items.iter().map(|item| with_id(item, id)).collect(),
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, value)| (name.clone(), with_id(value, id))).collect())
        }
        other => other.clone(),
    }
}

pub async fn guesses(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("guesses");
    twice(rig, &mut line, Need::of("guesses").at(NOON), GUESSES, guessed).await?;
    Ok(line.close(false))
}

async fn guessed(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("guesses", "own", 1_000)).await?;
    line.equal("orders", world.orders(&shop, 0..2).await?.len(), 2);
    let tries = if world.size == Size::Twin { 200 } else { world.pick(1_000, 100_000) };
    let (slug, known) = (shop.slug.clone(), phone(0));
    let ask = move |n: usize| {
        let code: String = (0..8).map(|at| letter(n.wrapping_mul(2_654_435_761) >> (at * 3))).collect();
        let from = format!("10.{}.{}.{}", n / 62_500 % 250, n / 250 % 250, n % 250);
        let headers =
            [("souk-shop", slug.as_str()), ("x-forwarded-for", &from), ("content-type", "application/json")];
        let body = json!({"code": code, "phone": known}).to_string();
        Request::plain("POST", "/api/v1/order-status", &headers, &body)
    };
    let told = Load::new(world.address()?, 16, tries).drive(ask).await?;
    let checked = told.iter().filter(|told| matches!(told.said, Said::Refused { status: 404, .. })).count();
    line.must((1..=10).contains(&checked), || format!("{checked} guesses that were checked, 10 at most"));
    let opened = told.iter().filter(|told| matches!(told.said, Said::Accepted(_))).count();
    line.equal("orders that were opened by guesses", opened, 0);
    line.no_5xx(&told);
    line.take(&told);
    // An hour later, and for whoever knows both.
    world.clock()?.advance(HOUR + SECOND)?;
    let code = world.book().texts("select code from orders where phone like '%1' order by number").await?;
    let code = code.first().cloned().unwrap_or_default();
    let headers = [("souk-shop", shop.slug.as_str()), ("content-type", "application/json")];
    let body = json!({"code": code, "phone": phone(1)}).to_string();
    let ask = Request::plain("POST", "/api/v1/order-status", &headers, &body);
    let seen = world.ask(&ask).await?.good("the customer's own").saying("the customer's own")?.json();
    line.must(number(&seen, "/total_minor") > 0, || format!("the customer's own order: {seen}"));
    line.done(1);
    Ok(())
}

fn letter(n: usize) -> char {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    ALPHABET.get(n % ALPHABET.len()).copied().map_or('0', char::from)
}
