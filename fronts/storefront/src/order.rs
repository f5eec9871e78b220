//! An order as its customer sees it: by a link that we signed, or by telephone and code.

use serde::Serialize;
use serde_json::{Value, json};
use souk_confirmation::AskForCall;
use souk_core::{Lang, Moment, Money, Quantity, Words};
use souk_customers::phone::Phone;
use souk_engine::Reach;
use souk_orders::model::link;
use souk_orders::queries::PublicOrder;
use souk_orders::{PublicOrderStatus, RequestState, Status, WithdrawOrderRequest};
use souk_web::door::{Fields, redirect};

use crate::front::{Answer, Front};

#[derive(Serialize)]
struct Line {
    name: String,
    label: String,
    pieces: String,
    sum: Money,
}

#[derive(Serialize)]
struct Page {
    thanks: bool,
    /// A request that waits for the shop to take orders again: what is said of it.
    request: Option<Request>,
    /// How to be called about it, while there is something to speak of.
    call: Option<Call>,
    code: String,
    particulars: Vec<Value>,
    lines: Vec<Line>,
    fee: Money,
    rounding: Money,
    total: Money,
    steps: Vec<Value>,
}

#[derive(Serialize)]
struct Request {
    title: String,
    text: String,
    /// The form that takes it back is sent here.
    withdraw: Option<String>,
}

#[derive(Serialize)]
struct Call {
    /// The form that asks for it is sent here.
    ask: String,
    /// Since when they wait for it.
    asked_at: Option<Moment>,
}

/// What a link to an order carries: whoever has it got it from us.
fn signature(front: &Front, code: &str) -> String {
    link::signature(front.web().engine().vault(), front.shop.id, code).encode()
}

pub fn thanks_path(front: &Front, code: &str) -> String {
    format!("/thanks/{code}/{}", signature(front, code))
}

pub fn status_path(front: &Front, code: &str) -> String {
    format!("/o/{code}/{}", signature(front, code))
}

pub async fn thanks(front: Front) -> Answer {
    by_link(&front, true).await
}

pub async fn status(front: Front) -> Answer {
    by_link(&front, false).await
}

/// A link that is not ours looks like an order that is not there.
async fn by_link(front: &Front, thanks: bool) -> Answer {
    let code = front.part("code").to_owned();
    let (shop, engine) = (front.shop.id, front.web().engine());
    if !link::is_ours(engine.vault(), shop, &code, front.part("signature")) {
        return front.failed(&souk_orders::refusals::NOT_FOUND.refuse());
    }
    let (vault, now) = (engine.vault().clone(), front.web().now());
    let found = engine.read(Reach::Shop(shop), move |db| {
        let order = souk_orders::queries::public_order(db, &vault, (shop, now), &code, None)?;
        let asked_at = souk_confirmation::asked_by_code(db, shop, &order.code)?;
        Ok((order, asked_at))
    });
    match found.await {
        Ok((order, asked_at)) => {
            let title = front.say("storefront-order", json!({ "code": order.code }));
            let page = Page { call: call_of(front, &order, asked_at), ..page(front, &order, thanks) };
            front.private(200, "storefront/order.html", &title, page)
        }
        Err(error) => front.failed(&error),
    }
}

#[derive(Serialize)]
struct Find {
    phone: String,
    code: String,
    errors: Vec<Value>,
}

pub async fn find(front: Front) -> Answer {
    let code = front.visit.asked("code").unwrap_or_default().chars().take(20).collect();
    ask(&front, 200, Find { phone: String::new(), code, errors: Vec::new() })
}

fn ask(front: &Front, status: u16, find: Find) -> Answer {
    let title = front.visit.say("storefront-find-title");
    front.private(status, "storefront/find.html", &title, find)
}

/// Telephone and code lead to the signed link, which may be kept and looked at as often as one likes.
pub async fn look(front: Front, fields: Fields) -> Answer {
    let (phone, code) = (fields.get("phone"), fields.get("code"));
    let asked = PublicOrderStatus { code: code.to_owned(), phone: Phone::typed(phone) };
    match front.web().engine().ask(front.ask(), asked).await {
        Ok(order) => redirect(&front.url(&status_path(&front, &order.code))),
        Err(error) => {
            let status = error.refusal().map_or(500, |refusal| refusal.kind.status());
            let errors = vec![json!({ "field": "", "text": front.visit.sentence(&error) })];
            let short = |text: &str| text.chars().take(64).collect();
            ask(&front, status, Find { phone: short(phone), code: short(code), errors })
        }
    }
}

