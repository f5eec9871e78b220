//! An order as its customer sees it: by a link that we signed, or by telephone and code.

use serde::Serialize;
use serde_json::{Value, json};
use souk_core::{Lang, Money, Quantity, RawId, Words};
use souk_customers::phone::Phone;
use souk_engine::Reach;
use souk_orders::queries::PublicOrder;
use souk_orders::{PublicOrderStatus, Status};
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
    code: String,
    particulars: Vec<Value>,
    lines: Vec<Line>,
    fee: Money,
    rounding: Money,
    total: Money,
    steps: Vec<Value>,
}

/// What a link to an order carries: whoever has it got it from us.
fn signature(front: &Front, code: &str) -> RawId {
    let text = format!("{}.{code}", front.shop.id.raw().encode());
    let bytes = front.web().engine().vault().sign("order-link", text.as_bytes());
    RawId(bytes.get(..16).and_then(|front| front.try_into().ok()).unwrap_or_default())
}

pub fn thanks_path(front: &Front, code: &str) -> String {
    format!("/thanks/{code}/{}", signature(front, code).encode())
}

fn status_path(front: &Front, code: &str) -> String {
    format!("/o/{code}/{}", signature(front, code).encode())
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
    let given = RawId::decode(front.part("signature")).unwrap_or_default();
    let right = signature(front, &code);
    let same = right.0.iter().zip(given.0).fold(0, |diff, (a, b)| diff | (a ^ b)) == 0;
    if !same {
        return front.failed(&souk_orders::refusals::NOT_FOUND.refuse());
    }
    let shop = front.shop.id;
    let found = front.web().engine();
    let found = found
        .read(Reach::Shop(shop), move |db| souk_orders::queries::public_order(db, shop, &code, None))
        .await;
    match found {
        Ok(order) => {
            let title = front.say("storefront-order", json!({ "code": order.code }));
            front.private(200, "storefront/order.html", &title, page(front, &order, thanks))
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
    let mut particulars = vec![
        fact("storefront-status", badge(front, order.status), "badge"),
        fact("storefront-placed", json!(order.placed_at), "moment"),
        fact("storefront-option", json!(way), "text"),
        fact("storefront-deliver-to", json!(place), "text"),
    ];
    if thanks {
        particulars.remove(1);
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
        code: order.code.clone(),
        particulars,
        lines: lines.collect(),
        fee: money(order.delivery_fee_minor),
        rounding: money(order.rounding_minor),
        total: money(order.total_minor),
        steps: steps.chain([placed]).collect(),
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
