//! The platform's figures: of a plan, with the shops behind each and four rates over a year; what another
//! limit or price would have brought.

use axum::extract::Path;
use axum::routing::get;
use serde_json::{Value, json};
use souk_core::Money;
use souk_plans::{
    Advice, Figure, FigureShop, FigureShops, MonthRates, Outcome, PlanAdvice, PlanFigures, PlanFunnel,
    PlanHistory, PlanList, PlanRow, Plans, Revenue, StarterStats,
};
use souk_shops::ShopId;
use souk_web::door::Route;

use super::figure_charts;
use crate::failed::Answer;
use crate::platform::Platform;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/platform/figures", get(show)),
        Route::new("GET", "/platform/figures/{figure}", get(shops)),
        Route::new("GET", "/platform/advice", get(advice)),
    ]
}

const STARTER: &str = "ecommerce_starter";

pub fn plan_of(desk: &Platform) -> String {
    desk.visit.asked("plan").filter(|plan| !plan.is_empty()).unwrap_or(STARTER).to_owned()
}

/// A share with four places as per cent with two.
pub fn percent(rate: Option<&String>) -> String {
    let Some(parts) = rate.and_then(|rate| ten_thousandths(rate)) else { return "–".to_owned() };
    format!("{}.{:02} %", parts / 100, parts % 100)
}

fn ten_thousandths(rate: &str) -> Option<i64> {
    rate.replace('.', "").parse().ok()
}

/// A plan each, at the same page.
pub fn plan_tabs(desk: &Platform, plans: &Plans, here: &str, path: &str) -> Vec<Value> {
    let tab = |it: &PlanRow| {
        json!({
            "text": desk.words(&it.names), "href": format!("{path}?plan={}", it.code),
            "current": it.code == here,
        })
    };
    plans.items.iter().map(tab).collect()
}

async fn show(desk: Platform) -> Answer {
    let plan = plan_of(&desk);
    let figures = desk.query(StarterStats { plan: Some(plan.clone()), period: None }).await?;
    let history = desk.query(PlanHistory { plan: Some(plan.clone()) }).await?;
    let plans = desk.query(PlanList {}).await?;
    let funnel = desk.query(PlanFunnel { plan: Some(plan.clone()) }).await?;
    let heat = figure_charts::busiest(&desk, &plan).await?;
    type Of = fn(&MonthRates) -> Option<&String>;
    let rates: [(&str, Of, Figure); 4] = [
        ("conversion-rate", |month| month.conversion_rate.as_ref(), Figure::ConversionRate),
        ("upgrade-rate", |month| month.upgrade_rate.as_ref(), Figure::UpgradeRate),
        ("satisfaction-rate", |month| month.satisfaction_rate.as_ref(), Figure::SatisfactionRate),
        ("usage-rate", |month| month.usage_rate.as_ref(), Figure::MonthlyUsage),
    ];
    let plot = |(name, of, figure): &(&str, Of, Figure)| {
        json!({
            "title": desk.say(&format!("figure-{name}")),
            "text": desk.say(&format!("figure-{name}-text")),
            "href": format!("/platform/figures/{figure}?plan={plan}"),
            "now": percent(history.months.last().and_then(of)),
            "points": points(&history.months, *of),
            "rows": history.months.iter().map(|month| json!({
                "period": month.period, "value": percent(of(month)),
            })).collect::<Vec<_>>(),
        })
    };
    let data = json!({
        "plan": plan,
        "tabs": plan_tabs(&desk, &plans, &plan, "/platform/figures"),
        "funnel": figure_charts::funnel(&desk, &funnel),
        "heat": figure_charts::heat(&desk, &heat),
        "tiles": tiles(&desk, &figures),
        "plots": rates.iter().map(plot).collect::<Vec<_>>(),
        "generated_at": figures.generated_at,
        "ratings": figures.ratings,
    });
    desk.page("admin/figures.html", &Sheet::default(), data)
}

