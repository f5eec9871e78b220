//! Carriers: what each takes for weight, by which map it names places, and how its names fit ours.

use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_places::commands::SetCarrier;
use souk_places::model::MapVersion;
use souk_places::queries::{CarrierCard, CarrierList};
use souk_web::door::Route;

use super::orders::carrier;
use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/delivery/carriers", get(list)),
        Route::new("POST", "/admin/delivery/carriers", post(set)),
    ]
}

async fn list(desk: Desk) -> Answer {
    page(&desk, &Sheet::default()).await
}

fn row(desk: &Desk, one: &CarrierCard) -> Value {
    json!({
        "code": one.carrier,
        "name": carrier(desk, &one.carrier),
        "map": one.map,
        "oversize": (one.oversize_fee_minor > 0).then(|| desk.money(one.oversize_fee_minor)),
    })
}

async fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let found = desk.query(CarrierList {}).await?;
    let places = super::zones::places(desk)?;
    let maps = places.maps().rev().map(|map| json!({ "value": map, "text": map }));
    let maps: Vec<Value> =
        std::iter::once(json!({ "value": "", "text": desk.say("admin-carrier-map-same") }))
            .chain(maps)
            .collect();
    let data = json!({
        "rows": found.iter().map(|one| row(desk, one)).collect::<Vec<_>>(),
        "maps": maps,
        "currency": desk.visit.web.texts().currency(desk.lang(), desk.shop.currency),
    });
    desk.page_with("admin/carriers.html", sheet, data)
}

async fn set(desk: Desk, mut sheet: Sheet) -> Answer {
    let command = SetCarrier {
        carrier: sheet.given("carrier").map_or_else(|| "own".to_owned(), |code| code.to_lowercase()),
        oversize_fee_minor: sheet.amount(&desk.visit, "oversize_fee_minor", desk.shop.currency),
        map: sheet.given("map").as_deref().and_then(MapVersion::parse),
        rev: None,
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/delivery/carriers", "carrier-saved"),
        None => page(&desk, &sheet).await,
    }
}
