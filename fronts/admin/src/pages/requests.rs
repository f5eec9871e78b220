//! Order requests: those that wait for units, whose customers stay sealed, and those that a member looks at
//! first.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::{Lang, Money, Quantity};
use souk_engine::ByAge;
use souk_orders::queries::RequestView;
use souk_orders::{
    AcceptOrderRequest, OrderId, OrderRequestCard, OrderRequestList, RejectOrderRequest, RequestKind,
    RequestState, Risk,
};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/requests", get(list)),
        Route::new("GET", "/admin/requests/{id}", get(show)),
        Route::new("POST", "/admin/requests/{id}/accept", post(accept)),
        Route::new("POST", "/admin/requests/{id}/reject", post(reject)),
    ]
}

const fn tone(state: RequestState) -> &'static str {
    match state {
        RequestState::Waiting => "warn",
        RequestState::Accepted => "good",
        RequestState::Rejected => "bad",
        RequestState::Expired | RequestState::Withdrawn => "plain",
    }
}

/// Why an order is doubted, each reason with its weight.
pub fn reasons(desk: &Desk, risk: &Risk) -> Vec<Value> {
    let one = |weighed: &souk_orders::model::risk::Weighed| {
        let points = if weighed.points > 0 { format!("+{}", weighed.points) } else { "0".to_owned() };
        json!({ "label": desk.word("admin-risk", weighed.reason.as_str()), "value": points, "kind": "code" })
    };
    risk.reasons.iter().map(one).collect()
}

/// How high it is, in the colour of what it asks for.
pub fn risk_badge(desk: &Desk, risk: i64) -> Value {
    let tone = match risk {
        70.. => "bad",
        40.. => "warn",
        _ => "plain",
    };
    json!({ "text": desk.say_with("admin-risk-score", [("score", risk.into())]), "tone": tone })
}

fn goods(desk: &Desk, request: &RequestView) -> String {
    let name = |line: &souk_orders::queries::RequestLine| {
        let name = desk.words(&line.name);
        let whole =
            if line.variant_label.is_empty() { name } else { format!("{name} – {}", line.variant_label) };
        format!("{whole} × {}", line.quantity.human())
    };
    request.lines.iter().map(name).collect::<Vec<_>>().join(desk.say("admin-list-comma").as_str())
}

fn row(desk: &Desk, request: &RequestView) -> Value {
    let asker = request.asker.as_ref();
    json!({
        "href": format!("/admin/requests/{}", request.id),
        "number": format!("R{}", request.number),
        "kind": desk.word("admin-request-kind", request.kind.as_str()),
        "goods": goods(desk, request),
        "customer": asker.map_or_else(|| desk.say("admin-request-sealed"), |asker| asker.name.clone()),
        "total": Money::new(request.bill.total_minor, request.bill.currency),
        "at": request.placed_at,
        "until": request.expires_at,
        "risk": (request.kind == RequestKind::Screening).then(|| risk_badge(desk, request.risk.score)),
        "state": desk.badge("admin-request-state", request.state.as_str(), tone(request.state)),
    })
}

async fn list(desk: Desk) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned);
    let kind = asked("kind").as_deref().and_then(RequestKind::parse);
    let state = asked("state").as_deref().and_then(RequestState::parse);
    let all = asked("all").is_some();
    let shown = state.or((!all).then_some(RequestState::Waiting));
    let sort = desk.sorted(ByAge::parse);
    let after = asked("after");
    let page = desk.query(OrderRequestList { kind, state: shown, sort, after, ..Default::default() }).await?;
    let tab = |text: &str, query: &str, current: bool| {
        let href = format!("/admin/requests{query}");
        json!({ "text": desk.say(text), "href": href, "current": current })
    };
    let waits = |of: Option<RequestKind>| !all && kind == of && shown == Some(RequestState::Waiting);
    let kept = ["kind", "state", "all"]
        .into_iter()
        .filter_map(|name| Some(json!({ "name": name, "value": desk.visit.asked(name)? })));
    let data = json!({
        "rows": page.items.iter().map(|request| row(&desk, request)).collect::<Vec<_>>(),
        "tabs": [
            tab("admin-requests-waiting", "", waits(None)),
            tab("admin-request-kind-screening", "?kind=screening", waits(Some(RequestKind::Screening))),
            tab("admin-request-kind-quota", "?kind=quota", waits(Some(RequestKind::Quota))),
            tab("list-all", "?all=1", all),
        ],
        "sorts": desk.sorts(ByAge::ALL, sort),
        "kept": kept.collect::<Vec<_>>(),
        "next": desk.next("/admin/requests", page.next.as_ref()),
        // The page shows those that wait where nobody asks for more.
        "file": desk.file("order-requests", &[("kind", "kind"), ("sort", "sort")]).map(|file| {
            shown.map_or_else(|| file.clone(), |state| format!("{file}&state={state}"))
        }),
    });
    desk.page("admin/requests.html", data)
}

