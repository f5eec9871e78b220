//! What is written of an order without moving it.

use souk_core::{Result, params};
use souk_engine::{Change, Rows, sql};

use super::OrderConfirmed;
use crate::OrderId;

/// The order is kept where it stands until the commit: whoever would move it waits. Changes nothing and tells
/// nothing. What is read of the order afterwards holds until the commit.
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

/// Who will have what is collected; none where no parcel is under way. It is no step of the order: nobody is
/// told, and its revision stays.
pub struct Holder<'a> {
    pub order: OrderId,
    pub account: Option<&'a str>,
}

impl Change for Holder<'_> {
    type Event = OrderConfirmed;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<OrderConfirmed>> {
        rows.run(
            sql!("update orders set cod_holder = $3 where shop_id = $1 and id = $2"),
            params![rows.shop(), self.order, self.account.map(str::to_owned)],
        )?;
        Ok(None)
    }
}
