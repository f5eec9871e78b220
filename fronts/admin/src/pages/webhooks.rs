//! Webhooks: endpoints with their events, what was sent to each, and what came of every attempt.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::Lang;
use souk_engine::{ByAge, Command, PageSize};
use souk_web::door::Route;
use souk_webhooks::commands::{
    AddWebhook, DisableWebhook, EnableWebhook, RemoveWebhook, ResendWebhook, RotateWebhookSecret,
    TestWebhook, UpdateWebhook, WebhookOnce,
};
use souk_webhooks::model::{DeliveryId, DeliveryState, EndpointState, WebhookId};
use souk_webhooks::queries::{
    Webhook, WebhookCard, WebhookDelivery, WebhookDeliveryCard, WebhookDeliveryList, WebhookEventList,
    WebhookList,
};

use crate::choices::Badge;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

const HERE: &str = "/settings/webhooks";

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/settings/webhooks", get(list)),
        Route::new("POST", "/admin/settings/webhooks", post(add)),
        Route::new("GET", "/admin/settings/webhooks/{id}", get(show)),
        Route::new("POST", "/admin/settings/webhooks/{id}", post(update)),
        Route::new("POST", "/admin/settings/webhooks/{id}/enable", post(enable)),
        Route::new("POST", "/admin/settings/webhooks/{id}/disable", post(disable)),
        Route::new("POST", "/admin/settings/webhooks/{id}/rotate", post(rotate)),
        Route::new("POST", "/admin/settings/webhooks/{id}/test", post(test)),
        Route::new("GET", "/admin/settings/webhooks/{id}/remove", get(ask_remove)),
        Route::new("POST", "/admin/settings/webhooks/{id}/remove", post(remove)),
        Route::new("GET", "/admin/settings/webhook-deliveries/{id}", get(delivery)),
        Route::new("POST", "/admin/settings/webhook-deliveries/{id}/resend", post(resend)),
    ]
}

fn id_of(desk: &Desk, id: &str) -> Result<WebhookId, Failed> {
    WebhookId::parse(id).ok_or_else(|| desk.nothing_here())
}

fn state(desk: &Desk, endpoint: &Webhook) -> Badge {
    match (endpoint.state, endpoint.failing_since) {
        (EndpointState::Active, None) => desk.badge("admin-webhook-state", "active", "good"),
        (EndpointState::Active, Some(_)) => desk.badge("admin-webhook-state", "failing", "warn"),
        (EndpointState::Disabled | EndpointState::Removed, _) => {
            desk.badge("admin-webhook-state", "disabled", "bad")
        }
    }
}

fn delivery_state(desk: &Desk, delivery: &WebhookDelivery) -> Badge {
    let tone = match delivery.state {
        DeliveryState::Waiting => "info",
        DeliveryState::Delivered => "good",
        DeliveryState::Failed => "bad",
    };
    desk.badge("admin-webhook-delivery-state", delivery.state.as_str(), tone)
}

/// The offered events as ticks, with a sentence where one is written.
async fn offered(desk: &Desk, chosen: &[String]) -> Result<Vec<Value>, Failed> {
    let events = desk.query(WebhookEventList {}).await?;
    let texts = desk.visit.web.texts();
    let tick = |name: &str| {
        let id = format!("admin-event-{}", name.replace(['_', '.'], "-"));
        let text = texts.knows(Lang::En, &id).then(|| desk.say(&id));
        json!({ "value": name, "text": text, "chosen": chosen.iter().any(|one| one == name) })
    };
    Ok(events.iter().map(|event| tick(event.name)).collect())
}

async fn list(desk: Desk) -> Answer {
    let usual = ["order.placed", "order.cancelled", "order.shipped", "order.delivered"];
    let sheet = usual.iter().fold(Sheet::default(), |sheet, name| sheet.with("events", *name));
    page(&desk, &sheet).await
}

async fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let endpoints = desk.query(WebhookList {}).await?;
    let shown = endpoints.iter().map(|endpoint| {
        json!({
            "href": format!("{HERE}/{}", endpoint.id),
            "url": endpoint.url,
            "events": endpoint.events.len(),
            "at": endpoint.created_at,
            "state": state(desk, endpoint),
        })
    });
    let data = json!({
        "endpoints": shown.collect::<Vec<_>>(),
        "offered": offered(desk, &sheet.all("events")).await?,
    });
    desk.page_with("admin/webhooks.html", sheet, data)
}

async fn add(desk: Desk, mut sheet: Sheet) -> Answer {
    let command = AddWebhook { url: sheet.text("url").to_owned(), events: sheet.all("events") };
    match desk.run(&mut sheet, command).await {
        Some(once) => secret(&desk, &once),
        None => page(&desk, &sheet).await,
    }
}

/// Shown this once.
fn secret(desk: &Desk, once: &WebhookOnce) -> Answer {
    let data = json!({
        "title": desk.say("admin-webhook-secret"),
        "text": desk.say("admin-webhook-secret-text"),
        "secret": once.secret,
        "back": format!("{HERE}/{}", once.id),
    });
    desk.page("admin/secret.html", data)
}

async fn show(desk: Desk, Path(id): Path<String>) -> Answer {
    let id = id_of(&desk, &id)?;
    let endpoint = desk.query(WebhookCard { id }).await?;
    let mut sheet = Sheet::default().with("url", endpoint.url.as_str());
    for event in &endpoint.events {
        sheet = sheet.with("events", event.as_str());
    }
    card(&desk, id, &sheet).await
}

