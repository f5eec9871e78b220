//! An order typed in by a member, who has the customer on the telephone. One form: it is shown anew with
//! everything that was typed until it is placed, once.

mod draft;
mod shown;

use axum::routing::get;
use serde_json::json;
use souk_catalog::{CodeLookup, ProductState};
use souk_leads::{LeadCard, LeadId};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;
use draft::Draft;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/orders/new", get(new)),
        Route::new("POST", "/admin/orders/new", axum::routing::post(send)),
    ]
}

/// An empty form, one that begins with a customer's telephone, or with what a customer left behind.
async fn new(desk: Desk) -> Answer {
    if desk.looking || !desk.may("orders.manage") {
        return Err(desk.nothing_here());
    }
    if let Some(id) = desk.visit.asked("lead").and_then(LeadId::parse) {
        let lead = desk.query(LeadCard { id }).await?;
        return show(&desk, Draft::of(&lead), draft::left(&lead)).await;
    }
    let phone = desk.visit.asked("phone").unwrap_or_default().to_owned();
    let sheet = Sheet::default().with("phone", phone).with("option", "home");
    show(&desk, Draft::default(), sheet).await
}

/// Only the button that says so places the order; every other looks again.
async fn send(desk: Desk, mut sheet: Sheet) -> Answer {
    if sheet.text("live") == "find" {
        return searched(&desk, &sheet).await;
    }
    let mut draft = Draft::read(&sheet);
    look_up(&desk, &mut draft, &mut sheet).await?;
    // Nobody orders at a total that was not shown: the page that shows it comes first.
    let unseen = draft.form(&sheet).seen().is_none() && sheet.given("municipality").is_some();
    if sheet.given("place").is_none() || (unseen && !draft.lines.is_empty()) {
        return show(&desk, draft, sheet).await;
    }
    if shown::is_anothers(&sheet) {
        sheet.notice(422, desk.say("admin-order-other-phone"));
        return show(&desk, draft, sheet).await;
    }
    let order = draft.order(&sheet);
    if let Some(placed) = desk.run(&mut sheet, order).await {
        return desk.done(&format!("/orders/{}", placed.order_id), "order-placed");
    }
    if sheet.is_refused_with("order.duplicate_suspected") {
        sheet.set("again", "true");
    }
    let short = sheet.refusal().map(draft::short_of).unwrap_or_default();
    draft.place_errors(&desk, &mut sheet, &short);
    show(&desk, draft, sheet).await
}

/// While somebody types what to look for, nothing else of the page changes.
async fn searched(desk: &Desk, sheet: &Sheet) -> Answer {
    if desk.looking || !desk.may("orders.manage") {
        return Err(desk.nothing_here());
    }
    let found = shown::found(desk, sheet.text("find")).await?;
    desk.page("admin/order_found.html", json!({ "found": found }))
}

/// A code that was scanned or typed whole is one more of its variant; while somebody types, nothing is added.
async fn look_up(desk: &Desk, draft: &mut Draft, sheet: &mut Sheet) -> Result<(), Failed> {
    if sheet.given("add").is_some() {
        sheet.set("find", "");
    }
    let whole = sheet.given("live").is_none() && sheet.given("place").is_none();
    let Some(text) = sheet.given("find").filter(|_| whole) else { return Ok(()) };
    let Ok(found) = desk.try_query(CodeLookup { text }).await else { return Ok(()) };
    if let Some(variant) = found.variant.filter(|_| found.state == ProductState::Active) {
        draft.add(variant.id);
        sheet.set("find", "");
    }
    Ok(())
}

async fn show(desk: &Desk, draft: Draft, mut sheet: Sheet) -> Answer {
    // A form that goes on keeps its token: after an answer that was lost it still means the same order.
    let token = sheet.text("_token");
    let spent = desk.visit.read_token(token).is_none() || sheet.is_refused_with("request.key_reused");
    if spent {
        sheet.set("_token", desk.visit.form_token());
    }
    let data = shown::page(desk, &draft, &mut sheet).await?;
    desk.page_with("admin/order_new.html", &sheet, data)
}
