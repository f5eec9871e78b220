//! What a smaller plan changes: choosing it and staying, products shown before others; and invitations sent
//! again.

use axum::extract::Path;
use axum::routing::post;
use serde_json::{Value, json};
use souk_catalog::{PreferProduct, ProductId};
use souk_plans::{MovePlan, Plans, SubscriptionView, WithdrawMove};
use souk_shops::{InvitationId, ResendInvitation};
use souk_web::door::Route;

use super::{members, products, subscription};
use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("POST", "/admin/subscription/move", post(choose)),
        Route::new("POST", "/admin/subscription/stay", post(stay)),
        Route::new("POST", "/admin/members/resend", post(resend)),
        Route::new("POST", "/admin/products/{id}/prefer", post(prefer)),
    ]
}

/// The smaller plan that waits, or those that may be chosen.
pub fn moves(desk: &Desk, plans: &Plans, present: &SubscriptionView) -> Value {
    let name = |code: &str| {
        let plan = plans.items.iter().find(|plan| plan.code == code);
        plan.map_or_else(|| code.to_owned(), |plan| desk.words(&plan.names))
    };
    let running = present.status == Some(souk_plans::Status::Active);
    let smaller = plans.items.iter().filter(|plan| {
        running && plan.price_month_minor > 0 && plan.price_month_minor < present.price_month_minor
    });
    let day = present.next_from.or(present.paid_until).map(|at| desk.shop.zone.day(at).to_string());
    json!({
        "next": present.next_plan.as_deref().map(name),
        "day": day,
        "smaller": smaller.map(|plan| json!({"value": plan.code, "text": desk.words(&plan.names)}))
            .collect::<Vec<_>>(),
    })
}

async fn choose(desk: Desk, mut sheet: Sheet) -> Answer {
    let command = MovePlan { shop: desk.shop.id, plan: sheet.text("plan").to_owned() };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/subscription", "plan-chosen"),
        None => subscription::page(&desk, &sheet).await,
    }
}

async fn stay(desk: Desk, mut sheet: Sheet) -> Answer {
    match desk.run(&mut sheet, WithdrawMove {}).await {
        Some(_) => desk.done("/subscription", "plan-stays"),
        None => subscription::page(&desk, &sheet).await,
    }
}

async fn resend(desk: Desk, mut sheet: Sheet) -> Answer {
    let Some(id) = InvitationId::parse(sheet.text("id")) else { return Err(desk.nothing_here()) };
    match desk.run(&mut sheet, ResendInvitation { id, lang: None }).await {
        Some(once) => members::link(&desk, &once.token, sheet.text("email")),
        None => members::page(&desk, &sheet).await,
    }
}

async fn prefer(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let Some(id) = ProductId::parse(&id) else { return Err(desk.nothing_here()) };
    match desk.run(&mut sheet, PreferProduct { id }).await {
        Some(_) => desk.done(&format!("/products/{id}"), "product-preferred"),
        None => products::card(&desk, id, &sheet).await,
    }
}