/// Places of a line in a picture of 240 by 100: twelve months, nothing to everything. Months without a
/// figure break it.
fn points(months: &[MonthRates], of: fn(&MonthRates) -> Option<&String>) -> Vec<Vec<Value>> {
    let mut lines: Vec<Vec<Value>> = vec![Vec::new()];
    for (place, month) in (0_i64..).zip(months) {
        match of(month).and_then(|rate| ten_thousandths(rate)) {
            Some(parts) => {
                let point = json!({ "x": 10 + place * 20, "y": 100 - parts.clamp(0, 10_000) * 94 / 10_000 });
                if let Some(line) = lines.last_mut() {
                    line.push(point);
                }
            }
            None => lines.push(Vec::new()),
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Sums of several currencies stand beside each other.
fn money(desk: &Platform, sums: &[Revenue]) -> String {
    let texts = desk.visit.web.texts();
    let sums = sums.iter().map(|sum| texts.money(desk.visit.lang, Money::new(sum.minor, sum.currency)));
    sums.collect::<Vec<_>>().join(" + ")
}

fn tiles(desk: &Platform, of: &PlanFigures) -> Vec<Value> {
    let money = match (of.revenue.as_slice(), of.currency) {
        ([], Some(currency)) => money(desk, &[Revenue { currency, minor: 0 }]),
        ([], None) => "–".to_owned(),
        (sums, _) => money(desk, sums),
    };
    let number = |figure: Figure, value: String| (figure, value);
    let tiles = [
        number(Figure::TotalSubscribers, of.total_subscribers.to_string()),
        number(Figure::ActiveSubscribers, of.active_subscribers.to_string()),
        number(Figure::Trialing, of.trialing.to_string()),
        number(Figure::PastDue, of.past_due.to_string()),
        number(Figure::BlockedStores, of.blocked_stores.to_string()),
        number(Figure::MonthlyUsage, of.avg_monthly_usage.clone().unwrap_or_else(|| "–".to_owned())),
        number(Figure::TotalRevenue, money),
        number(Figure::CreditsSold, of.credits_sold.to_string()),
        number(Figure::CreditsLeft, of.credits_left.to_string()),
        number(Figure::TrialConversionRate, percent(of.trial_conversion_rate.as_ref())),
    ];
    let tile = |(figure, value): &(Figure, String)| {
        json!({
            "label": title(desk, *figure), "value": value,
            "href": format!("/platform/figures/{figure}?plan={}", of.plan),
        })
    };
    tiles.iter().map(tile).collect()
}

pub fn title(desk: &Platform, figure: Figure) -> String {
    desk.say(&format!("figure-{}", figure.as_str().replace('_', "-")))
}

async fn shops(desk: Platform, Path(figure): Path<String>) -> Answer {
    let Some(figure) = Figure::parse(&figure) else { return Err(desk.nothing_here()) };
    let plan = plan_of(&desk);
    let after = desk.visit.asked("after").and_then(ShopId::parse);
    let asked =
        FigureShops { figure, plan: Some(plan.clone()), period: None, after, limit: Default::default() };
    let page = desk.query(asked).await?;
    let row = |it: &FigureShop| {
        let used = match it.allowance {
            Some(allowance) => format!("{} / {allowance}", it.used),
            None => it.used.to_string(),
        };
        json!({
            "href": format!("/platform/shops/{}", it.shop), "name": desk.words(&it.name), "slug": it.slug,
            "used": used,
            "value": if it.money.is_empty() { json!(it.value) } else { json!(money(&desk, &it.money)) },
        })
    };
    let data = json!({
        "title": title(&desk, figure),
        "kind": if figure == Figure::TotalRevenue { "code" } else { "number" },
        "back": format!("/platform/figures?plan={plan}"),
        "rows": page.items.iter().map(row).collect::<Vec<_>>(),
        "next": page.next.map(|after| format!("/platform/figures/{figure}?plan={plan}&after={after}")),
    });
    desk.page("admin/figure.html", &Sheet::default(), data)
}

async fn advice(desk: Platform) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).unwrap_or_default().to_owned();
    let mut sheet = Sheet::default()
        .with("plan", plan_of(&desk))
        .with("limit", asked("limit"))
        .with("price", asked("price"));
    let plans = desk.query(PlanList {}).await?;
    let option = |it: &PlanRow| json!({ "value": it.code, "text": desk.words(&it.names) });
    let plan = plans.items.iter().find(|it| it.code == sheet.text("plan")).or_else(|| plans.items.first());
    let limit = sheet.whole(&desk.visit, "limit");
    let price = plan.and_then(|plan| sheet.amount(&desk.visit, "price", plan.currency));
    let found = match plan {
        Some(plan) if !sheet.is_wrong() => {
            let asked = PlanAdvice { plan: Some(plan.code.clone()), limit, price_minor: price };
            match desk.visit.web.engine().ask(desk.ask(), asked).await {
                Ok(found) => Some(found),
                Err(error) => {
                    sheet.refused(&desk.visit, &error);
                    None
                }
            }
        }
        _ => None,
    };
    let data = json!({
        "plans": plans.items.iter().map(option).collect::<Vec<_>>(),
        "found": found.as_ref().map(|found| told(&desk, found)),
    });
    desk.page("admin/advice.html", &sheet, data)
}

fn told(desk: &Platform, found: &Advice) -> Value {
    let fact =
        |id: &str, value: Value, kind: &str| json!({ "label": desk.say(id), "value": value, "kind": kind });
    let share = |figure: Figure, share: Option<&String>| {
        let href = format!("/platform/figures/{figure}?plan={}", found.plan);
        json!({
            "label": title(desk, figure), "kind": "link", "value": { "text": percent(share), "href": href },
        })
    };
    let money = |minor| json!(Money::new(minor, found.currency));
    let outcome = |it: &Outcome| {
        let limit = it.limit.map_or_else(|| json!(desk.say("advice-no-limit")), |limit| json!(limit));
        json!([
            fact("advice-limit", limit, "text"),
            fact("advice-price", money(it.price_minor), "money"),
            fact("advice-shops-at-limit", json!(it.shops_at_limit), "number"),
            fact("advice-orders-beyond", json!(it.orders_beyond), "number"),
            fact("advice-plan-revenue", money(it.plan_revenue_minor), "money"),
            fact("advice-credit-revenue", money(it.credit_revenue_minor), "money"),
            fact("advice-total", money(it.total_minor), "money"),
        ])
    };
    json!({
        "period": found.period,
        "shops": found.shops,
        "shares": [
            fact("advice-shops", json!(found.shops), "number"),
            fact("advice-payers", json!(found.payers), "number"),
            share(Figure::NearLimit, found.share_near_limit.as_ref()),
            share(Figure::AtLimit, found.share_at_limit.as_ref()),
            share(Figure::Under30, found.share_under_30.as_ref()),
            fact("advice-received", money(found.received_minor), "money"),
        ],
        "present": outcome(&found.present),
        "what_if": outcome(&found.what_if),
    })
}
