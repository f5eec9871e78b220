//! The platform's desk of payments: what waits for a decision, one payment with its receipt; and how the
//! platform is paid and reached.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::{Lang, Money};
use souk_engine::Command;
use souk_plans::{
    ApprovePlanPayment, AskBetterReceipt, Desk as Stage, InvoiceId, PaymentMethod, PlanList, PlatformInvoice,
    PlatformInvoiceCard, PlatformInvoices, PlatformSettings, PlatformSettingsCard, Purpose,
    RejectPlanPayment, UpdatePlatformSettings,
};
use souk_shops::ShopId;
use souk_web::door::Route;

use super::bills::{lines, picture, state, subject};
use crate::failed::{Answer, Failed};
use crate::platform::Platform;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/platform/payments", get(list)),
        Route::new("GET", "/platform/payments/{shop}/{invoice}", get(show)),
        Route::new("GET", "/platform/payments/{shop}/{invoice}/receipt", get(receipt)),
        Route::new("POST", "/platform/payments/{shop}/{invoice}/approve", post(approve)),
        Route::new("POST", "/platform/payments/{shop}/{invoice}/reject", post(reject)),
        Route::new("POST", "/platform/payments/{shop}/{invoice}/ask", post(ask)),
        Route::new("GET", "/platform/settings", get(settings)),
        Route::new("POST", "/platform/settings", post(save)),
    ]
}

async fn list(desk: Platform) -> Answer {
    let stage = desk.visit.asked("desk").and_then(Stage::parse).unwrap_or(Stage::ToDecide);
    let after = desk.visit.asked("after").and_then(|after| after.parse().ok());
    let page = desk.query(PlatformInvoices { desk: stage, after, ..PlatformInvoices::default() }).await?;
    let plans = desk.query(PlanList {}).await?;
    let row = |row: &PlatformInvoice| {
        let count = row.months.filter(|_| row.purpose == Purpose::Plan).or(row.orders);
        json!({
            "href": format!("/platform/payments/{}/{}", row.shop, row.id),
            "number": row.number.to_string(),
            "shop": desk.words(&row.name),
            "for": subject(&desk.visit, &plans, row.purpose, (row.plan.as_deref(), count)),
            "due": Money::new(row.due_minor, row.currency),
            "method": row.method.as_deref().map(|method| desk.say(&format!("bill-method-{}",
                PaymentMethod::of(method)))),
            "at": row.sent_at.unwrap_or(row.made_at),
        })
    };
    let tab = |it: &Stage| {
        json!({
            "text": desk.say(&format!("payments-{}", it.as_str().replace('_', "-"))),
            "href": format!("/platform/payments?desk={it}"), "current": *it == stage,
        })
    };
    let data = json!({
        "tabs": Stage::ALL.iter().map(tab).collect::<Vec<_>>(),
        "rows": page.items.iter().map(row).collect::<Vec<_>>(),
        "next": page.next.map(|after| format!("/platform/payments?desk={stage}&after={after}")),
    });
    desk.page("admin/payments.html", &Sheet::default(), data)
}

type Ids = (ShopId, InvoiceId);

fn ids(desk: &Platform, (shop, invoice): &(String, String)) -> Result<Ids, Failed> {
    ShopId::parse(shop).zip(InvoiceId::parse(invoice)).ok_or_else(|| desk.nothing_here())
}

async fn show(desk: Platform, Path(path): Path<(String, String)>) -> Answer {
    card(&desk, ids(&desk, &path)?, &Sheet::default()).await
}

