//! What came of an attempt, and what follows from it: delivered, tried again, given up, an endpoint disabled.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use souk_core::{Error, Kind, Lang, Moment, Result, params};
use souk_engine::{
    Command, Context, Entitled, MessageChannel, Modes, NewMessage, Policy, Tx, send as send_message, sql,
};

use crate::changes::{Attempt, Attempted, Faring, SetState};
use crate::model::offered::TEST;
use crate::model::schedule::{FAILING, next};
use crate::model::{DeliveryId, DeliveryState, EndpointState, Why};
use crate::queries::{Webhook, delivery, endpoint};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteWebhookAttempt {
    pub id: DeliveryId,
    pub attempt: Attempt,
    /// How long the receiver asks to be left alone, in seconds.
    pub retry_after: Option<u64>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct AttemptNoted {
    pub state: DeliveryState,
    /// When it is tried again.
    pub try_at: Option<Moment>,
}

impl NoteWebhookAttempt {
    fn status(&self) -> u16 {
        self.attempt.status.unwrap_or_default()
    }
    fn delivered(&self) -> bool {
        (200..300).contains(&self.status())
    }
}

impl Command for NoteWebhookAttempt {
    const NAME: &'static str = "note_webhook_attempt";
    const POLICY: Policy = Policy::shop("platform.operate", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = AttemptNoted;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<AttemptNoted> {
        let found = delivery(tx, cx.shop, self.id)?.delivery;
        // One that was removed is spoken to no more.
        let endpoint = match endpoint(tx, cx.shop, found.webhook_id, cx.now) {
            Ok(endpoint) => Some(endpoint),
            Err(Error::Refused(refusal)) if refusal.kind == Kind::NotFound => None,
            Err(error) => return Err(error),
        };
        let listens = endpoint.as_ref().filter(|endpoint| endpoint.state == EndpointState::Active);
        let again = listens.is_some() && found.event != TEST && !self.delivered() && self.status() != 410;
        let try_at = again.then(|| next(cx.now, self.attempt.number, self.retry_after)).flatten();
        let state = match (self.delivered(), try_at) {
            (true, _) => DeliveryState::Delivered,
            (false, Some(_)) => DeliveryState::Waiting,
            (false, None) => DeliveryState::Failed,
        };
        let noted = tx.make(&Attempted { id: self.id, attempt: &self.attempt, state, try_at })?;
        if noted.is_none() {
            return Ok(AttemptNoted { state: found.state, try_at: found.try_at });
        }
        if let Some(endpoint) = listens {
            self.fares(cx, tx, endpoint, found.event == TEST)?;
        }
        Ok(AttemptNoted { state, try_at })
    }
}

impl NoteWebhookAttempt {
    /// How the endpoint does: a success ends its failing, 410 and five days of failing end its being active.
    fn fares(&self, cx: &Context, tx: &mut Tx<'_, '_>, endpoint: &Webhook, trial: bool) -> Result<()> {
        let id = endpoint.id;
        if self.delivered() {
            return tx.make(&Faring { id, failing: false }).map(|_| ());
        }
        let long = endpoint.failing_since.is_some_and(|since| cx.now.since(since) >= FAILING);
        let why = match self.status() {
            410 => Some(Why::Gone),
            _ if long && !trial => Some(Why::Failing),
            _ => None,
        };
        let Some(why) = why else {
            return if trial { Ok(()) } else { tx.make(&Faring { id, failing: true }).map(|_| ()) };
        };
        // Which events are wanted is told anew by the next command that runs alone; until then they find
        // nobody.
        let disabled = SetState { id, state: EndpointState::Disabled, reason: Some(why) };
        if tx.make(&disabled)?.is_some() {
            tell_owner(cx, tx, endpoint, why)?;
        }
        Ok(())
    }
}

/// The owner reads of it in the outbox and by mail.
fn tell_owner(cx: &Context, tx: &mut Tx<'_, '_>, endpoint: &Webhook, why: Why) -> Result<()> {
    let owner: Option<(String, Lang)> = tx.one(
        sql!(
            "select m.email, m.lang from v_shops s
             join v_members m on m.shop_id = s.shop_id and m.user_id = s.owner_id where s.shop_id = $1"
        ),
        params![cx.shop],
    )?;
    let Some((receiver, lang)) = owner else { return Ok(()) };
    let template = match why {
        Why::Gone => "webhooks-mail-gone",
        Why::Failing | Why::Member => "webhooks-mail-failing",
    };
    // The host alone: what stands behind it may be a secret.
    let host = endpoint.url.split("://").nth(1).and_then(|rest| rest.split(['/', '?']).next());
    let args = json!({ "host": host.unwrap_or_default() });
    let (channel, template) = (MessageChannel::Email, template.to_owned());
    send_message(tx, NewMessage { channel, receiver, lang, template, args })
}
