//! The order book: filters, those that were kept, and what is done with many orders at once.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::Moment;
use souk_customers::CustomerId;
use souk_engine::PageSize;
use souk_orders::queries::{KeptFilter, OrderFilter};
use souk_orders::{
    Channel, Class, ConfirmOrders, Confirmation, DropOrderFilter, KeepOrderFilter, OrderFilterId,
    OrderFilterList, OrderId, OrderList, OrderSort, Status,
};
use souk_parcels::AccountId;
use souk_parcels::commands::SendOrders;
use souk_places::queries::DeliveryGrid;
use souk_web::door::{Route, encode};

use super::orders::{carrier, row, status_badge};
use super::parcels::{drivers, why};
use crate::choices::{Choice, Head};
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

/// What is done with at once; the commands take no more.
const MOST: u32 = 200;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/orders", get(list)),
        // Whoever changes the language of what came of it, or goes back to it, sees the book.
        Route::new("GET", "/admin/orders/bulk", get(list)),
        Route::new("POST", "/admin/orders/bulk", post(bulk)),
        Route::new("GET", "/admin/orders/slips", get(slips)),
        Route::new("POST", "/admin/orders/filters", post(keep)),
        Route::new("POST", "/admin/orders/filters/{id}/remove", post(drop_filter)),
    ]
}

/// Parameters of the page that are parameters of the path too.
const FILTERS: &[&str] = &[
    "status",
    "class",
    "channel",
    "confirmation",
    "customer",
    "province",
    "municipality",
    "carrier",
    "phone",
    "code",
    "number",
    "from",
    "to",
    "q",
    "sort",
];

/// Those that stand behind a fold until one of them is used.
const FOLDED: &[&str] = &["channel", "confirmation", "province", "carrier"];

const HEADS: &[Head<OrderSort>] = &[
    Head { key: "at", up: Some(OrderSort::Oldest), down: Some(OrderSort::Newest) },
    Head { key: "total", up: Some(OrderSort::Cheapest), down: Some(OrderSort::Dearest) },
];

/// What the address asks for.
fn asked_for(desk: &Desk) -> OrderList {
    let asked = |name: &str| desk.visit.asked(name).filter(|value| !value.is_empty()).map(str::to_owned);
    let filter = OrderFilter {
        status: asked("status").as_deref().and_then(Status::parse),
        class: asked("class").as_deref().and_then(Class::parse),
        channel: asked("channel").as_deref().and_then(Channel::parse),
        confirmation: asked("confirmation").as_deref().and_then(Confirmation::parse),
        province: asked("province").and_then(|number| number.parse().ok()),
        carrier: asked("carrier"),
        from: asked("from"),
        to: asked("to"),
        sort: desk.sorted(OrderSort::parse),
    };
    OrderList {
        customer: asked("customer").as_deref().and_then(CustomerId::parse),
        phone: asked("phone"),
        code: asked("code"),
        number: asked("number").and_then(|number| number.parse().ok()),
        municipality: asked("municipality").and_then(|id| id.parse().ok()),
        q: asked("q"),
        after: asked("after"),
        ..filter.list()
    }
}

async fn list(desk: Desk) -> Answer {
    page(&desk, &Sheet::default(), &Value::Null).await
}

async fn page(desk: &Desk, sheet: &Sheet, report: &Value) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).unwrap_or_default().to_owned();
    let query = asked_for(desk);
    let found = desk.query(query.clone()).await?;
    let kept = desk.query(OrderFilterList {}).await?;
    let held = ["class", "customer", "phone", "code", "number"]
        .into_iter()
        .filter(|name| !asked(name).is_empty())
        .map(|name| json!({ "name": name, "value": asked(name) }));
    let statuses = Status::ALL.iter().map(|status| status.as_str());
    let data = json!({
        "rows": found.items.iter().map(|order| row(desk, order)).collect::<Vec<_>>(),
        "tabs": tabs(desk, &query),
        "filtered": !desk.query_without(&["lang", "done"]).is_empty(),
        "more": FOLDED.iter().any(|name| !asked(name).is_empty()),
        "query": desk.query_without(&["lang", "done"]),
        "q": asked("q"),
        "from": asked("from"),
        "to": asked("to"),
        "held": held.collect::<Vec<_>>(),
        "status": query.status,
        "statuses": desk.choices("admin-order-status", statuses),
        "sorts": desk.sorts(OrderSort::ALL, query.sort),
        "heads": desk.heads("/admin/orders", HEADS, query.sort),
        "shown_at": desk.visit.web.now().0,
        "folded": folded(desk).await?,
        "kept": kept.iter().map(|one| shown(one, &query)).collect::<Vec<_>>(),
        "keepable": !filter_of(&query).is_empty(),
        "report": report,
        "most": MOST,
        "drivers": drivers(desk).await?,
        "next": desk.next("/admin/orders", found.next.as_ref()),
        "file": desk.file("orders", &FILTERS.iter().map(|name| (*name, *name)).collect::<Vec<_>>()),
        "shop_address": format!("/shop/{}", desk.shop.slug),
    });
    desk.page_with("admin/orders.html", sheet, data)
}

