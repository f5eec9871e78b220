//! An order is kept where it stands until the commit: whoever would move it waits.

use souk_core::{Result, params};
use souk_engine::{Change, Rows, sql};

use super::OrderConfirmed;
use crate::OrderId;

/// Changes nothing and tells nothing. What is read of the order afterwards holds until the commit.
pub struct Still(pub OrderId);

impl Change for Still {
    type Event = OrderConfirmed;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<OrderConfirmed>> {
        rows.run(
            sql!("update orders set rev = rev where shop_id = $1 and id = $2"),
            params![rows.shop(), self.0],
        )?;
        Ok(None)
    }
}