fn page(front: &Front, order: &PublicOrder, thanks: bool) -> Page {
    let money = |minor| Money::new(minor, order.currency);
    // Places have names in Arabic and French; other readers know the French ones.
    let named = |words: &Words| words.get(front.lang(), &[Lang::Fr]).to_owned();
    let comma = if front.lang().is_rtl() { "، " } else { ", " };
    let place = [named(&order.municipality_words), named(&order.province_words)].join(comma);
    let way = front.visit.say(&format!("storefront-option-{}", order.delivery_option));
    let say = |id: &str| front.visit.say(id);
    let fact = |id: &str, value: Value, kind: &str| json!({ "label": say(id), "value": value, "kind": kind });
    let stands = match order.request {
        Some(state) => request_badge(front, state),
        None => badge(front, order.status),
    };
    let mut particulars = vec![
        fact("storefront-status", stands, "badge"),
        fact("storefront-placed", json!(order.placed_at), "moment"),
        fact("storefront-option", json!(way), "text"),
        fact("storefront-deliver-to", json!(place), "text"),
    ];
    if thanks {
        particulars.remove(1);
    }
    if let Some(until) = order.waits_until {
        particulars.push(fact("storefront-waits-until", json!(until), "moment"));
    }
    let lines = order.lines.iter().map(|line| Line {
        name: front.words(&line.name).to_owned(),
        label: line.variant_label.clone(),
        pieces: Quantity::human(line.quantity),
        sum: money(line.total_minor),
    });
    let steps =
        order.steps.iter().rev().map(
            |step| json!({ "at": step.at, "title": word(front, step.status), "tone": tone(step.status) }),
        );
    let placed =
        json!({ "at": order.placed_at, "title": front.visit.say("storefront-placed"), "tone": "plain" });
    Page {
        thanks,
        request: order.request.map(|state| request(front, order, state)),
        call: None,
        code: order.code.clone(),
        particulars,
        lines: lines.collect(),
        fee: money(order.delivery_fee_minor),
        rounding: money(order.rounding_minor),
        total: money(order.total_minor),
        steps: steps.chain([placed]).collect(),
    }
}

fn call_of(front: &Front, order: &PublicOrder, asked_at: Option<Moment>) -> Option<Call> {
    let open = order.request.is_none() && souk_confirmation::is_open(order.status);
    let ask = front.url(&format!("{}/call", status_path(front, &order.code)));
    open.then_some(Call { ask, asked_at })
}

/// What whoever waits is told: never why the shop takes no orders.
fn request(front: &Front, order: &PublicOrder, state: RequestState) -> Request {
    let say = |what: &str| front.visit.say(&format!("storefront-request-{state}{what}"));
    let waits = state == RequestState::Waiting;
    let withdraw = waits.then(|| front.url(&format!("{}/withdraw", status_path(front, &order.code))));
    Request { title: say(""), text: say("-text"), withdraw }
}

fn request_badge(front: &Front, state: RequestState) -> Value {
    let tone = if state == RequestState::Waiting { "warn" } else { "bad" };
    json!({ "text": front.visit.say(&format!("storefront-request-{state}")), "tone": tone })
}

/// The customer does not want to wait any more.
pub async fn withdraw(front: Front, fields: Fields) -> Answer {
    let (code, link) = (front.part("code").to_owned(), front.part("signature").to_owned());
    let path = front.url(&status_path(&front, &code));
    let Some(form) = front.visit.read_token(fields.get("_token")).filter(|_| !front.is_from_elsewhere())
    else {
        return redirect(&path);
    };
    let command = WithdrawOrderRequest { code, phone: None, link: Some(link) };
    match front.web().engine().execute(front.ask().keyed(form.key), command).await {
        Ok(_) => redirect(&path),
        Err(error) => front.failed(&error),
    }
}

/// The customer wants to be called; the page of the order then says so.
pub async fn call(front: Front, fields: Fields) -> Answer {
    let (code, link) = (front.part("code").to_owned(), front.part("signature").to_owned());
    let path = front.url(&status_path(&front, &code));
    let Some(form) = front.visit.read_token(fields.get("_token")).filter(|_| !front.is_from_elsewhere())
    else {
        return redirect(&path);
    };
    let command = AskForCall { code, phone: None, link: Some(link) };
    match front.web().engine().execute(front.ask().keyed(form.key), command).await {
        Ok(_) => redirect(&path),
        Err(error) => front.failed(&error),
    }
}

fn word(front: &Front, status: Status) -> String {
    front.visit.say(&format!("storefront-status-{status}"))
}

fn badge(front: &Front, status: Status) -> Value {
    json!({ "text": word(front, status), "tone": tone(status) })
}

const fn tone(status: Status) -> &'static str {
    match status {
        Status::Delivered | Status::Completed => "good",
        Status::Confirmed | Status::Working | Status::Shipped => "info",
        Status::Cancelled | Status::Failed | Status::Returned => "bad",
        _ => "plain",
    }
}
