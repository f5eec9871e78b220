//! A plan's new version, looked at before it is saved; packages of extra orders.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::{Currency, Lang, Moment, Money};
use souk_engine::Ask;
use souk_entitlements::model::{FLAGS, NUMBERS};
use souk_plans::{
    AddCreditPackage, AddPlanVersion, ChangeCreditPackage, Difference, PackageRow, PlanList, PlanRow,
    PlanVersionCard, RetireCreditPackage, SellCreditPackageAgain,
};
use souk_web::door::Route;

use super::catalogue::plans_page;
use crate::failed::{Answer, Failed};
use crate::platform::Platform;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/platform/plans/{plan}/edit", get(edit)),
        Route::new("POST", "/platform/plans/{plan}/edit", post(save)),
        Route::new("GET", "/platform/packages/new", get(new_package)),
        Route::new("POST", "/platform/packages/new", post(add_package)),
        Route::new("GET", "/platform/packages/{code}", get(package)),
        Route::new("POST", "/platform/packages/{code}", post(change_package)),
        Route::new("POST", "/platform/packages/{code}/retire", post(retire_package)),
        Route::new("POST", "/platform/packages/{code}/sell", post(sell_package)),
    ]
}

async fn plan_named(desk: &Platform, code: &str) -> Result<PlanRow, Failed> {
    let plans = desk.query(PlanList {}).await?;
    plans.items.into_iter().find(|plan| plan.code == code).ok_or_else(|| desk.nothing_here())
}

/// An entitlement's field in the form: dots are not for names of fields.
fn field(key: &str) -> String {
    format!("right-{}", key.replace(['.', '_'], "-"))
}

fn key_name(desk: &Platform, key: &str) -> String {
    let word = format!("admin-entitlement-{}", key.replace(['.', '_'], "-"));
    if desk.visit.web.texts().knows(Lang::En, &word) { desk.say(&word) } else { key.to_owned() }
}

async fn edit(desk: Platform, Path(code): Path<String>) -> Answer {
    let plan = plan_named(&desk, &code).await?;
    let money = |minor: Option<i64>| {
        minor.map_or_else(String::new, |minor| Money::new(minor, plan.currency).decimal())
    };
    let mut sheet = Sheet::default()
        .with("after", plan.version.to_string())
        .with_words("names", &plan.names)
        .with("price", money(Some(plan.price_month_minor)))
        .with("year", money(plan.price_year_minor))
        .with("trial", plan.trial_hours.to_string());
    for key in FLAGS {
        let yes = plan.entitlements.get(*key) == Some(&Value::Bool(true));
        sheet = sheet.with(&field(key), if yes { "yes" } else { "no" });
    }
    for key in NUMBERS {
        let max = plan.entitlements.get(*key).and_then(Value::as_i64);
        sheet = sheet.with(&field(key), max.map_or_else(String::new, |max| max.to_string()));
    }
    page(&desk, &plan, &sheet, None)
}

fn page(desk: &Platform, plan: &PlanRow, sheet: &Sheet, seen: Option<&PlanVersionCard>) -> Answer {
    let line = |key: &&str| json!({ "name": field(key), "label": key_name(desk, key) });
    let yes_no =
        ["yes", "no"].map(|it| json!({ "value": it, "text": desk.say(&format!("entitlements-{it}")) }));
    let data = json!({
        "code": plan.code,
        "name": desk.words(&plan.names),
        "version": plan.version,
        "unit": plan.currency.code(),
        "languages": Lang::COMPLETE.iter().map(|lang| lang.as_str()).collect::<Vec<_>>(),
        "numbers": NUMBERS.iter().map(line).collect::<Vec<_>>(),
        "flags": FLAGS.iter().map(line).collect::<Vec<_>>(),
        "yes_no": yes_no,
        "seen": seen.map(|card| json!({
            "shops": card.shops, "favoured": card.favoured, "version": card.version,
            "better": card.better.iter().map(|it| told(desk, plan, it)).collect::<Vec<_>>(),
            "worse": card.worse.iter().map(|it| told(desk, plan, it)).collect::<Vec<_>>(),
        })),
    });
    desk.page("admin/plan_edit.html", sheet, data)
}

