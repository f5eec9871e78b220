//! What is for sale: plans and packages, and plans that are sold no more.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::json;
use souk_core::{Actor, Money};
use souk_plans::{PlanList, RetirePlan, RetiredPlans, SellPlanAgain, SetUpPlans};
use souk_web::door::Route;

use crate::failed::Answer;
use crate::platform::Platform;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/platform/plans", get(plans)),
        Route::new("POST", "/platform/plans", post(set_up)),
        Route::new("GET", "/platform/plans/{plan}/retire", get(ask_retire)),
        Route::new("POST", "/platform/plans/retire", post(retire)),
        Route::new("POST", "/platform/plans/sell", post(sell)),
    ]
}

async fn plans(desk: Platform) -> Answer {
    plans_page(&desk, &Sheet::default()).await
}

pub async fn plans_page(desk: &Platform, sheet: &Sheet) -> Answer {
    let plans = desk.query(PlanList {}).await?;
    let retired = desk.query(RetiredPlans {}).await?;
    let data = json!({
        "plans": plans.items.iter().map(|plan| json!({
            "code": plan.code,
            "name": desk.words(&plan.names),
            "version": plan.version,
            "price": Money::new(plan.price_month_minor, plan.currency),
            "trial": plan.trial_hours,
            "orders": plan.orders_limit,
        })).collect::<Vec<_>>(),
        "retired": retired.items.iter().map(|plan| json!({
            "code": plan.code, "name": desk.words(&plan.names), "shops": plan.shops, "at": plan.retired_at,
        })).collect::<Vec<_>>(),
        "retired_packages": retired.packages.iter().map(|it| json!({
            "code": it.code, "orders": it.orders, "price": Money::new(it.price_minor, it.currency),
        })).collect::<Vec<_>>(),
        "packages": plans.packages.iter().map(|it| json!({
            "code": it.code, "orders": it.orders, "price": Money::new(it.price_minor, it.currency),
        })).collect::<Vec<_>>(),
    });
    desk.page("admin/platform_plans.html", sheet, data)
}

async fn set_up(desk: Platform, mut sheet: Sheet) -> Answer {
    match desk.run(&mut sheet, SetUpPlans::default()).await {
        Some(_) => desk.done("/plans", "platform-plans"),
        None => plans_page(&desk, &sheet).await,
    }
}

/// Before a plan is sold no more: who has it, and what becomes of them.
async fn ask_retire(desk: Platform, Path(code): Path<String>) -> Answer {
    let plans = desk.query(PlanList {}).await?;
    let plan = plans.items.iter().find(|plan| plan.code == code && plan.code != "own");
    let Some(plan) = plan else { return Err(desk.nothing_here()) };
    let data = json!({ "code": code, "name": desk.words(&plan.names) });
    desk.page("admin/plan_retire.html", &Sheet::default(), data)
}

async fn retire(desk: Platform, mut sheet: Sheet) -> Answer {
    let plan = sheet.text("plan").to_owned();
    match desk.run(&mut sheet, RetirePlan { plan }).await {
        Some(_) => desk.done("/plans", "platform-retired"),
        None => plans_page(&desk, &sheet).await,
    }
}

async fn sell(desk: Platform, mut sheet: Sheet) -> Answer {
    let plan = sheet.text("plan").to_owned();
    match desk.run(&mut sheet, SellPlanAgain { plan }).await {
        Some(_) => desk.done("/plans", "platform-sold-again"),
        None => plans_page(&desk, &sheet).await,
    }
}

/// The first plans of a new installation, by its first platform admin.
pub async fn first_plans(visit: &souk_web::door::Visit, user: souk_core::UserId) -> souk_core::Result<()> {
    let ask = visit.ask(Actor::PlatformAdmin { user });
    visit.web.engine().execute(ask, SetUpPlans::default()).await.map(|_| ())
}
