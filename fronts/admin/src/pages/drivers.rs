//! The shop's own drivers, and the list that each takes along.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::Lang;
use souk_parcels::AccountId;
use souk_parcels::commands::SetCarrierAccount;
use souk_parcels::queries::{AccountCard, CarrierAccountList, DriverManifest, ManifestLine};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/parcels/drivers", get(list)),
        Route::new("POST", "/admin/parcels/drivers", post(set)),
        Route::new("POST", "/admin/parcels/drivers/{id}/rest", post(rest)),
        Route::new("GET", "/admin/parcels/drivers/{id}/manifest", get(manifest)),
    ]
}

async fn list(desk: Desk) -> Answer {
    page(&desk, &Sheet::default()).await
}

async fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let after = desk.visit.asked("after").map(str::to_owned);
    let found = desk.query(CarrierAccountList { after, ..CarrierAccountList::default() }).await?;
    let row = |one: &AccountCard| {
        json!({
            "id": one.id,
            "label": one.label,
            "phone": souk_customers::phone::human(&one.phone),
            "fee": (one.return_fee_minor > 0).then(|| desk.money(one.return_fee_minor)),
            "active": one.active,
        })
    };
    let data = json!({
        "tabs": super::parcel_board::tabs(desk, "drivers"),
        "rows": found.items.iter().map(row).collect::<Vec<_>>(),
        "currency": desk.visit.web.texts().currency(desk.lang(), desk.shop.currency),
        "next": desk.next("/admin/parcels/drivers", found.next.as_ref()),
        "file": desk.file("carrier-accounts", &[]),
    });
    desk.page_with("admin/drivers.html", sheet, data)
}

async fn set(desk: Desk, mut sheet: Sheet) -> Answer {
    let fee = sheet.amount(&desk.visit, "return_fee_minor", desk.shop.currency);
    let command = SetCarrierAccount {
        id: None,
        label: sheet.text("label").to_owned(),
        phone: sheet.text("phone").to_owned(),
        return_fee_minor: fee.unwrap_or_default(),
        carrier: sheet.given("carrier").map(|code| code.to_lowercase()),
        active: true,
        rev: None,
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/parcels/drivers", "driver-saved"),
        None => page(&desk, &sheet).await,
    }
}

/// Puts a driver aside, or takes them back.
async fn rest(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = AccountId::parse(&id).ok_or_else(|| desk.nothing_here())?;
    let all = desk.query(CarrierAccountList::default()).await?;
    let known = all.items.into_iter().find(|one| one.id == id).ok_or_else(|| desk.nothing_here())?;
    let command = SetCarrierAccount {
        id: Some(id),
        label: known.label,
        phone: known.phone,
        return_fee_minor: known.return_fee_minor,
        carrier: None,
        active: !known.active,
        rev: Some(known.rev),
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/parcels/drivers", "driver-saved"),
        None => page(&desk, &sheet).await,
    }
}

/// One day of one driver, to be printed.
async fn manifest(desk: Desk, Path(id): Path<String>) -> Answer {
    let account_id = AccountId::parse(&id).ok_or_else(|| desk.nothing_here())?;
    let day = desk.visit.asked("day").map(str::to_owned);
    let found = desk.query(DriverManifest { account_id, day }).await?;
    let say = |words: &souk_core::Words| words.get(desk.lang(), &[Lang::Fr]).to_owned();
    let row = |one: &ManifestLine| -> Value {
        json!({
            "reference": one.reference,
            "customer": one.customer_name,
            "phone": one.phone,
            "place": format!("{}, {}", say(&one.municipality_words), say(&one.province_words)),
            "address": one.address,
            "pieces": one.pieces,
            "amount": souk_core::Money::new(one.amount_minor, found.currency),
        })
    };
    let data = json!({
        "id": account_id,
        "driver": found.account.label,
        "phone": souk_customers::phone::human(&found.account.phone),
        "day": found.day,
        "shop": desk.words(&desk.shop.name),
        "rows": found.parcels.iter().map(row).collect::<Vec<_>>(),
        "count": found.parcels.len(),
        "total": souk_core::Money::new(found.total_minor, found.currency),
        "more": found.more,
    });
    desk.page("admin/driver_manifest.html", data)
}
