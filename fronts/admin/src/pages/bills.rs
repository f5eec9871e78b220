//! Paying the platform: choosing what is bought, its bill, how it was paid.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, header};
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::{Fault, Money};
use souk_engine::{FileStore, Reach};
use souk_plans::{
    BuyCredits, BuyPlan, CancelPlanInvoice, InvoiceCard, InvoiceId, InvoiceList, InvoiceRow, InvoiceView,
    PaymentMethod, PaymentState, PlanList, Plans, PlatformContacts, Purpose, SendPlanPayment, Term,
};
use souk_shops::ShopId;
use souk_web::door::{Accept, Route, Visit};

use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;
use crate::upload::{Received, Sent, unbounded};

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/subscription/buy", get(choose)),
        Route::new("POST", "/admin/subscription/buy", post(buy)),
        Route::new("GET", "/admin/subscription/bills", get(list)),
        Route::new("GET", "/admin/subscription/bills/{id}", get(show)),
        Route::new("POST", "/admin/subscription/bills/{id}/pay", post(pay).layer(unbounded())),
        Route::new("POST", "/admin/subscription/bills/{id}/cancel", post(cancel)),
        Route::new("GET", "/admin/subscription/bills/{id}/receipt", get(receipt)),
    ]
}

/// What somebody looks at before they ask for its bill.
enum Wish {
    Plan(String, Term),
    Credits(String),
}

impl Wish {
    fn of(plan: &str, term: &str, package: &str) -> Option<Self> {
        match (plan, package) {
            ("", "") => None,
            ("", package) => Some(Self::Credits(package.to_owned())),
            (plan, _) => Some(Self::Plan(plan.to_owned(), Term::parse(term).unwrap_or(Term::Month))),
        }
    }
}

async fn choose(desk: Desk) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).unwrap_or_default().to_owned();
    let wish = Wish::of(&asked("plan"), &asked("term"), &asked("package"));
    chosen(&desk, wish, &mut Sheet::default()).await
}

/// The bill as it would be; nothing is asked for yet.
async fn chosen(desk: &Desk, wish: Option<Wish>, sheet: &mut Sheet) -> Answer {
    let plans = desk.query(PlanList {}).await?;
    let shop = Some(desk.shop.id);
    let rehearsed = match &wish {
        Some(Wish::Plan(plan, term)) => {
            let buying = BuyPlan { shop, plan: plan.clone(), term: Some(*term) };
            Some(desk.rehearsal(buying).await)
        }
        Some(Wish::Credits(package)) => {
            Some(desk.rehearsal(BuyCredits { shop, package: package.clone() }).await)
        }
        None => None,
    };
    let bill = match rehearsed {
        Some(Ok(view)) => Some(bill(desk, &plans, &view)),
        Some(Err(error)) => {
            if !sheet.is_refused() {
                sheet.refused(&desk.visit, &error);
            }
            None
        }
        None => None,
    };
    let (plan, term, package) = match &wish {
        Some(Wish::Plan(plan, term)) => (plan.as_str(), term.as_str(), ""),
        Some(Wish::Credits(package)) => ("", "", package.as_str()),
        None => ("", "", ""),
    };
    let data = json!({
        "bill": bill, "plan": plan, "term": term, "package": package, "offers": offers(desk, &plans),
    });
    desk.page_with("admin/buy.html", sheet, data)
}

/// Everything for sale, with the address of its bill.
pub fn offers(desk: &Desk, plans: &Plans) -> Vec<Value> {
    let place = "/subscription/buy";
    let mut offers = Vec::new();
    for plan in plans.items.iter().filter(|plan| plan.code != "own") {
        let name = desk.words(&plan.names);
        let one = |term: &str, minor: i64| {
            json!({
                "name": name, "term": desk.say(&format!("bill-term-{term}")),
                "price": Money::new(minor, plan.currency),
                "href": format!("{place}?plan={}&term={term}", plan.code),
            })
        };
        offers.push(one("month", plan.price_month_minor));
        offers.extend(plan.price_year_minor.map(|minor| one("year", minor)));
    }
    for package in &plans.packages {
        offers.push(json!({
            "name": desk.say_with("admin-package", [("n", package.orders.into())]), "term": "",
            "price": Money::new(package.price_minor, package.currency),
            "href": format!("{place}?package={}", package.code),
        }));
    }
    offers
}

