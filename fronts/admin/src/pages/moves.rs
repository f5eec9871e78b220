//! A smaller plan: choosing it for the end of what is paid, and staying.

use axum::routing::post;
use serde_json::{Value, json};
use souk_core::Money;
use souk_plans::{MovePlan, Plans, SubscriptionView, WithdrawMove};
use souk_web::door::Route;

use super::subscription;
use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("POST", "/admin/subscription/move", post(choose)),
        Route::new("POST", "/admin/subscription/stay", post(stay)),
    ]
}

/// The smaller plan that comes next, or those that may be chosen; and what is left of earlier payments.
pub fn moves(desk: &Desk, plans: &Plans, present: &SubscriptionView) -> Value {
    let name = |code: &str| {
        let plan = plans.items.iter().find(|plan| plan.code == code);
        plan.map_or_else(|| code.to_owned(), |plan| desk.words(&plan.names))
    };
    let smaller = plans.items.iter().filter(|plan| present.may_move_to(plan));
    let day = present.next_from.or(present.paid_until).map(|at| desk.shop.zone.day(at).to_string());
    json!({
        "next": present.next_plan.as_deref().map(name),
        "paid": present.next_paid,
        "day": day,
        "smaller": smaller.map(|plan| json!({"value": plan.code, "text": desk.words(&plan.names)}))
            .collect::<Vec<_>>(),
        "balance": (present.balance_minor > 0)
            .then(|| Money::new(present.balance_minor, present.currency)),
    })
}

async fn choose(desk: Desk, mut sheet: Sheet) -> Answer {
    let command = MovePlan { shop: Some(desk.shop.id), plan: sheet.text("plan").to_owned() };
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
