//! Another address, other events.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use super::{checked_events, checked_url, listen};
use crate::changes::ChangeEndpoint;
use crate::model::WebhookId;
use crate::queries::{Webhook, endpoint};
use crate::refusals::CHANGED;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateWebhook {
    pub id: WebhookId,
    pub url: String,
    pub events: Vec<String>,
    /// The revision that the change starts from.
    pub rev: i64,
}

impl Command for UpdateWebhook {
    const NAME: &'static str = "update_webhook";
    const POLICY: Policy =
        Policy::shop("settings.manage", Modes::NotEmergency, Entitled::To("webhooks")).alone();
    type Prepared = ();
    type Output = Webhook;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Webhook> {
        let url = checked_url(cx, &self.url)?;
        let events = checked_events(cx, &self.events)?;
        endpoint(tx, cx.shop, self.id, cx.now)?;
        tx.must(&ChangeEndpoint { id: self.id, url: &url, events: &events, rev: self.rev }, &CHANGED)?;
        listen(tx)?;
        endpoint(tx, cx.shop, self.id, cx.now)
    }
    fn subject(&self, output: &Webhook) -> Option<RawId> {
        Some(output.id.raw())
    }
}
