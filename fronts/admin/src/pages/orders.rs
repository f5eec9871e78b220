//! One order with its story, and what is done with it.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::{Lang, Quantity, Words};
use souk_customers::phone;
use souk_orders::queries::OrderRow;
use souk_orders::{
    CancelOrder, CancelReason, ConfirmOrder, DeliverOrder, OrderCard, OrderId, OrderView, ReopenOrder,
    ReturnOrder, ShipOrder, StartReturn, Status,
};
use souk_web::door::Route;

use super::parcels::drivers;
use crate::choices::Badge;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/orders/{id}", get(show)),
        Route::new("GET", "/admin/orders/{id}/cancel", get(ask_cancel)),
        Route::new("POST", "/admin/orders/{id}/cancel", post(cancel)),
        Route::new("GET", "/admin/orders/{id}/return", get(ask_return)),
        Route::new("POST", "/admin/orders/{id}/return", post(receive)),
        Route::new("POST", "/admin/orders/{id}/confirm", post(confirm)),
        Route::new("POST", "/admin/orders/{id}/ship", post(ship)),
        Route::new("POST", "/admin/orders/{id}/deliver", post(deliver)),
        Route::new("POST", "/admin/orders/{id}/start-return", post(start_return)),
        Route::new("POST", "/admin/orders/{id}/reopen", post(reopen)),
    ]
}

pub fn tone(status: Status) -> &'static str {
    match status {
        Status::AwaitingPayment | Status::PaymentReview | Status::Pending => "warn",
        Status::Confirmed | Status::Working | Status::Shipped => "info",
        Status::Delivered | Status::Completed => "good",
        Status::Returning | Status::Returned | Status::Failed => "bad",
        Status::Cancelled => "plain",
    }
}

pub fn status_badge(desk: &Desk, status: Status) -> Badge {
    desk.badge("admin-order-status", status.as_str(), tone(status))
}

/// A place's name; whoever reads no Arabic finds it as the country's own signs have it in Latin letters.
pub fn place(desk: &Desk, words: &Words) -> String {
    words.get(desk.lang(), &[Lang::Fr]).to_owned()
}

/// An order as a row of a list.
pub fn row(desk: &Desk, order: &OrderRow) -> Value {
    json!({
        "id": order.id,
        "href": format!("/admin/orders/{}", order.id),
        "risk": (order.risk > 0).then(|| super::requests::risk_badge(desk, order.risk)),
        "number": format!("#{}", order.number),
        "customer": super::steps::marked(desk, &order.customer_name, order.channel),
        "phone": phone::human(&order.phone),
        "place": place(desk, &order.province_words),
        "at": order.placed_at,
        "total": souk_core::Money::new(order.total_minor, order.currency),
        "status": status_badge(desk, order.status),
    })
}

fn id_of(desk: &Desk, id: &str) -> Result<OrderId, Failed> {
    OrderId::parse(id).ok_or_else(|| desk.nothing_here())
}

async fn show(desk: Desk, Path(id): Path<String>) -> Answer {
    card(&desk, id_of(&desk, &id)?, &Sheet::default()).await
}

pub(super) async fn card(desk: &Desk, id: OrderId, sheet: &Sheet) -> Answer {
    let order = desk.query(OrderCard { id }).await?;
    let money = |minor: i64| souk_core::Money::new(minor, order.bill.currency);
    let lines: Vec<Value> = order
        .lines
        .iter()
        .map(|line| {
            let name = desk.words(&line.name);
            let label = &line.variant_label;
            json!({
                "href": format!("/admin/products/{}", line.product_id),
                "thumb": super::pictures::thumb(desk, line.picture.as_ref()),
                "name": {
                    "text": if label.is_empty() { name } else { format!("{name} – {label}") },
                    "hint": line.full_code,
                },
                "quantity": line.quantity,
                "price": money(line.unit_price_minor),
                "total": money(line.total_minor),
            })
        })
        .collect();
    let data = json!({
        "id": id,
        "no": order.number,
        "code": order.code,
        "badge": status_badge(desk, order.status),
        "payment": desk.badge("admin-payment", order.payment_status.as_str(), "plain"),
        "at": order.placed_at,
        "trial": order.channel.is_trial(),
        "calls": (order.status == Status::Pending && !order.channel.is_trial())
            .then(|| format!("/admin/calls/{id}")),
        "outcome": desk.badge(
            "admin-outcome",
            order.confirmation.as_str(),
            super::calls::outcome_tone(order.confirmation),
        ),
        "actions": actions(&order),
        "keys": keys(desk, &order),
        "lines": lines,
        "pieces": Quantity(order.lines.iter().map(|line| line.quantity.0).sum()),
        "bill": bill(desk, &order),
        "total": money(order.bill.total_minor),
        "customer": facts_of_customer(desk, &order),
        "customer_href": format!("/customers/{}", order.customer.id),
        "phone": order.customer.phone,
        "another": format!("/admin/orders/new?phone={}", souk_web::door::encode(&order.customer.phone)),
        "delivery": facts_of_delivery(desk, &order),
        "parcels": super::parcels::of_order(desk, id).await?,
        "drivers": if order.status == Status::Confirmed { drivers(desk).await? } else { Vec::new() },
        "note": order.note,
        "answers": super::form_fields::answers(desk, order.form_data.as_ref()).await?,
        "in_maintenance": order.in_maintenance,
        "risk": super::requests::risk_badge(desk, order.risk.score),
        "reasons": super::requests::reasons(desk, &order.risk),
        "story": story(desk, &order),
        "status_page": format!("/shop/{}/{}/o", desk.shop.slug, order.customer.lang),
    });
    desk.page_with("admin/order.html", sheet, data)
}

