//! Parcels: what goes out, where each stands, and the papers that go along.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::Lang;
use souk_engine::ByAge;
use souk_orders::OrderId;
use souk_parcels::commands::{
    CreateParcel, MeasureParcel, MoveParcel, MoveParcels, SendOrders, UndoConfirmation,
};
use souk_parcels::model::size::Size;
use souk_parcels::queries::{CarrierAccountList, ParcelCard, ParcelItem, ParcelList, ParcelView};
use souk_parcels::{AccountId, ParcelId, Reason, State};
use souk_web::door::Route;

use super::orders::fact;
use crate::choices::{Badge, Choice};
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

/// What the page asks by, and what the file does.
const FILTERS: &[(&str, &str)] =
    &[("state", "state"), ("open", "open"), ("driver", "account"), ("q", "reference"), ("sort", "sort")];

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/parcels", get(list)),
        Route::new("POST", "/admin/parcels/move", post(move_all)),
        Route::new("POST", "/admin/parcels/send", post(send)),
        Route::new("GET", "/admin/parcels/{id}", get(show)),
        Route::new("GET", "/admin/parcels/{id}/label", get(label)),
        Route::new("POST", "/admin/parcels/{id}/move", post(move_one)),
        Route::new("POST", "/admin/parcels/{id}/measure", post(measure)),
        Route::new("POST", "/admin/orders/{id}/parcel", post(create)),
        Route::new("POST", "/admin/orders/{id}/unconfirm", post(unconfirm)),
    ]
}

pub(super) fn tone(state: State) -> &'static str {
    match state {
        State::Delivered => "good",
        State::AttemptFailed | State::OnHold | State::AtDesk => "warn",
        State::Returning | State::ReturnReady | State::Returned => "bad",
        State::Cancelled => "plain",
        _ => "info",
    }
}

pub(super) fn badge(desk: &Desk, state: State) -> Badge {
    desk.badge("admin-parcel-state", state.as_str(), tone(state))
}

fn states(desk: &Desk) -> Vec<Choice> {
    desk.choices("admin-parcel-state", State::ALL.iter().map(|state| state.as_str()))
}

/// Drivers who carry now.
pub async fn drivers(desk: &Desk) -> Result<Vec<Choice>, Failed> {
    let all = CarrierAccountList { active: Some(true), ..CarrierAccountList::default() };
    let Some(found) = desk.permitted(all).await? else { return Ok(Vec::new()) };
    let choice = |one: &souk_parcels::queries::AccountCard| Choice {
        value: one.id.to_string(),
        text: one.label.clone(),
        hint: None,
    };
    Ok(found.items.iter().map(choice).collect())
}

pub(super) fn row(desk: &Desk, one: &ParcelItem) -> Value {
    let place = one.place.as_ref().map(|words| words.get(desk.lang(), &[Lang::Fr]).to_owned());
    json!({
        "id": one.id,
        "href": format!("/admin/parcels/{}", one.id),
        "reference": one.reference,
        "order": format!("#{}", one.order_number),
        "customer": one.customer_name,
        "place": place,
        "driver": one.account,
        "amount": souk_core::Money::new(one.amount_minor, one.currency),
        "at": one.created_at,
        "state": badge(desk, one.state),
    })
}

async fn list(desk: Desk) -> Answer {
    page(&desk, &Sheet::default(), &Value::Null).await
}

