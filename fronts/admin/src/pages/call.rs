//! One customer on the telephone: what to say, what they ordered, what came of the call.

use axum::extract::Path;
use serde_json::{Value, json};
use souk_confirmation::{CallCard, CallCardView, NextCall, RecordCall, ReleaseCall};
use souk_core::{BusinessDay, Moment, Money};
use souk_orders::model::figure::Figure;
use souk_orders::{Confirmation, Correction, LineCorrection, OrderId, Status};
use souk_places::MapVersion;
use souk_places::queries::PlaceList;
use souk_web::door::redirect;

use super::calls::outcome_tone;
use super::orders;
use crate::choices::Choice;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

/// In the order of their keys, from 1.
const OUTCOMES: [Confirmation; 10] = [
    Confirmation::Confirmed,
    Confirmation::NoAnswer,
    Confirmation::Busy,
    Confirmation::Unreachable,
    Confirmation::Postponed,
    Confirmation::Refused,
    Confirmation::Fake,
    Confirmation::WrongNumber,
    Confirmation::Duplicate,
    Confirmation::NotNeeded,
];

fn id_of(desk: &Desk, id: &str) -> Result<OrderId, Failed> {
    OrderId::parse(id).ok_or_else(|| desk.nothing_here())
}

pub async fn show(desk: Desk, Path(id): Path<String>) -> Answer {
    let id = id_of(&desk, &id)?;
    let card = desk.query(CallCard { id }).await?;
    let sheet = fresh(&card, &desk);
    screen(&desk, &card, &sheet, None).await
}

/// The form as the order stands.
fn fresh(card: &CallCardView, desk: &Desk) -> Sheet {
    let delivery = &card.order.delivery;
    let mut sheet = Sheet::default()
        .with("option", delivery.option.as_str())
        .with("province", delivery.province.to_string())
        .with("municipality", orders::place(desk, &delivery.municipality_words))
        .with("address", delivery.address.clone())
        .with("stop_desk_id", delivery.stop_desk_id.clone().unwrap_or_default());
    for (index, line) in card.order.lines.iter().enumerate() {
        sheet = sheet.with(&format!("pieces{index}"), line.quantity.human());
    }
    sheet
}

async fn screen(desk: &Desk, card: &CallCardView, sheet: &Sheet, total: Option<Money>) -> Answer {
    let order = &card.order;
    let money = |minor: i64| Money::new(minor, order.bill.currency);
    let id = order.id;
    let data = json!({
        "id": id,
        "no": order.number,
        "badge": orders::status_badge(desk, order.status),
        "outcome": desk.badge("admin-outcome", order.confirmation.as_str(), outcome_tone(order.confirmation)),
        "name": order.customer.name,
        "phone": order.customer.phone,
        "phone_shown": order.customer.phone_shown,
        "whatsapp": format!("https://wa.me/{}", order.customer.phone.trim_start_matches('+')),
        "customer_href": format!("/customers/{}", order.customer.id),
        "speaks": desk.say(&format!("language-{}", order.customer.lang)),
        "lang": order.customer.lang,
        "dir": order.customer.lang.dir(),
        "script": said(desk, card),
        "lines": lines(desk, card),
        "bill": orders::bill(desk, order),
        "note": order.note,
        "risk": super::requests::risk_badge(desk, order.risk.score),
        "reasons": super::requests::reasons(desk, &order.risk),
        "earlier": earlier(desk, card),
        "attempts": attempts(desk, card),
        "outcomes": outcomes(desk),
        "provinces": provinces(desk).await?,
        "ways": desk.choices("admin-delivery", ["home", "desk"]),
        "mine": card.mine,
        "until": card.lease.as_ref().map(|lease| lease.until),
        "holder": card.lease.as_ref().filter(|_| !card.mine).map(|lease| match lease.name.as_str() {
            "" => desk.word("admin-actor", &lease.kind),
            name => name.to_owned(),
        }),
        "pending": order.status == Status::Pending,
        "next_at": card.next_at,
        "asked_at": card.asked_at,
        "new_total": total,
        "old_total": money(order.bill.total_minor),
        "corrected": sheet.flag("corrected"),
    });
    desk.page_with("admin/call.html", sheet, data)
}

