//! A new endpoint; its secret is shown this once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, Vault};

use super::{MOST, checked_events, checked_url, listen, place};
use crate::changes::AddEndpoint;
use crate::model::{WebhookId, signature};
use crate::queries::endpoints;
use crate::refusals::TOO_MANY;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddWebhook {
    /// Where events are sent: `https://…`.
    pub url: String,
    /// Names of events, as `webhook_event_list` offers them.
    pub events: Vec<String>,
}

/// The secret with which deliveries are signed; shown this once.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
pub struct WebhookOnce {
    pub id: WebhookId,
    pub secret: String,
}

impl Command for AddWebhook {
    const NAME: &'static str = "add_webhook";
    const POLICY: Policy =
        Policy::shop("settings.manage", Modes::NotEmergency, Entitled::To("webhooks")).secret().alone();
    type Prepared = ();
    type Output = WebhookOnce;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<WebhookOnce> {
        let url = checked_url(cx, &self.url)?;
        let events = checked_events(cx, &self.events)?;
        if endpoints(tx, cx.shop, cx.now)?.len() >= MOST {
            return TOO_MANY.with().arg("most", MOST).err();
        }
        let (id, secret): (WebhookId, _) = (cx.id(), signature::new_secret(&cx.ids));
        let sealed = cx.service::<Vault>()?.seal(secret.as_bytes(), &place(cx.shop, id))?;
        tx.make(&AddEndpoint { id, url: &url, events: &events, secret: &sealed })?;
        listen(tx)?;
        Ok(WebhookOnce { id, secret })
    }
    fn subject(&self, output: &WebhookOnce) -> Option<RawId> {
        Some(output.id.raw())
    }
}