/// The five groups; what else was asked for stays.
fn tabs(desk: &Desk, query: &OrderList) -> Vec<Value> {
    let rest = desk.query_without(&["class", "status", "after", "lang", "done"]);
    let tab = |class: Option<Class>| {
        let text = class
            .map_or_else(|| desk.say("list-all"), |class| desk.word("admin-order-class", class.as_str()));
        let own = class.map(|class| format!("class={class}"));
        let all: Vec<String> =
            own.into_iter().chain(Some(rest.clone()).filter(|it| !it.is_empty())).collect();
        let joint = if all.is_empty() { "" } else { "?" };
        let current = class == query.class && query.status.is_none();
        json!({ "text": text, "href": format!("/admin/orders{joint}{}", all.join("&")), "current": current })
    };
    std::iter::once(None).chain(Class::ALL.iter().copied().map(Some)).map(tab).collect()
}

/// What else narrows the book.
async fn folded(desk: &Desk) -> Result<Vec<Value>, Failed> {
    let channels = desk.choices("admin-channel", Channel::ALL.iter().map(|channel| channel.as_str()));
    let outcomes = desk.choices("admin-outcome", Confirmation::ALL.iter().map(|outcome| outcome.as_str()));
    Ok(vec![
        select(desk, "channel", "admin-order-channel", channels),
        select(desk, "confirmation", "admin-order-outcome", outcomes),
        select(desk, "province", "admin-delivery-province", super::delivery::provinces(desk).await?),
        select(desk, "carrier", "admin-delivery-carrier", carriers(desk).await?),
    ])
}

fn select(desk: &Desk, name: &str, label: &str, options: Vec<Choice>) -> Value {
    let value = desk.visit.asked(name).unwrap_or_default();
    json!({ "name": name, "label": desk.say(label), "value": value, "options": options })
}

/// Whoever has rates in this shop.
async fn carriers(desk: &Desk) -> Result<Vec<Choice>, Failed> {
    let grid = desk.permitted(DeliveryGrid::default()).await?;
    let codes = grid.map_or_else(|| vec!["own".to_owned()], |grid| grid.carriers);
    let choice = |code: String| Choice { text: carrier(desk, &code), value: code, hint: None };
    Ok(codes.into_iter().map(choice).collect())
}

/// The part of a question that may be kept.
fn kept_part(query: &OrderList) -> OrderFilter {
    OrderFilter {
        status: query.status,
        class: query.class,
        channel: query.channel,
        confirmation: query.confirmation,
        province: query.province,
        carrier: query.carrier.clone(),
        from: query.from.clone(),
        to: query.to.clone(),
        sort: query.sort,
    }
}

/// The same as it stands in an address.
fn filter_of(query: &OrderList) -> String {
    address_of(&kept_part(query))
}

fn address_of(filter: &OrderFilter) -> String {
    let fields = serde_json::to_value(filter).ok().and_then(|value| value.as_object().cloned());
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let usual = json!(OrderSort::default());
    let pairs = fields.into_iter().flatten().filter(|(name, value)| name != "sort" || *value != usual);
    pairs.map(|(name, value)| format!("{name}={}", encode(&text(&value)))).collect::<Vec<_>>().join("&")
}

fn shown(one: &KeptFilter, query: &OrderList) -> Value {
    json!({
        "id": one.id,
        "name": one.name,
        "href": format!("/admin/orders?{}", address_of(&one.filter)),
        "current": one.filter == kept_part(query),
    })
}

