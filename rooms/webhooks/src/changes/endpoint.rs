//! Endpoints: added, changed, turned on and off, their secrets and how they fare.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::model::{EndpointState, WebhookId, Why};

/// An endpoint was added, changed or turned on or off.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct WebhookChanged {
    pub webhook_id: WebhookId,
    /// Where it stands now; none where that did not change.
    pub state: Option<EndpointState>,
}

impl Event for WebhookChanged {
    const NAME: &'static str = "webhook.changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.webhook_id.raw()
    }
}

fn changed(rows: u64, webhook_id: WebhookId, state: Option<EndpointState>) -> Option<WebhookChanged> {
    (rows == 1).then_some(WebhookChanged { webhook_id, state })
}

pub struct AddEndpoint<'a> {
    pub id: WebhookId,
    pub url: &'a str,
    pub events: &'a [String],
    pub secret: &'a [u8],
}

impl Change for AddEndpoint<'_> {
    type Event = WebhookChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<WebhookChanged>> {
        rows.put(
            sql!(
                "insert into webhook_endpoints (shop_id, id, url, events, state, reason, secret,
                                                secret_before, before_until, failing_since, created_at,
                                                rev)
                 values ($1, $2, $3, $4, 'active', null, $5, null, null, null, $6, 1)"
            ),
            params![
                rows.shop(),
                self.id,
                self.url,
                serde_json::json!(self.events),
                self.secret.to_vec(),
                rows.now()
            ],
        )?;
        Ok(changed(1, self.id, Some(EndpointState::Active)))
    }
}

/// `None`: somebody else changed it since `rev`.
pub struct ChangeEndpoint<'a> {
    pub id: WebhookId,
    pub url: &'a str,
    pub events: &'a [String],
    pub rev: i64,
}

impl Change for ChangeEndpoint<'_> {
    type Event = WebhookChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<WebhookChanged>> {
        let count = rows.run(
            sql!(
                "update webhook_endpoints set url = $3, events = $4, rev = rev + 1
                 where shop_id = $1 and id = $2 and rev = $5 and state <> 'removed'"
            ),
            params![rows.shop(), self.id, self.url, serde_json::json!(self.events), self.rev],
        )?;
        Ok(changed(count, self.id, None))
    }
}

/// One that is removed has no secret any more. `None`: it stands there already, or is removed.
pub struct SetState {
    pub id: WebhookId,
    pub state: EndpointState,
    pub reason: Option<Why>,
}

impl Change for SetState {
    type Event = WebhookChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<WebhookChanged>> {
        let count = rows.run(
            sql!(
                "update webhook_endpoints set state = $3, reason = $4, failing_since = null, failures = 0,
                        rests_until = null, rev = rev + 1,
                        secret = case when $3 = 'removed' then $5 else secret end,
                        secret_before = case when $3 = 'removed' then null else secret_before end
                 where shop_id = $1 and id = $2 and state <> $3 and state <> 'removed'"
            ),
            params![rows.shop(), self.id, self.state, self.reason, Vec::<u8>::new()],
        )?;
        Ok(changed(count, self.id, Some(self.state)))
    }
}

/// Another secret signs; the one before it does too until `until`.
pub struct SetSecret<'a> {
    pub id: WebhookId,
    pub secret: &'a [u8],
    pub until: Moment,
}

impl Change for SetSecret<'_> {
    type Event = WebhookChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<WebhookChanged>> {
        let count = rows.run(
            sql!(
                "update webhook_endpoints set secret_before = secret, before_until = $4, secret = $3,
                                              rev = rev + 1
                 where shop_id = $1 and id = $2 and state <> 'removed'"
            ),
            params![rows.shop(), self.id, self.secret.to_vec(), self.until],
        )?;
        Ok(changed(count, self.id, None))
    }
}

/// How the last call went: since when it fails and how often in a row, and from the third time on a rest, a
/// minute longer each time and an hour at most. `None`: it went well, as before.
pub struct Faring {
    pub id: WebhookId,
    pub failing: bool,
}

impl Change for Faring {
    type Event = WebhookChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<WebhookChanged>> {
        let count = rows.run(
            sql!(
                "update webhook_endpoints
                 set failing_since = case when cast($4 as boolean) then coalesce(failing_since, $3) end,
                     failures = case when cast($4 as boolean) then failures + 1 else 0 end,
                     rests_until = case when cast($4 as boolean) and failures >= 60 then $3 + 3600000000
                                        when cast($4 as boolean) and failures >= 2
                                        then $3 + 60000000 * (failures - 1) end
                 where shop_id = $1 and id = $2 and (cast($4 as boolean) or failing_since is not null)"
            ),
            params![rows.shop(), self.id, rows.now(), self.failing],
        )?;
        Ok(changed(count, self.id, None))
    }
}
