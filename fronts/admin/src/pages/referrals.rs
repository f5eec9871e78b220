//! A shop's link for other merchants and who came by it; for the platform, all of them.

use axum::routing::get;
use serde_json::json;
use souk_plans::{PlatformReferrals, Referrals};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::Answer;
use crate::platform::Platform;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/subscription/referrals", get(own)),
        Route::new("GET", "/platform/referrals", get(all)),
    ]
}

async fn own(desk: Desk) -> Answer {
    let after = desk.visit.asked("after").map(str::to_owned);
    let asked = Referrals { shop: Some(desk.shop.id), after, ..Referrals::default() };
    let found = desk.query(asked).await?;
    let public = desk.visit.web.settings().public_url.trim_end_matches('/').to_owned();
    let data = json!({
        "link": format!("{public}{}", found.path),
        "orders": found.orders,
        "facts": [
            { "label": desk.say("referral-came"), "value": found.came, "kind": "number" },
            { "label": desk.say("referral-given"), "value": found.given, "kind": "number" },
        ],
        "rows": found.items.iter().map(|it| json!({
            "name": desk.words(&it.name), "at": it.came_at, "paid": it.rewarded_at, "orders": it.orders,
        })).collect::<Vec<_>>(),
        "next": found.next.map(|after| format!("/admin/subscription/referrals?after={after}")),
    });
    desk.page("admin/referrals.html", data)
}

async fn all(desk: Platform) -> Answer {
    let after = desk.visit.asked("after").map(str::to_owned);
    let found = desk.query(PlatformReferrals { after, ..PlatformReferrals::default() }).await?;
    let data = json!({
        "facts": [
            { "label": desk.say("referral-came"), "value": found.came, "kind": "number" },
            { "label": desk.say("referral-paid"), "value": found.paid, "kind": "number" },
            { "label": desk.say("referral-given-both"), "value": found.given, "kind": "number" },
        ],
        "rows": found.items.iter().map(|it| json!({
            "href": format!("/platform/shops/{}", it.invited),
            "name": desk.words(&it.invited_name), "inviter": desk.words(&it.inviter_name),
            "at": it.came_at, "paid": it.rewarded_at,
        })).collect::<Vec<_>>(),
        "next": found.next.map(|after| format!("/platform/referrals?after={after}")),
    });
    desk.page("admin/platform_referrals.html", &Sheet::default(), data)
}
