//! From an empty shop to its first order: each step is done once what there is says so, or put away.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_catalog::ProductList;
use souk_engine::PageSize;
use souk_orders::model::trial;
use souk_orders::{Channel, FormFields, OrderList};
use souk_parcels::queries::CarrierAccountList;
use souk_places::queries::DeliveryRateList;
use souk_site::{PutStepAway, SetUpStep, SetUpStepsAway};
use souk_web::door::{Route, redirect};

use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("POST", "/admin/steps/{step}/away", post(away)),
        Route::new("GET", "/admin/steps/order/try", get(try_order)),
    ]
}

/// Where each is done, and by whom.
const STEPS: [(SetUpStep, &str, &str); 7] = [
    (SetUpStep::Products, "/products/new", "products.manage"),
    (SetUpStep::Rates, "/delivery", "delivery.manage"),
    (SetUpStep::Carrier, "/parcels/drivers", "delivery.manage"),
    (SetUpStep::Phone, "/settings", "settings.manage"),
    (SetUpStep::Form, "/settings/form", "storefront.manage"),
    (SetUpStep::Domain, "/site/domain", "storefront.manage"),
    (SetUpStep::Order, "/steps/order/try", "orders.manage"),
];

/// Those that this member may see to; none once nothing is left of them.
pub async fn open(desk: &Desk) -> Result<Vec<Value>, Failed> {
    let Some(away) = desk.permitted(SetUpStepsAway {}).await? else { return Ok(Vec::new()) };
    let mut shown = Vec::new();
    let mut left = false;
    for (step, path, permission) in STEPS {
        if !desk.may(permission) || away.steps.contains(&step) {
            continue;
        }
        let Some(done) = is_done(desk, step).await? else { continue };
        left |= !done;
        let name = step.as_str();
        shown.push(json!({
            "step": name,
            "title": desk.say(&format!("admin-step-{name}")),
            "text": desk.say(&format!("admin-step-{name}-text")),
            "path": path,
            "done": done,
        }));
    }
    Ok(if left { shown } else { Vec::new() })
}

/// None where the shop's plan leaves it out.
async fn is_done(desk: &Desk, step: SetUpStep) -> Result<Option<bool>, Failed> {
    let one = PageSize(1);
    let done = match step {
        SetUpStep::Products => {
            let page = desk.permitted(ProductList { limit: one, ..ProductList::default() }).await?;
            page.is_some_and(|page| !page.items.is_empty())
        }
        SetUpStep::Rates => {
            let page = desk.permitted(DeliveryRateList { limit: one, ..DeliveryRateList::default() }).await?;
            page.is_some_and(|page| !page.items.is_empty())
        }
        SetUpStep::Carrier => {
            let list = CarrierAccountList { active: Some(true), limit: one, ..CarrierAccountList::default() };
            desk.permitted(list).await?.is_some_and(|page| !page.items.is_empty())
        }
        SetUpStep::Phone => desk.shop.phone.is_some(),
        SetUpStep::Form => desk.permitted(FormFields {}).await?.is_some_and(|form| form.rev > 0),
        SetUpStep::Domain => {
            if !desk.includes("custom_domain") {
                return Ok(None);
            }
            desk.has_domain()
        }
        SetUpStep::Order => {
            let page = desk.permitted(OrderList { limit: one, ..OrderList::default() }).await?;
            page.is_some_and(|page| !page.items.is_empty())
        }
    };
    Ok(Some(done))
}

/// Whoever a list names, told from those who really ordered.
pub fn marked(desk: &Desk, name: &str, channel: Channel) -> String {
    match channel.is_trial() {
        true => format!("{name} · {}", desk.say("admin-order-test")),
        false => name.to_owned(),
    }
}

/// Opens the shop as customers see it; what is ordered there is a test. Its time begins with the click.
async fn try_order(desk: Desk) -> Answer {
    if !desk.may("orders.manage") {
        return Err(desk.nothing_here());
    }
    let web = &desk.visit.web;
    let token = trial::token(web.engine().vault(), desk.shop.id, web.now());
    let lang = match desk.shop.languages.first() {
        Some(first) if !desk.shop.languages.contains(&desk.lang()) => *first,
        _ => desk.lang(),
    };
    let mut answer = redirect("/admin");
    // The shop may be at a domain of its own.
    if let Ok(to) = HeaderValue::from_str(&format!("{}/{lang}/?try={token}", desk.shop_address())) {
        answer.headers_mut().insert(header::LOCATION, to);
    }
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

async fn away(desk: Desk, Path(step): Path<String>, mut sheet: Sheet) -> Answer {
    let step = SetUpStep::parse(&step).ok_or_else(|| desk.nothing_here())?;
    desk.run(&mut sheet, PutStepAway { step }).await;
    desk.done("", "step-away")
}
