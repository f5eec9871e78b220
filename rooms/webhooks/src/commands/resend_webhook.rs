//! What a member sends by hand: a trial, and a delivery once more.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use super::record_event::body;
use super::{BY_HAND, send};
use crate::changes::{DeliveryChanged, NewDelivery, Requeue};
use crate::jobs::DeliverWebhook;
use crate::model::offered::TEST;
use crate::model::{DeliveryId, EndpointState, WebhookId};
use crate::queries::{delivery, endpoint};
use crate::refusals::{DELIVERY_WAITING, DISABLED};

fn must_be_active(cx: &Context, tx: &mut Tx<'_, '_>, id: WebhookId) -> Result<()> {
    match endpoint(tx, cx.shop, id, cx.now)?.state {
        EndpointState::Active => Ok(()),
        EndpointState::Disabled | EndpointState::Removed => Err(DISABLED.refuse()),
    }
}

/// Sends the event `webhook.test`, once.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestWebhook {
    pub id: WebhookId,
}

impl Command for TestWebhook {
    const NAME: &'static str = "test_webhook";
    const POLICY: Policy =
        Policy::shop("settings.manage", Modes::NotEmergency, Entitled::To("webhooks")).limited(BY_HAND);
    type Prepared = ();
    type Output = DeliveryChanged;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<DeliveryChanged> {
        must_be_active(cx, tx, self.id)?;
        let id: DeliveryId = cx.id();
        let body = body(cx, id, (TEST, 1), cx.now, &json!({ "webhook_id": self.id }))?;
        send(tx, &NewDelivery { id, endpoint: self.id, event: TEST, subject: None, body: &body })
    }
    fn subject(&self, output: &DeliveryChanged) -> Option<RawId> {
        Some(output.delivery_id.raw())
    }
}

/// Sends a delivery once more, delivered or not; receivers know it by its id.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResendWebhook {
    pub id: DeliveryId,
}

impl Command for ResendWebhook {
    const NAME: &'static str = "resend_webhook";
    const POLICY: Policy =
        Policy::shop("settings.manage", Modes::NotEmergency, Entitled::To("webhooks")).limited(BY_HAND);
    type Prepared = ();
    type Output = DeliveryChanged;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<DeliveryChanged> {
        let found = delivery(tx, cx.shop, self.id)?;
        must_be_active(cx, tx, found.delivery.webhook_id)?;
        let changed = tx.must(&Requeue { id: self.id }, &DELIVERY_WAITING)?;
        let endpoint = found.delivery.webhook_id;
        tx.enqueue(&DeliverWebhook { delivery: self.id }, Some(endpoint.raw()))?;
        Ok(changed)
    }
    fn subject(&self, output: &DeliveryChanged) -> Option<RawId> {
        Some(output.delivery_id.raw())
    }
}
