//! The checkout: one page that is shown until it is right, and sent once.

pub mod bill;
pub mod keep;
mod question;
mod told;
pub mod typed;

use std::collections::BTreeMap;

use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use serde::Serialize;
use souk_core::{Actor, Error, Moment, Result};
use souk_orders::{FieldKind, FormFields, PlaceOrder, RobotSign};
use souk_web::door::{Fields, redirect};

use crate::cart::Cart;
use crate::front::{Act, Answer, Front};
use crate::order;
use bill::{Bill, Choice};
use question::Question;
use told::{AtField, Said, Told};
use typed::Typed;

#[derive(Serialize)]
struct Page<'p> {
    #[serde(flatten)]
    bill: &'p Bill,
    told: Option<&'p Told>,
    errors: &'p [AtField],
    errors_at: BTreeMap<&'p str, &'p str>,
    provinces: Vec<Choice>,
    name: &'p str,
    phone: &'p str,
    province: &'p str,
    address: &'p str,
    note: &'p str,
    website: &'p str,
    /// The shop may call about it, if it is not sent.
    keep: bool,
    /// Where that is taken back, from any page and device.
    take_back: String,
    again: bool,
    from_cart: bool,
    address_needed: bool,
    verb: String,
    question: Option<Question>,
    /// The merchant's own fields.
    own: Vec<Own>,
    back: String,
    /// Where the script asks for what follows from the province.
    refresh: String,
}

/// The checkout of what is in the cart.
pub async fn open(front: Front) -> Answer {
    if front.is_preview() {
        return front.only_looked_at();
    }
    let typed = Typed::of_cart(&front.cart());
    if typed.form.lines.is_empty() {
        return redirect(&front.url("/cart"));
    }
    show(&front, &typed, 200, Ask::First).await
}

/// A form that came in: from a product's page, for the municipalities of a province, or to order.
pub async fn send(front: Front, fields: Fields) -> Answer {
    if front.is_preview() {
        return front.only_looked_at();
    }
    let mut typed = Typed::read(&fields);
    // What a page called a test is never a real order.
    if typed.trial && !front.is_trial {
        return front.trial_over(409);
    }
    if typed.form.lines.is_empty() {
        return redirect(&front.url("/cart"));
    }
    let token = fields.get("_token");
    if fields.given("_refresh").is_some() {
        return show(&front, &typed, 200, Ask::Kept(token)).await;
    }
    if token.is_empty() {
        if !typed.is_whole() || front.is_from_elsewhere() {
            return show(&front, &typed, 200, Ask::First).await;
        }
        // A whole order that never was a checkout of ours.
        typed.signs.push(RobotSign::NoToken);
        return place_order(&front, typed, front.ask(), token).await;
    }
    let Some(form) = front.visit.read_token(token).filter(|_| !front.is_from_elsewhere()) else {
        return show(&front, &typed, 422, Ask::Expired).await;
    };
    // Nor is an order a test that its page did not call one: the page that says so comes first.
    if front.is_trial && !typed.trial {
        return show(&front, &typed, 200, Ask::Kept(token)).await;
    }
    // Nobody orders at a total they were not shown: the page that shows it comes first.
    if typed.form.seen().is_none() && !typed.form.municipality.is_empty() {
        return show(&front, &typed, 200, Ask::Kept(token)).await;
    }
    let soonest = front.settings.defences.form_seconds.saturating_mul(Moment::SECOND);
    if front.web().now().since(form.made_at) < soonest {
        typed.signs.push(RobotSign::TooFast);
    }
    if question::is_due(&front) && !question::is_answered(&front, &typed) {
        return show(&front, &typed, 422, Ask::Question(token)).await;
    }
    let ask = front.ask().keyed(form.key);
    place_order(&front, typed, ask, token).await
}

async fn place_order(front: &Front, mut typed: Typed, ask: souk_engine::Ask, token: &str) -> Answer {
    let order = PlaceOrder { trial: front.is_trial, ..typed.order(front.lang()) };
    match front.web().engine().execute(ask, order).await {
        Ok(placed) => {
            keep::sent(front, &typed, token).await;
            let mut answer = redirect(&front.url(&order::thanks_path(front, &placed.code)));
            if typed.from_cart {
                front.put_cart(&mut answer, &Cart::default());
            }
            answer
        }
        Err(error) => {
            let status = error.refusal().map_or(500, |refusal| refusal.kind.status());
            typed.form.again |= error.code() == "order.duplicate_suspected";
            show(front, &typed, status, Ask::Refused(&error, token)).await
        }
    }
}

