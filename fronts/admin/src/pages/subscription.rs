//! The plan: what is used of it, what it includes, what else is for sale.

use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::Money;
use souk_entitlements::{EntitlementLine, EntitlementList};
use souk_plans::{
    CancelSubscription, CheapestCover, CreditList, CreditRow, PlanList, PlanRow, RatePlan, SubscriptionCard,
    UsageDays, WithdrawCancellation,
};
use souk_web::door::Route;

use super::{home, moves, usage_chart};
use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/subscription", get(show)),
        Route::new("GET", "/admin/subscription/cancel", get(ask_cancel)),
        Route::new("POST", "/admin/subscription/cancel", post(cancel)),
        Route::new("POST", "/admin/subscription/keep", post(keep)),
        Route::new("POST", "/admin/subscription/rate", post(rate)),
    ]
}

async fn show(desk: Desk) -> Answer {
    page(&desk, &Sheet::default()).await
}

pub async fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let subscription = desk.query(SubscriptionCard {}).await?;
    let plans = desk.query(PlanList {}).await?;
    let entitlements = desk.query(EntitlementList {}).await?;
    let usage = desk.permitted(UsageDays {}).await?;
    let credits = desk.query(CreditList {}).await?;
    let cover = desk.query(CheapestCover { shop: Some(desk.shop.id) }).await?;
    let plan_name = |code: &str| {
        plans
            .items
            .iter()
            .find(|plan| plan.code == code)
            .map_or_else(|| code.to_owned(), |plan| desk.words(&plan.names))
    };
    let tone = |status: &str| match status {
        "active" => "good",
        "trialing" => "info",
        "past_due" => "warn",
        _ => "bad",
    };
    let status = subscription.status.map(|status| status.as_str()).unwrap_or("none");
    let day = |moment: Option<souk_core::Moment>| moment.map(|at| desk.shop.zone.day(at).to_string());
    let rows = entitlements.items.iter();
    let flags = rows.clone().filter(|row| !row.key.contains(".max")).map(|row| flag(desk, row));
    let meters = rows.filter(|row| is_counted(row)).map(|row| counter(desk, row));
    let sold = plans.items.iter().filter(|plan| plan.code != "own");
    let stars = ["1", "2", "3", "4", "5"].map(|n| json!({ "value": n, "text": n }));
    let data = json!({
        "plan": plan_name(&subscription.plan),
        "badge": desk.badge("admin-subscription", status, tone(status)),
        "price": Money::new(subscription.price_month_minor, subscription.currency),
        "free": subscription.price_month_minor == 0,
        "trial_ends": day(subscription.trial_ends_at).filter(|_| status == "trialing"),
        "paid_until": day(subscription.paid_until),
        "canceled_at": day(subscription.canceled_at),
        "moves": moves::moves(desk, &plans, &subscription),
        "quota": home::quota(desk).await?,
        "cover": cover.sentence(desk.lang()),
        "usage": usage.map(|usage| json!({
            "chart": usage_chart::chart(&usage),
            "first": usage.days.first().map(|day| day.day.clone()),
            "length": usage.length,
            "allowance": usage.allowance,
            "ends_on": usage.ends_on,
            "days": usage.days,
        })),
        "credits": credits.iter().map(|credit| bought(desk, credit)).collect::<Vec<_>>(),
        "stars": stars,
        "flags": flags.collect::<Vec<_>>(),
        "meters": meters.collect::<Vec<_>>(),
        "plans": sold.map(|plan| offer(desk, plan, &subscription.plan)).collect::<Vec<_>>(),
        "packages": plans.packages.iter().map(|package| json!({
            "orders": package.orders,
            "price": Money::new(package.price_minor, package.currency),
            "months": package.months,
            "href": format!("/subscription/buy?package={}", package.code),
        })).collect::<Vec<_>>(),
    });
    desk.page_with("admin/subscription.html", sheet, data)
}

/// Bought orders with what is left of them, and until when.
fn bought(desk: &Desk, credit: &CreditRow) -> Value {
    json!({
        "label": desk.say_with("admin-package", [("n", credit.granted.into())]),
        "used": credit.granted.saturating_sub(credit.remaining),
        "granted": credit.granted,
        "left": desk.say_with("admin-credit-left", [("n", credit.remaining.into())]),
        "until": credit.expires_at.map(|at| desk.shop.zone.day(at.plus(-1)).to_string()),
        "at": credit.created_at,
    })
}

/// Products and members are counted by the entitlement itself; orders have their own counter.
fn is_counted(row: &EntitlementLine) -> bool {
    row.key == "products.max" || row.key == "users.max"
}

fn flag(desk: &Desk, row: &EntitlementLine) -> Value {
    json!({ "text": desk.word("admin-entitlement", &row.key), "allowed": row.allowed })
}

fn counter(desk: &Desk, row: &EntitlementLine) -> Value {
    let full = row.max.is_some_and(|max| row.used >= max);
    json!({
        "label": desk.word("admin-entitlement", &row.key), "used": row.used, "limit": row.max,
        "level": if full { "high" } else { "normal" },
    })
}

fn offer(desk: &Desk, plan: &PlanRow, own: &str) -> Value {
    let limit = |key: &str| plan.entitlements.get(key).and_then(Value::as_i64);
    let shown = |label: &str, limit: Option<i64>| match limit {
        Some(n) => desk.say_with(label, [("n", n.into())]),
        None => desk.say(&format!("{label}-all")),
    };
    json!({
        "name": desk.words(&plan.names),
        "price": Money::new(plan.price_month_minor, plan.currency),
        "own": plan.code == own,
        "href": format!("/subscription/buy?plan={}", plan.code),
        "year": plan.price_year_minor.map(|minor| Money::new(minor, plan.currency)),
        "year_href": format!("/subscription/buy?plan={}&term=year", plan.code),
        "lines": [
            shown("admin-plan-orders", plan.orders_limit),
            shown("admin-plan-products", limit("products.max")),
            shown("admin-plan-users", limit("users.max")),
        ],
    })
}

async fn ask_cancel(desk: Desk) -> Answer {
    desk.page("admin/subscription_cancel.html", json!({}))
}

async fn cancel(desk: Desk, mut sheet: Sheet) -> Answer {
    match desk.run(&mut sheet, CancelSubscription {}).await {
        Some(_) => desk.done("/subscription", "subscription-canceled"),
        None => page(&desk, &sheet).await,
    }
}

async fn keep(desk: Desk, mut sheet: Sheet) -> Answer {
    match desk.run(&mut sheet, WithdrawCancellation {}).await {
        Some(_) => desk.done("/subscription", "subscription-kept"),
        None => page(&desk, &sheet).await,
    }
}

async fn rate(desk: Desk, mut sheet: Sheet) -> Answer {
    let stars = sheet.whole(&desk.visit, "stars").unwrap_or_default();
    let rating = RatePlan { stars, note: sheet.text("note").to_owned() };
    match desk.run(&mut sheet, rating).await {
        Some(_) => desk.done("/subscription", "plan-rated"),
        None => page(&desk, &sheet).await,
    }
}