async fn page(desk: &Desk, sheet: &Sheet, report: &Value) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned);
    let state = asked("state").as_deref().and_then(State::parse);
    let account = asked("driver").as_deref().and_then(AccountId::parse);
    let sort = desk.sorted(ByAge::parse);
    let query = ParcelList {
        state,
        open: asked("open").is_some(),
        account,
        reference: asked("q").filter(|typed| !typed.trim().is_empty()),
        sort,
        after: asked("after"),
        ..ParcelList::default()
    };
    let found = desk.query(query).await?;
    let data = json!({
        "tabs": super::parcel_board::tabs(desk, "list"),
        "rows": found.items.iter().map(|one| row(desk, one)).collect::<Vec<_>>(),
        "filtered": !desk.query_without(&["lang", "done"]).is_empty(),
        "sorts": desk.sorts(ByAge::ALL, sort),
        "state": state,
        "driver": account,
        "q": asked("q").unwrap_or_default(),
        "states": states(desk),
        "reasons": reasons(desk),
        "drivers": drivers(desk).await?,
        "report": report,
        "next": desk.next("/admin/parcels", found.next.as_ref()),
        "file": desk.file("parcels", FILTERS),
    });
    desk.page_with("admin/parcels.html", sheet, data)
}

fn reasons(desk: &Desk) -> Vec<Choice> {
    desk.choices("admin-parcel-reason", Reason::ALL.iter().map(|reason| reason.as_str()))
}

/// Why one of many was not done; `or` where there is nothing more to say of it.
pub(super) fn why(desk: &Desk, code: &str, or: &str) -> String {
    let id = format!("admin-parcel-problem-{}", code.replace(['.', '_'], "-"));
    let known = desk.visit.web.texts().knows(Lang::En, &id);
    desk.say(if known { id.as_str() } else { or })
}

/// How many went, and the sentence of each that did not.
fn report(desk: &Desk, done: usize, problems: impl Iterator<Item = (String, String)>) -> Value {
    let why = |code: &str| why(desk, code, "admin-parcel-problem");
    let rows: Vec<Value> = problems.map(|(name, code)| json!({ "name": name, "why": why(&code) })).collect();
    json!({ "done": done, "rows": rows })
}

async fn move_all(desk: Desk, mut sheet: Sheet) -> Answer {
    let ids: Vec<ParcelId> = sheet.all("parcel").iter().filter_map(|id| ParcelId::parse(id)).collect();
    let to = sheet.choice(&desk.visit, "to", State::parse).unwrap_or(State::PickedUp);
    let reason = Reason::parse(sheet.text("reason"));
    let names = desk.query(ParcelList { limit: souk_engine::PageSize(200), ..ParcelList::default() }).await?;
    let command = MoveParcels { ids, to, reason, note: String::new() };
    let told = match desk.run(&mut sheet, command).await {
        Some(moved) => {
            let name = |id: ParcelId| {
                let known = names.items.iter().find(|one| one.id == id);
                known.map_or_else(|| id.to_string(), |one| one.reference.clone())
            };
            let problems = moved.rows.iter().filter_map(|row| Some((name(row.id), row.problem.clone()?)));
            report(&desk, moved.moved, problems)
        }
        None => Value::Null,
    };
    page(&desk, &sheet, &told).await
}

async fn send(desk: Desk, mut sheet: Sheet) -> Answer {
    let Some(account_id) = AccountId::parse(sheet.text("driver")) else {
        sheet.wrong("driver", desk.say("admin-form-choice"));
        return page(&desk, &sheet, &Value::Null).await;
    };
    let command = SendOrders { account_id, orders: Vec::new(), all_confirmed: true };
    let told = match desk.run(&mut sheet, command).await {
        Some(sent) => {
            let rows = sent.rows.iter();
            let problems = rows.filter_map(|row| Some((row.order.clone(), row.problem.clone()?)));
            report(&desk, sent.sent, problems)
        }
        None => Value::Null,
    };
    page(&desk, &sheet, &told).await
}

fn id_of(desk: &Desk, id: &str) -> Result<ParcelId, Failed> {
    ParcelId::parse(id).ok_or_else(|| desk.nothing_here())
}

async fn show(desk: Desk, Path(id): Path<String>) -> Answer {
    let id = id_of(&desk, &id)?;
    card(&desk, id, &Sheet::default()).await
}

fn place(desk: &Desk, parcel: &ParcelView) -> String {
    let say = |words: &souk_core::Words| words.get(desk.lang(), &[Lang::Fr]).to_owned();
    format!("{}, {}", say(&parcel.delivery.municipality_words), say(&parcel.delivery.province_words))
}

