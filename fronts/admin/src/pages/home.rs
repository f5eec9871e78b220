//! The first page of the day: figures, what is to be done, the quota, the last orders; and a search over
//! everything.

use axum::routing::get;
use serde_json::{Value, json};
use souk_catalog::ProductList;
use souk_core::Money;
use souk_customers::queries::CustomerList;
use souk_engine::{DeadLetterList, PageSize};
use souk_orders::{OrderList, TodayFigures};
use souk_plans::{LimitInfo, LimitInfoQuery, UsageDays};
use souk_stock::StockLevels;
use souk_web::door::Route;

use super::{orders, steps};
use crate::desk::Desk;
use crate::failed::{Answer, Failed};

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin", get(home)),
        Route::new("GET", "/admin/", get(home)),
        Route::new("GET", "/admin/search", get(search)),
    ]
}

async fn home(desk: Desk) -> Answer {
    let figures = desk.permitted(TodayFigures {}).await?;
    let book = desk.permitted(OrderList { limit: PageSize(6), ..OrderList::default() }).await?;
    let orders: Vec<Value> =
        book.iter().flat_map(|page| &page.items).map(|order| orders::row(&desk, order)).collect();
    let data = json!({
        "user": desk.user.name,
        "figures": figures.as_ref().map(|figures| json!({
            "orders": figures.orders_today,
            "revenue": Money::new(figures.revenue_today_minor, figures.currency),
            "to_confirm": figures.to_confirm,
            "to_ship": figures.to_ship,
        })),
        "quota": quota(&desk).await?,
        "to_do": to_do(&desk, figures.as_ref()).await?,
        "orders": orders,
        "first_steps": steps::open(&desk).await?,
        "shop_address": desk.shop_address(),
    });
    desk.page("admin/home.html", data)
}

/// The counter of online orders as every page shows it; none for members who take no orders.
pub async fn quota(desk: &Desk) -> Result<Option<Value>, Failed> {
    let Some(answer) = desk.permitted(LimitInfoQuery::default()).await? else { return Ok(None) };
    let info = answer.limit_info;
    Ok(Some(json!({
        "used": info.current_orders,
        "limit": info.max_orders,
        "left": info.remaining_orders,
        "percent": info.percent,
        "level": info.level,
        "message": info.sentence(desk.lang()),
        "blocked": info.is_blocked,
        "credits": info.credits_remaining,
        "period": info.period,
        "ends": desk.shop.zone.day(info.period_end.plus(-1)).to_string(),
        "reasons": info.reasons.iter().map(|reason| reason.as_str()).collect::<Vec<_>>(),
        "forecast": forecast(desk, &info).await?,
    })))
}

/// When the quota ends at this pace. A shop without a limit has no such day, and is not counted for it.
async fn forecast(desk: &Desk, info: &LimitInfo) -> Result<Option<String>, Failed> {
    if info.max_orders.is_none() || info.is_blocked {
        return Ok(None);
    }
    let usage = desk.query(UsageDays {}).await?;
    Ok(usage.ends_on.map(|day| desk.say_with("admin-quota-forecast", [("day", day.into())])))
}

/// What waits for somebody, with the page where it is done.
async fn to_do(desk: &Desk, figures: Option<&souk_orders::queries::Figures>) -> Result<Vec<Value>, Failed> {
    let low =
        desk.permitted(StockLevels { low: true, limit: PageSize(100), ..StockLevels::default() }).await?;
    let dead = desk.permitted(DeadLetterList {}).await?;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let all = [
        ("admin-do-confirm", "phone", "/orders?status=pending", figures.map_or(0, |it| it.to_confirm)),
        ("admin-do-ship", "truck", "/orders?status=confirmed", figures.map_or(0, |it| it.to_ship)),
        ("admin-do-low", "stock", "/stock?low=1", low.map_or(0, |page| count(page.items.len()))),
        ("admin-do-dead", "alert", "/dead-letters", dead.map_or(0, |letters| count(letters.len()))),
    ];
    let waiting = all.into_iter().filter(|(.., n)| *n > 0);
    Ok(waiting
        .map(|(id, glyph, path, n)| {
            let text = desk.say_with(id, [("n", n.into())]);
            json!({ "text": text, "glyph": glyph, "path": path })
        })
        .collect())
}

async fn search(desk: Desk) -> Answer {
    let q = desk.visit.asked("q").unwrap_or_default().trim().to_owned();
    let (few, asked) = (PageSize(8), Some(q.clone()).filter(|q| !q.is_empty()));
    let mut data = json!({ "q": q, "orders": [], "products": [], "customers": [] });
    if asked.is_none() {
        return desk.page("admin/search.html", data);
    }
    let orders = desk.permitted(OrderList { q: asked.clone(), limit: few, ..OrderList::default() }).await?;
    let products =
        desk.permitted(ProductList { q: asked.clone(), limit: few, ..ProductList::default() }).await?;
    let customers = desk.permitted(CustomerList { q: asked, limit: few, ..CustomerList::default() }).await?;
    if let Some(data) = data.as_object_mut() {
        let rows = orders.iter().flat_map(|page| &page.items).map(|order| orders::row(&desk, order));
        data.insert("orders".to_owned(), rows.collect());
        let rows = products.iter().flat_map(|page| &page.items).map(|row| {
            json!({
                "href": format!("/admin/products/{}", row.id),
                "name": desk.words(&row.name),
                "code": row.code,
                "price": row.price_minor.map(|minor| desk.money(minor)),
                "state": super::products::state_badge(&desk, row.state),
            })
        });
        data.insert("products".to_owned(), rows.collect());
        let rows = customers.iter().flat_map(|page| &page.items).map(|row| {
            json!({
                "href": format!("/admin/customers/{}", row.id),
                "name": row.name,
                "phone": row.phone_shown,
                "orders": row.orders,
            })
        });
        data.insert("customers".to_owned(), rows.collect());
    }
    desk.page("admin/search.html", data)
}
