//! How many online orders are left: beside every page of the admin, and on pages elsewhere, as faces and as
//! data.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, Response, header};
use axum::routing::{get, post};
use serde::Serialize;
use serde_json::json;
use souk_core::{Actor, Lang, Result, Zone};
use souk_engine::{Reach, Tenant, refusals};
use souk_plans::{LimitAnswer, LimitInfo, LimitInfoQuery, SubscriptionCard, limit_info};
use souk_shops::{ShopCard, ShopId};
use souk_web::door::{Problem, Route, ShopName, Visit, redirect, tagged};
use souk_web::look::ASSETS;
use souk_web::texts::Texts;

use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

/// The cookie with which a browser remembers that a notice was read.
const SEEN: &str = "souk_limit_seen";

pub fn routes() -> Vec<Route> {
    vec![Route::new("POST", "/admin/limit/seen", post(seen))]
}

/// What other pages take in.
pub fn faces() -> Vec<Route> {
    vec![
        Route::new("GET", "/fragments/{component}", get(fragment)),
        Route::new("GET", "/embed/online-orders-limit", get(data)),
        Route::new("POST", "/embed/online-orders-limit", post(read_only)),
        Route::new("GET", "/embed/souk-limits.js", get(script)),
        Route::new("GET", "/embed/souk-limits.css", get(style)),
    ]
}

#[derive(Debug, Clone, Serialize)]
struct Action {
    text: String,
    href: String,
}

/// The limit as its four faces show it.
#[derive(Debug, Clone, Serialize)]
pub struct Face {
    level: String,
    label: String,
    used: i64,
    limit: Option<i64>,
    left: Option<i64>,
    /// At most 100.
    percent: i64,
    credits: i64,
    until: String,
    sentence: String,
    blocked: bool,
    actions: Vec<Action>,
    page: String,
    /// What a notice is remembered by: the next threshold, and a grown allowance, are told anew.
    key: String,
    /// What customers may call.
    phone: Option<String>,
    /// Its reader works in the shop and may see the plan.
    member: bool,
}

impl Face {
    /// `home` stands before addresses where the reader is elsewhere.
    pub fn of(info: &LimitInfo, texts: &Texts, lang: Lang, zone: &Zone, home: &str) -> Self {
        let page = format!("{home}/admin/subscription");
        let level = if info.is_blocked { "blocked" } else { info.level.as_str() };
        let action = |name: &String| Action {
            text: texts.word(lang, &format!("limit-action-{}", name.replace('_', "-"))),
            href: if name == "buy_credits" { format!("{page}#packages") } else { page.clone() },
        };
        Self {
            label: texts.word(lang, &format!("limit-level-{level}")),
            used: info.current_orders,
            limit: info.max_orders,
            left: info.remaining_orders,
            percent: info.percent.min(100),
            credits: info.credits_remaining,
            until: info.period_end.local_minute(zone),
            sentence: info.sentence(lang),
            blocked: info.is_blocked,
            actions: info.actions.iter().map(action).collect(),
            key: format!("{}.{level}.{}", info.period, info.max_orders.unwrap_or_default()),
            level: level.to_owned(),
            page,
            phone: None,
            member: false,
        }
    }
    /// For whoever may not see the plan: nothing to do about it.
    pub fn only_told(&mut self) {
        self.actions.clear();
        self.page.clear();
    }
    /// Was the notice of this level put away in this browser?
    pub fn was_seen(&self, visit: &Visit) -> bool {
        visit.cookie(SEEN) == Some(self.key.as_str())
    }
}

async fn seen(desk: Desk, sheet: Sheet) -> Answer {
    if desk.visit.read_token(sheet.text("_token")).is_none() {
        return Err(desk.failed(&refusals::DENIED.refuse()));
    }
    let back = sheet.text("back");
    let mut response = redirect(if back.starts_with("/admin") { back } else { "/admin" });
    let key = sheet.text("seen");
    if key.len() <= 60 && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte)) {
        desk.visit.leave(&mut response, SEEN, key, 45);
    }
    Ok(response)
}

/// Who asks for a face.
struct Asker {
    shop: ShopId,
    /// The page elsewhere that takes it in.
    origin: Option<String>,
    actor: Option<Actor>,
}

async fn asker(visit: &Visit, for_customers: bool) -> Result<Asker> {
    let engine = visit.web.engine();
    if let Some(token) = visit.asked("token").map(str::to_owned) {
        let origin = visit.headers.get(header::ORIGIN).and_then(|value| value.to_str().ok());
        let origin = origin.map(str::to_owned);
        let from = origin.clone();
        let read =
            engine.read(Reach::Platform, move |db| souk_identity::embedded_shop(db, &token, from.as_deref()));
        return Ok(Asker { shop: read.await?, origin, actor: None });
    }
    match (visit.member(), visit.asked("shop")) {
        (Ok(actor), _) => match actor.shop() {
            Some(shop) => Ok(Asker { shop, origin: None, actor: Some(actor) }),
            None => Err(refusals::SHOP_NOT_FOUND.refuse()),
        },
        (Err(_), Some(slug)) if for_customers => {
            let shop = visit.web.shop(ShopName::Slug(slug.to_owned())).await?;
            let shop = shop.ok_or_else(|| refusals::SHOP_NOT_FOUND.refuse())?;
            Ok(Asker { shop: shop.id, origin: None, actor: None })
        }
        (Err(error), _) => Err(error),
    }
}