/// The script with money as it is called where the customer lives.
fn said(desk: &Desk, card: &CallCardView) -> String {
    let (bill, lang) = (&card.order.bill, card.order.customer.lang);
    let mut figures = card.figures.clone();
    for (name, minor) in [("total", bill.total_minor), ("delivery", bill.delivery_fee_minor)] {
        let money = desk.visit.web.texts().money(lang, Money::new(minor, bill.currency));
        figures.insert(name.to_owned(), money);
    }
    souk_confirmation::script::fill(&card.template, &figures)
}

fn lines(desk: &Desk, card: &CallCardView) -> Vec<Value> {
    let order = &card.order;
    let line = |(index, line): (usize, &souk_orders::queries::LineView)| {
        let name = desk.words(&line.name);
        let label = &line.variant_label;
        json!({
            "field": format!("pieces{index}"),
            "name": if label.is_empty() { name } else { format!("{name} – {label}") },
            "quantity": line.quantity,
            "total": Money::new(line.total_minor, order.bill.currency),
        })
    };
    order.lines.iter().enumerate().map(line).collect()
}

fn earlier(desk: &Desk, card: &CallCardView) -> Value {
    let rows = card.earlier.newest.iter().map(|row| {
        json!({
            "href": format!("/admin/orders/{}", row.id),
            "number": format!("#{}", row.number),
            "at": row.placed_at,
            "total": Money::new(row.total_minor, row.currency),
            "status": orders::status_badge(desk, row.status),
        })
    });
    json!({
        "orders": card.earlier.orders,
        "delivered": card.earlier.delivered,
        "returned": card.earlier.returned,
        "rows": rows.collect::<Vec<_>>(),
    })
}

fn attempts(desk: &Desk, card: &CallCardView) -> Vec<Value> {
    let one = |row: &souk_confirmation::AttemptRow| {
        let minute = row.until.map(|until| until.local_minute(&desk.shop.zone));
        let words: Vec<String> =
            [minute.unwrap_or_default(), row.note.clone()].into_iter().filter(|it| !it.is_empty()).collect();
        json!({
            "at": row.at,
            "title": desk.word("admin-outcome", row.outcome.as_str()),
            "by": if row.name.is_empty() { desk.word("admin-actor", &row.kind) } else { row.name.clone() },
            "text": words.join(" – "),
            "tone": outcome_tone(row.outcome),
        })
    };
    card.attempts.iter().map(one).collect()
}

fn outcomes(desk: &Desk) -> Vec<Value> {
    let one = |(index, outcome): (usize, &Confirmation)| {
        json!({
            "value": outcome.as_str(),
            "text": desk.word("admin-outcome", outcome.as_str()),
            // The tenth is the zero at the end of the row.
            "key": (index + 1) % 10,
        })
    };
    OUTCOMES.iter().enumerate().map(one).collect()
}

async fn provinces(desk: &Desk) -> Result<Vec<Choice>, Failed> {
    let map = MapVersion::parse(&desk.settings().await?.map_version).unwrap_or_default();
    let all = desk.query(PlaceList { map, ..PlaceList::default() }).await?;
    let choice = |one: &souk_places::queries::ProvinceRow| Choice {
        value: one.number.to_string(),
        text: format!("{:02} {}", one.number, one.name),
        hint: None,
    };
    Ok(all.provinces.iter().map(choice).collect())
}

pub async fn take(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    match desk.run(&mut sheet, NextCall { order: Some(id) }).await {
        Some(_) => Ok(redirect(&format!("/admin/calls/{id}"))),
        None => again(&desk, id, &sheet).await,
    }
}

pub async fn release(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let back = if sheet.text("back") == "team" { "/calls/team" } else { "/calls" };
    match desk.run(&mut sheet, ReleaseCall { id }).await {
        Some(_) => desk.done(back, "call-released"),
        None => again(&desk, id, &sheet).await,
    }
}

/// The screen with what was refused, and with the form as the order stands where none was filled in.
async fn again(desk: &Desk, id: OrderId, sheet: &Sheet) -> Answer {
    let card = desk.query(CallCard { id }).await?;
    let mut shown = sheet.clone();
    for (name, value) in fresh(&card, desk).fields() {
        if !sheet.fields().iter().any(|(typed, _)| typed == name) {
            shown.set(name, value.clone());
        }
    }
    screen(desk, &card, &shown, None).await
}

