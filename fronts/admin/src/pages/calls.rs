//! Calls: one order at a time, what to say, what came of it; who waits, who calls, what the shop says.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_confirmation::{CallQueue, CallTeam, CallbackList, CallbackRow, EndCallback, GiveUpList, NextCall};
use souk_core::Money;
use souk_customers::phone;
use souk_orders::{Confirmation, OrderId, Status};
use souk_web::door::{Route, redirect};

use super::{call, call_chart};
use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/calls", get(board)),
        Route::new("POST", "/admin/calls/next", post(next)),
        Route::new("GET", "/admin/calls/give-up", get(give_up)),
        Route::new("GET", "/admin/calls/team", get(team)),
        Route::new("GET", "/admin/calls/{id}", get(call::show)),
        Route::new("POST", "/admin/calls/{id}", post(call::record)),
        Route::new("POST", "/admin/calls/{id}/take", post(call::take)),
        Route::new("POST", "/admin/calls/{id}/called-back", post(called_back)),
        Route::new("POST", "/admin/calls/{id}/release", post(call::release)),
    ]
}

pub fn outcome_tone(outcome: Confirmation) -> &'static str {
    match outcome {
        Confirmation::Confirmed | Confirmation::NotNeeded => "good",
        Confirmation::Refused | Confirmation::Fake | Confirmation::WrongNumber => "bad",
        Confirmation::Duplicate => "plain",
        Confirmation::New | Confirmation::Postponed => "info",
        Confirmation::NoAnswer | Confirmation::Busy | Confirmation::Unreachable => "warn",
    }
}

async fn board(desk: Desk) -> Answer {
    board_page(&desk, &Sheet::default()).await
}

async fn board_page(desk: &Desk, sheet: &Sheet) -> Answer {
    let queue = desk.query(CallQueue {}).await?;
    let after = desk.visit.asked("after").map(str::to_owned);
    let callbacks = desk.query(CallbackList { after, ..CallbackList::default() }).await?;
    let (waiting, today) = (&queue.waiting, &queue.today);
    let data = json!({
        "open": queue.open,
        "opens_at": queue.opens_at,
        "mine": queue.mine.map(|id| format!("/admin/calls/{id}")),
        "now": waiting.postponed + waiting.new + waiting.retries,
        "next_at": queue.next_at,
        "callbacks": callbacks.items.iter().map(|row| callback(desk, row)).collect::<Vec<_>>(),
        "callbacks_next": desk.next("/admin/calls", callbacks.next.as_ref()),
        "waiting": {
            "postponed": waiting.postponed, "new": waiting.new, "retries": waiting.retries,
            "later": waiting.later, "held": waiting.held, "give_up": waiting.give_up,
        },
        "calls": today.calls,
        "strip": call_chart::strip(today),
    });
    desk.page_with("admin/calls.html", sheet, data)
}

/// Somebody who wants to be called back: what is still to be confirmed by the call's own page.
fn callback(desk: &Desk, row: &CallbackRow) -> Value {
    let part = match (row.is_request, row.status) {
        (true, _) => "requests",
        (false, Status::Pending) => "calls",
        (false, _) => "orders",
    };
    json!({
        "id": row.order_id,
        "href": format!("/admin/{part}/{}", row.order_id),
        "number": format!("{}{}", if row.is_request { "R" } else { "#" }, row.number),
        // Until it is confirmed its call is recorded on the call's own page.
        "pending": row.status == Status::Pending && !row.is_request,
        "status": match row.is_request {
            true => desk.badge("admin-request-kind", "screening", "warn"),
            false => super::orders::status_badge(desk, row.status),
        },
        "name": row.customer_name,
        "phone": row.phone,
        "phone_shown": phone::human(&row.phone),
        "at": row.asked_at,
    })
}

async fn called_back(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = OrderId::parse(&id).ok_or_else(|| desk.nothing_here())?;
    match desk.run(&mut sheet, EndCallback { id }).await {
        Some(_) => desk.done("/calls", "called-back"),
        None => board_page(&desk, &sheet).await,
    }
}

/// To the next customer, or back to the board where nobody is to be called.
async fn next(desk: Desk, mut sheet: Sheet) -> Answer {
    match desk.run(&mut sheet, NextCall::default()).await {
        Some(lease) => match lease.order_id {
            Some(id) => Ok(redirect(&format!("/admin/calls/{id}"))),
            None => desk.done("/calls", "calls-nobody"),
        },
        None => board_page(&desk, &sheet).await,
    }
}

async fn give_up(desk: Desk) -> Answer {
    let after = desk.visit.asked("after").map(str::to_owned);
    let page = desk.query(GiveUpList { after, ..GiveUpList::default() }).await?;
    let rows: Vec<Value> = page
        .items
        .iter()
        .map(|row| {
            json!({
                "href": format!("/admin/calls/{}", row.order_id),
                "number": format!("#{}", row.number),
                "customer": row.customer_name,
                "phone": phone::human(&row.phone),
                "total": Money::new(row.total_minor, row.currency),
                "attempts": row.attempts,
                "last": row.last_at,
            })
        })
        .collect();
    let next = desk.next("/admin/calls/give-up", page.next.as_ref());
    desk.page("admin/calls_give_up.html", json!({ "rows": rows, "next": next }))
}

async fn team(desk: Desk) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned);
    let view = desk.query(CallTeam { from: asked("from"), to: asked("to") }).await?;
    let who = |kind: &str, name: &str| match name {
        "" => desk.word("admin-actor", kind),
        name => name.to_owned(),
    };
    let leases: Vec<Value> = view
        .leases
        .iter()
        .map(|row| {
            json!({
                "id": row.order_id,
                "href": format!("/admin/calls/{}", row.order_id),
                "number": format!("#{}", row.number),
                "name": who(&row.kind, &row.name),
                "attempts": row.attempts,
                "since": row.since,
                "until": row.until,
            })
        })
        .collect();
    let members: Vec<Value> = view
        .members
        .iter()
        .map(|row| {
            json!({
                "name": who(&row.kind, &row.name),
                "calls": row.calls,
                "decided": row.decided,
                "confirmed": row.confirmed,
                "percent": row.confirmed_percent.map(|share| format!("{share} %")),
                "fake": row.fake,
                "seconds": row.seconds_per_call,
            })
        })
        .collect();
    let data = json!({
        "from": view.from,
        "to": view.to,
        "leases": leases,
        "bars": call_chart::bars(&view.members, |row| who(&row.kind, &row.name)),
        "members": members,
    });
    desk.page("admin/calls_team.html", data)
}