/// Where the shop stands; members are asked through the gate, like everywhere.
async fn limit_for(visit: &Visit, asker: &Asker) -> Result<(LimitInfo, ShopCard, bool)> {
    let (engine, shop, now) = (visit.web.engine(), asker.shop, visit.web.now());
    let read = engine.read(Reach::Shop(shop), move |db| {
        let card = souk_shops::card(db, shop)?.ok_or_else(|| refusals::SHOP_NOT_FOUND.refuse())?;
        let tenant = Tenant::load(db, shop)?;
        Ok((limit_info(db, shop, &tenant, now)?, card))
    });
    let Some(actor) = asker.actor.clone() else {
        let (info, card) = read.await?;
        return Ok((info.neutral(), card, false));
    };
    let info = engine.ask(visit.ask(actor.clone()), LimitInfoQuery::default()).await?.limit_info;
    let may = engine.ask(visit.ask(actor), SubscriptionCard {}).await.is_ok();
    Ok((info, read.await?.1, may))
}

/// Pages elsewhere may read the answer, those that the token was made for.
fn shared(mut response: Response<Body>, asker: &Asker) -> Response<Body> {
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("origin, cookie, accept-language"));
    let origin = asker.origin.as_deref().and_then(|origin| HeaderValue::from_str(origin).ok());
    headers.extend(origin.map(|origin| (header::ACCESS_CONTROL_ALLOW_ORIGIN, origin)));
    response
}

fn refused(visit: &Visit, error: &souk_core::Error) -> Response<Body> {
    Problem { web: &visit.web, lang: visit.lang, request: &visit.request }.answer(error)
}

const COMPONENTS: [&str; 4] =
    ["OnlineOrdersLimitCard", "OnlineOrdersCounter", "OrdersLimitNotifications", "OrderLimitBlocker"];

async fn fragment(visit: Visit, Path(component): Path<String>) -> Response<Body> {
    if !COMPONENTS.contains(&component.as_str()) {
        return refused(&visit, &refusals::PAGE_NOT_FOUND.refuse());
    }
    match shown(&visit, &component).await {
        Ok(response) => response,
        Err(error) => refused(&visit, &error),
    }
}

async fn shown(visit: &Visit, component: &str) -> Result<Response<Body>> {
    let blocker = component == "OrderLimitBlocker";
    let asker = asker(visit, blocker).await?;
    let (info, card, may) = limit_for(visit, &asker).await?;
    let home = visit.web.settings().public_url.trim_end_matches('/').to_owned();
    let mut face = Face::of(&info, visit.web.texts(), visit.lang, &card.zone, &home);
    face.phone = card.phone.clone();
    face.member = may;
    if !may && asker.actor.is_some() {
        face.only_told();
    }
    let variant = if visit.asked("variant") == Some("compact") { "compact" } else { "default" };
    let data = json!({ "component": component, "face": face, "variant": variant, "home": home });
    let html = visit.web.look().page("limit/fragment.html", &visit.bare_view(), data)?;
    let response = tagged(&visit.headers, "text/html; charset=utf-8", "private, no-cache", html.into());
    Ok(shared(response, &asker))
}

async fn data(visit: Visit) -> Response<Body> {
    match told(&visit).await {
        Ok(response) => response,
        Err(error) => refused(&visit, &error),
    }
}

async fn told(visit: &Visit) -> Result<Response<Body>> {
    let asker = asker(visit, false).await?;
    let (mut info, ..) = limit_for(visit, &asker).await?;
    info.message = info.sentence(visit.lang);
    let answer = LimitAnswer { limit_info: info, loading: false, error: None };
    let body = serde_json::to_vec(&answer)
        .map_err(|error| souk_core::Fault::caused("a limit has no JSON form", error))?;
    Ok(shared(tagged(&visit.headers, "application/json", "private, no-cache", body.into()), &asker))
}

/// A token reads; whoever would write with it is refused, on whatever page.
async fn read_only(visit: Visit) -> Response<Body> {
    refused(&visit, &refusals::DENIED.refuse())
}

fn open_to_all(headers: &HeaderMap, kind: &'static str, body: &'static str) -> Response<Body> {
    let mut response = tagged(headers, kind, "public, max-age=300", body.into());
    let everywhere = HeaderValue::from_static("*");
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, everywhere);
    response
}

async fn script(headers: HeaderMap) -> Response<Body> {
    open_to_all(&headers, "text/javascript; charset=utf-8", include_str!("../assets/souk-limits.js"))
}

async fn style(headers: HeaderMap) -> Response<Body> {
    let css = ASSETS.iter().find(|asset| asset.name == "limit.css").map_or("", |asset| asset.body.as_str());
    open_to_all(&headers, "text/css; charset=utf-8", css)
}
