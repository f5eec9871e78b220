//! Blocking and unblocking a telephone, whoever has it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::ShopId;

/// Says nothing of the telephone: events are kept.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PhoneBlocked {
    pub shop: ShopId,
    pub until: Option<Moment>,
}

impl Event for PhoneBlocked {
    const NAME: &'static str = "phone.blocked";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PhoneUnblocked {
    pub shop: ShopId,
}

impl Event for PhoneUnblocked {
    const NAME: &'static str = "phone.unblocked";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// `None`: blocked already.
pub struct BlockNumber<'a> {
    /// Of its row, where it has none yet.
    pub id: RawId,
    pub phone: &'a str,
    pub reason: &'a str,
    pub until: Option<Moment>,
}

impl Change for BlockNumber<'_> {
    type Event = PhoneBlocked;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PhoneBlocked>> {
        let (shop, now) = (rows.shop(), rows.now());
        let changed = rows.run(
            sql!(
                "insert into blocked_phones
                    (shop_id, phone, id, reason, blocked_at, blocked_until, lifted_at)
                 values ($1, $2, $3, $4, $5, $6, null)
                 on conflict (shop_id, phone) do update
                 set reason = excluded.reason, blocked_at = excluded.blocked_at,
                     blocked_until = excluded.blocked_until, lifted_at = null
                 where blocked_phones.lifted_at is not null
                    or (blocked_phones.blocked_until is not null
                        and blocked_phones.blocked_until <= excluded.blocked_at)"
            ),
            params![shop, *self.phone, self.id, *self.reason, now, self.until],
        )?;
        Ok((changed == 1).then_some(PhoneBlocked { shop, until: self.until }))
    }
}

/// `None`: not blocked.
pub struct LiftNumber<'a> {
    pub phone: &'a str,
}

impl Change for LiftNumber<'_> {
    type Event = PhoneUnblocked;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PhoneUnblocked>> {
        let (shop, now) = (rows.shop(), rows.now());
        let changed = rows.run(
            sql!(
                "update blocked_phones set lifted_at = $3
                 where shop_id = $1 and phone = $2 and lifted_at is null
                   and (blocked_until is null or blocked_until > $3)"
            ),
            params![shop, *self.phone, now],
        )?;
        Ok((changed == 1).then_some(PhoneUnblocked { shop }))
    }
}
