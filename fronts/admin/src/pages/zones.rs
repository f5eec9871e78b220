//! Zones: places that cost the same, with one rate.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::json;
use souk_core::Lang;
use souk_places::commands::{RemoveZone, SetZone, ZoneRate};
use souk_places::model::{MapVersion, OWN, Places};
use souk_places::queries::{ZoneList, ZoneView};
use souk_places::{DeliveryOption, ZoneId};
use souk_web::door::Route;

use super::delivery_map::province_name;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/delivery/zones", get(list)),
        Route::new("POST", "/admin/delivery/zones", post(add)),
        Route::new("GET", "/admin/delivery/zones/{id}", get(show)),
        Route::new("POST", "/admin/delivery/zones/{id}", post(save)),
        Route::new("POST", "/admin/delivery/zones/{id}/remove", post(remove)),
    ]
}

/// Names of a zone in one line are no more.
const NAMED: usize = 12;

pub(super) fn places(desk: &Desk) -> Result<std::sync::Arc<Places>, Failed> {
    desk.visit.web.engine().services().get::<Places>().map_err(|error| desk.failed(&error))
}

async fn list(desk: Desk) -> Answer {
    page(&desk, None, &Sheet::default()).await
}

/// The list, with the form of a new zone or of one that is changed.
async fn page(desk: &Desk, changed: Option<&ZoneView>, sheet: &Sheet) -> Answer {
    let (zones, places) = (desk.query(ZoneList {}).await?, places(desk)?);
    let row = |zone: &ZoneView| {
        let mut names = named(&places, zone, desk.lang());
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let more = if more > 0 { format!(" +{more}") } else { String::new() };
        let fees = zone.rates.iter().filter(|rate| rate.carrier == OWN).map(|rate| {
            let fee = rate.fee_minor.map(|minor| desk.money(minor));
            json!({ "option": desk.word("admin-delivery", rate.option.as_str()), "fee": fee })
        });
        json!({
            "id": zone.id,
            "name": zone.name,
            "rev": zone.rev,
            "places": format!("{}{more}", names.join(" · ")),
            "fees": fees.collect::<Vec<_>>(),
        })
    };
    let data = json!({
        "rows": zones.iter().map(row).collect::<Vec<_>>(),
        "changed": changed.map(|zone| zone.id),
        "currency": desk.visit.web.texts().currency(desk.lang(), desk.shop.currency),
    });
    desk.page_with("admin/zones.html", sheet, data)
}

fn named(places: &Places, zone: &ZoneView, lang: Lang) -> Vec<String> {
    let provinces = zone.provinces.iter().map(|number| province_name(places, *number, lang));
    let municipality = |id: &i64| {
        let found = places.municipality(*id);
        found.map_or_else(|| id.to_string(), |one| one.name.get(lang, &[Lang::Fr]).to_owned())
    };
    provinces.chain(zone.municipalities.iter().map(municipality)).collect()
}

/// The zone as its form shows it: places by number and id, which mean one place in every language.
fn filled(desk: &Desk, zone: &ZoneView) -> Sheet {
    let lines = zone.provinces.iter().chain(&zone.municipalities).map(ToString::to_string);
    let fee = |option: DeliveryOption| {
        let rate = zone.rates.iter().find(|rate| rate.carrier == OWN && rate.option == option);
        let minor = rate.and_then(|rate| rate.fee_minor);
        minor.map(|minor| desk.money(minor).decimal()).unwrap_or_default()
    };
    Sheet::default()
        .with("rev", zone.rev.to_string())
        .with("name", zone.name.clone())
        .with("places", lines.collect::<Vec<_>>().join("\n"))
        .with("home_minor", fee(DeliveryOption::Home))
        .with("desk_minor", fee(DeliveryOption::Desk))
}

async fn command(desk: &Desk, sheet: &mut Sheet, old: Option<&ZoneView>) -> Result<SetZone, Failed> {
    let map = MapVersion::parse(&desk.settings().await?.map_version).unwrap_or_default();
    let mut rates: Vec<ZoneRate> = Vec::new();
    for (field, option) in [("home_minor", DeliveryOption::Home), ("desk_minor", DeliveryOption::Desk)] {
        let Some(minor) = sheet.amount(&desk.visit, field, desk.shop.currency) else { continue };
        let carrier = OWN.to_owned();
        rates.push(ZoneRate { carrier, option, fee_minor: Some(minor), free_above_minor: None });
    }
    // What others carry there for stays as it is.
    rates.extend(old.iter().flat_map(|zone| &zone.rates).filter(|rate| rate.carrier != OWN).cloned());
    Ok(SetZone {
        id: old.map(|zone| zone.id),
        name: sheet.text("name").to_owned(),
        places: sheet.text("places").lines().map(str::to_owned).collect(),
        rates,
        map,
        rev: sheet.whole(&desk.visit, "rev").unwrap_or_default(),
    })
}

async fn add(desk: Desk, mut sheet: Sheet) -> Answer {
    let command = command(&desk, &mut sheet, None).await?;
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/delivery/zones", "zone-saved"),
        None => page(&desk, None, &sheet).await,
    }
}

async fn zone(desk: &Desk, id: &str) -> Result<ZoneView, Failed> {
    let id = ZoneId::parse(id).ok_or_else(|| desk.nothing_here())?;
    let found = desk.query(ZoneList {}).await?.into_iter().find(|zone| zone.id == id);
    found.ok_or_else(|| desk.nothing_here())
}

async fn show(desk: Desk, Path(id): Path<String>) -> Answer {
    let zone = zone(&desk, &id).await?;
    page(&desk, Some(&zone), &filled(&desk, &zone)).await
}

async fn save(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let old = zone(&desk, &id).await?;
    let command = command(&desk, &mut sheet, Some(&old)).await?;
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/delivery/zones", "zone-saved"),
        None => page(&desk, Some(&old), &sheet).await,
    }
}

async fn remove(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let old = zone(&desk, &id).await?;
    let rev: i64 = sheet.whole(&desk.visit, "rev").unwrap_or_default();
    match desk.run(&mut sheet, RemoveZone { id: old.id, rev }).await {
        Some(_) => desk.done("/delivery/zones", "zone-removed"),
        None => page(&desk, None, &sheet).await,
    }
}
