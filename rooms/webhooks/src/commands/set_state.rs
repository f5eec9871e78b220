//! Turned off, turned on again, removed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use super::listen;
use crate::changes::{SetState, WebhookChanged};
use crate::model::{EndpointState, WebhookId, Why};
use crate::queries::endpoint;
use crate::refusals::STATE_SAME;

fn set(
    cx: &Context,
    tx: &mut Tx<'_, '_>,
    id: WebhookId,
    state: EndpointState,
    reason: Option<Why>,
) -> Result<WebhookChanged> {
    endpoint(tx, cx.shop, id, cx.now)?;
    let changed = tx.must(&SetState { id, state, reason }, &STATE_SAME)?;
    listen(tx)?;
    Ok(changed)
}

/// Nothing is sent there until it is turned on again; what waits is given up.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DisableWebhook {
    pub id: WebhookId,
}

impl Command for DisableWebhook {
    const NAME: &'static str = "disable_webhook";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free).alone();
    type Prepared = ();
    type Output = WebhookChanged;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<WebhookChanged> {
        set(cx, tx, self.id, EndpointState::Disabled, Some(Why::Member))
    }
    fn subject(&self, output: &WebhookChanged) -> Option<RawId> {
        Some(output.webhook_id.raw())
    }
}

/// Events from now on are sent there again.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnableWebhook {
    pub id: WebhookId,
}

impl Command for EnableWebhook {
    const NAME: &'static str = "enable_webhook";
    const POLICY: Policy =
        Policy::shop("settings.manage", Modes::NotEmergency, Entitled::To("webhooks")).alone();
    type Prepared = ();
    type Output = WebhookChanged;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<WebhookChanged> {
        set(cx, tx, self.id, EndpointState::Active, None)
    }
    fn subject(&self, output: &WebhookChanged) -> Option<RawId> {
        Some(output.webhook_id.raw())
    }
}

/// Gone from every list, with its secret; what was sent is kept as long as all deliveries are.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveWebhook {
    pub id: WebhookId,
}

impl Command for RemoveWebhook {
    const NAME: &'static str = "remove_webhook";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free).alone();
    type Prepared = ();
    type Output = WebhookChanged;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<WebhookChanged> {
        set(cx, tx, self.id, EndpointState::Removed, None)
    }
    fn subject(&self, output: &WebhookChanged) -> Option<RawId> {
        Some(output.webhook_id.raw())
    }
}