pub(super) fn fact(desk: &Desk, label: &str, value: impl Into<Value>, kind: &str) -> Value {
    json!({ "label": desk.say(label), "value": value.into(), "kind": kind })
}

fn facts_of_customer(desk: &Desk, order: &OrderView) -> Vec<Value> {
    vec![
        fact(desk, "admin-customer-name", order.customer.name.clone(), "text"),
        fact(desk, "admin-customer-phone", order.customer.phone_shown.clone(), "phone"),
        fact(desk, "admin-customer-lang", desk.say(&format!("language-{}", order.customer.lang)), "text"),
        fact(desk, "admin-order-channel", desk.word("admin-channel", order.channel.as_str()), "text"),
    ]
}

fn facts_of_delivery(desk: &Desk, order: &OrderView) -> Vec<Value> {
    let delivery = &order.delivery;
    let mut facts = vec![
        fact(desk, "admin-delivery-option", desk.word("admin-delivery", delivery.option.as_str()), "text"),
        fact(desk, "admin-delivery-province", place(desk, &delivery.province_words), "text"),
        fact(desk, "admin-delivery-municipality", place(desk, &delivery.municipality_words), "text"),
    ];
    let more = [
        ("admin-delivery-address", delivery.address.clone()),
        ("admin-delivery-city", delivery.city.clone()),
        ("admin-delivery-stop-desk", stop_desk(delivery)),
        ("admin-delivery-carrier", carrier(desk, &delivery.carrier)),
    ];
    facts.extend(
        more.into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(label, value)| fact(desk, label, value, "text")),
    );
    facts
}

/// The desk by its name; one that nobody knows as it was typed.
fn stop_desk(delivery: &souk_orders::queries::DeliveryPart) -> String {
    match &delivery.stop_desk {
        Some(desk) if desk.address.is_empty() => desk.name.clone(),
        Some(desk) => format!("{} – {}", desk.name, desk.address),
        None => delivery.stop_desk_id.clone().unwrap_or_default(),
    }
}

pub fn carrier(desk: &Desk, code: &str) -> String {
    if code == "own" { desk.say("admin-carrier-own") } else { code.to_owned() }
}

pub fn bill(desk: &Desk, order: &OrderView) -> Vec<Value> {
    let bill = &order.bill;
    let money = |minor: i64| json!(souk_core::Money::new(minor, bill.currency));
    let optional =
        [("admin-bill-discount", -bill.discount_minor), ("admin-bill-rounding", bill.rounding_minor)];
    let mut lines = vec![
        fact(desk, "admin-bill-goods", money(bill.goods_minor), "money"),
        fact(desk, "admin-bill-delivery", money(bill.delivery_fee_minor), "money"),
    ];
    lines.extend(
        optional
            .into_iter()
            .filter(|(_, minor)| *minor != 0)
            .map(|(label, minor)| fact(desk, label, money(minor), "money")),
    );
    lines.push(fact(desk, "admin-bill-total", money(bill.total_minor), "money"));
    lines
}

/// The key that goes to a verb's button; it presses none, so that no order moves by a slip.
fn key_of(verb: &str) -> &'static str {
    match verb {
        "confirm" => "c",
        "ship" => "s",
        "deliver" => "d",
        "start-return" | "return" => "r",
        "reopen" | "unconfirm" => "o",
        _ => "x",
    }
}

/// The keys of this order's verbs, with their words.
fn keys(desk: &Desk, order: &OrderView) -> Vec<[String; 2]> {
    let key = |action: &Value| {
        let verb = action.get("verb").and_then(Value::as_str)?;
        Some([key_of(verb).to_owned(), desk.say(&format!("admin-order-{verb}"))])
    };
    let mut keys: Vec<[String; 2]> = actions(order).iter().filter_map(key).collect();
    keys.push(["Enter".to_owned(), desk.say("admin-keys-press")]);
    keys
}

