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
    /// The order waits for a confirmation, so its call comes before those that nobody asked for. Whoever asks
    /// was reached: what was tried before does not count against them.
    pub queued: bool,
}

impl Change for AskCallback {
    type Event = CallbackAsked;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CallbackAsked>> {
        let (shop, now) = (rows.shop(), rows.now());
        let asked = rows.run(
            sql!(
                "insert into callbacks (shop_id, order_id, state, asked_at, ended_at)
                 values ($1, $2, 'waiting', $3, null)
                 on conflict (shop_id, order_id) do update
                    set state = 'waiting', asked_at = $3, ended_at = null where callbacks.state = 'done'"
            ),
            params![shop, self.order, now],
        )?;
        if asked == 0 {
            return Ok(None);
        }
        if self.queued {
            rows.put(
                sql!(
                    "insert into calls (shop_id, order_id, state, next_at, attempts, tries, days, last_day,
                                        lease_kind, lease_id, leased_at, lease_until, rev, last_at)
                     values ($1, $2, 'postponed', $3, 0, 0, 0, '', '', $2, $3, $3, 1, $3)
                     on conflict (shop_id, order_id) do update
                        set state = 'postponed', next_at = $3, tries = 0, days = 0, last_day = '',
                            rev = calls.rev + 1, last_at = $3"
                ),
                params![shop, self.order, now],
            )?;
        }
        Ok(Some(CallbackAsked { order_id: self.order, at: now }))
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