/// Why the page is shown.
enum Ask<'a> {
    First,
    /// The same form goes on, so its token does.
    Kept(&'a str),
    Expired,
    Refused(&'a Error, &'a str),
    /// Very many come from this address: a sum is asked first.
    Question(&'a str),
}

async fn show(front: &Front, typed: &Typed, status: u16, why: Ask<'_>) -> Answer {
    match page(front, typed, status, why).await {
        Ok(answer) => answer,
        Err(error) => front.failed(&error),
    }
}

async fn page(front: &Front, typed: &Typed, status: u16, why: Ask<'_>) -> Result<Answer> {
    if closed_now(front, &why).await? {
        return Ok(no_orders(front).await);
    }
    match &why {
        Ask::Kept(token) | Ask::Question(token) | Ask::Refused(_, token) => {
            keep::note(front, typed, token).await
        }
        // A page that is older than its token takes a word back all the same.
        Ask::Expired => keep::note(front, typed, "").await,
        Ask::First => {}
    }
    let bill = Bill::of(front, typed).await?;
    let before: Vec<Option<i64>> = typed.form.lines.iter().map(|line| line.seen).collect();
    let said = match &why {
        Ask::Expired => Said::notice(front, "storefront-expired-title", "storefront-expired"),
        Ask::Refused(error, _) => Said::of(front, error, &bill, &before),
        Ask::Question(_) if !typed.answer.trim().is_empty() => Said::answer_wrong(front),
        Ask::Question(_) => Said::notice(front, "storefront-question-title", "storefront-question-text"),
        Ask::First | Ask::Kept(_) if has_changed(&bill, &before) => Said::changed(front, &bill, &before),
        Ask::First | Ask::Kept(_) => Said::default(),
    };
    // A token that an order was made with is spent; every other goes on with its form.
    let kept = match &why {
        Ask::Kept(token) | Ask::Question(token) => Some(*token),
        Ask::Refused(error, token) if error.code() != "request.key_reused" => Some(*token),
        _ => None,
    };
    let kept = kept.filter(|token| front.visit.read_token(token).is_some());
    let token = kept.map_or_else(|| front.visit.form_token(), str::to_owned);
    let verb = match &said {
        said if said.again => "storefront-confirm-again",
        said if said.price => "storefront-confirm-price",
        _ => "storefront-confirm",
    };
    let page = Page {
        told: said.told.as_ref(),
        errors: &said.errors,
        errors_at: said.by_field(),
        provinces: bill::provinces(front)?,
        name: &typed.form.name,
        phone: &typed.form.phone,
        province: &typed.form.province,
        address: &typed.form.address,
        note: &typed.form.note,
        website: &typed.website,
        keep: typed.keep,
        take_back: crate::word::link(front),
        again: typed.form.again,
        from_cart: typed.from_cart,
        address_needed: front.settings.address_required_home && bill.option == "home",
        verb: front.visit.say(verb),
        own: own_fields(front, typed, &said).await?,
        question: question::is_due(front).then(|| question::ask(front)),
        back: front.url(if typed.from_cart { "/cart" } else { "/" }),
        refresh: refresh(front, typed),
        bill: &bill,
    };
    let title = front.visit.say("storefront-checkout-title");
    let mut answer = front.private_with(status, "storefront/checkout.html", &title, page, token);
    // Going back must show the form that was sent, not the browser's question whether to send it once more.
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    Ok(answer)
}

/// A field of the merchant's own, with what was typed.
#[derive(Serialize)]
struct Own {
    name: String,
    label: String,
    kind: &'static str,
    required: bool,
    value: String,
    options: Vec<Choice>,
    error: Option<String>,
}

async fn own_fields(front: &Front, typed: &Typed, said: &Said) -> Result<Vec<Own>> {
    let form = front.web().engine().ask(front.ask(), FormFields {}).await?;
    let at = said.by_field();
    let own = |field: souk_orders::FieldDef| {
        let name = format!("{}{}", typed::OWN, field.key);
        let value = typed.form.own.iter().find(|(key, _)| *key == field.key).map(|(_, value)| value.clone());
        let choice = |text: &String| Choice { value: text.clone(), text: text.clone(), hint: None };
        Own {
            label: front.words(&field.label).to_owned(),
            kind: match field.kind {
                FieldKind::Text => "text",
                FieldKind::Number => "number",
                FieldKind::Choice => "select",
                FieldKind::Checkbox => "checkbox",
            },
            required: field.required,
            value: value.unwrap_or_default(),
            options: field.choices.iter().map(choice).collect(),
            error: at.get(name.as_str()).map(|text| (*text).to_owned()),
            name,
        }
    };
    Ok(form.fields.into_iter().map(own).collect())
}

fn has_changed(bill: &Bill, before: &[Option<i64>]) -> bool {
    let differs =
        |unit: Option<i64>, seen: &Option<i64>| unit.zip(*seen).is_some_and(|(unit, seen)| unit != seen);
    bill.lines.iter().zip(before).any(|(line, seen)| differs(line.unit.map(|unit| unit.minor), seen))
}

/// The lines ride along in the address: nothing in them is private.
fn refresh(front: &Front, typed: &Typed) -> String {
    let lines: Vec<String> = typed
        .form
        .lines
        .iter()
        .map(|line| format!("line={}&pieces={}", crate::encode(&line.variant), crate::encode(&line.pieces)))
        .collect();
    format!("{}?{}", front.url("/place"), lines.join("&"))
}

#[derive(Serialize)]
struct Place<'p> {
    #[serde(flatten)]
    bill: &'p Bill,
    errors_at: BTreeMap<&'p str, &'p str>,
}

