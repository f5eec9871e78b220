//! The shop's own domain: the record that proves it, where it stands, and leaving it again.

use axum::routing::{get, post};
use serde_json::json;
use souk_site::{CheckDomain, DomainCard, DomainState, DomainView, RemoveDomain, SetDomain};
use souk_web::door::{Route, redirect};

use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/site/domain", get(show)),
        Route::new("POST", "/admin/site/domain", post(name)),
        Route::new("POST", "/admin/site/domain/check", post(check)),
        Route::new("GET", "/admin/site/domain/remove", get(ask_remove)),
        Route::new("POST", "/admin/site/domain/remove", post(remove)),
    ]
}

async fn known(desk: &Desk) -> Result<Option<DomainView>, Failed> {
    Ok(desk.query(DomainCard {}).await?.domain)
}

async fn show(desk: Desk) -> Answer {
    page(&desk, &Sheet::default()).await
}

async fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let domain = known(desk).await?;
    let data = json!({
        "rev": domain.as_ref().map_or(0, |domain| domain.rev),
        "rename": domain.as_ref().is_none_or(|domain| !domain.state.is_live()),
        "domain": domain.as_ref().map(|domain| told(desk, domain)),
        "old_address": desk.old_address(),
    });
    desk.page_with("admin/domain.html", sheet, data)
}

fn told(desk: &Desk, domain: &DomainView) -> serde_json::Value {
    let tone = match domain.state {
        DomainState::Proven => "good",
        DomainState::Waiting => "plain",
        DomainState::Missing => "warn",
        DomainState::Off | DomainState::Lost => "bad",
    };
    let settings = desk.visit.web.settings();
    json!({
        "shown": domain.shown,
        "host": domain.host,
        "state": desk.badge("admin-domain-state", domain.state.as_str(), tone),
        "text": desk.word("admin-domain-text", domain.state.as_str()),
        "found": domain.found.map(|found| desk.word("admin-domain-found", found.as_str())),
        "record_name": domain.record_name,
        "record_text": domain.record_text,
        "looked_at": domain.looked_at,
        "off_at": domain.off_at,
        "address": domain.state.is_live().then(|| settings.origin_of(&domain.host)),
    })
}

async fn name(desk: Desk, mut sheet: Sheet) -> Answer {
    let command = SetDomain {
        host: sheet.text("host").to_owned(),
        rev: sheet.whole(&desk.visit, "rev").unwrap_or_default(),
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/site/domain", "domain-named"),
        None => page(&desk, &sheet).await,
    }
}

async fn check(desk: Desk, mut sheet: Sheet) -> Answer {
    match desk.run(&mut sheet, CheckDomain {}).await {
        Some(_) => desk.done("/site/domain", "domain-asked"),
        None => page(&desk, &sheet).await,
    }
}

async fn ask_remove(desk: Desk) -> Answer {
    // Left already, by somebody else or in another window.
    if known(&desk).await?.is_none() {
        return Ok(redirect("/admin/site/domain"));
    }
    remove_page(&desk, &Sheet::default()).await
}

async fn remove_page(desk: &Desk, sheet: &Sheet) -> Answer {
    let domain = known(desk).await?.ok_or_else(|| desk.nothing_here())?;
    let data = json!({ "rev": domain.rev, "shown": domain.shown, "old_address": desk.old_address() });
    desk.page_with("admin/domain_remove.html", sheet, data)
}

async fn remove(desk: Desk, mut sheet: Sheet) -> Answer {
    let rev = sheet.whole(&desk.visit, "rev").unwrap_or_default();
    match desk.run(&mut sheet, RemoveDomain { rev }).await {
        Some(_) => desk.done("/site/domain", "domain-removed"),
        None => remove_page(&desk, &sheet).await,
    }
}
