//! An invitation's link: join as the person signed in, or as a new one.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::Result;
use souk_engine::Reach;
use souk_identity::SignIn;
use souk_shops::{AcceptInvitation, refusals};
use souk_web::door::{Route, Visit, redirect};

use super::session;
use crate::porch;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/join/{token}", get(form)),
        Route::new("POST", "/admin/join/{token}", post(join)),
    ]
}

async fn form(visit: Visit, Path(token): Path<String>) -> Response<Body> {
    page(&visit, &token, &Sheet::default()).await
}

async fn page(visit: &Visit, token: &str, sheet: &Sheet) -> Response<Body> {
    match invitation(visit, token).await {
        Ok(data) => porch::page(visit, "admin/join.html", sheet, data),
        Err(error) => visit.failed(&error),
    }
}

async fn invitation(visit: &Visit, token: &str) -> Result<Value> {
    let (text, now) = (token.to_owned(), visit.web.now());
    let found = visit.web.engine().read(Reach::Platform, move |db| {
        let Some((shop, invitation)) = souk_shops::invitation_of(db, &text, now)? else {
            return Err(refusals::INVITATION_OVER.refuse());
        };
        let known = souk_identity::user_by_email(db, &invitation.email)?.is_some();
        Ok((souk_shops::card(db, shop)?, invitation, known))
    });
    let (card, invitation, known) = found.await?;
    let card = card.ok_or_else(|| refusals::INVITATION_OVER.refuse())?;
    let own = visit.session.as_ref().map(|session| session.email.eq_ignore_ascii_case(&invitation.email));
    Ok(json!({
        "shop": card.name_in(visit.lang),
        "email": invitation.email,
        "role": visit.say(&format!("admin-role-{}", invitation.role.as_str().replace('_', "-"))),
        "token": token,
        // Somebody known signs in first; somebody else's session cannot accept it.
        "known": known,
        "own": own.unwrap_or(false),
        "other": own == Some(false),
    }))
}

async fn join(visit: Visit, Path(token): Path<String>, mut sheet: Sheet) -> Response<Body> {
    let password = sheet.text("password").to_owned();
    let command = AcceptInvitation {
        token: token.clone(),
        name: sheet.text("name").trim().to_owned(),
        password: password.clone(),
        lang: Some(visit.lang),
    };
    let ask = porch::ask(&visit);
    let email = invitation(&visit, &token)
        .await
        .map(|data| data.get("email").and_then(Value::as_str).map(str::to_owned));
    let Some(joined) = porch::run(&visit, ask, &mut sheet, command).await else {
        return page(&visit, &token, &sheet).await;
    };
    if visit.session.is_some() {
        let turned = session::turn_to(&visit, joined.user, &visit.session_token(), joined.shop).await;
        return turned.map_or_else(|error| visit.failed(&error), |()| redirect("/admin"));
    }
    let Ok(Some(email)) = email else { return redirect("/admin/sign-in") };
    match visit.web.engine().execute(porch::ask(&visit), SignIn { email, password }).await {
        Ok(signed_in) => session::begin(&visit, &signed_in.token, joined.user, "/admin").await,
        Err(error) => visit.failed(&error),
    }
}