async fn card(desk: &Desk, id: ParcelId, sheet: &Sheet) -> Answer {
    let parcel = desk.query(ParcelCard { id }).await?;
    let facts = vec![
        fact(
            desk,
            "admin-parcel-amount",
            json!(souk_core::Money::new(parcel.amount_minor, parcel.currency)),
            "money",
        ),
        fact(desk, "admin-parcel-driver", json!(parcel.account.label), "text"),
        fact(desk, "admin-customer", json!(parcel.customer.name), "text"),
        fact(desk, "admin-customer-phone", json!(parcel.customer.phone_shown), "phone"),
        fact(desk, "admin-delivery-municipality", json!(place(desk, &parcel)), "text"),
        fact(desk, "admin-delivery-address", json!(parcel.delivery.address), "text"),
        fact(desk, "admin-parcel-size", json!(size_text(desk, &parcel)), "text"),
    ];
    let mut sheet = sheet.clone();
    for (name, value) in size_fields(parcel.size) {
        if let Some(value) = value.filter(|_| sheet.text(name).is_empty()) {
            sheet.set(name, value.to_string());
        }
    }
    let story = parcel.history.iter().rev().map(|event| {
        let reason = event.reason.map(|reason| desk.word("admin-parcel-reason", reason.as_str()));
        let words = reason.into_iter().chain(Some(event.note.clone()).filter(|note| !note.is_empty()));
        json!({
            "at": event.at,
            "title": desk.word("admin-parcel-state", event.to.as_str()),
            "by": desk.word("admin-actor", &event.actor_kind),
            "text": words.collect::<Vec<_>>().join(" – "),
            "tone": tone(event.to),
        })
    });
    let next = desk.choices("admin-parcel-state", parcel.next.iter().map(|state| state.as_str()));
    let data = json!({
        "id": id,
        "reference": parcel.reference,
        "badge": badge(desk, parcel.state),
        "at": parcel.created_at,
        "order": {
            "href": format!("/orders/{}", parcel.order_id), "text": format!("#{}", parcel.order_number),
        },
        "facts": facts,
        "next": next,
        "returns": parcel.next.contains(&State::Returned),
        "living": parcel.state.is_living(),
        "reasons": reasons(desk),
        "currency": desk.visit.web.texts().currency(desk.lang(), desk.shop.currency),
        "story": story.collect::<Vec<_>>(),
    });
    desk.page_with("admin/parcel.html", &sheet, data)
}

const SIZE: [&str; 4] = ["weight_g", "length_cm", "width_cm", "height_cm"];

