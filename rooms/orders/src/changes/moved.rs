//! An order moves from one status to another, if it still stands where it was seen.

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use souk_core::{Currency, Moment, RawId, Result, params};
use souk_customers::CustomerId;
use souk_engine::{Change, Event, Rows, sql};

use crate::OrderId;
use crate::model::confirmation::Confirmation;
use crate::model::status::Status;
use crate::steps::moving::OrderState;

/// What every move tells.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct OrderMoved {
    pub order_id: OrderId,
    pub number: i64,
    pub customer_id: CustomerId,
    pub from: Status,
    pub to: Status,
    pub reason: Option<String>,
    pub total_minor: i64,
    pub currency: Currency,
    pub at: Moment,
}

macro_rules! moves {
    ($($(#[$meta:meta])* $event:ident => $name:literal),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $event(pub OrderMoved);

        impl From<OrderMoved> for $event {
            fn from(moved: OrderMoved) -> Self {
                Self(moved)
            }
        }
        impl Event for $event {
            const NAME: &'static str = $name;
            const VERSION: u16 = 1;
            fn subject(&self) -> RawId {
                self.0.order_id.raw()
            }
        }
    )+};
}

moves! {
    OrderConfirmed => "order.confirmed",
    OrderCancelled => "order.cancelled",
    OrderShipped => "order.shipped",
    OrderDelivered => "order.delivered",
    /// On the way back.
    OrderReturning => "order.returning",
    OrderReturned => "order.returned",
    OrderReopened => "order.reopened",
    /// Confirmed too early: the customer is asked again.
    OrderUnconfirmed => "order.unconfirmed",
}

/// `None`: it stands elsewhere by now.
pub struct Move<'a, E> {
    pub order: &'a OrderState,
    pub to: Status,
    pub reason: Option<&'a str>,
    pub note: &'a str,
    pub event: PhantomData<E>,
}

impl<E: Event + From<OrderMoved> + Serialize + DeserializeOwned> Change for Move<'_, E> {
    type Event = E;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<E>> {
        let (shop, now, order) = (rows.shop(), rows.now(), self.order);
        let changed = rows.run(
            sql!(
                "update orders set status = $4, status_at = $5, payment_status = $6, rev = rev + 1,
                                   confirmation = coalesce($8, confirmation)
                 where shop_id = $1 and id = $2 and status = $3 and rev = $7"
            ),
            params![
                shop,
                order.id,
                order.status,
                self.to,
                now,
                order.payment_status.after(self.to),
                order.rev,
                Confirmation::of_move(self.to, self.reason)
            ],
        )?;
        if changed == 0 {
            return Ok(None);
        }
        let actor = rows.cx().actor.principal();
        rows.put(
            sql!(
                "insert into order_history
                    (shop_id, order_id, rev, from_status, to_status, actor_kind, actor_id, reason, note, at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            ),
            params![
                shop,
                order.id,
                order.rev + 1,
                order.status,
                self.to,
                actor.kind,
                actor.id,
                self.reason.map(str::to_owned),
                *self.note,
                now
            ],
        )?;
        Ok(Some(E::from(OrderMoved {
            order_id: order.id,
            number: order.number,
            customer_id: order.customer_id,
            from: order.status,
            to: self.to,
            reason: self.reason.map(str::to_owned),
            total_minor: order.total,
            currency: order.currency,
            at: now,
        })))
    }
}
