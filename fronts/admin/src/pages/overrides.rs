//! What a shop was given instead of what its plan gives.

use axum::extract::Path;
use axum::routing::post;
use serde_json::{Value, json};
use souk_core::Moment;
use souk_entitlements::{EntitlementLine, EntitlementList, LiftOverride, OverrideEntitlement};
use souk_shops::ShopId;
use souk_web::door::Route;

use super::platform::{card, id_of};
use crate::failed::{Answer, Failed};
use crate::platform::Platform;
use crate::sheet::Sheet;

/// No override is given for longer by the page; without days it stays.
pub const DAYS: i64 = 3660;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("POST", "/platform/shops/{id}/rights", post(give)),
        Route::new("POST", "/platform/shops/{id}/rights/lift", post(lift)),
    ]
}

fn value(desk: &Platform, allowed: bool, max: Option<i64>, key: &str) -> String {
    match (allowed, max) {
        (false, _) => desk.say("entitlements-no"),
        (true, Some(max)) => max.to_string(),
        (true, None) if key.contains(".max") => desk.say("entitlements-no-limit"),
        (true, None) => desk.say("entitlements-yes"),
    }
}

/// Every key of a shop: what the plan gives, what holds, what is used, and why it differs.
pub async fn lines(desk: &Platform, shop: ShopId) -> Result<Vec<Value>, Failed> {
    let asked = desk.visit.web.engine().ask(desk.ask().for_shop(shop), EntitlementList {}).await;
    let found = asked.map_err(|error| desk.visit.failed(&error))?;
    let line = |it: &EntitlementLine| {
        let word = format!("admin-entitlement-{}", it.key.replace(['.', '_'], "-"));
        let known = desk.visit.web.texts().knows(souk_core::Lang::En, &word);
        let name = if known { desk.say(&word) } else { it.key.clone() };
        let until = it.override_until.map(|at| desk.visit.bare_view().zone.day(at).to_string());
        let why = it.override_reason.as_ref().map(|reason| match until {
            Some(day) => format!("{reason} ({day})"),
            None => reason.clone(),
        });
        json!({
            "name": name, "value": it.key, "text": name,
            "plan": value(desk, it.plan_allowed, it.plan_max, &it.key),
            "now": value(desk, it.allowed, it.max, &it.key),
            "used": it.key.contains(".max").then(|| it.used.to_string()),
            "why": why,
        })
    };
    Ok(found.items.iter().map(line).collect())
}

/// `yes`, `no`, a number, or `-` for no limit. Nothing says nothing.
fn read(typed: &str) -> Value {
    let plain: String = typed.trim().chars().map(souk_core::text::ascii_digit).collect();
    match plain.as_str() {
        "yes" | "true" => json!(true),
        "no" | "false" => json!(false),
        "-" => Value::Null,
        number => number.parse::<i64>().map_or_else(|_| json!(number), |number| json!(number)),
    }
}

async fn give(desk: Platform, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let shop = id_of(&desk, &id)?;
    let days = sheet.whole(&desk.visit, "days");
    if days.is_some_and(|days| !(1..=DAYS).contains(&days)) {
        sheet.wrong("days", desk.say("platform-right-days-wrong"));
    }
    let days = days.filter(|days| (1..=DAYS).contains(days));
    let until = days.map(|days| desk.visit.web.engine().now().plus(days * Moment::DAY));
    let command = OverrideEntitlement {
        shop,
        key: sheet.text("key").to_owned(),
        value: read(sheet.text("value")),
        reason: sheet.text("reason").to_owned(),
        until,
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done(&format!("/shops/{shop}"), "platform-right-given"),
        None => {
            sheet.rename("until", "days");
            sheet.set("_at", "rights");
            card(&desk, shop, &sheet).await
        }
    }
}

async fn lift(desk: Platform, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let shop = id_of(&desk, &id)?;
    let command = LiftOverride { shop, key: sheet.text("key").to_owned() };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done(&format!("/shops/{shop}"), "platform-right-lifted"),
        None => {
            sheet.set("_at", "rights");
            card(&desk, shop, &sheet).await
        }
    }
}