/// One figure that changes, for people.
fn told(desk: &Platform, plan: &PlanRow, it: &Difference) -> Value {
    let value = |value: &Value| match (it.key.as_str(), value) {
        ("price_month" | "price_year", Value::Number(minor)) => {
            let money = Money::new(minor.as_i64().unwrap_or_default(), plan.currency);
            desk.visit.web.texts().money(desk.visit.lang, money)
        }
        ("price_year", Value::Null) => desk.say("entitlements-no"),
        (_, Value::Null) => desk.say("entitlements-no-limit"),
        (_, Value::Bool(yes)) => desk.say(if *yes { "entitlements-yes" } else { "entitlements-no" }),
        (_, other) => other.to_string(),
    };
    let name = match it.key.as_str() {
        "price_month" => desk.say("platform-price"),
        "price_year" => desk.say("plan-price-year"),
        "trial_hours" => desk.say("platform-trial"),
        key => key_name(desk, key),
    };
    json!({ "name": name, "before": value(&it.before), "after": value(&it.after) })
}

/// A day as `2027-01-31`: its first moment.
fn day(typed: &str) -> Option<Moment> {
    Moment::parse(&format!("{typed}T00:00:00Z"))
}

/// What was typed, as the command that it asks for; none where something is no figure.
fn typed(desk: &Platform, plan: &PlanRow, sheet: &mut Sheet) -> Option<AddPlanVersion> {
    let visit = &desk.visit;
    let price = sheet.amount(visit, "price", plan.currency);
    let year = sheet.amount(visit, "year", plan.currency);
    let trial = sheet.whole(visit, "trial");
    let move_at = sheet.given("move_at").map(|typed| (day(&typed), typed));
    if let Some((None, _)) = move_at {
        sheet.wrong("move_at", desk.say("admin-form-choice"));
    }
    let mut entitlements: BTreeMap<String, Value> =
        FLAGS.iter().map(|key| ((*key).to_owned(), json!(sheet.text(&field(key)) == "yes"))).collect();
    for key in NUMBERS {
        let value = sheet.whole(visit, &field(key)).map_or(Value::Null, Value::from);
        entitlements.insert((*key).to_owned(), value);
    }
    if sheet.is_wrong() {
        return None;
    }
    Some(AddPlanVersion {
        plan: plan.code.clone(),
        after: sheet.whole(visit, "after").unwrap_or_default(),
        names: sheet.words("names", Lang::COMPLETE),
        price_month_minor: price,
        price_year_minor: Some(year),
        trial_hours: trial,
        move_at: move_at.and_then(|(at, _)| at),
        entitlements,
        favour_now: sheet.flag("favour_now"),
    })
}

/// Shows what it does to whom. Saved is only what was looked at: whoever changes a figure looks again.
async fn save(desk: Platform, Path(code): Path<String>, mut sheet: Sheet) -> Answer {
    let plan = plan_named(&desk, &code).await?;
    let Some(command) = typed(&desk, &plan, &mut sheet) else { return page(&desk, &plan, &sheet, None) };
    let looked = serde_json::to_string(&command).unwrap_or_default();
    if sheet.text("step") == "save" && sheet.text("looked") == looked {
        if desk.run(&mut sheet, command).await.is_some() {
            return desk.done("/plans", "plan-version-added");
        }
        named(&mut sheet);
        return page(&desk, &plan, &sheet, None);
    }
    let ask = Ask { dry_run: true, ..desk.ask() };
    match desk.visit.web.engine().execute(ask, command).await {
        Ok(card) => {
            sheet.set("looked", looked);
            page(&desk, &plan, &sheet, Some(&card))
        }
        Err(error) => {
            sheet.refused(&desk.visit, &error);
            named(&mut sheet);
            page(&desk, &plan, &sheet, None)
        }
    }
}

