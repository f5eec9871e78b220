//! What was sold, by day, week or month: a picture with its table, the goods that sold best, and where orders
//! come from and go to.

use axum::routing::get;
use serde_json::{Value, json};
use souk_orders::{Sales, SalesReport, SalesRow, SalesSources, Sources, Stretch};
use souk_web::door::Route;

use super::delivery;
use crate::choices::Choice;
use crate::desk::Desk;
use crate::failed::Answer;

pub fn routes() -> Vec<Route> {
    vec![Route::new("GET", "/admin/reports", get(show))]
}

/// How wide a bar of the picture is, and how far from the next.
const BAR: i64 = 16;
const STEP: i64 = 20;

/// Bars in a picture of 100 high; figures stand in the table.
fn bars(rows: &[SalesRow]) -> Value {
    let most = rows.iter().map(|row| row.orders).max().unwrap_or(0).max(1);
    let bar = |(place, row): (i64, &SalesRow)| {
        let height = row.orders * 94 / most;
        json!({ "x": place * STEP + 2, "y": 100 - height, "width": BAR, "height": height })
    };
    let width = i64::try_from(rows.len()).unwrap_or(1).max(1) * STEP;
    json!({ "width": width, "bars": (0..).zip(rows).map(bar).collect::<Vec<_>>() })
}

async fn show(desk: Desk) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).filter(|typed| !typed.is_empty()).map(str::to_owned);
    let (from, to) = (asked("from"), asked("to"));
    let by = desk.visit.asked("by").and_then(Stretch::parse).unwrap_or(Stretch::Day);
    let found = desk.query(SalesReport { by: Some(by), from: from.clone(), to: to.clone() }).await?;
    // Plans without the full reports have the picture and the goods.
    let sources = desk.try_query(SalesSources { from, to }).await.ok();
    let provinces = delivery::provinces(&desk).await?;
    let tab = |stretch: &Stretch| {
        json!({
            "text": desk.say(&format!("report-by-{stretch}")), "current": *stretch == by,
            "href": format!("/admin/reports?by={stretch}"),
        })
    };
    let data = json!({
        "tabs": Stretch::ALL.iter().map(tab).collect::<Vec<_>>(),
        "by": by.as_str(), "from": found.from, "to": found.to,
        "chart": bars(&found.rows),
        "empty": found.total.orders == 0 && found.total.revenue_minor == 0,
        "tiles": tiles(&desk, &found),
        "rows": found.rows.iter().rev().map(|row| json!({
            "day": row.starts_on, "orders": row.orders, "completed": row.completed, "lost": row.lost,
            "revenue": desk.money(row.revenue_minor),
        })).collect::<Vec<_>>(),
        "best": found.best.iter().map(|it| json!({
            "href": format!("/admin/products/{}", it.product), "name": desk.words(&it.name),
            "pieces": it.pieces, "total": desk.money(it.total_minor),
        })).collect::<Vec<_>>(),
        "sources": sources.map(|sources| told(&desk, &sources, &provinces)),
    });
    desk.page("admin/reports.html", data)
}

fn tiles(desk: &Desk, found: &Sales) -> Value {
    let total = &found.total;
    let money = desk.visit.web.texts().money(desk.lang(), desk.money(total.revenue_minor));
    json!([
        { "label": desk.say("report-orders"), "value": total.orders.to_string() },
        { "label": desk.say("report-completed"), "value": total.completed.to_string() },
        { "label": desk.say("report-lost"), "value": total.lost.to_string() },
        { "label": desk.say("report-revenue"), "value": money },
    ])
}

fn told(desk: &Desk, sources: &Sources, provinces: &[Choice]) -> Value {
    let name = |number: i64| {
        let number = number.to_string();
        provinces.iter().find(|it| it.value == number).map_or(number, |it| it.text.clone())
    };
    json!({
        "channels": sources.channels.iter().map(|row| json!({
            "name": desk.say(&format!("admin-channel-{}", row.channel)),
            "orders": row.orders, "completed": row.completed, "lost": row.lost,
        })).collect::<Vec<_>>(),
        "provinces": sources.provinces.iter().map(|row| json!({
            "name": name(row.province), "orders": row.orders, "completed": row.completed,
            "lost": row.lost,
        })).collect::<Vec<_>>(),
    })
}
