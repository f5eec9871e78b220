//! Signing in and out.

use axum::body::Body;
use axum::http::Response;
use axum::routing::{get, post};
use serde_json::json;
use souk_core::{Actor, Result, UserId};
use souk_engine::{Reach, refusals};
use souk_identity::{SignIn, SignOut, is_set_up};
use souk_shops::{ChooseShop, ShopId};
use souk_web::door::{Route, Visit, redirect};

use super::shops;
use crate::porch;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/sign-in", get(form)),
        Route::new("POST", "/admin/sign-in", post(sign_in)),
        Route::new("POST", "/admin/sign-out", post(sign_out)),
        Route::new("POST", "/platform/sign-out", post(sign_out)),
    ]
}

async fn form(visit: Visit) -> Response<Body> {
    match visit.web.engine().read(Reach::Platform, is_set_up).await {
        Ok(true) => page(&visit, &Sheet::default()),
        Ok(false) => redirect("/admin/set-up"),
        Err(error) => visit.failed(&error),
    }
}

fn page(visit: &Visit, sheet: &Sheet) -> Response<Body> {
    let back = visit.asked("back").unwrap_or(sheet.text("back"));
    porch::page(visit, "admin/sign_in.html", sheet, json!({ "back": back }))
}

async fn sign_in(visit: Visit, mut sheet: Sheet) -> Response<Body> {
    let command =
        SignIn { email: sheet.text("email").trim().to_owned(), password: sheet.text("password").to_owned() };
    // A visitor even where somebody is signed in already: the form is about whoever types.
    let ask = visit.ask(visit.visitor_of(souk_core::TenantId::INSTALLATION));
    let Some(signed_in) = porch::run(&visit, ask, &mut sheet, command).await else {
        return page(&visit, &sheet);
    };
    let back = sheet.given("back").filter(|back| back.starts_with("/admin") || back.starts_with("/platform"));
    begin(&visit, &signed_in.token, signed_in.user, back.as_deref().unwrap_or("/admin")).await
}

/// Leaves the session's cookie; who works in one shop only is there at once.
pub async fn begin(visit: &Visit, token: &str, user: UserId, to: &str) -> Response<Body> {
    let shops = visit.web.engine().read(Reach::Platform, move |db| souk_shops::shops_of(db, user)).await;
    let to = match shops.as_deref() {
        Ok([only]) => match turn_to(visit, user, token, only.id).await {
            Ok(()) => to,
            // Suspended there: what is their own stays open to them.
            Err(error) if shops::is_suspended(&error) => "/admin/shops",
            Err(error) => return visit.failed(&error),
        },
        Ok(_) => "/admin/shops",
        Err(error) => return visit.failed(error),
    };
    let mut response = redirect(to);
    visit.set_session(&mut response, token);
    response
}

/// Turns a session to one of the person's shops.
pub async fn turn_to(visit: &Visit, user: UserId, token: &str, shop: ShopId) -> Result<()> {
    let ask = visit.ask(Actor::User { user });
    visit.web.engine().execute(ask, ChooseShop { token: token.to_owned(), shop }).await.map(|_| ())
}

async fn sign_out(visit: Visit, sheet: Sheet) -> Response<Body> {
    if visit.read_token(sheet.text("_token")).is_none() {
        return visit.failed(&refusals::KEY_INVALID.refuse());
    }
    let ended =
        visit.web.engine().execute(porch::ask(&visit), SignOut { token: visit.session_token() }).await;
    if let Err(error) = ended {
        return visit.failed(&error);
    }
    let mut response = redirect("/admin/sign-in");
    visit.set_session(&mut response, "");
    response
}
