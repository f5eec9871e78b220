//! Which events an endpoint may want.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Context, Entitled, Events, Modes, Policy, Query, Reader};

use crate::model::offered::is_offered;

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Offered {
    pub name: &'static str,
    pub version: u16,
    /// What happened, in English, as in the reference.
    pub about: &'static str,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookEventList {}

impl Query for WebhookEventList {
    const NAME: &'static str = "webhook_event_list";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free);
    type Output = Vec<Offered>;
    fn answer(&self, cx: &Context, _: &mut Reader<'_>) -> Result<Vec<Offered>> {
        offered(cx)
    }
}

pub fn offered(cx: &Context) -> Result<Vec<Offered>> {
    let events = cx.service::<Events>()?;
    let offered = events.0.iter().filter(|event| is_offered(event.name));
    Ok(offered
        .map(|event| Offered { name: event.name, version: event.version, about: event.about })
        .collect())
}