/// What follows from the province, for the script.
pub async fn place(front: Front) -> Answer {
    let typed = Typed::read(&Fields(front.visit.query.clone()));
    match Bill::of(&front, &typed).await {
        Ok(bill) => {
            front.fragment("storefront/place.html", Place { bill: &bill, errors_at: BTreeMap::new() })
        }
        Err(error) => front.failed(&error),
    }
}

/// Codes with which a shop says "not now", whatever a customer typed.
const NOT_NOW: [&str; 4] = ["plan.blocked", "quota.exhausted", "shop.maintenance", "shop.emergency"];

async fn closed_now(front: &Front, why: &Ask<'_>) -> Result<bool> {
    if let Ask::Refused(error, _) = why {
        return Ok(NOT_NOW.contains(&error.code()));
    }
    crate::standing::takes_no_orders(front).await
}

/// Customers learn that there are no orders now and whom to call; the reason is the shop's own matter.
async fn no_orders(front: &Front) -> Answer {
    let title = front.visit.say("storefront-no-orders");
    let text = match front.words(&front.settings.mode_notice) {
        "" => front.visit.say("storefront-no-orders-text"),
        notice => notice.to_owned(),
    };
    front.no_orders(&title, &text, choices(front).await)
}

/// What whoever looks after the shop's plan may do, in their own browser; nobody else is told of it.
async fn choices(front: &Front) -> Vec<Act> {
    let user = front.visit.session.as_ref().filter(|user| user.shop == Some(front.shop.id));
    let Some(user) = user.map(|user| user.user) else { return Vec::new() };
    let ask = || front.visit.ask(Actor::Member { user, shop: front.shop.id });
    let engine = front.web().engine();
    if engine.ask(ask(), souk_plans::SubscriptionCard {}).await.is_err() {
        return Vec::new();
    }
    let limit = engine.ask(ask(), souk_plans::LimitInfoQuery::default()).await;
    let Ok(info) = limit.map(|answer| answer.limit_info) else { return Vec::new() };
    let act = |action: &String| {
        let (word, href) = match action.as_str() {
            "buy_credits" => ("storefront-plan-buy-credits", "/admin/subscription#packages"),
            "upgrade" => ("storefront-plan-upgrade", "/admin/subscription"),
            "pay" => ("storefront-plan-pay", "/admin/subscription"),
            _ => ("storefront-plan-ask-support", "/admin/subscription"),
        };
        Act { text: front.visit.say(word), href }
    };
    info.actions.iter().map(act).collect()
}
