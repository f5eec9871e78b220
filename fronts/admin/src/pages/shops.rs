//! The shops of a person: choosing one, opening one.

use axum::body::Body;
use axum::http::Response;
use axum::routing::{get, post};
use serde_json::json;
use souk_core::{Currency, Error, Lang, Words};
use souk_engine::{Reach, refusals};
use souk_plans::OpenShop;
use souk_shops::ShopId;
use souk_shops::refusals::MEMBER_SUSPENDED;
use souk_web::door::{Route, Visit, redirect};

use super::{session, settings};
use crate::porch;
use crate::sheet::Sheet;

const COUNTRIES: &[&str] = &["DZ", "TN", "MA", "EG", "IQ", "SA", "KZ", "FR"];

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/shops", get(list)),
        Route::new("POST", "/admin/shops/choose", post(choose)),
        Route::new("GET", "/admin/shops/new", get(new)),
        Route::new("POST", "/admin/shops/new", post(open)),
    ]
}

pub fn is_suspended(error: &Error) -> bool {
    error.refusal().is_some_and(|refusal| refusal.code == MEMBER_SUSPENDED.code)
}

async fn list(visit: Visit) -> Response<Body> {
    page(&visit, &Sheet::default()).await
}

/// In the place of a page of the shop that they may not enter: why, and where else they can go.
pub async fn refused(visit: &Visit, error: &Error) -> Response<Body> {
    let mut sheet = Sheet::default();
    sheet.refused(visit, error);
    page(visit, &sheet).await
}

async fn page(visit: &Visit, sheet: &Sheet) -> Response<Body> {
    let (user, platform) = match visit.session() {
        Ok(session) => (session.user, session.platform_admin),
        Err(error) => return visit.failed(&error),
    };
    let read = visit.web.engine().read(Reach::Platform, move |db| {
        let shops = souk_shops::shops_of(db, user)?;
        let suspended = souk_shops::suspended_in(db, user, &shops)?;
        Ok((shops, suspended))
    });
    match read.await {
        Ok((shops, _)) if shops.is_empty() && !platform => redirect("/admin/shops/new"),
        Ok((shops, suspended)) => {
            let data = json!({
                "platform": platform,
                "shops": shops.iter().map(|shop| json!({
                    "id": shop.id, "name": shop.name_in(visit.lang), "slug": shop.slug, "closed": shop.closed,
                    "suspended": suspended.contains(&shop.id),
                })).collect::<Vec<_>>(),
            });
            porch::page(visit, "admin/shops.html", sheet, data)
        }
        Err(error) => visit.failed(&error),
    }
}

async fn choose(visit: Visit, sheet: Sheet) -> Response<Body> {
    let user = match visit.session() {
        Ok(session) => session.user,
        Err(error) => return visit.failed(&error),
    };
    let shop = visit.read_token(sheet.text("_token")).and_then(|_| ShopId::parse(sheet.text("shop")));
    let Some(shop) = shop else { return redirect("/admin/shops") };
    match session::turn_to(&visit, user, &visit.session_token(), shop).await {
        Ok(()) => redirect("/admin"),
        Err(error) if is_suspended(&error) => refused(&visit, &error).await,
        Err(error) => visit.failed(&error),
    }
}

async fn new(visit: Visit) -> Response<Body> {
    if visit.session.is_none() {
        return visit.failed(&refusals::SESSION_REQUIRED.refuse());
    }
    let sheet = Sheet::default()
        .with("lang", visit.lang.as_str())
        .with("country", "DZ")
        .with("currency", "DZD")
        .with("zone", "Africa/Algiers")
        .with("invited_by", visit.asked("by").unwrap_or_default());
    new_page(&visit, &sheet)
}

fn new_page(visit: &Visit, sheet: &Sheet) -> Response<Body> {
    let plain = |value: &&str| json!({ "value": value, "text": value });
    let country = |code: &&str| json!({ "value": code, "text": visit.say(&format!("admin-country-{code}")) });
    let tongue =
        |lang: &Lang| json!({ "value": lang.as_str(), "text": visit.say(&format!("language-{lang}")) });
    let data = json!({
        "languages": Lang::COMPLETE.iter().map(tongue).collect::<Vec<_>>(),
        "countries": COUNTRIES.iter().map(country).collect::<Vec<_>>(),
        "zones": settings::ZONES.iter().map(plain).collect::<Vec<_>>(),
        "currencies": settings::CURRENCIES.iter().map(plain).collect::<Vec<_>>(),
    });
    porch::page(visit, "admin/shop_new.html", sheet, data)
}

async fn open(visit: Visit, mut sheet: Sheet) -> Response<Body> {
    let user = match visit.session() {
        Ok(session) => session.user,
        Err(error) => return visit.failed(&error),
    };
    let lang = Lang::parse(sheet.text("lang")).unwrap_or(visit.lang);
    let others = Lang::COMPLETE.iter().copied().filter(|other| *other != lang);
    let Some(currency) = sheet.choice(&visit, "currency", Currency::parse) else {
        return new_page(&visit, &sheet);
    };
    let command = OpenShop {
        name: Words::one(lang, sheet.text("name").trim()),
        slug: sheet.text("slug").trim().to_lowercase(),
        country: sheet.text("country").to_owned(),
        currency,
        zone: sheet.text("zone").to_owned(),
        languages: std::iter::once(lang).chain(others).collect(),
        phone: sheet.given("phone"),
        owner_email: None,
        plan: None,
        invited_by: sheet.given("invited_by"),
    };
    let ask = porch::ask(&visit);
    let Some(opened) = porch::run(&visit, ask, &mut sheet, command).await else {
        return new_page(&visit, &sheet);
    };
    match session::turn_to(&visit, user, &visit.session_token(), opened.id).await {
        Ok(()) => redirect("/admin?done=shop-opened"),
        Err(error) => visit.failed(&error),
    }
}
