//! What was sent to an endpoint, newest first, and what came of each attempt.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, Result, params};
use souk_engine::{
    ByAge, Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql,
};
use souk_shops::ShopId;

use super::endpoints::endpoint;
use crate::model::{DeliveryId, DeliveryState, WebhookId};
use crate::refusals::DELIVERY_NOT_FOUND;

row! {
    #[derive(Debug, Clone, Serialize, JsonSchema)]
    pub struct WebhookDelivery {
        pub id: DeliveryId,
        pub webhook_id: WebhookId,
        pub event: String,
        pub state: DeliveryState,
        pub attempts: i64,
        /// When it is tried next.
        pub try_at: Option<Moment>,
        pub created_at: Moment,
        pub done_at: Option<Moment>,
        /// What was answered last.
        pub last_status: Option<i64>,
        /// Why nothing was answered last.
        pub last_failure: Option<String>,
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookDeliveryList {
    pub webhook_id: WebhookId,
    #[serde(default)]
    pub state: Option<DeliveryState>,
    #[serde(default)]
    pub sort: ByAge,
    #[serde(default)]
    pub after: Option<String>,
    #[serde(default)]
    pub limit: PageSize,
}

macro_rules! deliveries {
    () => {
        "select d.id, d.endpoint_id, d.event, d.state, d.attempts, d.try_at, d.created_at, d.done_at,
                a.status, a.failure
         from webhook_deliveries d
         left join webhook_attempts a on a.shop_id = d.shop_id and a.delivery_id = d.id
              and a.number = d.attempts
         where d.shop_id = $1 and d.endpoint_id = $2 and (cast($3 as text) is null or d.state = $3)
           and d.id "
    };
}

impl Query for WebhookDeliveryList {
    const NAME: &'static str = "webhook_delivery_list";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free);
    type Output = Slice<WebhookDelivery>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<WebhookDelivery>> {
        endpoint(db, cx.shop, self.webhook_id, cx.now)?;
        let after = self.sort.enter(self.after.as_deref())?;
        let text = match self.sort {
            ByAge::Newest => sql!(deliveries!(), "< $4 order by d.id desc limit $5"),
            ByAge::Oldest => sql!(deliveries!(), "> $4 order by d.id limit $5"),
        };
        let asked = params![cx.shop, self.webhook_id, self.state, after.id, self.limit.fetch()];
        let rows: Vec<WebhookDelivery> = db.rows(text, asked)?;
        let place = |one: &WebhookDelivery| Cursor::at(one.created_at, one.id.raw());
        Ok(Slice::sorted(self.sort, rows, self.limit, place))
    }
}

row! {
    #[derive(Debug, Clone, Serialize, JsonSchema)]
    pub struct WebhookTry {
        pub number: i64,
        pub at: Moment,
        /// How long it took, in milliseconds.
        pub ms: i64,
        pub status: Option<i64>,
        pub failure: Option<String>,
        /// The first letters of the answer.
        pub answer: String,
    }
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Delivery {
    #[serde(flatten)]
    pub delivery: WebhookDelivery,
    /// What is sent, each time the same.
    pub body: String,
    pub tries: Vec<WebhookTry>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookDeliveryCard {
    pub id: DeliveryId,
}

impl Query for WebhookDeliveryCard {
    const NAME: &'static str = "webhook_delivery_card";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free);
    type Output = Delivery;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Delivery> {
        delivery(db, cx.shop, self.id)
    }
}

pub fn delivery(db: &mut Reader<'_>, shop: ShopId, id: DeliveryId) -> Result<Delivery> {
    let found: Option<WebhookDelivery> = db.one(
        sql!(
            "select d.id, d.endpoint_id, d.event, d.state, d.attempts, d.try_at, d.created_at, d.done_at,
                    a.status, a.failure
             from webhook_deliveries d
             left join webhook_attempts a on a.shop_id = d.shop_id and a.delivery_id = d.id
                  and a.number = d.attempts
             where d.shop_id = $1 and d.id = $2"
        ),
        params![shop, id],
    )?;
    let delivery = found.ok_or_else(|| DELIVERY_NOT_FOUND.refuse())?;
    let body: Option<(Vec<u8>,)> = db
        .one(sql!("select body from webhook_deliveries where shop_id = $1 and id = $2"), params![shop, id])?;
    let tries = db.rows(
        sql!(
            "select number, at, ms, status, failure, answer from webhook_attempts
             where shop_id = $1 and delivery_id = $2 order by number desc limit 100"
        ),
        params![shop, id],
    )?;
    let body = body.map(|(body,)| String::from_utf8_lossy(&body).into_owned()).unwrap_or_default();
    Ok(Delivery { delivery, body, tries })
}
