//! Deliveries: one event on its way to one endpoint, and what came of each attempt.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::model::{DeliveryId, DeliveryState, WebhookId};

/// A delivery was made, tried or asked for again.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryChanged {
    pub delivery_id: DeliveryId,
    pub state: DeliveryState,
}

impl Event for DeliveryChanged {
    const NAME: &'static str = "webhook.delivery_changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.delivery_id.raw()
    }
}

pub struct NewDelivery<'a> {
    pub id: DeliveryId,
    pub endpoint: WebhookId,
    pub event: &'a str,
    pub subject: Option<RawId>,
    pub body: &'a [u8],
}

impl Change for NewDelivery<'_> {
    type Event = DeliveryChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<DeliveryChanged>> {
        rows.put(
            sql!(
                "insert into webhook_deliveries (shop_id, id, endpoint_id, event, subject, body, state,
                                                 attempts, try_at, created_at, done_at)
                 values ($1, $2, $3, $4, $5, $6, 'waiting', 0, $7, $7, null)"
            ),
            params![
                rows.shop(),
                self.id,
                self.endpoint,
                self.event,
                self.subject,
                self.body.to_vec(),
                rows.now()
            ],
        )?;
        Ok(Some(DeliveryChanged { delivery_id: self.id, state: DeliveryState::Waiting }))
    }
}

/// What came of one try.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Attempt {
    pub number: i64,
    pub status: Option<u16>,
    /// Why nothing was answered.
    pub failure: Option<String>,
    /// The first letters of the answer.
    pub answer: String,
    pub ms: i64,
}

/// `None`: it was noted already.
pub struct Attempted<'a> {
    pub id: DeliveryId,
    pub attempt: &'a Attempt,
    pub state: DeliveryState,
    pub try_at: Option<Moment>,
}

impl Change for Attempted<'_> {
    type Event = DeliveryChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<DeliveryChanged>> {
        let Attempt { number, status, failure, answer, ms } = self.attempt;
        let over = (self.state != DeliveryState::Waiting).then_some(rows.now());
        let count = rows.run(
            sql!(
                "update webhook_deliveries set state = $4, attempts = $3, try_at = $5, done_at = $6
                 where shop_id = $1 and id = $2 and state = 'waiting' and attempts = $3 - 1"
            ),
            params![rows.shop(), self.id, *number, self.state, self.try_at, over],
        )?;
        if count != 1 {
            return Ok(None);
        }
        rows.put(
            sql!(
                "insert into webhook_attempts (shop_id, delivery_id, number, at, ms, status, failure, answer)
                 values ($1, $2, $3, $4, $5, $6, $7, $8)"
            ),
            params![
                rows.shop(),
                self.id,
                *number,
                rows.now(),
                *ms,
                status.map(i64::from),
                failure.clone(),
                answer.as_str()
            ],
        )?;
        Ok(Some(DeliveryChanged { delivery_id: self.id, state: self.state }))
    }
}

/// `None`: it is on its way.
pub struct Requeue {
    pub id: DeliveryId,
}

impl Change for Requeue {
    type Event = DeliveryChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<DeliveryChanged>> {
        let count = rows.run(
            sql!(
                "update webhook_deliveries set state = 'waiting', try_at = $3, done_at = null
                 where shop_id = $1 and id = $2 and state <> 'waiting'"
            ),
            params![rows.shop(), self.id, rows.now()],
        )?;
        Ok((count == 1).then_some(DeliveryChanged { delivery_id: self.id, state: DeliveryState::Waiting }))
    }
}
