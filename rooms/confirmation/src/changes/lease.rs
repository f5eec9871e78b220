//! One order is one member's for a while: taken if it still stands where it was seen.

use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_orders::OrderId;

use crate::model::course::LEASE;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CallLeased {
    pub order_id: OrderId,
    pub until: Moment,
}

impl Event for CallLeased {
    const NAME: &'static str = "call.leased";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.order_id.raw()
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CallReleased {
    pub order_id: OrderId,
}

impl Event for CallReleased {
    const NAME: &'static str = "call.released";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.order_id.raw()
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CallSettled {
    pub order_id: OrderId,
}

impl Event for CallSettled {
    const NAME: &'static str = "call.settled";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.order_id.raw()
    }
}

/// `None`: somebody else took it, or an outcome was recorded, since it was seen at `rev` (0: without a row).
pub struct Take {
    pub order: OrderId,
    pub rev: i64,
}

impl Change for Take {
    type Event = CallLeased;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CallLeased>> {
        let (now, actor) = (rows.now(), rows.cx().actor.principal());
        let until = now.plus(LEASE);
        let taken = rows.run(
            sql!(
                "insert into calls (shop_id, order_id, state, next_at, attempts, tries, days, last_day,
                                    lease_kind, lease_id, leased_at, lease_until, rev)
                 values ($1, $2, 'open', $3, 0, 0, 0, '', $4, $5, $3, $6, 1)
                 on conflict (shop_id, order_id) do update
                    set lease_kind = $4, lease_id = $5, leased_at = $3, lease_until = $6, rev = calls.rev + 1
                    where calls.rev = $7 and (calls.lease_until <= $3
                          or (calls.lease_kind = $4 and calls.lease_id = $5))"
            ),
            params![rows.shop(), self.order, now, actor.kind, actor.id, until, self.rev],
        )?;
        Ok((taken == 1).then_some(CallLeased { order_id: self.order, until }))
    }
}

/// Back into the queue, as it was; `None`: it is not held as it was seen.
pub struct Free {
    pub order: OrderId,
    pub rev: i64,
}

impl Change for Free {
    type Event = CallReleased;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CallReleased>> {
        let freed = rows.run(
            sql!(
                "update calls set lease_until = $3, rev = rev + 1
                 where shop_id = $1 and order_id = $2 and rev = $4 and lease_until > $3"
            ),
            params![rows.shop(), self.order, rows.now(), self.rev],
        )?;
        Ok((freed == 1).then_some(CallReleased { order_id: self.order }))
    }
}

/// The order was decided without a call: nobody calls about it any more.
pub struct Settle {
    pub order: OrderId,
    pub rev: i64,
}

impl Change for Settle {
    type Event = CallSettled;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CallSettled>> {
        let settled = rows.run(
            sql!(
                "update calls set state = 'done', lease_until = $4, rev = rev + 1
                 where shop_id = $1 and order_id = $2 and rev = $3"
            ),
            params![rows.shop(), self.order, self.rev, rows.now()],
        )?;
        Ok((settled == 1).then_some(CallSettled { order_id: self.order }))
    }
}
