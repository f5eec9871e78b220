//! Checkouts that were left behind by customers who may be called about them.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::{Money, Quantity};
use souk_engine::ByAge;
use souk_leads::{CloseLead, LeadId, LeadLine, LeadList, LeadOutcome, LeadState, LeadView};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/calls/leads", get(list)),
        Route::new("POST", "/admin/calls/leads/{id}", post(close)),
    ]
}

const fn tone(state: LeadState) -> &'static str {
    match state {
        LeadState::Waiting => "warn",
        LeadState::Called => "info",
        LeadState::Ordered => "good",
        LeadState::Declined | LeadState::Expired => "plain",
    }
}

async fn list(desk: Desk) -> Answer {
    shown(&desk, &Sheet::default()).await
}

/// Those that may be called, unless others are asked for.
async fn shown(desk: &Desk, sheet: &Sheet) -> Answer {
    let asked = desk.visit.asked("state").unwrap_or(LeadState::Waiting.as_str());
    let after = desk.visit.asked("after").map(str::to_owned);
    let sort = desk.sorted(ByAge::parse);
    let query = LeadList { state: LeadState::parse(asked), sort, after, ..LeadList::default() };
    let page = desk.query(query).await?;
    let state =
        |one: &LeadState| json!({ "value": one.as_str(), "text": desk.word("admin-lead", one.as_str()) });
    let data = json!({
        "states": LeadState::ALL.iter().map(state).collect::<Vec<_>>(),
        "state": asked,
        "sorts": desk.sorts(ByAge::ALL, sort),
        "rows": page.items.iter().map(|lead| row(desk, lead)).collect::<Vec<_>>(),
        "next": desk.next("/admin/calls/leads", page.next.as_ref()),
        "file": desk.file("leads", &[("state", "state"), ("sort", "sort")]),
    });
    desk.page_with("admin/leads.html", sheet, data)
}

fn row(desk: &Desk, lead: &LeadView) -> Value {
    let waiting = lead.state == LeadState::Waiting;
    json!({
        "id": lead.id,
        "name": lead.name,
        "phone": lead.phone,
        "phone_shown": lead.phone_shown,
        "whatsapp": format!("https://wa.me/{}", lead.phone.trim_start_matches('+')),
        "goods": lead.lines.iter().map(|line| named(desk, line)).collect::<Vec<_>>(),
        "sum": Money::new(lead.goods_minor, lead.currency),
        "state": desk.badge("admin-lead", lead.state.as_str(), tone(lead.state)),
        "waiting": waiting,
        "seen_at": lead.seen_at,
        "until": waiting.then_some(lead.expires_at),
        "note": lead.note,
        "order": lead.order_id.map(|id| {
            let part = if lead.is_request { "requests" } else { "orders" };
            format!("/admin/{part}/{id}")
        }),
        "take": format!("/orders/new?lead={}", lead.id),
    })
}

fn named(desk: &Desk, line: &LeadLine) -> String {
    let name = desk.words(&line.name);
    let whole =
        if line.variant_label.is_empty() { name } else { format!("{name} – {}", line.variant_label) };
    if line.quantity == Quantity::ONE { whole } else { format!("{} × {whole}", line.quantity.human()) }
}

async fn close(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = LeadId::parse(&id).ok_or_else(|| desk.nothing_here())?;
    let outcome = sheet.choice(&desk.visit, "outcome", LeadOutcome::parse);
    let outcome = outcome.unwrap_or(LeadOutcome::Called);
    let note = sheet.text("note").to_owned();
    match desk.run(&mut sheet, CloseLead { id, outcome, note }).await {
        Some(_) => desk.done("/calls/leads", "lead-closed"),
        None => shown(&desk, &sheet).await,
    }
}
