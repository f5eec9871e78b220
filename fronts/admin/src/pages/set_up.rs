//! The first page of a new installation: its first platform admin, who comes by the set-up link. Without the
//! link it says where to find it.

use axum::body::Body;
use axum::http::Response;
use axum::routing::{get, post};
use serde_json::json;
use souk_engine::Reach;
use souk_identity::{SetUpInstallation, SignIn, is_set_up};
use souk_web::door::{Route, Visit, redirect};

use super::{catalogue, session};
use crate::porch;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![Route::new("GET", "/admin/set-up", get(form)), Route::new("POST", "/admin/set-up", post(set_up))]
}

async fn form(visit: Visit) -> Response<Body> {
    match visit.web.engine().read(Reach::Platform, is_set_up).await {
        Ok(false) => page(&visit, &Sheet::default()),
        Ok(true) => redirect("/admin"),
        Err(error) => visit.failed(&error),
    }
}

fn page(visit: &Visit, sheet: &Sheet) -> Response<Body> {
    let secret = visit.asked("secret").unwrap_or(sheet.text("secret"));
    porch::page(visit, "admin/set_up.html", sheet, json!({ "secret": secret }))
}

async fn set_up(visit: Visit, mut sheet: Sheet) -> Response<Body> {
    let (email, password) = (sheet.text("email").trim().to_owned(), sheet.text("password").to_owned());
    let command = SetUpInstallation {
        email: email.clone(),
        name: sheet.text("name").trim().to_owned(),
        password: password.clone(),
        lang: visit.lang,
        secret: sheet.text("secret").to_owned(),
    };
    let ask = porch::ask(&visit);
    let Some(first) = porch::run(&visit, ask, &mut sheet, command).await else {
        return page(&visit, &sheet);
    };
    if let Err(error) = catalogue::first_plans(&visit, first.id).await {
        return visit.failed(&error);
    }
    let signing_in = visit.web.engine().execute(porch::ask(&visit), SignIn { email, password }).await;
    match signing_in {
        Ok(signed_in) => session::begin(&visit, &signed_in.token, first.id, "/admin/shops").await,
        Err(error) => visit.failed(&error),
    }
}
