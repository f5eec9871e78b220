//! The platform's pages: all shops, blocking, credits and paid months, plans.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::{Actor, Money};
use souk_plans::{
    ActivatePlan, AddOnlineOrdersCredits, BlockShop, PlanList, Plans, RegisteredShop, RetirePlan, SetUpPlans,
    ShopRegister, Status, UnblockShop,
};
use souk_shops::{ChooseShop, ShopId};
use souk_web::door::{Route, redirect};

use super::overrides;
use crate::failed::{Answer, Failed};
use crate::platform::Platform;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/platform", get(list)),
        Route::new("GET", "/platform/", get(list)),
        Route::new("GET", "/platform/back", get(back)),
        Route::new("GET", "/platform/plans", get(plans)),
        Route::new("POST", "/platform/plans", post(set_up)),
        Route::new("POST", "/platform/plans/retire", post(retire)),
        Route::new("GET", "/platform/shops/{id}", get(show)),
        Route::new("POST", "/platform/shops/{id}/block", post(block)),
        Route::new("POST", "/platform/shops/{id}/unblock", post(unblock)),
        Route::new("POST", "/platform/shops/{id}/credits", post(credits)),
        Route::new("POST", "/platform/shops/{id}/pay", post(pay)),
        Route::new("POST", "/platform/shops/{id}/look", post(look)),
    ]
}

async fn back() -> Response<Body> {
    redirect("/admin")
}

fn status_badge(desk: &Platform, status: Option<Status>) -> Value {
    let (word, tone) = match status {
        Some(Status::Active) => ("active", "good"),
        Some(Status::Trialing) => ("trialing", "info"),
        Some(Status::PastDue) => ("past-due", "warn"),
        Some(Status::Canceled) => ("canceled", "bad"),
        None => ("none", "plain"),
    };
    json!({ "text": desk.say(&format!("admin-subscription-{word}")), "tone": tone })
}

fn plan_name(desk: &Platform, plans: &Plans, code: Option<&String>) -> Option<String> {
    let code = code?;
    let found = plans.items.iter().find(|plan| plan.code == *code);
    Some(found.map_or_else(|| code.clone(), |plan| desk.words(&plan.names)))
}

fn used(shop: &RegisteredShop) -> String {
    match shop.allowance {
        Some(allowance) => format!("{} / {allowance}", shop.used),
        None => shop.used.to_string(),
    }
}

async fn list(desk: Platform) -> Answer {
    let after = desk.visit.asked("after").map(str::to_owned);
    let page = desk.query(ShopRegister { after, ..ShopRegister::default() }).await?;
    let plans = desk.query(PlanList {}).await?;
    let row = |shop: &RegisteredShop| {
        let badge = if shop.block_note.is_some() {
            json!({ "text": desk.say("platform-blocked"), "tone": "bad" })
        } else if shop.closed_at.is_some() {
            json!({ "text": desk.say("admin-shop-closed"), "tone": "plain" })
        } else {
            status_badge(&desk, shop.status)
        };
        json!({
            "href": format!("/platform/shops/{}", shop.id),
            "name": desk.words(&shop.name),
            "slug": shop.slug,
            "owner": shop.owner,
            "plan": plan_name(&desk, &plans, shop.plan.as_ref()),
            "used": used(shop),
            "at": shop.opened_at,
            "state": badge,
        })
    };
    let data = json!({
        "rows": page.items.iter().map(row).collect::<Vec<_>>(),
        "next": page.next.map(|after| format!("/platform?after={after}")),
    });
    desk.page("admin/platform_shops.html", &Sheet::default(), data)
}

pub fn id_of(desk: &Platform, id: &str) -> Result<ShopId, Failed> {
    ShopId::parse(id).ok_or_else(|| desk.nothing_here())
}

async fn show(desk: Platform, Path(id): Path<String>) -> Answer {
    card(&desk, id_of(&desk, &id)?, &Sheet::default()).await
}

