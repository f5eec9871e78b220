//! Parcels as a board, state by state, with those that stand too long; and how they end, by driver.

use axum::routing::get;
use serde_json::{Value, json};
use souk_core::Money;
use souk_parcels::queries::{
    BoardColumn, DriverFigures, ParcelBoard, ParcelFigures, ReasonCount, StuckParcel,
};
use souk_web::door::Route;

use super::parcels::{badge, row, tone};
use crate::desk::Desk;
use crate::failed::Answer;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/parcels/board", get(board)),
        Route::new("GET", "/admin/parcels/figures", get(figures)),
    ]
}

/// The parts of the parcels.
pub fn tabs(desk: &Desk, here: &str) -> Value {
    let all = [
        ("list", "admin-parcels-list", "/admin/parcels", true),
        ("board", "admin-parcels-board", "/admin/parcels/board", true),
        ("figures", "admin-parcels-figures", "/admin/parcels/figures", true),
        ("outcome", "admin-brings", "/admin/parcels/outcome", true),
        ("drivers", "admin-drivers", "/admin/parcels/drivers", desk.may("delivery.view")),
    ];
    let shown = all.into_iter().filter(|(.., shown)| *shown);
    let tab = |(name, text, href, _): (&str, &str, &str, bool)| {
        let text = desk.say(text);
        json!({ "text": text, "href": href, "current": name == here })
    };
    shown.map(tab).collect()
}

async fn board(desk: Desk) -> Answer {
    let found = desk.query(ParcelBoard {}).await?;
    let column = |one: &BoardColumn| {
        json!({
            "title": desk.word("admin-parcel-state", one.state.as_str()),
            "tone": tone(one.state),
            "count": one.count,
            "amount": Money::new(one.amount_minor, desk.shop.currency),
            "rows": one.parcels.iter().map(|parcel| row(&desk, parcel)).collect::<Vec<_>>(),
            "more": (i64::try_from(one.parcels.len()).unwrap_or(i64::MAX) < one.count)
                .then(|| format!("/admin/parcels?state={}", one.state)),
        })
    };
    let stuck = |one: &StuckParcel| {
        let mut row = row(&desk, &one.parcel);
        if let Some(row) = row.as_object_mut() {
            row.insert("days".to_owned(), json!(one.hours / 24));
            row.insert("usual".to_owned(), json!(one.usual_hours.map(|hours| (hours + 12) / 24)));
            row.insert("state".to_owned(), json!(badge(&desk, one.parcel.state)));
        }
        row
    };
    let columns: Vec<Value> = found.columns.iter().filter(|one| one.count > 0).map(column).collect();
    let data = json!({
        "tabs": tabs(&desk, "board"),
        "columns": columns,
        "stuck": found.stuck.iter().map(stuck).collect::<Vec<_>>(),
    });
    desk.page("admin/parcels_board.html", data)
}

fn reason(desk: &Desk, one: &ReasonCount) -> String {
    one.reason.map_or_else(
        || desk.say("admin-parcel-reason-none"),
        |reason| desk.word("admin-parcel-reason", reason.as_str()),
    )
}

async fn figures(desk: Desk) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned).filter(|day| !day.is_empty());
    let query = ParcelFigures { from: asked("from"), to: asked("to") };
    let found = desk.query(query).await?;
    let back: i64 = found.reasons.iter().map(|one| one.parcels).sum();
    let driver = |one: &DriverFigures| {
        let why = one.reasons.iter().map(|it| format!("{} {}", reason(&desk, it), it.parcels));
        json!({
            "name": one.driver,
            "parcels": one.parcels,
            "delivered": one.delivered,
            "returned": one.returned,
            "open": one.open,
            "percent": one.returned_percent,
            "share": one.returned_percent.map_or_else(|| "–".to_owned(), |percent| format!("{percent} %")),
            "why": why.collect::<Vec<_>>().join(" · "),
            "href": format!("/admin/parcels?driver={}", one.account_id),
        })
    };
    let reasons =
        found.reasons.iter().map(|one| json!({ "text": reason(&desk, one), "parcels": one.parcels }));
    let data = json!({
        "tabs": tabs(&desk, "figures"),
        "from": found.from,
        "to": found.to,
        "back": back,
        "drivers": found.drivers.iter().map(driver).collect::<Vec<_>>(),
        "reasons": reasons.collect::<Vec<_>>(),
    });
    desk.page("admin/parcels_figures.html", data)
}
