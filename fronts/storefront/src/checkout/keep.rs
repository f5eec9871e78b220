//! A checkout that is left: kept where its customer ticked that the shop may call them about it.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use souk_core::{Error, Result};
use souk_customers::phone;
use souk_leads::{KeepLead, WithdrawLead};
use souk_web::door::Fields;

use super::typed::Typed;
use crate::front::{Answer, Front};

/// The page is shown again: what was typed is kept with the tick, and forgotten where it was taken out,
/// however old the page is. What stands against it is no matter of the checkout.
pub async fn note(front: &Front, typed: &Typed, token: &str) {
    if front.is_from_elsewhere() {
        return;
    }
    let told = if typed.keep {
        keep(front, typed, token).await
    } else if typed.kept {
        let form = front.visit.read_token(token).map(|form| form.key).unwrap_or_default();
        let phone = Some(typed.form.phone.clone());
        let withdraw = WithdrawLead { form, phone, own: true, ..WithdrawLead::default() };
        front.web().engine().execute(front.ask(), withdraw).await.map(drop)
    } else {
        return;
    };
    if let Err(Error::Fault(fault)) = told {
        tracing::warn!(request = front.visit.request, %fault, "a checkout that was left could not be noted");
    }
}

async fn keep(front: &Front, typed: &Typed, token: &str) -> Result<()> {
    let Some(form) = front.visit.read_token(token) else { return Ok(()) };
    // Nobody calls a member who tries the shop.
    if front.is_trial {
        return Ok(());
    }
    if !typed.website.is_empty() || phone::normal(&typed.form.phone).is_none() {
        return Ok(());
    }
    let lead = KeepLead {
        consent: true,
        form: form.key,
        name: typed.form.name.clone(),
        phone: typed.form.phone.clone(),
        lang: Some(front.lang()),
        lines: typed.form.question("").lines,
        province: typed.form.province.clone(),
        municipality: typed.form.municipality.clone(),
        shown_at: Some(form.made_at),
    };
    front.web().engine().execute(front.ask(), lead).await.map(drop)
}

/// The form was sent: nothing that it said, or says late, is a lead. What was kept of it under another
/// telephone, typed wrongly, is nobody's to be called.
pub async fn sent(front: &Front, typed: &Typed, token: &str) {
    let Some(form) = front.visit.read_token(token).filter(|_| typed.keep || typed.kept) else { return };
    let sent_with = Some(typed.form.phone.clone());
    let withdraw = WithdrawLead { form: form.key, sent_with, ..WithdrawLead::default() };
    if let Err(Error::Fault(fault)) = front.web().engine().execute(front.ask(), withdraw).await {
        tracing::warn!(request = front.visit.request, %fault, "a lead of a sent form could not be ended");
    }
}

/// The page's own script tells of the tick, and that the page is left. Nobody learns what came of it.
pub async fn told(front: Front, fields: Fields) -> Answer {
    let typed = Typed { kept: true, ..Typed::read(&fields) };
    note(&front, &typed, fields.get("_token")).await;
    StatusCode::NO_CONTENT.into_response()
}