pub async fn card(desk: &Platform, id: ShopId, sheet: &Sheet) -> Answer {
    let found = desk.query(ShopRegister { id: Some(id), ..ShopRegister::default() }).await?;
    let Some(shop) = found.items.first() else { return Err(desk.nothing_here()) };
    let plans = desk.query(PlanList {}).await?;
    let word = |id: &str, value: &str| json!({ "value": value, "text": desk.say(&format!("{id}-{value}")) });
    let package = |it: &souk_plans::PackageRow| {
        let price = desk.visit.web.texts().money(desk.visit.lang, Money::new(it.price_minor, it.currency));
        json!({ "value": it.code, "text": format!("{} – {price}", it.orders) })
    };
    let plan = |it: &souk_plans::PlanRow| json!({ "value": it.code, "text": desk.words(&it.names) });
    let words = |id: &str, values: &[&str]| values.iter().map(|value| word(id, value)).collect::<Vec<_>>();
    let reasons = shop.reasons.iter().map(|reason| reason_word(desk, shop, reason.as_str()));
    let address = format!("/shop/{}", shop.slug);
    let own_plan = plan_name(desk, &plans, shop.plan.as_ref());
    let data = json!({
        "id": id,
        "name": desk.words(&shop.name),
        "badge": status_badge(desk, shop.status),
        "block_note": shop.block_note,
        "rights": overrides::lines(desk, id).await?,
        "facts": [
            { "label": desk.say("platform-owner"), "value": shop.owner, "kind": "code" },
            { "label": desk.say("admin-shop-phone"), "value": shop.phone, "kind": "phone" },
            { "label": desk.say("admin-shop-address"), "kind": "link",
              "value": { "text": address, "href": address } },
            { "label": desk.say("platform-plan"), "value": own_plan, "kind": "text" },
            { "label": desk.say("platform-orders"), "value": used(shop), "kind": "code" },
            { "label": desk.say("platform-opened"), "value": shop.opened_at, "kind": "moment" },
        ],
        "reasons": reasons.collect::<Vec<_>>(),
        "packages": plans.packages.iter().map(package).collect::<Vec<_>>(),
        "plans": plans.items.iter().map(plan).collect::<Vec<_>>(),
        "plan": shop.plan,
        "codes": words("platform-block", &["abuse", "fraud", "debt", "other"]),
        "methods": words("platform-method", &["transfer", "cash", "other"]),
    });
    desk.page("admin/platform_shop.html", sheet, data)
}

fn reason_word(desk: &Platform, shop: &RegisteredShop, reason: &str) -> String {
    let args = [("max".to_owned(), json!(shop.allowance))];
    let id = format!("plans-reason-{}", reason.replace('_', "-"));
    desk.visit.web.texts().say(desk.visit.lang, &id, &args.into_iter().collect())
}

async fn block(desk: Platform, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let command = BlockShop { id, code: sheet.text("code").to_owned(), text: sheet.text("text").to_owned() };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done(&format!("/shops/{id}"), "platform-blocked"),
        None => card(&desk, id, &sheet).await,
    }
}

async fn unblock(desk: Platform, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    match desk.run(&mut sheet, UnblockShop { id }).await {
        Some(_) => desk.done(&format!("/shops/{id}"), "platform-unblocked"),
        None => card(&desk, id, &sheet).await,
    }
}

async fn credits(desk: Platform, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let plans = desk.query(PlanList {}).await?;
    let chosen = plans.packages.iter().find(|package| package.code == sheet.text("package"));
    let Some(package) = chosen else {
        sheet.wrong("package", desk.say("admin-form-choice"));
        return card(&desk, id, &sheet).await;
    };
    let command = AddOnlineOrdersCredits {
        organization_id: id,
        orders: package.orders,
        amount: Money::new(package.price_minor, package.currency).decimal(),
        method: sheet.text("method").to_owned(),
        reference: sheet.given("reference"),
        reason: String::new(),
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done(&format!("/shops/{id}"), "platform-credited"),
        None => card(&desk, id, &sheet).await,
    }
}

async fn pay(desk: Platform, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let plan = sheet.given("plan");
    match desk.run(&mut sheet, ActivatePlan { plan, ..ActivatePlan::of(id) }).await {
        Some(_) => desk.done(&format!("/shops/{id}"), "platform-paid"),
        None => card(&desk, id, &sheet).await,
    }
}

/// Turns the session to the shop, to look and change nothing.
async fn look(desk: Platform, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let command = ChooseShop { token: desk.visit.session_token(), shop: id };
    match desk.run(&mut sheet, command).await {
        Some(_) => Ok(redirect("/admin")),
        None => card(&desk, id, &sheet).await,
    }
}

async fn plans(desk: Platform) -> Answer {
    plans_page(&desk, &Sheet::default()).await
}

async fn plans_page(desk: &Platform, sheet: &Sheet) -> Answer {
    let plans = desk.query(PlanList {}).await?;
    let data = json!({
        "plans": plans.items.iter().map(|plan| json!({
            "code": plan.code,
            "name": desk.words(&plan.names),
            "version": plan.version,
            "price": Money::new(plan.price_month_minor, plan.currency),
            "trial": plan.trial_hours,
            "orders": plan.orders_limit,
        })).collect::<Vec<_>>(),
        "packages": plans.packages.iter().map(|it| json!({
            "orders": it.orders, "price": Money::new(it.price_minor, it.currency),
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

async fn retire(desk: Platform, mut sheet: Sheet) -> Answer {
    let plan = sheet.text("plan").to_owned();
    match desk.run(&mut sheet, RetirePlan { plan }).await {
        Some(_) => desk.done("/plans", "platform-retired"),
        None => plans_page(&desk, &sheet).await,
    }
}

/// The first plans of a new installation, by its first platform admin.
pub async fn first_plans(visit: &souk_web::door::Visit, user: souk_core::UserId) -> souk_core::Result<()> {
    let ask = visit.ask(Actor::PlatformAdmin { user });
    visit.web.engine().execute(ask, SetUpPlans::default()).await.map(|_| ())
}
