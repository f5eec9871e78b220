//! One verb a file.

mod add_webhook;
mod note_attempt;
mod record_event;
mod resend_webhook;
mod rotate_secret;
mod set_state;
mod update_webhook;

pub use add_webhook::{AddWebhook, WebhookOnce};
pub use note_attempt::{AttemptNoted, NoteWebhookAttempt};
pub use record_event::{EventRecorded, RecordWebhookEvent};
pub use resend_webhook::{ResendWebhook, TestWebhook};
pub use rotate_secret::RotateWebhookSecret;
pub use set_state::{DisableWebhook, EnableWebhook, RemoveWebhook};
pub use update_webhook::UpdateWebhook;

use souk_core::{Result, TenantId};
use souk_engine::{Context, Limit, LimitSubject, Tx};

use crate::changes::{DeliveryChanged, NewDelivery};
use crate::jobs::DeliverWebhook;
use crate::model::address::{Wrong, checked};
use crate::model::{EndpointState, WebhookId};
use crate::ports::OpenHosts;
use crate::queries::{endpoints, offered};
use crate::refusals::{EVENT_UNKNOWN, EVENTS_NEEDED, URL_INVALID, URL_NEAR, URL_UNENCRYPTED};

/// Endpoints of one shop.
const MOST: usize = 20;

/// Deliveries that are made by hand.
const BY_HAND: &[Limit] =
    &[Limit { name: "webhooks_by_hand", subject: LimitSubject::Principal, count: 60, seconds: 3600 }];

/// What a sealed secret is bound to.
pub(crate) fn place(shop: TenantId, id: WebhookId) -> Vec<u8> {
    [b"webhook_endpoints.secret".as_slice(), &shop.raw().0, &id.raw().0].concat()
}

fn checked_url(cx: &Context, url: &str) -> Result<String> {
    let open = cx.service::<OpenHosts>().map(|open| open.0.clone()).unwrap_or_default();
    let wrong = match checked(url, &open) {
        Ok(url) => return Ok(url),
        Err(Wrong::Malformed) => URL_INVALID,
        Err(Wrong::Unencrypted) => URL_UNENCRYPTED,
        Err(Wrong::Near) => URL_NEAR,
    };
    wrong.with().field("url", wrong.code).err()
}

/// The events, each once, in the order of the list.
fn checked_events(cx: &Context, wanted: &[String]) -> Result<Vec<String>> {
    let known = offered(cx)?;
    if let Some(unknown) = wanted.iter().find(|name| !known.iter().any(|event| event.name == **name)) {
        return EVENT_UNKNOWN.with().arg("event", unknown.as_str()).field("events", EVENT_UNKNOWN.code).err();
    }
    let chosen = known.iter().filter(|event| wanted.iter().any(|name| name == event.name));
    let chosen: Vec<String> = chosen.map(|event| event.name.to_owned()).collect();
    if chosen.is_empty() {
        return EVENTS_NEEDED.with().field("events", EVENTS_NEEDED.code).err();
    }
    Ok(chosen)
}

/// Has the tenant row say which events anybody wants. Only in commands that run alone.
fn listen(tx: &mut Tx<'_, '_>) -> Result<()> {
    let (shop, now) = (tx.cx().shop, tx.cx().now);
    let mut names: Vec<String> = endpoints(tx, shop, now)?
        .into_iter()
        .filter(|endpoint| endpoint.state == EndpointState::Active)
        .flat_map(|endpoint| endpoint.events)
        .collect();
    names.sort_unstable();
    names.dedup();
    tx.hear(&names)
}

/// A delivery, and the job that makes its first attempt.
fn send(tx: &mut Tx<'_, '_>, new: &NewDelivery<'_>) -> Result<DeliveryChanged> {
    let delivery = new.id;
    let made = tx
        .make(new)?
        .unwrap_or(DeliveryChanged { delivery_id: delivery, state: crate::model::DeliveryState::Waiting });
    // One at a time to each endpoint: a slow receiver keeps nobody else waiting.
    tx.enqueue(&DeliverWebhook { delivery }, Some(new.endpoint.raw()))?;
    Ok(made)
}