fn size_fields(size: Size) -> [(&'static str, Option<i64>); 4] {
    let [weight, length, width, height] = SIZE;
    [(weight, size.weight_g), (length, size.length_cm), (width, size.width_cm), (height, size.height_cm)]
}

/// As the form has it; what is empty is unknown.
fn size_of(desk: &Desk, sheet: &mut Sheet) -> Size {
    let [weight_g, length_cm, width_cm, height_cm] = SIZE.map(|name| sheet.whole(&desk.visit, name));
    Size { weight_g, length_cm, width_cm, height_cm }
}

/// What is known of it, and what a carrier bills for that.
fn size_text(desk: &Desk, parcel: &ParcelView) -> String {
    let size = parcel.size;
    let weight = size.weight_g.map(|grams| desk.say_with("admin-parcel-grams", [("n", grams.into())]));
    let sides = [size.length_cm, size.width_cm, size.height_cm];
    let sides: Option<Vec<String>> = sides.into_iter().map(|side| Some(side?.to_string())).collect();
    let sides = sides.map(|sides| format!("{} cm", sides.join(" × ")));
    let billed = (parcel.billable_kg > 0)
        .then(|| desk.say_with("admin-parcel-billable", [("n", parcel.billable_kg.into())]));
    let known: Vec<String> = weight.into_iter().chain(sides).chain(billed).collect();
    if known.is_empty() { desk.say("admin-parcel-size-unknown") } else { known.join(" · ") }
}

async fn measure(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let size = size_of(&desk, &mut sheet);
    match desk.run(&mut sheet, MeasureParcel { id, size }).await {
        Some(_) => desk.done(&format!("/parcels/{id}"), "parcel-measured"),
        None => {
            sheet.renamed(|name| name.trim_start_matches("size.").to_owned());
            card(&desk, id, &sheet).await
        }
    }
}

async fn move_one(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let to = sheet.choice(&desk.visit, "to", State::parse).unwrap_or(State::PickedUp);
    let command = MoveParcel {
        id,
        to,
        reason: Reason::parse(sheet.text("reason")),
        note: sheet.text("note").to_owned(),
        damaged: sheet.flag("damaged"),
        return_fee_minor: sheet.amount(&desk.visit, "return_fee_minor", desk.shop.currency),
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done(&format!("/parcels/{id}"), "parcel-moved"),
        None => card(&desk, id, &sheet).await,
    }
}

async fn create(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let Some(order_id) = OrderId::parse(&id) else { return Err(desk.nothing_here()) };
    let Some(account_id) = AccountId::parse(sheet.text("driver")) else {
        sheet.notice(422, desk.say("admin-parcel-choose-driver"));
        return super::orders::card(&desk, order_id, &sheet).await;
    };
    let size = size_of(&desk, &mut sheet);
    match desk.run(&mut sheet, CreateParcel { order_id, account_id, size }).await {
        Some(parcel) => desk.done(&format!("/parcels/{}", parcel.id), "parcel-made"),
        None => super::orders::card(&desk, order_id, &sheet).await,
    }
}

/// Confirmed too early; refused while a parcel of it lives.
async fn unconfirm(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let Some(id) = OrderId::parse(&id) else { return Err(desk.nothing_here()) };
    let done = desk.run(&mut sheet, UndoConfirmation { id, note: String::new() }).await.is_some();
    super::orders::moved(&desk, id, &sheet, done, "order-unconfirmed").await
}

/// What an order's page shows of its parcels.
pub async fn of_order(desk: &Desk, order: OrderId) -> Result<Vec<Value>, Failed> {
    let found = desk.query(ParcelList { order: Some(order), ..ParcelList::default() }).await?;
    Ok(found.items.iter().map(|one| row(desk, one)).collect())
}

/// One sheet of A6, to be printed and stuck on the parcel.
async fn label(desk: Desk, Path(id): Path<String>) -> Answer {
    let id = id_of(&desk, &id)?;
    let parcel = desk.query(ParcelCard { id }).await?;
    let words = |words: &souk_core::Words| words.get(desk.lang(), &[Lang::Fr]).to_owned();
    let lines = parcel.lines.iter().map(|line| {
        let name = desk.words(&line.name);
        let label = &line.variant_label;
        let name = if label.is_empty() { name } else { format!("{name} – {label}") };
        json!({ "name": name, "quantity": line.quantity })
    });
    let data = json!({
        "reference": parcel.reference,
        "no": parcel.order_number,
        "shop": desk.words(&desk.shop.name),
        "shop_phone": desk.shop.phone.clone(),
        "driver": parcel.account.label,
        "customer": parcel.customer.name,
        "phone": parcel.customer.phone_shown,
        "municipality": words(&parcel.delivery.municipality_words),
        "province": format!("{:02} {}", parcel.delivery.province, words(&parcel.delivery.province_words)),
        "address": parcel.delivery.address,
        "desk": parcel.delivery.stop_desk.map(|desk| desk.name),
        "amount": souk_core::Money::new(parcel.amount_minor, parcel.currency),
        "lines": lines.collect::<Vec<_>>(),
        "note": parcel.note,
        "at": parcel.created_at,
    });
    desk.page("admin/parcel_label.html", data)
}