async fn buy(desk: Desk, mut sheet: Sheet) -> Answer {
    let wish = Wish::of(sheet.text("plan"), sheet.text("term"), sheet.text("package"));
    let shop = Some(desk.shop.id);
    let made = match &wish {
        Some(Wish::Plan(plan, term)) => {
            let buying = BuyPlan { shop, plan: plan.clone(), term: Some(*term) };
            desk.run(&mut sheet, buying).await
        }
        Some(Wish::Credits(package)) => {
            let buying = BuyCredits { shop, package: package.clone() };
            desk.run(&mut sheet, buying).await
        }
        None => None,
    };
    match made {
        Some(view) => desk.done(&format!("/subscription/bills/{}", view.invoice.id), "bill-made"),
        None => chosen(&desk, wish, &mut sheet).await,
    }
}

/// What a bill is for, in one line.
pub fn subject(visit: &Visit, plans: &Plans, purpose: Purpose, named: (Option<&str>, Option<i64>)) -> String {
    let say = |id: &str, args: &[(&str, Value)]| {
        let args = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        visit.web.texts().say(visit.lang, id, &args)
    };
    match purpose {
        Purpose::Plan => {
            let code = named.0.unwrap_or_default();
            let plan = plans.items.iter().find(|plan| plan.code == code);
            let name = plan.map_or(code, |plan| plan.names.get(visit.lang, souk_core::Lang::COMPLETE));
            say("bill-for-plan", &[("plan", name.into()), ("n", named.1.unwrap_or(1).into())])
        }
        Purpose::Credits => say("admin-package", &[("n", named.1.unwrap_or_default().into())]),
    }
}

/// Where a bill stands: the word and its tone.
pub fn state(row: &InvoiceRow, lapsed: bool) -> (&'static str, &'static str) {
    match (row.state.as_str(), row.payment_state) {
        ("pending", Some(PaymentState::Waiting)) => ("waiting", "info"),
        ("pending", Some(_)) => ("better-receipt", "warn"),
        ("pending", None) if lapsed => ("lapsed", "plain"),
        ("pending", None) => ("unpaid", "warn"),
        ("completed", _) => ("paid", "good"),
        ("failed", _) => ("rejected", "bad"),
        _ => ("cancelled", "plain"),
    }
}

/// A bill with its lines and its payment, for either side's page.
pub fn lines(visit: &Visit, plans: &Plans, view: &InvoiceView) -> Value {
    let row = &view.invoice;
    let count = row.months.filter(|_| row.purpose == Purpose::Plan).or(row.orders);
    let line = |line: &souk_plans::BillLine| {
        let label = match line.kind.as_str() {
            "plan" | "credits" => subject(visit, plans, row.purpose, (row.plan.as_deref(), count)),
            kind => visit.say(&format!("bill-{kind}")),
        };
        json!({ "label": label, "value": Money::new(line.amount_minor, row.currency), "kind": "money" })
    };
    let mut lines: Vec<Value> = view.lines.iter().map(line).collect();
    let due = Money::new(row.due_minor, row.currency);
    lines.push(json!({ "label": visit.say("bill-due"), "value": due, "kind": "money" }));
    json!(lines)
}

fn bill(desk: &Desk, plans: &Plans, view: &InvoiceView) -> Value {
    let row = &view.invoice;
    let (word, tone) = state(row, view.lapsed);
    let day = |at: souk_core::Moment| desk.shop.zone.day(at).to_string();
    json!({
        "id": row.id,
        "number": row.number,
        "badge": { "text": desk.say(&format!("bill-state-{word}")), "tone": tone },
        "lines": lines(&desk.visit, plans, view),
        "kept": (row.kept_minor > 0).then(|| Money::new(row.kept_minor, row.currency)),
        "due": Money::new(row.due_minor, row.currency),
        "free": row.due_minor == 0,
        "made_at": row.made_at,
        "payable_until": day(row.payable_until),
        "open": row.is_payable(desk.visit.web.engine().now()),
        "cancellable": row.state.as_str() == "pending" && row.payment_state != Some(PaymentState::Waiting),
        "method": row.method.as_deref().map(|method| desk.say(&format!("bill-method-{}",
            PaymentMethod::of(method)))),
        "reference": row.reference,
        "reason": row.reason.as_deref().filter(|reason| !reason.is_empty()),
        "sent_at": row.sent_at,
        "settled_at": row.settled_at,
        "receipt": row.receipt.is_some(),
    })
}

