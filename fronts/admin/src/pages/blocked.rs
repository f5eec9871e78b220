//! Shops that take no orders now, by their reason.

use axum::routing::get;
use serde_json::json;
use souk_plans::{BlockedShop, BlockedStores, Reason};
use souk_web::door::Route;

use crate::failed::Answer;
use crate::platform::Platform;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![Route::new("GET", "/platform/blocked", get(list))]
}

fn word(reason: Reason) -> String {
    format!("platform-reason-{}", reason.as_str().replace('_', "-"))
}

async fn list(desk: Platform) -> Answer {
    let reason = desk.visit.asked("reason").and_then(Reason::parse);
    let after = desk.visit.asked("after").filter(|after| !after.is_empty()).map(str::to_owned);
    let page = desk.query(BlockedStores { reason, after, ..BlockedStores::default() }).await?;
    let row = |shop: &BlockedShop| {
        let used = match shop.monthly_limit {
            Some(limit) => format!("{} / {limit}", shop.current_month_orders),
            None => shop.current_month_orders.to_string(),
        };
        json!({
            "href": format!("/platform/shops/{}", shop.id), "name": shop.organization_name,
            "plan": shop.subscription_plan, "used": used, "why": shop.store_block_reason,
            "at": shop.organization_created_at,
        })
    };
    let option = |reason: &Reason| json!({ "value": reason.as_str(), "text": desk.say(&word(*reason)) });
    let asked = reason.map_or_else(String::new, |reason| format!("reason={reason}&"));
    let sheet = Sheet::default().with("reason", reason.map_or_else(String::new, |it| it.to_string()));
    let data = json!({
        "rows": page.items.iter().map(row).collect::<Vec<_>>(),
        "reasons": Reason::ALL.iter().map(option).collect::<Vec<_>>(),
        "next": page.next.map(|after| format!("/platform/blocked?{asked}after={after}")),
    });
    desk.page("admin/platform_blocked.html", &sheet, data)
}
