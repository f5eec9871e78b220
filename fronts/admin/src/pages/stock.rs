//! Stock: levels, one variant's level with its movements, what came and went, locations.

use std::collections::HashMap;

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_catalog::{ProductCard, ProductId, ProductView, VariantId};
use souk_core::Quantity;
use souk_engine::{ByAge, PageSize};
use souk_stock::{
    AddLocation, LocationId, LocationList, LocationRow, MovementKind, MovementLine, MovementRow,
    RecordMovement, ReverseMovement, SetStock, StockLevels, StockMovements,
};
use souk_web::door::Route;

use super::products::id_of;
use crate::choices::Choice;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/stock", get(list)),
        Route::new("GET", "/admin/stock/movements", get(movements)),
        Route::new("GET", "/admin/stock/locations", get(locations)),
        Route::new("POST", "/admin/stock/locations", post(add_location)),
        Route::new("GET", "/admin/stock/{product}/{variant}", get(show)),
        Route::new("POST", "/admin/stock/{product}/{variant}/move", post(record)),
        Route::new("POST", "/admin/stock/{product}/{variant}/set", post(set)),
        Route::new("POST", "/admin/stock/{product}/{variant}/reverse", post(reverse)),
    ]
}

/// On hand and reserved of each variant, over all locations; none where the member may not see stock.
pub async fn levels_of(
    desk: &Desk,
    product: ProductId,
) -> Result<Option<HashMap<VariantId, (i64, i64)>>, Failed> {
    let query = StockLevels { product_id: Some(product), limit: PageSize(200), ..StockLevels::default() };
    let Some(page) = desk.permitted(query).await? else { return Ok(None) };
    let mut levels: HashMap<VariantId, (i64, i64)> = HashMap::new();
    for row in page.items {
        let level = levels.entry(row.variant_id).or_default();
        level.0 += row.on_hand.0;
        level.1 += row.reserved.0;
    }
    Ok(Some(levels))
}

fn name_of(places: &[LocationRow], id: LocationId) -> String {
    places.iter().find(|place| place.id == id).map(|place| place.name.clone()).unwrap_or_default()
}

fn choices_of(places: &[LocationRow]) -> Vec<Choice> {
    places
        .iter()
        .map(|place| Choice { value: place.id.to_string(), text: place.name.clone(), hint: None })
        .collect()
}

async fn list(desk: Desk) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned);
    let location_id = asked("location").as_deref().and_then(LocationId::parse);
    let low = asked("low").is_some();
    let query = StockLevels { location_id, low, after: asked("after"), ..StockLevels::default() };
    let filtered = low || location_id.is_some() || query.after.is_some();
    let places = desk.query(LocationList {}).await?;
    let page = desk.query(query).await?;
    let rows: Vec<Value> = page
        .items
        .iter()
        .map(|row| {
            json!({
                "href": format!("/admin/stock/{}/{}", row.product_id, row.variant_id),
                "name": { "text": desk.words(&row.product_name), "hint": row.full_code },
                "location": name_of(&places, row.location_id),
                "on_hand": row.on_hand,
                "reserved": row.reserved,
                "available": row.available,
            })
        })
        .collect();
    let data = json!({
        "rows": rows,
        "filtered": filtered,
        "places": choices_of(&places),
        "location": location_id,
        "low": low,
        "next": desk.next("/admin/stock", page.next.as_ref()),
        "file": desk.file("stock/levels", &[("location", "location_id"), ("low", "low")]),
    });
    desk.page("admin/stock.html", data)
}

fn movement(desk: &Desk, places: &[LocationRow], row: &MovementRow) -> Value {
    let tone = if row.quantity.0 < 0 { "warn" } else { "good" };
    json!({
        "id": row.id,
        "code": row.full_code,
        "kind": desk.badge("admin-movement", row.kind.as_str(), tone),
        "quantity": row.quantity,
        "balance": row.balance_after,
        "reason": row.reason,
        "location": (places.len() > 1).then(|| name_of(places, row.location_id)),
        "at": row.recorded_at,
    })
}

async fn movements(desk: Desk) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned);
    let kind = asked("kind").as_deref().and_then(MovementKind::parse);
    let places = desk.query(LocationList {}).await?;
    let sort = desk.sorted(ByAge::parse);
    let after = asked("after");
    let page = desk.query(StockMovements { kind, sort, after, ..StockMovements::default() }).await?;
    let data = json!({
        "rows": page.items.iter().map(|row| movement(&desk, &places, row)).collect::<Vec<_>>(),
        "kind": kind,
        "sorts": desk.sorts(ByAge::ALL, sort),
        "filtered": kind.is_some() || asked("after").is_some(),
        "kinds": desk.choices("admin-movement", MovementKind::ALL.iter().map(|kind| kind.as_str())),
        "next": desk.next("/admin/stock/movements", page.next.as_ref()),
        "file": desk.file("stock/movements", &[("kind", "kind"), ("sort", "sort")]),
    });
    desk.page("admin/movements.html", data)
}

/// A product, and the variant that a path names.
async fn held(desk: &Desk, product: &str, variant: &str) -> Result<(ProductView, VariantId), Failed> {
    let view = desk.query(ProductCard { id: id_of(desk, product)? }).await?;
    let id = VariantId::parse(variant).filter(|id| view.product.variant(*id).is_some());
    id.map(|id| (view, id)).ok_or_else(|| desk.nothing_here())
}

