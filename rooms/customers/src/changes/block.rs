//! Blocking and unblocking.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::CustomerId;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct CustomerBlocked {
    pub customer_id: CustomerId,
    pub reason: String,
    pub until: Option<Moment>,
}

impl Event for CustomerBlocked {
    const NAME: &'static str = "customer.blocked";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.customer_id.raw()
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct CustomerUnblocked {
    pub customer_id: CustomerId,
}

impl Event for CustomerUnblocked {
    const NAME: &'static str = "customer.unblocked";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.customer_id.raw()
    }
}

/// `None`: blocked already, or no such customer.
pub struct Block {
    pub customer: CustomerId,
    pub reason: String,
    pub until: Option<Moment>,
}

impl Change for Block {
    type Event = CustomerBlocked;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CustomerBlocked>> {
        let changed = rows.run(
            sql!(
                "update customers set blocked_at = $3, block_reason = $4, blocked_until = $5
                 where shop_id = $1 and id = $2
                   and (blocked_at is null or (blocked_until is not null and blocked_until <= $3))"
            ),
            params![rows.shop(), self.customer, rows.now(), self.reason, self.until],
        )?;
        Ok((changed == 1).then(|| CustomerBlocked {
            customer_id: self.customer,
            reason: self.reason.clone(),
            until: self.until,
        }))
    }
}

/// `None`: not blocked, or no such customer.
pub struct Unblock {
    pub customer: CustomerId,
}

impl Change for Unblock {
    type Event = CustomerUnblocked;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CustomerUnblocked>> {
        let changed = rows.run(
            sql!(
                "update customers set blocked_at = null, block_reason = null, blocked_until = null
                 where shop_id = $1 and id = $2 and blocked_at is not null"
            ),
            params![rows.shop(), self.customer],
        )?;
        Ok((changed == 1).then_some(CustomerUnblocked { customer_id: self.customer }))
    }
}
