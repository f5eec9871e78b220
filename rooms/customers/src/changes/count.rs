//! The counters that orders keep here: open ones (limited), all, delivered, returned.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, RefusalDef, Result, params};
use souk_engine::{Change, Event, Rows, Tx, sql};

use crate::CustomerId;
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct CustomerCounted {
    pub customer_id: CustomerId,
}

impl Event for CustomerCounted {
    const NAME: &'static str = "customer.counted";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.customer_id.raw()
    }
}

/// One move of a customer's counters.
pub enum Count {
    /// One more open order, if there are fewer than `max`. `new`: it is also one more order.
    Open {
        max: i64,
        new: bool,
    },
    Closed,
    /// So many more or fewer, and what was paid for them.
    Delivered(i64, i64),
    Returned(i64),
}

/// One more order that is not confirmed yet; `or` where the customer has `max` of them already. The row stays
/// locked until the commit, so what is counted of this customer afterwards stays true.
pub fn hold_open(
    tx: &mut Tx<'_, '_>,
    customer: CustomerId,
    max: i64,
    new: bool,
    or: &RefusalDef,
) -> Result<()> {
    tx.must(&Counted { customer, count: Count::Open { max, new } }, or).map(drop)
}

/// One open order less: confirmed, or at its end.
pub fn drop_open(tx: &mut Tx<'_, '_>, customer: CustomerId) -> Result<()> {
    tx.must(&Counted { customer, count: Count::Closed }, &refusals::NOT_FOUND).map(drop)
}

/// `by` more orders delivered, for so much; negative when a delivery was taken back.
pub fn note_delivered(tx: &mut Tx<'_, '_>, customer: CustomerId, by: i64, paid_minor: i64) -> Result<()> {
    tx.must(&Counted { customer, count: Count::Delivered(by, paid_minor) }, &refusals::NOT_FOUND).map(drop)
}

pub fn note_returned(tx: &mut Tx<'_, '_>, customer: CustomerId) -> Result<()> {
    tx.must(&Counted { customer, count: Count::Returned(1) }, &refusals::NOT_FOUND).map(drop)
}

struct Counted {
    customer: CustomerId,
    count: Count,
}

impl Change for Counted {
    type Event = CustomerCounted;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CustomerCounted>> {
        let (shop, now) = (rows.shop(), rows.now());
        let changed = match self.count {
            Count::Open { max, new } => rows.run(
                sql!(
                    "update customers set open_orders = open_orders + 1, orders = orders + $4,
                                          last_order_at = case when $4 > 0 then $5 else last_order_at end
                     where shop_id = $1 and id = $2 and open_orders < $3"
                ),
                params![shop, self.customer, max, i64::from(new), now],
            )?,
            Count::Closed => rows.run(
                sql!("update customers set open_orders = open_orders - 1 where shop_id = $1 and id = $2"),
                params![shop, self.customer],
            )?,
            Count::Delivered(by, paid) => rows.run(
                sql!(
                    "update customers set delivered = delivered + $3, spent = spent + $4
                     where shop_id = $1 and id = $2"
                ),
                params![shop, self.customer, by, paid],
            )?,
            Count::Returned(by) => rows.run(
                sql!("update customers set returned = returned + $3 where shop_id = $1 and id = $2"),
                params![shop, self.customer, by],
            )?,
        };
        Ok((changed == 1).then_some(CustomerCounted { customer_id: self.customer }))
    }
}
