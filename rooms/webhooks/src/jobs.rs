//! Slow work: events become deliveries, deliveries are sent.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use souk_core::{Error, Fault, Kind, Moment, RawId, Result, TenantId, params};
use souk_engine::{Done, Engine, Job, JobContext, Told, row, sql};

use crate::changes::Attempt;
use crate::commands::{NoteWebhookAttempt, RecordWebhookEvent, place};
use crate::model::offered::TEST;
use crate::model::{DeliveryId, DeliveryState, EndpointState, WebhookId, schedule, signature};
use crate::ports::{Call, Caller, Outcome};

/// Letters of an answer that are kept.
const ANSWER: usize = 500;

/// An event that somebody wants to hear of, on its way to their endpoints.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FanOut(pub Told);

impl Job for FanOut {
    const NAME: &'static str = "fan_out_webhooks";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let Told { event, version, at, subject, data } = self.0;
        // Other programs act on what they hear: of a member who tries the shop they hear nothing.
        if event.starts_with("order.") && is_of_test(&cx, subject.as_deref()).await? {
            return Ok(Done::Done);
        }
        let record = RecordWebhookEvent { event, version, at, subject, data };
        match cx.execute("recorded", record).await {
            // The plan does not include it any more: nothing is sent, and nothing has failed.
            Err(Error::Refused(refusal)) if refusal.kind == Kind::Forbidden => Ok(Done::Done),
            other => other.map(|_| Done::Done),
        }
    }
}

async fn is_of_test(cx: &JobContext, subject: Option<&str>) -> Result<bool> {
    let Some(order) = subject.and_then(RawId::decode) else { return Ok(false) };
    let shop = cx.shop;
    let found: Option<(i64,)> = cx
        .read(move |db| {
            db.one(
                sql!("select number from v_orders where shop_id = $1 and id = $2 and channel = 'test'"),
                params![shop, order],
            )
        })
        .await?;
    Ok(found.is_some())
}

/// One delivery, until it is delivered or given up.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeliverWebhook {
    pub delivery: DeliveryId,
}

row! {
    struct Due {
        endpoint: WebhookId,
        url: String,
        endpoint_state: EndpointState,
        secret: Vec<u8>,
        secret_before: Option<Vec<u8>>,
        before_until: Option<Moment>,
        body: Vec<u8>,
        state: DeliveryState,
        attempts: i64,
        event: String,
        rests_until: Option<Moment>,
    }
}

impl Due {
    /// Until when its receiver, which failed several times in a row, is left alone; a trial goes at once.
    fn rests_until(&self, now: Moment) -> Option<Moment> {
        let waits = self.endpoint_state == EndpointState::Active && self.event != TEST;
        self.rests_until.filter(|until| waits && *until > now)
    }

    /// The secrets that are good now, the present one first.
    fn secrets(&self, engine: &Engine, shop: TenantId) -> Result<Vec<String>> {
        let before = self.secret_before.as_ref().filter(|_| self.before_until > Some(engine.now()));
        let sealed = std::iter::once(&self.secret).chain(before);
        sealed
            .map(|sealed| {
                let secret = engine.vault().open(sealed, &place(shop, self.endpoint))?;
                String::from_utf8(secret).map_err(|error| Fault::caused("a secret", error).into())
            })
            .collect()
    }
}

impl Job for DeliverWebhook {
    const NAME: &'static str = "deliver_webhook";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let (shop, id) = (cx.shop, self.delivery);
        let due = cx.read(move |db| {
            db.one(
                sql!(
                    "select e.id, e.url, e.state, e.secret, e.secret_before, e.before_until, d.body, d.state,
                            d.attempts, d.event, e.rests_until
                     from webhook_deliveries d
                     join webhook_endpoints e on e.shop_id = d.shop_id and e.id = d.endpoint_id
                     where d.shop_id = $1 and d.id = $2"
                ),
                params![shop, id],
            )
        });
        let due: Option<Due> = due.await?;
        let Some(due) = due.filter(|due| due.state == DeliveryState::Waiting) else { return Ok(Done::Done) };
        if let Some(until) = due.rests_until(cx.engine.now()) {
            return Ok(Done::Again(until.plus(schedule::turn(older(&cx, id, due.endpoint).await?))));
        }
        let outcome = match due.endpoint_state {
            EndpointState::Active => send(&cx, id, &due).await?,
            EndpointState::Disabled | EndpointState::Removed => {
                Outcome { failure: Some("the endpoint is disabled".to_owned()), ..Outcome::default() }
            }
        };
        let number = due.attempts + 1;
        let attempt = Attempt {
            number,
            status: outcome.status,
            failure: outcome.failure,
            answer: readable(&outcome.answer),
            ms: i64::try_from(outcome.ms).unwrap_or(i64::MAX),
        };
        let note = NoteWebhookAttempt { id, attempt, retry_after: outcome.retry_after };
        let noted = cx.execute(&format!("attempt-{number}"), note).await?;
        Ok(noted.try_at.map_or(Done::Done, Done::Again))
    }
}

/// How many older ones wait for the same endpoint.
async fn older(cx: &JobContext, id: DeliveryId, endpoint: WebhookId) -> Result<i64> {
    let shop = cx.shop;
    let count: Option<(i64,)> = cx
        .read(move |db| {
            db.one(
                sql!(
                    "select cast(count(*) as bigint) from (
                        select 1 as one from webhook_deliveries
                        where shop_id = $1 and endpoint_id = $2 and state = 'waiting' and id < $3
                        limit $4) w"
                ),
                params![shop, endpoint, id, schedule::MOST_OLDER],
            )
        })
        .await?;
    Ok(count.map_or(0, |(count,)| count))
}

async fn send(cx: &JobContext, id: DeliveryId, due: &Due) -> Result<Outcome> {
    let caller = cx.engine.services().get::<Arc<dyn Caller>>()?;
    let timestamp = cx.engine.now().unix_ms() / 1_000;
    let id = id.to_string();
    let signature = signature::sign(&due.secrets(&cx.engine, cx.shop)?, &id, timestamp, &due.body);
    let call = Call {
        url: due.url.clone(),
        headers: vec![
            ("content-type", "application/json".to_owned()),
            ("webhook-id", id),
            ("webhook-timestamp", timestamp.to_string()),
            ("webhook-signature", signature),
        ],
        body: due.body.clone(),
    };
    Ok(caller.post(call).await)
}

/// The first letters of an answer, as a page can show them.
fn readable(answer: &[u8]) -> String {
    let text = String::from_utf8_lossy(answer);
    text.chars().filter(|c| *c == '\n' || !souk_core::text::is_unsafe(*c)).take(ANSWER).collect()
}
