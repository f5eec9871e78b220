//! Help: whom to ask as the plan allows, and answers that name the shop's own figures.

use axum::routing::get;
use serde_json::{Value, json};
use souk_core::Money;
use souk_plans::{LimitInfoQuery, PlanList, PlanRow, Plans, PlatformContacts, SubscriptionCard};
use souk_shops::WhenBlocked;
use souk_web::door::Route;

use super::home;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/help", get(show)),
        Route::new("GET", "/admin/help/blocked", get(|desk: Desk| article(desk, "blocked"))),
        Route::new("GET", "/admin/help/orders", get(|desk: Desk| article(desk, "orders"))),
        Route::new("GET", "/admin/help/upgrade", get(|desk: Desk| article(desk, "upgrade"))),
    ]
}

const ARTICLES: [&str; 3] = ["blocked", "orders", "upgrade"];

fn listed(desk: &Desk, here: &str) -> Vec<Value> {
    let others = ARTICLES.into_iter().filter(|name| *name != here);
    let one = |name: &str| {
        json!({
            "href": format!("/help/{name}"),
            "title": desk.say(&format!("help-{name}")),
            "text": desk.say(&format!("help-{name}-about")),
        })
    };
    others.map(one).collect()
}

/// A way to the platform's people; only what the plan includes and the platform has.
async fn contacts(desk: &Desk) -> Vec<Value> {
    // Whoever does not see the plan sees nobody to ask about it.
    let asked = desk.try_query(PlatformContacts { shop: Some(desk.shop.id) }).await;
    let Ok(found) = asked else { return Vec::new() };
    let way = |name: &str, glyph: &str, value: Option<String>, href: fn(&str) -> Option<String>| {
        value.map(|value| {
            let label = desk.say(&format!("help-by-{name}"));
            json!({ "label": label, "glyph": glyph, "href": href(&value), "value": value })
        })
    };
    let web = |text: &str| text.starts_with("https://").then(|| text.to_owned());
    let ways = [
        way("email", "store", found.email, |text| Some(format!("mailto:{text}"))),
        way("phone", "phone", found.phone, |text| Some(format!("tel:{}", text.replace(' ', "")))),
        way("chat", "user", found.chat, web),
    ];
    ways.into_iter().flatten().collect()
}

async fn show(desk: Desk) -> Answer {
    let data = json!({
        "articles": listed(&desk, ""),
        "contacts": contacts(&desk).await,
        "sees_plan": desk.may("plans.view"),
    });
    desk.page("admin/help.html", data)
}

async fn article(desk: Desk, name: &'static str) -> Answer {
    let waits = desk.settings().await?.when_blocked == WhenBlocked::Wait;
    let data = json!({
        "name": name,
        "title": desk.say(&format!("help-{name}")),
        "about": desk.say(&format!("help-{name}-about")),
        "quota": home::quota(&desk).await?,
        "reasons": reasons(&desk).await?,
        "waits": waits,
        "plan": plan(&desk).await?,
        "others": listed(&desk, name),
        "contacts": contacts(&desk).await,
    });
    desk.page("admin/help_article.html", data)
}

/// What stops this shop's orders now, each with what brings them back.
async fn reasons(desk: &Desk) -> Result<Vec<Value>, Failed> {
    let info = desk.permitted(LimitInfoQuery::default()).await?;
    let reasons = info.map(|answer| answer.limit_info.reasons).unwrap_or_default();
    let one = |reason: &souk_plans::Reason| desk.word("help-because", reason.as_str()).into();
    Ok(reasons.iter().map(one).collect())
}

/// The shop's plan with the larger ones and what may be added to it, for whoever sees it.
async fn plan(desk: &Desk) -> Result<Option<Value>, Failed> {
    let Some(card) = desk.permitted(SubscriptionCard {}).await? else { return Ok(None) };
    let plans: Plans = desk.query(PlanList {}).await?;
    let own = plans.items.iter().find(|plan| plan.code == card.plan);
    let larger = plans.items.iter().filter(|plan| is_larger(plan, own, card.price_month_minor));
    Ok(Some(json!({
        "name": own.map_or_else(|| card.plan.clone(), |plan| desk.words(&plan.names)),
        "price": Money::new(card.price_month_minor, card.currency),
        "free": card.price_month_minor == 0,
        "paid_until": card.paid_until.map(|at| desk.shop.zone.day(at).to_string()),
        "larger": larger.map(|plan| offer(desk, plan)).collect::<Vec<_>>(),
        "packages": plans.packages.iter().map(|package| json!({
            "orders": package.orders,
            "price": Money::new(package.price_minor, package.currency),
            "months": package.months,
            "href": format!("/subscription/buy?package={}", package.code),
        })).collect::<Vec<_>>(),
    })))
}

/// Sold, and dearer than what is paid now.
fn is_larger(plan: &PlanRow, own: Option<&PlanRow>, paid: i64) -> bool {
    plan.code != "own" && own.is_none_or(|own| own.code != plan.code) && plan.price_month_minor > paid
}

fn offer(desk: &Desk, plan: &PlanRow) -> Value {
    json!({
        "name": desk.words(&plan.names),
        "price": Money::new(plan.price_month_minor, plan.currency),
        "orders": match plan.orders_limit {
            Some(n) => desk.say_with("admin-plan-orders", [("n", n.into())]),
            None => desk.say("admin-plan-orders-all"),
        },
        "href": format!("/subscription/buy?plan={}", plan.code),
    })
}