async fn card(desk: &Platform, (shop, invoice): Ids, sheet: &Sheet) -> Answer {
    let found = desk.query(PlatformInvoiceCard { shop, invoice }).await?;
    let plans = desk.query(PlanList {}).await?;
    let row = &found.view.invoice;
    let (word, tone) = state(row, found.view.lapsed);
    let method = |method: &str| desk.say(&format!("bill-method-{}", PaymentMethod::of(method)));
    let option = |it: &PaymentMethod| json!({ "value": it.as_str(), "text": method(it.as_str()) });
    let data = json!({
        "place": format!("/payments/{shop}/{invoice}"),
        "no": row.number,
        "badge": { "text": desk.say(&format!("bill-state-{word}")), "tone": tone },
        "lines": lines(&desk.visit, &plans, &found.view),
        "facts": [
            { "label": desk.say("platform-shop"), "kind": "link",
              "value": { "text": desk.words(&found.name), "href": format!("/platform/shops/{shop}") } },
            { "label": desk.say("platform-owner"), "value": found.owner, "kind": "code" },
            { "label": desk.say("bill-made"), "value": row.made_at, "kind": "moment" },
            { "label": desk.say("bill-method"), "value": row.method.as_deref().map(method), "kind": "text" },
            { "label": desk.say("bill-reference"), "value": row.reference, "kind": "code" },
            { "label": desk.say("bill-note"), "value": row.note, "kind": "text" },
            { "label": desk.say("bill-sent"), "value": row.sent_at, "kind": "moment" },
            { "label": desk.say("bill-reason"), "value": row.reason, "kind": "text" },
            { "label": desk.say("payments-decided-by"), "value": found.decided_by, "kind": "code" },
        ],
        "open": row.state.as_str() == "pending",
        "sent": row.payment.is_some(),
        "receipt": row.receipt.map(|_| format!("/platform/payments/{shop}/{invoice}/receipt")),
        "methods": PaymentMethod::ALL.iter().map(option).collect::<Vec<_>>(),
    });
    desk.page("admin/payment.html", sheet, data)
}

async fn receipt(desk: Platform, Path(path): Path<(String, String)>) -> Answer {
    let (shop, invoice) = ids(&desk, &path)?;
    desk.query(PlatformInvoiceCard { shop, invoice }).await?;
    picture(&desk.visit, shop, invoice).await.map_err(|error| desk.visit.failed(&error).into())
}

async fn decided<C: Command>(desk: &Platform, ids: Ids, mut sheet: Sheet, command: C, word: &str) -> Answer {
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done(&format!("/payments/{}/{}", ids.0, ids.1), word),
        None => card(desk, ids, &sheet).await,
    }
}

async fn approve(desk: Platform, Path(path): Path<(String, String)>, sheet: Sheet) -> Answer {
    let (shop, invoice) = ids(&desk, &path)?;
    let method = PaymentMethod::parse(sheet.text("method"));
    let command = ApprovePlanPayment { shop, invoice, method, reference: sheet.given("reference") };
    decided(&desk, (shop, invoice), sheet, command, "payment-approved").await
}

async fn reject(desk: Platform, Path(path): Path<(String, String)>, sheet: Sheet) -> Answer {
    let (shop, invoice) = ids(&desk, &path)?;
    let command = RejectPlanPayment { shop, invoice, reason: sheet.text("reason").to_owned() };
    decided(&desk, (shop, invoice), sheet, command, "payment-rejected").await
}

async fn ask(desk: Platform, Path(path): Path<(String, String)>, sheet: Sheet) -> Answer {
    let (shop, invoice) = ids(&desk, &path)?;
    let command = AskBetterReceipt { shop, invoice, reason: sheet.text("reason").to_owned() };
    decided(&desk, (shop, invoice), sheet, command, "payment-asked").await
}

async fn settings(desk: Platform) -> Answer {
    let view = desk.query(PlatformSettingsCard {}).await?;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let sheet = Sheet::default()
        .with("rev", view.rev.to_string())
        .with_words("pay_to", &view.settings.pay_to)
        .with("email", text(&view.settings.email))
        .with("phone", text(&view.settings.phone))
        .with("chat", text(&view.settings.chat))
        .with("first_month_off", view.settings.first_month_off.to_string())
        .with("referral_orders", view.settings.referral_orders.to_string());
    settings_page(&desk, &sheet)
}

fn settings_page(desk: &Platform, sheet: &Sheet) -> Answer {
    let languages: Vec<Value> = Lang::COMPLETE.iter().map(|lang| json!(lang.as_str())).collect();
    desk.page("admin/platform_settings.html", sheet, json!({ "languages": languages }))
}

async fn save(desk: Platform, mut sheet: Sheet) -> Answer {
    let settings = PlatformSettings {
        pay_to: sheet.words("pay_to", Lang::COMPLETE),
        email: sheet.given("email"),
        phone: sheet.given("phone"),
        chat: sheet.given("chat"),
        first_month_off: sheet.whole(&desk.visit, "first_month_off").unwrap_or_default(),
        referral_orders: sheet.whole(&desk.visit, "referral_orders").unwrap_or_default(),
    };
    if sheet.is_wrong() {
        return settings_page(&desk, &sheet);
    }
    let rev = sheet.whole(&desk.visit, "rev").unwrap_or_default();
    match desk.run(&mut sheet, UpdatePlatformSettings { rev, settings }).await {
        Some(_) => desk.done("/settings", "platform-saved"),
        None => settings_page(&desk, &sheet),
    }
}