fn id_of(desk: &Desk, id: &str) -> Result<OrderId, Failed> {
    OrderId::parse(id).ok_or_else(|| desk.nothing_here())
}

async fn show(desk: Desk, Path(id): Path<String>) -> Answer {
    card(&desk, id_of(&desk, &id)?, &Sheet::default()).await
}

async fn card(desk: &Desk, id: OrderId, sheet: &Sheet) -> Answer {
    let request = desk.query(OrderRequestCard { id }).await?;
    let money = |minor: i64| Money::new(minor, request.bill.currency);
    let lines: Vec<Value> = request
        .lines
        .iter()
        .map(|line| {
            let (name, label) = (desk.words(&line.name), &line.variant_label);
            json!({
                "href": format!("/admin/products/{}", line.product_id),
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
    let fact = |label: &str, value: Value, kind: &str| {
        let label = desk.say(label);
        json!({ "label": label, "value": value, "kind": kind })
    };
    let bill = [
        fact("admin-bill-goods", json!(money(request.bill.goods_minor)), "money"),
        fact("admin-bill-delivery", json!(money(request.bill.delivery_fee_minor)), "money"),
        fact("admin-bill-total", json!(money(request.bill.total_minor)), "money"),
    ];
    let data = json!({
        "id": id,
        "no": format!("R{}", request.number),
        "code": request.code,
        "kind": request.kind,
        "kind_word": desk.word("admin-request-kind", request.kind.as_str()),
        "kind_text": desk.word("admin-request-text", request.kind.as_str()),
        "state": desk.badge("admin-request-state", request.state.as_str(), tone(request.state)),
        "waits": request.state == RequestState::Waiting,
        "accepted": request.state == RequestState::Accepted,
        "at": request.placed_at,
        "until": request.expires_at,
        "lines": lines,
        "pieces": Quantity(request.lines.iter().map(|line| line.quantity.0).sum()),
        "bill": bill,
        "asker": asker(desk, &request),
        "answers": super::form_fields::answers(desk, own_answers(&request).as_ref()).await?,
        "phone": request.asker.as_ref().map(|asker| asker.phone.clone()),
        "note": request.asker.as_ref().map(|asker| asker.note.clone()).unwrap_or_default(),
        "risk": risk_badge(desk, request.risk.score),
        "reasons": reasons(desk, &request.risk),
        "reason": request.reason,
    });
    desk.page_with("admin/request.html", sheet, data)
}

fn own_answers(request: &RequestView) -> Option<Value> {
    request.asker.as_ref().and_then(|asker| asker.form_data.clone()).map(Value::Object)
}

/// Who asked and where to; nothing of what is sealed.
fn asker(desk: &Desk, request: &RequestView) -> Vec<Value> {
    let Some(asker) = &request.asker else { return Vec::new() };
    let place = |words: &souk_core::Words| words.get(desk.lang(), &[Lang::Fr]).to_owned();
    let facts = [
        ("admin-customer-name", asker.name.clone(), "text"),
        ("admin-customer-phone", request.phone_shown.clone().unwrap_or_default(), "phone"),
        ("admin-delivery-option", desk.word("admin-delivery", asker.option.as_str()), "text"),
        ("admin-delivery-province", place(&asker.province_words), "text"),
        ("admin-delivery-municipality", place(&asker.municipality_words), "text"),
        ("admin-delivery-address", asker.address.clone(), "text"),
        ("admin-delivery-city", asker.city.clone(), "text"),
    ];
    let shown = facts.into_iter().filter(|(_, value, _)| !value.is_empty());
    shown
        .map(|(label, value, kind)| json!({ "label": desk.say(label), "value": value, "kind": kind }))
        .collect()
}

async fn accept(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    match desk.run(&mut sheet, AcceptOrderRequest { id }).await {
        Some(_) => desk.done(&format!("/orders/{id}"), "request-accepted"),
        None => card(&desk, id, &sheet).await,
    }
}

async fn reject(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let reason = sheet.text("reason").to_owned();
    match desk.run(&mut sheet, RejectOrderRequest { id, reason }).await {
        Some(_) => desk.done("/requests", "request-rejected"),
        None => card(&desk, id, &sheet).await,
    }
}