async fn list(desk: Desk) -> Answer {
    let after = desk.visit.asked("after").and_then(|after| after.parse().ok());
    let page = desk.query(InvoiceList { after, ..InvoiceList::default() }).await?;
    let plans = desk.query(PlanList {}).await?;
    let row = |view: &InvoiceView| {
        let row = &view.invoice;
        let (word, tone) = state(row, view.lapsed);
        let count = row.months.filter(|_| row.purpose == Purpose::Plan).or(row.orders);
        json!({
            "href": format!("/admin/subscription/bills/{}", row.id),
            "number": row.number.to_string(),
            "for": subject(&desk.visit, &plans, row.purpose, (row.plan.as_deref(), count)),
            "due": Money::new(row.due_minor, row.currency),
            "at": row.made_at,
            "state": { "text": desk.say(&format!("bill-state-{word}")), "tone": tone },
        })
    };
    let next = page.next.map(|after| after.to_string());
    let data = json!({
        "rows": page.items.iter().map(row).collect::<Vec<_>>(),
        "next": desk.next("/admin/subscription/bills", next.as_ref()),
    });
    desk.page("admin/bills.html", data)
}

fn id_of(desk: &Desk, id: &str) -> Result<InvoiceId, Failed> {
    InvoiceId::parse(id).ok_or_else(|| desk.nothing_here())
}

async fn show(desk: Desk, Path(id): Path<String>) -> Answer {
    card(&desk, id_of(&desk, &id)?, &Sheet::default()).await
}

async fn card(desk: &Desk, id: InvoiceId, sheet: &Sheet) -> Answer {
    let view = desk.query(InvoiceCard { id }).await?;
    let plans = desk.query(PlanList {}).await?;
    let contacts = desk.query(PlatformContacts { shop: Some(desk.shop.id) }).await?;
    let method =
        |it: &PaymentMethod| json!({ "value": it.as_str(), "text": desk.say(&format!("bill-method-{it}")) });
    let data = json!({
        "bill": bill(desk, &plans, &view),
        "pay_to": Some(desk.words(&contacts.pay_to)).filter(|text| !text.is_empty()),
        "methods": PaymentMethod::ALL.iter().map(method).collect::<Vec<_>>(),
        "contacts": contacts,
    });
    desk.page_with("admin/bill.html", sheet, data)
}

async fn pay(desk: Desk, Path(id): Path<String>, sent: Sent) -> Answer {
    let id = id_of(&desk, &id)?;
    let Received { mut sheet, files } = sent.receive(&desk, Accept::Pictures).await?;
    let method = sheet.choice(&desk.visit, "method", PaymentMethod::parse);
    let paying = SendPlanPayment {
        id,
        method: method.unwrap_or(PaymentMethod::Other),
        file_id: files.first().map(|file| file.id),
        reference: sheet.given("reference"),
        note: sheet.text("note").to_owned(),
    };
    match desk.run(&mut sheet, paying).await {
        Some(_) => desk.done(&format!("/subscription/bills/{id}"), "bill-sent"),
        None => {
            sheet.rename("file_id", "file");
            card(&desk, id, &sheet).await
        }
    }
}

async fn cancel(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    match desk.run(&mut sheet, CancelPlanInvoice { id }).await {
        Some(_) => desk.done(&format!("/subscription/bills/{id}"), "bill-cancelled"),
        None => card(&desk, id, &sheet).await,
    }
}

async fn receipt(desk: Desk, Path(id): Path<String>) -> Answer {
    let id = id_of(&desk, &id)?;
    // Whoever may see the bill sees its receipt.
    desk.query(InvoiceCard { id }).await?;
    picture(&desk.visit, desk.shop.id, id).await.map_err(|error| desk.failed(&error))
}

/// The picture of a receipt, for those two who may see it.
pub async fn picture(visit: &Visit, shop: ShopId, id: InvoiceId) -> souk_core::Result<Response<Body>> {
    let engine = visit.web.engine();
    let found = engine.read(Reach::Shop(shop), move |db| souk_plans::receipt_bytes(db, shop, id));
    let sha256 = found.await?;
    let store = engine.services().get::<FileStore>()?;
    let read = tokio::task::spawn_blocking(move || store.read(&sha256)).await;
    let bytes = read.map_err(|error| Fault::caused("reading a receipt broke", error))??;
    let mut answer = Response::new(Body::from(bytes));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(answer)
}