pub async fn record(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let card = desk.query(CallCard { id }).await?;
    if !sheet.text("_refresh").is_empty() {
        return look(&desk, &card, &mut sheet).await;
    }
    let outcome = sheet.choice(&desk.visit, "outcome", Confirmation::parse);
    let command = called(&desk, &card, &mut sheet, outcome.unwrap_or(Confirmation::New));
    if desk.run(&mut sheet, command).await.is_none() {
        rename(&mut sheet);
        return again(&desk, id, &sheet).await;
    }
    if sheet.text("go") == "stay" {
        return desk.done(&format!("/calls/{id}"), "call-recorded");
    }
    match desk.run_part(&mut sheet, "next", NextCall::default()).await.and_then(|lease| lease.order_id) {
        Some(next) => desk.done(&format!("/calls/{next}"), "call-recorded"),
        None => desk.done("/calls", "call-recorded"),
    }
}

/// What it would come to: nothing is written.
async fn look(desk: &Desk, card: &CallCardView, sheet: &mut Sheet) -> Answer {
    let command = called(desk, card, sheet, Confirmation::Confirmed);
    sheet.set("corrected", "true");
    match desk.rehearsal(command).await {
        Ok(would) => {
            let total = Money::new(would.total_minor, card.order.bill.currency);
            screen(desk, card, sheet, Some(total)).await
        }
        Err(error) => {
            sheet.refused(&desk.visit, &error);
            rename(sheet);
            screen(desk, card, sheet, None).await
        }
    }
}

fn rename(sheet: &mut Sheet) {
    sheet.renamed(|field| {
        let line = field.strip_prefix("lines.").and_then(|rest| rest.split('.').next());
        match line {
            Some(index) => format!("pieces{index}"),
            None => field.strip_prefix("delivery.").unwrap_or(field).to_owned(),
        }
    });
}

fn called(desk: &Desk, card: &CallCardView, sheet: &mut Sheet, outcome: Confirmation) -> RecordCall {
    let now = desk.visit.web.engine().now();
    // Whoever had the order had it for as long as the call took.
    let seconds = card.lease.as_ref().filter(|_| card.mine);
    let seconds = seconds.map_or(0, |lease| now.since(lease.since) / Moment::SECOND);
    let correction = match outcome {
        Confirmation::Confirmed => correction(desk, card, sheet),
        _ => Correction::default(),
    };
    RecordCall {
        id: card.order.id,
        outcome,
        until: until(desk, sheet),
        duplicate_of: sheet.given("duplicate_of"),
        note: sheet.text("note").to_owned(),
        seconds: seconds.clamp(0, 86_400),
        correction,
    }
}

/// Day and time as clocks in the shop show them.
fn until(desk: &Desk, sheet: &Sheet) -> Option<Moment> {
    let day = BusinessDay::parse(sheet.text("until").trim())?;
    let clock = sheet.given("until_time").unwrap_or_else(|| "10:00".to_owned());
    let (hour, minute) = clock.split_once(':')?;
    let minute = hour.parse::<i64>().ok()? * 60 + minute.get(..2)?.parse::<i64>().ok()?;
    Some(desk.shop.zone.at(day, minute))
}

/// Only what is another than it was.
fn correction(desk: &Desk, card: &CallCardView, sheet: &Sheet) -> Correction {
    let delivery = &card.order.delivery;
    let other = |name: &str, was: &str| sheet.given(name).filter(|typed| typed != was);
    let lines = card.order.lines.iter().enumerate().filter_map(|(index, line)| {
        let typed = other(&format!("pieces{index}"), &line.quantity.human())?;
        Some(LineCorrection { variant_id: line.variant_id, quantity: Figure(typed) })
    });
    let province = other("province", &delivery.province.to_string());
    let was = orders::place(desk, &delivery.municipality_words);
    // In another province the municipality is another too, whatever its name.
    let municipality = match &province {
        Some(_) => sheet.given("municipality"),
        None => other("municipality", &was),
    };
    Correction {
        lines: lines.collect(),
        option: other("option", delivery.option.as_str()),
        province,
        municipality,
        address: other("address", &delivery.address),
        stop_desk_id: match sheet.text("option") {
            "desk" => other("stop_desk_id", delivery.stop_desk_id.as_deref().unwrap_or_default()),
            _ => None,
        },
        ..Correction::default()
    }
}