async fn keep(desk: Desk, mut sheet: Sheet) -> Answer {
    let query = asked_for(&desk);
    let command = KeepOrderFilter { name: sheet.text("name").to_owned(), filter: kept_part(&query) };
    match desk.run(&mut sheet, command).await {
        Some(kept) => desk.done(&format!("/orders?{}", address_of(&kept.filter)), "filter-kept"),
        None => page(&desk, &sheet, &Value::Null).await,
    }
}

async fn drop_filter(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let Some(id) = OrderFilterId::parse(&id) else { return Err(desk.nothing_here()) };
    match desk.run(&mut sheet, DropOrderFilter { id }).await {
        Some(_) => desk.done("/orders", "filter-dropped"),
        None => page(&desk, &sheet, &Value::Null).await,
    }
}

/// The orders that were ticked, or all that the filter found when the page was shown: what arrived since is
/// nothing that whoever ticked has seen.
async fn chosen(desk: &Desk, sheet: &Sheet) -> Result<Vec<OrderId>, Failed> {
    if sheet.flag("all") {
        let Ok(shown_at) = sheet.text("shown_at").parse() else { return Ok(Vec::new()) };
        return all(desk, Some(Moment(shown_at))).await;
    }
    Ok(sheet.all("order").iter().filter_map(|id| OrderId::parse(id)).collect())
}

/// Up to the bound.
async fn all(desk: &Desk, placed_until: Option<Moment>) -> Result<Vec<OrderId>, Failed> {
    let all = OrderList { after: None, placed_until, limit: PageSize(MOST), ..asked_for(desk) };
    Ok(desk.query(all).await?.items.iter().map(|order| order.id).collect())
}

async fn slips(desk: Desk) -> Answer {
    super::slips::page(&desk, &all(&desk, None).await?).await
}

async fn bulk(desk: Desk, mut sheet: Sheet) -> Answer {
    let chosen = chosen(&desk, &sheet).await?;
    let orders: Vec<String> = chosen.iter().map(OrderId::to_string).collect();
    let report = match sheet.text("do") {
        "print" if chosen.is_empty() => {
            sheet.notice(422, desk.say("admin-bulk-none"));
            Value::Null
        }
        "print" => return super::slips::page(&desk, &chosen).await,
        "confirm" => match desk.run(&mut sheet, ConfirmOrders { orders, note: String::new() }).await {
            Some(done) => {
                let one = |row: &souk_orders::commands::ConfirmedOrder| {
                    let badge = row.status.map(|status| json!(status_badge(&desk, status)));
                    came(&desk, (row.order_id, row.number, &row.order), badge, row.problem.as_deref())
                };
                json!({ "done": done.confirmed, "rows": done.rows.iter().map(one).collect::<Vec<_>>() })
            }
            None => Value::Null,
        },
        "send" => match AccountId::parse(sheet.text("driver")) {
            None => {
                sheet.notice(422, desk.say("admin-parcel-choose-driver"));
                Value::Null
            }
            Some(account_id) => send(&desk, &mut sheet, account_id, orders).await,
        },
        _ => {
            sheet.notice(422, desk.say("admin-form-choice"));
            Value::Null
        }
    };
    page(&desk, &sheet, &report).await
}

async fn send(desk: &Desk, sheet: &mut Sheet, account_id: AccountId, orders: Vec<String>) -> Value {
    let Some(sent) = desk.run(sheet, SendOrders { account_id, orders, all_confirmed: false }).await else {
        return Value::Null;
    };
    let one = |row: &souk_parcels::commands::SentOrder| {
        let made = row.parcel_id.map(|_| json!(desk.badge("admin-bulk", "sent", "good")));
        came(desk, (row.order_id, row.number, &row.order), made, row.problem.as_deref())
    };
    json!({ "done": sent.sent, "rows": sent.rows.iter().map(one).collect::<Vec<_>>() })
}

/// What came of one order.
fn came(
    desk: &Desk,
    (id, number, typed): (Option<OrderId>, Option<i64>, &str),
    badge: Option<Value>,
    problem: Option<&str>,
) -> Value {
    json!({
        "href": id.map(|id| format!("/admin/orders/{id}")),
        "name": number.map_or_else(|| typed.to_owned(), |number| format!("#{number}")),
        "badge": badge.unwrap_or_else(|| json!(desk.badge("admin-bulk", "left", "bad"))),
        "why": problem.map(|code| why(desk, code, "admin-bulk-problem")),
    })
}
