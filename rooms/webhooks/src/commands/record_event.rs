//! An event that somebody wants becomes a delivery for each endpoint that wants it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use souk_core::{Fault, Moment, RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use super::send;
use crate::changes::NewDelivery;
use crate::model::{DeliveryId, EndpointState};
use crate::queries::endpoints;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordWebhookEvent {
    pub event: String,
    pub version: u16,
    pub at: Moment,
    /// What it is about.
    pub subject: Option<String>,
    pub data: Value,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct EventRecorded {
    pub deliveries: Vec<DeliveryId>,
}

/// What is signed and sent.
pub(super) fn body(
    cx: &Context,
    id: DeliveryId,
    (event, version): (&str, u16),
    at: Moment,
    data: &Value,
) -> Result<Vec<u8>> {
    let body = json!({
        "id": id, "type": event, "version": version, "timestamp": at, "shop_id": cx.shop, "data": data,
    });
    serde_json::to_vec(&body).map_err(|error| Fault::caused("an event has no JSON form", error).into())
}

impl Command for RecordWebhookEvent {
    const NAME: &'static str = "record_webhook_event";
    const POLICY: Policy = Policy::shop("platform.operate", Modes::Any, Entitled::To("webhooks"));
    type Prepared = ();
    type Output = EventRecorded;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<EventRecorded> {
        let mut deliveries = Vec::new();
        for endpoint in endpoints(tx, cx.shop, cx.now)? {
            if endpoint.state != EndpointState::Active || !endpoint.events.contains(&self.event) {
                continue;
            }
            let id: DeliveryId = cx.id();
            let body = body(cx, id, (&self.event, self.version), self.at, &self.data)?;
            let subject = self.subject.as_deref().and_then(RawId::decode);
            let new = NewDelivery { id, endpoint: endpoint.id, event: &self.event, subject, body: &body };
            send(tx, &new)?;
            deliveries.push(id);
        }
        Ok(EventRecorded { deliveries })
    }
}