/// What may be done with an order that stands here: the first is what is usually next.
fn actions(order: &OrderView) -> Vec<Value> {
    let act = |verb: &str, ask: bool, glyph: &str| {
        let key = key_of(verb);
        json!({ "verb": verb, "ask": ask, "glyph": glyph, "key": key })
    };
    let of = |next: &Status| match (order.status, next) {
        (Status::Cancelled, Status::Pending) => Some(act("reopen", false, "undo")),
        (Status::Confirmed, Status::Pending) => Some(act("unconfirm", false, "undo")),
        (Status::Cancelled, _) => None,
        (_, Status::Confirmed) => Some(act("confirm", false, "check")),
        (_, Status::Shipped) => Some(act("ship", false, "truck")),
        (_, Status::Delivered) => Some(act("deliver", false, "check")),
        (_, Status::Returning) => Some(act("start-return", false, "undo")),
        (_, Status::Returned) => Some(act("return", true, "undo")),
        (_, Status::Cancelled) => Some(act("cancel", true, "x")),
        _ => None,
    };
    order.next.iter().filter_map(of).collect()
}

fn story(desk: &Desk, order: &OrderView) -> Vec<Value> {
    let event = |row: &souk_orders::queries::HistoryRow| {
        let reason = row.reason.as_deref().map(|reason| desk.word("admin-cancel", reason));
        let words: Vec<String> =
            reason.into_iter().chain(Some(row.note.clone()).filter(|note| !note.is_empty())).collect();
        json!({
            "at": row.at,
            "title": match row.from {
                None => desk.say("admin-order-placed"),
                // Amended where it stands.
                Some(from) if from == row.to => desk.say("admin-order-amended"),
                Some(_) => desk.word("admin-order-status", row.to.as_str()),
            },
            "by": desk.word("admin-actor", &row.actor_kind),
            "text": words.join(" – "),
            "tone": tone(row.to),
        })
    };
    order.history.iter().rev().map(event).collect()
}

async fn ask_cancel(desk: Desk, Path(id): Path<String>) -> Answer {
    let id = id_of(&desk, &id)?;
    cancel_page(&desk, id, &Sheet::default()).await
}

async fn cancel_page(desk: &Desk, id: OrderId, sheet: &Sheet) -> Answer {
    let order = desk.query(OrderCard { id }).await?;
    let data = json!({
        "id": id,
        "no": order.number,
        "reasons": desk.choices("admin-cancel", CancelReason::ALL.iter().map(|reason| reason.as_str())),
    });
    desk.page_with("admin/order_cancel.html", sheet, data)
}

async fn cancel(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let reason = sheet.choice(&desk.visit, "reason", CancelReason::parse).unwrap_or(CancelReason::Other);
    let note = sheet.text("note").to_owned();
    match desk.run(&mut sheet, CancelOrder { id, reason, note }).await {
        Some(_) => desk.done(&format!("/orders/{id}"), "order-cancelled"),
        None => cancel_page(&desk, id, &sheet).await,
    }
}

async fn ask_return(desk: Desk, Path(id): Path<String>) -> Answer {
    return_page(&desk, id_of(&desk, &id)?, &Sheet::default()).await
}

async fn return_page(desk: &Desk, id: OrderId, sheet: &Sheet) -> Answer {
    let order = desk.query(OrderCard { id }).await?;
    desk.page_with("admin/order_return.html", sheet, json!({ "id": id, "no": order.number }))
}

async fn receive(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let command = ReturnOrder { id, damaged: sheet.flag("damaged"), note: sheet.text("note").to_owned() };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done(&format!("/orders/{id}"), "order-returned"),
        None => return_page(&desk, id, &sheet).await,
    }
}

/// What one click does: the order's page again, with a word of what was done or why not.
pub(super) async fn moved(desk: &Desk, id: OrderId, sheet: &Sheet, done: bool, word: &str) -> Answer {
    if done { desk.done(&format!("/orders/{id}"), word) } else { card(desk, id, sheet).await }
}

async fn confirm(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let done = desk.run(&mut sheet, ConfirmOrder { id, note: String::new() }).await.is_some();
    moved(&desk, id, &sheet, done, "order-confirmed").await
}

async fn ship(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let done = desk.run(&mut sheet, ShipOrder { id, note: String::new() }).await.is_some();
    moved(&desk, id, &sheet, done, "order-shipped").await
}

async fn deliver(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let done = desk.run(&mut sheet, DeliverOrder { id, note: String::new() }).await.is_some();
    moved(&desk, id, &sheet, done, "order-delivered").await
}

async fn start_return(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let done = desk.run(&mut sheet, StartReturn { id, note: String::new() }).await.is_some();
    moved(&desk, id, &sheet, done, "order-coming-back").await
}

async fn reopen(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let done = desk.run(&mut sheet, ReopenOrder { id, note: String::new() }).await.is_some();
    moved(&desk, id, &sheet, done, "order-reopened").await
}