async fn card(desk: &Desk, id: WebhookId, sheet: &Sheet) -> Answer {
    let endpoint = desk.query(WebhookCard { id }).await?;
    let after = desk.visit.asked("after").map(str::to_owned);
    let state_asked = desk.visit.asked("state").and_then(DeliveryState::parse);
    let sort = desk.sorted(ByAge::parse);
    let asked =
        WebhookDeliveryList { webhook_id: id, state: state_asked, sort, after, limit: PageSize::default() };
    let deliveries = desk.query(asked).await?;
    let rows = deliveries.items.iter().map(|delivery| {
        json!({
            "href": format!("/admin/settings/webhook-deliveries/{}", delivery.id),
            "event": delivery.event,
            "at": delivery.created_at,
            "attempts": delivery.attempts,
            "answer": delivery.last_status.map(|status| status.to_string()).or(delivery.last_failure.clone()),
            "state": delivery_state(desk, delivery),
        })
    });
    let at = format!("/admin{HERE}/{id}");
    let states = DeliveryState::ALL.iter().map(|state| state.as_str());
    let data = json!({
        "endpoint": endpoint,
        "active": endpoint.state == EndpointState::Active,
        "why": endpoint.reason.map(|why| desk.word("admin-webhook-why", why.as_str())),
        "state": state(desk, &endpoint),
        "offered": offered(desk, &sheet.all("events")).await?,
        "rows": rows.collect::<Vec<_>>(),
        "sorts": desk.sorts(ByAge::ALL, sort),
        "state_asked": state_asked,
        "states": desk.choices("admin-webhook-delivery-state", states),
        "next": desk.next(&at, deliveries.next.as_ref()),
        "file": desk.file(&format!("webhooks/{id}/deliveries"), &[("state", "state"), ("sort", "sort")]),
        "at": format!("{HERE}/{id}"),
    });
    desk.page_with("admin/webhook.html", sheet, data)
}

async fn update(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let rev = sheet.whole(&desk.visit, "rev").unwrap_or_default();
    let (url, events) = (sheet.text("url").to_owned(), sheet.all("events"));
    match desk.run(&mut sheet, UpdateWebhook { id, url, events, rev }).await {
        Some(_) => desk.done(&format!("{HERE}/{id}"), "webhook-saved"),
        None => card(&desk, id, &sheet).await,
    }
}

/// Does one thing with an endpoint and shows its card again.
async fn act<C: Command>(
    desk: &Desk,
    id: &str,
    mut sheet: Sheet,
    command: impl FnOnce(WebhookId) -> C,
    word: &str,
) -> Answer {
    let id = id_of(desk, id)?;
    match desk.run(&mut sheet, command(id)).await {
        Some(_) => desk.done(&format!("{HERE}/{id}"), word),
        None => card(desk, id, &sheet).await,
    }
}

async fn enable(desk: Desk, Path(id): Path<String>, sheet: Sheet) -> Answer {
    act(&desk, &id, sheet, |id| EnableWebhook { id }, "webhook-enabled").await
}

async fn disable(desk: Desk, Path(id): Path<String>, sheet: Sheet) -> Answer {
    act(&desk, &id, sheet, |id| DisableWebhook { id }, "webhook-disabled").await
}

async fn test(desk: Desk, Path(id): Path<String>, sheet: Sheet) -> Answer {
    act(&desk, &id, sheet, |id| TestWebhook { id }, "webhook-tested").await
}

async fn rotate(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    match desk.run(&mut sheet, RotateWebhookSecret { id }).await {
        Some(once) => secret(&desk, &once),
        None => card(&desk, id, &sheet).await,
    }
}

async fn ask_remove(desk: Desk, Path(id): Path<String>) -> Answer {
    remove_page(&desk, id_of(&desk, &id)?, &Sheet::default()).await
}

async fn remove_page(desk: &Desk, id: WebhookId, sheet: &Sheet) -> Answer {
    let endpoint = desk.query(WebhookCard { id }).await?;
    desk.page_with("admin/webhook_remove.html", sheet, json!({ "id": id, "address": endpoint.url }))
}

async fn remove(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    match desk.run(&mut sheet, RemoveWebhook { id }).await {
        Some(_) => desk.done(HERE, "webhook-removed"),
        None => remove_page(&desk, id, &sheet).await,
    }
}

async fn delivery(desk: Desk, Path(id): Path<String>) -> Answer {
    let Some(id) = DeliveryId::parse(&id) else { return Err(desk.nothing_here()) };
    sent(&desk, id, &Sheet::default()).await
}

async fn sent(desk: &Desk, id: DeliveryId, sheet: &Sheet) -> Answer {
    let found = desk.query(WebhookDeliveryCard { id }).await?;
    let tries = found.tries.iter().map(|one| {
        let fine = one.status.is_some_and(|status| (200..300).contains(&status));
        json!({
            "at": one.at,
            "title": one.status.map(|status| status.to_string()).or(one.failure.clone()),
            "by": desk.say_with("admin-webhook-took", [("ms", one.ms.into())]),
            "text": (!one.answer.is_empty()).then_some(&one.answer),
            "tone": if fine { "good" } else { "bad" },
        })
    });
    let data = json!({
        "id": id,
        "delivery": found.delivery,
        "state": delivery_state(desk, &found.delivery),
        "waiting": found.delivery.state == DeliveryState::Waiting,
        "body": found.body,
        "tries": tries.collect::<Vec<_>>(),
        "endpoint": format!("{HERE}/{}", found.delivery.webhook_id),
    });
    desk.page_with("admin/webhook_delivery.html", sheet, data)
}

async fn resend(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let Some(id) = DeliveryId::parse(&id) else { return Err(desk.nothing_here()) };
    match desk.run(&mut sheet, ResendWebhook { id }).await {
        Some(_) => desk.done(&format!("/settings/webhook-deliveries/{id}"), "webhook-resent"),
        None => sent(&desk, id, &sheet).await,
    }
}