async fn show(desk: Desk, Path((product, variant)): Path<(String, String)>) -> Answer {
    let (view, id) = held(&desk, &product, &variant).await?;
    let sheet = Sheet::default().with("kind", "receive");
    card(&desk, &view, id, &sheet).await
}

async fn card(desk: &Desk, view: &ProductView, id: VariantId, sheet: &Sheet) -> Answer {
    let places = desk.query(LocationList {}).await?;
    let levels = desk.query(StockLevels { variant_id: Some(id), ..StockLevels::default() }).await?;
    let moved =
        desk.query(StockMovements { variant_id: Some(id), limit: PageSize(20), ..StockMovements::default() });
    let moved = moved.await?;
    let shown = view.variants.iter().find(|it| it.id == id);
    let full_code = shown.map(|it| it.full_code.clone());
    let (name, label) = (desk.words(&view.product.name), shown.map_or("", |it| it.label.as_str()));
    let rows: Vec<Value> = levels
        .items
        .iter()
        .map(|row| {
            json!({
                "location": name_of(&places, row.location_id),
                "location_id": row.location_id,
                "on_hand": row.on_hand,
                "on_hand_shown": row.on_hand.human(),
                "reserved": row.reserved,
                "available": row.available,
            })
        })
        .collect();
    let kinds =
        MovementKind::ALL.iter().filter(|kind| kind.by_hand().is_some() && **kind != MovementKind::Opening);
    let sum =
        |of: fn(&souk_stock::LevelRow) -> Quantity| Quantity(levels.items.iter().map(|row| of(row).0).sum());
    let data = json!({
        "product": view.product.id,
        "variant": id,
        "name": if label.is_empty() { name } else { format!("{name} – {label}") },
        "code": full_code,
        "tracked": view.product.variant(id).is_some_and(|variant| variant.tracked),
        "levels": rows,
        "on_hand": sum(|row| row.on_hand),
        "reserved": sum(|row| row.reserved),
        "available": sum(|row| row.available),
        "places": choices_of(&places),
        "kinds": desk.hinted("admin-movement", kinds.map(|kind| kind.as_str())),
        "movements": moved.items.iter().map(|row| movement(desk, &places, row)).collect::<Vec<_>>(),
    });
    desk.page_with("admin/level.html", sheet, data)
}

async fn record(desk: Desk, Path((product, variant)): Path<(String, String)>, mut sheet: Sheet) -> Answer {
    let (view, id) = held(&desk, &product, &variant).await?;
    let kind = sheet.choice(&desk.visit, "kind", MovementKind::parse);
    let quantity = sheet.quantity(&desk.visit, "quantity").unwrap_or(Quantity(0));
    let command = RecordMovement {
        kind: kind.unwrap_or(MovementKind::Receive),
        location_id: LocationId::parse(sheet.text("location_id")),
        lines: vec![MovementLine { variant_id: id, quantity }],
        reason: sheet.text("reason").to_owned(),
    };
    if desk.run(&mut sheet, command).await.is_some() {
        return desk.done(&format!("/stock/{}/{id}", view.product.id), "stock-moved");
    }
    // The only line's quantity is the form's.
    sheet.rename("lines", "quantity");
    card(&desk, &view, id, &sheet).await
}

async fn set(desk: Desk, Path((product, variant)): Path<(String, String)>, mut sheet: Sheet) -> Answer {
    let (view, id) = held(&desk, &product, &variant).await?;
    let command = SetStock {
        variant_id: id,
        location_id: LocationId::parse(sheet.text("location_id")),
        on_hand: sheet.quantity(&desk.visit, "on_hand").unwrap_or(Quantity(0)),
        expected: sheet.quantity(&desk.visit, "expected").unwrap_or(Quantity(0)),
        reason: sheet.text("set_reason").to_owned(),
    };
    if desk.run(&mut sheet, command).await.is_some() {
        return desk.done(&format!("/stock/{}/{id}", view.product.id), "stock-set");
    }
    sheet.rename("reason", "set_reason");
    sheet.set("kind", "receive");
    card(&desk, &view, id, &sheet).await
}

async fn reverse(desk: Desk, Path((product, variant)): Path<(String, String)>, mut sheet: Sheet) -> Answer {
    let (view, id) = held(&desk, &product, &variant).await?;
    let Some(movement) = souk_stock::MovementId::parse(sheet.text("movement")) else {
        return Err(desk.nothing_here());
    };
    let command = ReverseMovement { id: movement, reason: desk.say("admin-stock-reversed") };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done(&format!("/stock/{}/{id}", view.product.id), "stock-reversed"),
        None => card(&desk, &view, id, &sheet).await,
    }
}

async fn locations(desk: Desk) -> Answer {
    locations_page(&desk, &Sheet::default()).await
}

async fn locations_page(desk: &Desk, sheet: &Sheet) -> Answer {
    let places = desk.query(LocationList {}).await?;
    let row = |place: &LocationRow| {
        let href = format!("/admin/stock?location={}", place.id);
        json!({ "href": href, "name": place.name, "address": place.address })
    };
    let rows: Vec<Value> = places.iter().map(row).collect();
    desk.page_with("admin/locations.html", sheet, json!({ "rows": rows }))
}

async fn add_location(desk: Desk, mut sheet: Sheet) -> Answer {
    let command = AddLocation {
        name: sheet.text("name").trim().to_owned(),
        address: sheet.text("address").trim().to_owned(),
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/stock/locations", "location-added"),
        None => locations_page(&desk, &sheet).await,
    }
}
