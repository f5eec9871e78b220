//! What delivery costs: the shop's rates, one at a time or from a file.

use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_places::commands::{ImportDeliveryRates, MOST_BYTES, RemoveDeliveryRate, SetDeliveryRate};
use souk_places::model::{MapVersion, Scope};
use souk_places::queries::{DeliveryRateList, PlaceList};
use souk_places::{DeliveryOption, RateId};
use souk_web::door::Route;

use super::orders::carrier;
use crate::choices::Choice;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;
use crate::upload::{Received, Sent, Small, unbounded};

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/delivery", get(list)),
        Route::new("POST", "/admin/delivery", post(set)),
        Route::new("POST", "/admin/delivery/remove", post(remove)),
        Route::new("GET", "/admin/delivery/file", get(file)),
        Route::new("POST", "/admin/delivery/file", post(import).layer(unbounded())),
    ]
}

async fn list(desk: Desk) -> Answer {
    page(&desk, &Sheet::default().with("option", "home")).await
}

pub(super) async fn provinces(desk: &Desk) -> Result<Vec<Choice>, Failed> {
    let places = desk.query(PlaceList::default()).await?;
    let choice = |one: &souk_places::queries::ProvinceRow| Choice {
        value: one.number.to_string(),
        text: format!("{:02} {}", one.number, one.name),
        hint: None,
    };
    Ok(places.provinces.iter().map(choice).collect())
}

async fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned);
    let option = asked("option").as_deref().and_then(DeliveryOption::parse);
    let query = DeliveryRateList { option, after: asked("after"), ..DeliveryRateList::default() };
    let rates = desk.query(query).await?;
    let fee = |minor: Option<i64>| match minor {
        None => desk.say("admin-delivery-not-served"),
        Some(0) => desk.say("admin-delivery-free"),
        Some(minor) => desk.visit.web.texts().money(desk.lang(), desk.money(minor)),
    };
    let rows: Vec<Value> = rates
        .items
        .iter()
        .map(|rate| {
            let everywhere = rate.scope == Scope::Default;
            let place = if everywhere { desk.say("admin-delivery-everywhere") } else { rate.place.clone() };
            json!({
                "id": rate.id,
                "place": place,
                "option": desk.word("admin-delivery", rate.option.as_str()),
                "carrier": carrier(desk, &rate.carrier),
                "fee": fee(rate.fee_minor),
                "free_above": rate.free_above_minor.map(|minor| desk.money(minor)),
            })
        })
        .collect();
    let data = json!({
        "rows": rows,
        "filtered": option.is_some() || asked("after").is_some(),
        "option": option,
        "options": desk.choices("admin-delivery", DeliveryOption::ALL.iter().map(|option| option.as_str())),
        "provinces": provinces(desk).await?,
        "currency": desk.visit.web.texts().currency(desk.lang(), desk.shop.currency),
        "next": desk.next("/admin/delivery", rates.next.as_ref()),
        "file": desk.file("delivery/rates", &[("option", "option")]),
    });
    desk.page_with("admin/delivery.html", sheet, data)
}

async fn set(desk: Desk, mut sheet: Sheet) -> Answer {
    let (visit, currency) = (&desk.visit, desk.shop.currency);
    let served = !sheet.flag("not_served");
    let fee_minor = if served { sheet.amount(visit, "fee_minor", currency) } else { None };
    if served && fee_minor.is_none() && !sheet.is_wrong() {
        sheet.wrong("fee_minor", desk.say("admin-delivery-fee-missing"));
    }
    let command = SetDeliveryRate {
        carrier: sheet.given("carrier").unwrap_or_else(|| "own".to_owned()),
        option: sheet.choice(visit, "option", DeliveryOption::parse).unwrap_or(DeliveryOption::Home),
        province: sheet.text("province").to_owned(),
        municipality: sheet.text("municipality").trim().to_owned(),
        fee_minor,
        free_above_minor: sheet.amount(visit, "free_above_minor", currency),
        map: MapVersion::default(),
        rev: None,
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/delivery", "rate-saved"),
        None => page(&desk, &sheet).await,
    }
}

async fn remove(desk: Desk, mut sheet: Sheet) -> Answer {
    let Some(id) = RateId::parse(sheet.text("id")) else { return Err(desk.nothing_here()) };
    match desk.run(&mut sheet, RemoveDeliveryRate { id, rev: None }).await {
        Some(_) => desk.done("/delivery", "rate-removed"),
        None => page(&desk, &sheet).await,
    }
}

async fn file(desk: Desk) -> Answer {
    file_page(&desk, &Sheet::default().with("match", "number-and-name"), &Value::Null)
}

fn file_page(desk: &Desk, sheet: &Sheet, report: &Value) -> Answer {
    let data = json!({
        "zeros": desk.choices("admin-rates-zero", ["not-served", "free"]),
        "matches": desk.hinted("admin-rates-match", ["number-and-name", "name"]),
        "problems": problems(desk, sheet),
        "report": report,
    });
    desk.page_with("admin/delivery_file.html", sheet, data)
}

/// Rows that stopped the file: `rows.12.fee` is line 12, column `fee`.
pub(super) fn problems(desk: &Desk, sheet: &Sheet) -> Vec<Value> {
    let fields = sheet.refusal().map(|refusal| refusal.fields.as_slice()).unwrap_or_default();
    let row = |field: &souk_core::FieldError| {
        let (line, column) = field.field.strip_prefix("rows.")?.split_once('.')?;
        let why = desk.visit.web.texts().field_error(desk.lang(), field);
        Some(json!({ "line": line, "column": column, "why": why }))
    };
    fields.iter().filter_map(row).collect()
}

async fn import(desk: Desk, sent: Sent) -> Answer {
    let Received { mut sheet, files } = sent.receive(&desk, Small(MOST_BYTES)).await?;
    let Some(file) = files.into_iter().next() else {
        if !sheet.is_refused() {
            sheet.wrong("file", desk.say("admin-form-file"));
        }
        return file_page(&desk, &sheet, &Value::Null);
    };
    let Ok(content) = String::from_utf8(file) else {
        sheet.wrong("file", desk.say("admin-form-utf8"));
        return file_page(&desk, &sheet, &Value::Null);
    };
    let command = ImportDeliveryRates {
        content,
        carrier: sheet.given("carrier"),
        zero_means: serde_json::from_value(json!(sheet.given("zero_means"))).unwrap_or_default(),
        match_by: serde_json::from_value(json!(sheet.text("match"))).unwrap_or_default(),
        map: MapVersion::default(),
        provinces: std::collections::BTreeMap::new(),
        municipalities: std::collections::BTreeMap::new(),
        seen: None,
    };
    match desk.run(&mut sheet, command).await {
        // Shown at once: the report is about this file alone, and sending it again changes nothing.
        Some(report) => file_page(&desk, &Sheet::default().with("match", "number-and-name"), &json!(report)),
        None => {
            if sheet.is_refused_with("delivery.file_refused") {
                sheet.forget_fields(desk.say("admin-rates-refused"));
            }
            file_page(&desk, &sheet, &Value::Null)
        }
    }
}
