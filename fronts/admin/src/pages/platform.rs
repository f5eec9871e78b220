//! The platform's pages of shops: all of them, blocking, credits and paid months.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::Money;
use souk_engine::ByAge;
use souk_plans::{
    ActivatePlan, AddOnlineOrdersCredits, BlockShop, PaymentMethod, PlanList, Plans, RegisteredShop,
    ShopRegister, Status, Term, UnblockShop,
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
    let asked = |name: &str| desk.visit.asked(name).filter(|typed| !typed.trim().is_empty());
    let (q, sort) = (asked("q").map(str::to_owned), asked("sort").and_then(ByAge::parse).unwrap_or_default());
    let kept = [("q", asked("q")), ("sort", asked("sort"))];
    let kept: String = kept
        .iter()
        .filter_map(|(name, value)| Some(format!("&{name}={}", souk_web::door::encode((*value)?))))
        .collect();
    let list = ShopRegister { q: q.clone(), sort, after, ..ShopRegister::default() };
    let page = desk.query(list).await?;
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
        "q": q.unwrap_or_default(),
        "filtered": !kept.is_empty(),
        "sorts": crate::choices::sorts(|id| desk.say(id), ByAge::ALL, sort),
        "next": page.next.map(|after| format!("/platform?after={after}{kept}")),
    });
    desk.page("admin/platform_shops.html", &Sheet::default(), data)
}

pub fn id_of(desk: &Platform, id: &str) -> Result<ShopId, Failed> {
    ShopId::parse(id).ok_or_else(|| desk.nothing_here())
}

async fn show(desk: Platform, Path(id): Path<String>) -> Answer {
    card(&desk, id_of(&desk, &id)?, &Sheet::default()).await
}

/// The page again with what is wrong at one of its forms.
async fn card_at(desk: &Platform, id: ShopId, mut sheet: Sheet, form: &str) -> Answer {
    sheet.set("_at", form);
    card(desk, id, &sheet).await
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
        "terms": words("bill-term", &["month", "year"]),
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
        None => card_at(&desk, id, sheet, "block").await,
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
        return card_at(&desk, id, sheet, "credits").await;
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
        None => card_at(&desk, id, sheet, "credits").await,
    }
}

async fn pay(desk: Platform, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let command = ActivatePlan {
        id,
        plan: sheet.given("plan"),
        term: optional(&desk, &mut sheet, "term", Term::parse),
        method: optional(&desk, &mut sheet, "paid_by", PaymentMethod::parse),
        reference: sheet.given("paid_reference"),
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done(&format!("/shops/{id}"), "platform-paid"),
        None => card_at(&desk, id, sheet, "pay").await,
    }
}

/// A choice that may be left out.
fn optional<T>(desk: &Platform, sheet: &mut Sheet, name: &str, parse: fn(&str) -> Option<T>) -> Option<T> {
    sheet.given(name)?;
    sheet.choice(&desk.visit, name, parse)
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
