//! Another secret, shown this once; for a day both sign.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, Vault};

use super::{WebhookOnce, place};
use crate::changes::SetSecret;
use crate::model::schedule::OLD_SECRET;
use crate::model::{WebhookId, signature};
use crate::refusals::NOT_FOUND;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RotateWebhookSecret {
    pub id: WebhookId,
}

impl Command for RotateWebhookSecret {
    const NAME: &'static str = "rotate_webhook_secret";
    const POLICY: Policy =
        Policy::shop("settings.manage", Modes::NotEmergency, Entitled::To("webhooks")).secret();
    type Prepared = ();
    type Output = WebhookOnce;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<WebhookOnce> {
        let (id, secret) = (self.id, signature::new_secret(&cx.ids));
        let sealed = cx.service::<Vault>()?.seal(secret.as_bytes(), &place(cx.shop, id))?;
        tx.must(&SetSecret { id, secret: &sealed, until: cx.now.plus(OLD_SECRET) }, &NOT_FOUND)?;
        Ok(WebhookOnce { id, secret })
    }
    fn subject(&self, output: &WebhookOnce) -> Option<RawId> {
        Some(output.id.raw())
    }
}
