//! Pages before there is a desk: signing in, first set-up, invitations, the choice of a shop.

use axum::body::Body;
use axum::http::Response;
use serde::Serialize;
use souk_core::{Actor, TenantId};
use souk_engine::{Ask, Command};
use souk_web::door::Visit;
use souk_web::look::{Links, View};

use crate::desk::BASE;
use crate::sheet::{Sheet, Shown};

#[derive(Serialize)]
struct Framed<T> {
    form: Shown,
    #[serde(flatten)]
    data: T,
}

pub fn page(visit: &Visit, template: &str, sheet: &Sheet, data: impl Serialize) -> Response<Body> {
    let path = visit.path.split('?').next().unwrap_or_default();
    let kept = visit.query.iter().filter(|(name, _)| name != "lang");
    let query: Vec<String> =
        kept.map(|(name, value)| format!("{name}={}", souk_web::door::encode(value))).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    let path = format!("{}{mark}{}", path.strip_prefix(BASE).unwrap_or(path), query.join("&"));
    let view = View {
        links: Links::InSession { base: BASE.to_owned() },
        path,
        user: visit.session.as_ref().map(|session| session.name.clone()),
        ..visit.bare_view()
    };
    visit.render(sheet.status(), template, &view, Framed { form: sheet.shown(&[]), data })
}

/// Whoever stands here: the person signed in, in their own matters, or a visitor of the installation.
pub fn ask(visit: &Visit) -> Ask {
    let actor = match &visit.session {
        Some(session) => Actor::User { user: session.user },
        None => visit.visitor_of(TenantId::INSTALLATION),
    };
    visit.ask(actor)
}

/// As [`crate::desk::Desk::run`], for whoever stands here.
pub async fn run<C: Command>(visit: &Visit, ask: Ask, sheet: &mut Sheet, command: C) -> Option<C::Output> {
    let Some(token) = visit.read_token(sheet.text("_token")) else {
        sheet.notice(422, visit.say("admin-form-stale"));
        return None;
    };
    if sheet.is_wrong() {
        return None;
    }
    match visit.web.engine().execute(ask.keyed(token.key), command).await {
        Ok(output) => Some(output),
        Err(error) => {
            sheet.refused(visit, &error);
            None
        }
    }
}
