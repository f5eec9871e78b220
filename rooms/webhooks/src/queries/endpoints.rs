//! The endpoints of a shop; secrets are never among what is read here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Fault, Moment, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};
use souk_shops::ShopId;

use crate::model::{EndpointState, WebhookId, Why};
use crate::refusals::NOT_FOUND;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Webhook {
    pub id: WebhookId,
    pub url: String,
    pub events: Vec<String>,
    pub state: EndpointState,
    /// Why it is disabled.
    pub reason: Option<Why>,
    /// The first failure since the last success.
    pub failing_since: Option<Moment>,
    /// Until when the secret before the present one signs too.
    pub old_secret_until: Option<Moment>,
    pub created_at: Moment,
    pub rev: i64,
}

row! {
    struct Kept {
        id: WebhookId,
        url: String,
        events: serde_json::Value,
        state: EndpointState,
        reason: Option<Why>,
        failing_since: Option<Moment>,
        old_secret_until: Option<Moment>,
        created_at: Moment,
        rev: i64,
    }
}

impl Kept {
    fn shown(self, now: Moment) -> Result<Webhook> {
        let events = serde_json::from_value(self.events)
            .map_err(|error| Fault::caused("events of an endpoint", error))?;
        Ok(Webhook {
            id: self.id,
            url: self.url,
            events,
            state: self.state,
            reason: self.reason,
            failing_since: self.failing_since,
            old_secret_until: self.old_secret_until.filter(|until| *until > now),
            created_at: self.created_at,
            rev: self.rev,
        })
    }
}

/// All that are not removed, in the order of their making.
pub fn endpoints(db: &mut Reader<'_>, shop: ShopId, now: Moment) -> Result<Vec<Webhook>> {
    let rows: Vec<Kept> = db.rows(
        sql!(
            "select id, url, events, state, reason, failing_since, before_until, created_at, rev
             from webhook_endpoints where shop_id = $1 and state <> 'removed' order by id"
        ),
        params![shop],
    )?;
    rows.into_iter().map(|kept| kept.shown(now)).collect()
}

pub fn endpoint(db: &mut Reader<'_>, shop: ShopId, id: WebhookId, now: Moment) -> Result<Webhook> {
    let kept: Option<Kept> = db.one(
        sql!(
            "select id, url, events, state, reason, failing_since, before_until, created_at, rev
             from webhook_endpoints where shop_id = $1 and id = $2 and state <> 'removed'"
        ),
        params![shop, id],
    )?;
    kept.ok_or_else(|| NOT_FOUND.refuse())?.shown(now)
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookList {}

impl Query for WebhookList {
    const NAME: &'static str = "webhook_list";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free);
    type Output = Vec<Webhook>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Vec<Webhook>> {
        endpoints(db, cx.shop, cx.now)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookCard {
    pub id: WebhookId,
}

impl Query for WebhookCard {
    const NAME: &'static str = "webhook_card";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free);
    type Output = Webhook;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Webhook> {
        endpoint(db, cx.shop, self.id, cx.now)
    }
}
