//! Desks where customers collect: a carrier's list, desks by hand, and places that somebody has to confirm.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_orders::queries::OrdersAtClosedDesks;
use souk_places::DeskId;
use souk_places::commands::{ConfirmDeskPlace, ImportStopDesks, MOST_BYTES, OpenStopDesk, SetStopDesk};
use souk_places::model::{MapVersion, MatchState};
use souk_places::queries::{DeskCard, StopDeskList};
use souk_web::door::Route;

use super::delivery::{problems, provinces};
use super::orders::carrier;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;
use crate::upload::{Sent, Small, unbounded};

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/delivery/desks", get(list)),
        Route::new("POST", "/admin/delivery/desks", post(set)),
        Route::new("POST", "/admin/delivery/desks/{id}/confirm", post(confirm)),
        Route::new("POST", "/admin/delivery/desks/{id}/open", post(open)),
        Route::new("GET", "/admin/delivery/desks/file", get(file)),
        Route::new("POST", "/admin/delivery/desks/file", post(import).layer(unbounded())),
    ]
}

async fn list(desk: Desk) -> Answer {
    page(&desk, &Sheet::default()).await
}

pub(super) fn tone(state: MatchState) -> &'static str {
    match state {
        MatchState::Exact | MatchState::Alias | MatchState::Confirmed => "good",
        MatchState::Suggested => "warn",
        MatchState::Unmapped => "bad",
    }
}

fn row(desk: &Desk, one: &DeskCard) -> Value {
    let place = one.municipality_words.as_ref().map(|words| words.get(desk.lang(), &[souk_core::Lang::Fr]));
    json!({
        "id": one.id,
        "name": one.name,
        "address": one.address,
        "carrier": carrier(desk, &one.carrier),
        "province": one.province_name,
        "theirs": one.place_name,
        "place": place,
        "sure": one.state.is_sure(),
        "suggested": one.state == MatchState::Suggested,
        "state": desk.badge("admin-desk-match", one.state.as_str(), tone(one.state)),
        "open": one.open,
    })
}

async fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned);
    let state = asked("state").as_deref().and_then(MatchState::parse);
    let code = asked("carrier").map(|code| code.trim().to_lowercase()).filter(|code| !code.is_empty());
    let filtered = state.is_some() || code.is_some() || asked("province").is_some();
    let query = StopDeskList {
        carrier: code.clone(),
        province: asked("province").unwrap_or_default(),
        state,
        after: asked("after"),
        ..StopDeskList::default()
    };
    let found = desk.query(query).await?;
    let stranded = desk.permitted(OrdersAtClosedDesks {}).await?.unwrap_or_default();
    let stranded = stranded.iter().map(|order| {
        json!({
            "href": format!("/admin/orders/{}", order.id),
            "number": format!("#{}", order.number),
            "customer": order.customer_name,
            "desk": order.desk_name,
            "at": order.placed_at,
        })
    });
    let data = json!({
        "stranded": stranded.collect::<Vec<_>>(),
        "rows": found.items.iter().map(|one| row(desk, one)).collect::<Vec<_>>(),
        "filtered": filtered || asked("after").is_some(),
        "state": state,
        "states": desk.choices("admin-desk-match", MatchState::ALL.iter().map(|state| state.as_str())),
        "province": asked("province"),
        "carrier": code,
        "provinces": provinces(desk).await?,
        "next": desk.next("/admin/delivery/desks", found.next.as_ref()),
    });
    desk.page_with("admin/desks.html", sheet, data)
}

async fn set(desk: Desk, mut sheet: Sheet) -> Answer {
    let command = SetStopDesk {
        id: None,
        carrier: sheet.given("carrier").unwrap_or_else(|| "own".to_owned()),
        name: sheet.text("name").to_owned(),
        address: sheet.text("address").to_owned(),
        province: sheet.text("province").to_owned(),
        municipality: sheet.text("municipality").trim().to_owned(),
        open: true,
        rev: None,
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/delivery/desks", "desk-saved"),
        None => page(&desk, &sheet).await,
    }
}

fn id_of(desk: &Desk, id: &str) -> Result<DeskId, Failed> {
    DeskId::parse(id).ok_or_else(|| desk.nothing_here())
}

async fn confirm(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let municipality = sheet.text("place").trim().to_owned();
    match desk.run(&mut sheet, ConfirmDeskPlace { id, municipality }).await {
        Some(_) => desk.done("/delivery/desks", "desk-confirmed"),
        None => {
            if let Some(sentence) = sheet.take_sentence() {
                sheet.forget_fields(sentence);
            }
            page(&desk, &sheet).await
        }
    }
}

async fn open(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let open = sheet.flag("open");
    match desk.run(&mut sheet, OpenStopDesk { id, open }).await {
        Some(_) => desk.done("/delivery/desks", if open { "desk-opened" } else { "desk-closed" }),
        None => page(&desk, &sheet).await,
    }
}

async fn file(desk: Desk) -> Answer {
    file_page(&desk, &Sheet::default().with("map", MapVersion::default().to_string()), &Value::Null)
}

fn file_page(desk: &Desk, sheet: &Sheet, report: &Value) -> Answer {
    let places = super::zones::places(desk)?;
    let maps = places.maps().rev().map(|map| json!({ "value": map, "text": map }));
    let data = json!({
        "maps": maps.collect::<Vec<_>>(),
        "problems": problems(desk, sheet),
        "report": report,
    });
    desk.page_with("admin/desks_file.html", sheet, data)
}

async fn import(desk: Desk, sent: Sent) -> Answer {
    let (mut sheet, content) = sent.receive(&desk, Small(MOST_BYTES)).await?.text(&desk);
    let command = ImportStopDesks {
        carrier: sheet.text("carrier").trim().to_lowercase(),
        content,
        map: MapVersion::parse(sheet.text("map")).unwrap_or_default(),
        accept_aliases: sheet.flag("accept_aliases"),
        provinces: std::collections::BTreeMap::new(),
    };
    match desk.run(&mut sheet, command).await {
        Some(report) => {
            file_page(&desk, &Sheet::default().with("map", MapVersion::default().to_string()), &json!(report))
        }
        None => {
            if sheet.is_refused_with("delivery.file_refused") {
                sheet.forget_fields(desk.say("admin-desks-refused"));
            }
            file_page(&desk, &sheet, &Value::Null)
        }
    }
}