/// What is wrong with a figure stands at its own field.
fn named(sheet: &mut Sheet) {
    sheet.renamed(|name| match name {
        "price_month_minor" => "price".to_owned(),
        "price_year_minor" => "year".to_owned(),
        "trial_hours" => "trial".to_owned(),
        "names" => "names_ar".to_owned(),
        key if souk_entitlements::model::is_known(key) => field(key),
        other => other.to_owned(),
    });
}

async fn new_package(desk: Platform) -> Answer {
    package_page(&desk, &Sheet::default().with("currency", "DZD").with("months", "12"), None)
}

fn package_page(desk: &Platform, sheet: &Sheet, known: Option<&PackageRow>) -> Answer {
    let data = json!({ "code": known.map(|it| it.code.as_str()), "currencies": super::settings::CURRENCIES
        .iter().map(|code| json!({ "value": code, "text": code })).collect::<Vec<_>>() });
    desk.page("admin/package.html", sheet, data)
}

async fn add_package(desk: Platform, mut sheet: Sheet) -> Answer {
    let currency = sheet.choice(&desk.visit, "currency", Currency::parse);
    let price = currency.and_then(|currency| sheet.amount(&desk.visit, "price", currency));
    let (orders, months) = (sheet.whole(&desk.visit, "orders"), sheet.whole(&desk.visit, "months"));
    let (Some(currency), false) = (currency, sheet.is_wrong()) else {
        return package_page(&desk, &sheet, None);
    };
    let command = AddCreditPackage {
        code: sheet.text("code").trim().to_owned(),
        currency,
        orders: orders.unwrap_or_default(),
        price_minor: price.unwrap_or(-1),
        months,
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/plans", "package-saved"),
        None => {
            sheet.rename("price_minor", "price");
            package_page(&desk, &sheet, None)
        }
    }
}

async fn package_named(desk: &Platform, code: &str) -> Result<PackageRow, Failed> {
    let plans = desk.query(PlanList {}).await?;
    plans.packages.into_iter().find(|it| it.code == code).ok_or_else(|| desk.nothing_here())
}

async fn package(desk: Platform, Path(code): Path<String>) -> Answer {
    let known = package_named(&desk, &code).await?;
    let sheet = Sheet::default()
        .with("orders", known.orders.to_string())
        .with("price", Money::new(known.price_minor, known.currency).decimal())
        .with("months", known.months.map_or_else(String::new, |months| months.to_string()));
    package_page(&desk, &sheet, Some(&known))
}

async fn change_package(desk: Platform, Path(code): Path<String>, mut sheet: Sheet) -> Answer {
    let known = package_named(&desk, &code).await?;
    let price = sheet.amount(&desk.visit, "price", known.currency);
    let (orders, months) = (sheet.whole(&desk.visit, "orders"), sheet.whole(&desk.visit, "months"));
    if sheet.is_wrong() {
        return package_page(&desk, &sheet, Some(&known));
    }
    let command = ChangeCreditPackage { package: code, orders, price_minor: price, months: Some(months) };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/plans", "package-saved"),
        None => {
            sheet.rename("price_minor", "price");
            package_page(&desk, &sheet, Some(&known))
        }
    }
}

async fn retire_package(desk: Platform, Path(package): Path<String>, mut sheet: Sheet) -> Answer {
    match desk.run(&mut sheet, RetireCreditPackage { package }).await {
        Some(_) => desk.done("/plans", "package-retired"),
        None => plans_page(&desk, &sheet).await,
    }
}

async fn sell_package(desk: Platform, Path(package): Path<String>, mut sheet: Sheet) -> Answer {
    match desk.run(&mut sheet, SellCreditPackageAgain { package }).await {
        Some(_) => desk.done("/plans", "package-sold-again"),
        None => plans_page(&desk, &sheet).await,
    }
}
