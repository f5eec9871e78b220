//! A carrier's names of places beside ours: looked through, confirmed, taken along and brought back.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_places::commands::{ConfirmCarrierPlace, MOST_BYTES, MapCarrierPlaces, PlaceMap};
use souk_places::model::{MatchState, PlaceKind, is_carrier};
use souk_places::queries::{CarrierName, CarrierPlaceList};
use souk_web::door::Route;

use super::delivery::problems;
use super::desks::tone;
use super::orders::carrier;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;
use crate::upload::{Sent, Small, unbounded};

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/delivery/carriers/{carrier}", get(list)),
        Route::new("POST", "/admin/delivery/carriers/{carrier}", post(import).layer(unbounded())),
        Route::new("POST", "/admin/delivery/carriers/{carrier}/confirm", post(confirm)),
    ]
}

fn code(desk: &Desk, carrier: String) -> Result<String, Failed> {
    if is_carrier(&carrier) { Ok(carrier) } else { Err(desk.nothing_here()) }
}

async fn list(desk: Desk, Path(carrier): Path<String>) -> Answer {
    let code = code(&desk, carrier)?;
    page(&desk, &code, &Sheet::default(), None).await
}

fn row(desk: &Desk, one: &CarrierName) -> Value {
    json!({
        "id": one.their_id,
        "code": one.kind,
        "kind": desk.word("admin-name-kind", one.kind.as_str()),
        "theirs": one.their_name,
        "ours": one.our_name,
        "province": one.province,
        "sure": one.state.is_sure(),
        "suggested": one.state == MatchState::Suggested,
        "state": desk.badge("admin-desk-match", one.state.as_str(), tone(one.state)),
    })
}

/// The doubtful names unless others are asked for: those are what somebody has to say something about.
async fn page(desk: &Desk, code: &str, sheet: &Sheet, report: Option<PlaceMap>) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned);
    let kind = asked("kind").as_deref().and_then(PlaceKind::parse);
    let state = asked("state").as_deref().and_then(MatchState::parse);
    let query = CarrierPlaceList {
        carrier: code.to_owned(),
        kind,
        state,
        after: asked("after"),
        ..CarrierPlaceList::default()
    };
    let filtered = kind.is_some() || state.is_some() || asked("after").is_some();
    let doubtful = desk.query(CarrierPlaceList { doubtful: !filtered, ..query.clone() }).await?;
    let found = if doubtful.items.is_empty() && !filtered { desk.query(query).await? } else { doubtful };
    let path = format!("/admin/delivery/carriers/{code}");
    let file = desk.file("carriers/places", &[("kind", "kind"), ("state", "state")]);
    let data = json!({
        "code": code,
        "name": carrier(desk, code),
        "rows": found.items.iter().map(|one| row(desk, one)).collect::<Vec<_>>(),
        "filtered": filtered,
        "kind": kind,
        "kinds": desk.choices("admin-name-kind", PlaceKind::ALL.iter().map(|kind| kind.as_str())),
        "state": state,
        "states": desk.choices("admin-desk-match", MatchState::ALL.iter().map(|state| state.as_str())),
        "next": desk.next(&path, found.next.as_ref()),
        "file": file.map(|file| format!("{file}&carrier={code}")),
        "problems": problems(desk, sheet),
        "report": report,
    });
    desk.page_with("admin/carrier_places.html", sheet, data)
}

async fn confirm(desk: Desk, Path(carrier): Path<String>, mut sheet: Sheet) -> Answer {
    let code = code(&desk, carrier)?;
    let Some(kind) = PlaceKind::parse(sheet.text("kind")) else { return Err(desk.nothing_here()) };
    let command = ConfirmCarrierPlace {
        carrier: code.clone(),
        kind,
        their_id: sheet.text("their_id").to_owned(),
        place: sheet.text("place").trim().to_owned(),
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done(&format!("/delivery/carriers/{code}"), "name-confirmed"),
        None => {
            if let Some(sentence) = sheet.take_sentence() {
                sheet.forget_fields(sentence);
            }
            page(&desk, &code, &sheet, None).await
        }
    }
}

async fn import(desk: Desk, Path(carrier): Path<String>, sent: Sent) -> Answer {
    let code = code(&desk, carrier)?;
    let (mut sheet, content) = sent.receive(&desk, Small(MOST_BYTES)).await?.text(&desk);
    let accept_aliases = sheet.flag("accept_aliases");
    let command = MapCarrierPlaces { carrier: code.clone(), accept_aliases, content, skip_bad: false };
    match desk.run(&mut sheet, command).await {
        Some(report) => page(&desk, &code, &Sheet::default(), Some(report)).await,
        None => {
            if sheet.is_refused_with("delivery.file_refused") {
                sheet.forget_fields(desk.say("admin-desks-refused"));
            }
            page(&desk, &code, &sheet, None).await
        }
    }
}
