//! A customer wants to be called about their order, and somebody called.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_orders::OrderId;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct CallbackAsked {
    pub order_id: OrderId,
    pub at: Moment,
}

impl Event for CallbackAsked {
    const NAME: &'static str = "callback.asked";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.order_id.raw()
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct CallbackEnded {
    pub order_id: OrderId,
}

impl Event for CallbackEnded {
    const NAME: &'static str = "callback.ended";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.order_id.raw()
    }
}

/// `None`: they wait for a call already.
pub struct AskCallback {
    pub order: OrderId,
}

impl Change for AskCallback {
    type Event = CallbackAsked;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CallbackAsked>> {
        let now = rows.now();
        let asked = rows.run(
            sql!(
                "insert into callbacks (shop_id, order_id, state, asked_at, ended_at, wishes)
                 values ($1, $2, 'waiting', $3, null, 1)
                 on conflict (shop_id, order_id) do update
                    set state = 'waiting', asked_at = $3, ended_at = null, wishes = callbacks.wishes + 1
                    where callbacks.state = 'done'"
            ),
            params![rows.shop(), self.order, now],
        )?;
        Ok((asked == 1).then_some(CallbackAsked { order_id: self.order, at: now }))
    }
}

/// `None`: nobody waits for a call about this order.
pub struct CloseCallback {
    pub order: OrderId,
}

impl Change for CloseCallback {
    type Event = CallbackEnded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CallbackEnded>> {
        let ended = rows.run(
            sql!(
                "update callbacks set state = 'done', ended_at = $3
                 where shop_id = $1 and order_id = $2 and state = 'waiting'"
            ),
            params![rows.shop(), self.order, rows.now()],
        )?;
        Ok((ended == 1).then_some(CallbackEnded { order_id: self.order }))
    }
}
