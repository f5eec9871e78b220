//! The counter of order lines that the orders room keeps beside a product.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::model::product::ProductId;

/// `open` lines more or fewer; new ones also count for ever.
pub struct OpenLines {
    pub product: ProductId,
    pub open: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LinesCounted {
    pub id: ProductId,
}

impl Event for LinesCounted {
    const NAME: &'static str = "product.lines_counted";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

impl Change for OpenLines {
    type Event = LinesCounted;
    /// Yields no event: every order would write one that nobody reads.
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<LinesCounted>> {
        let (shop, product, open) = (rows.shop(), self.product, self.open);
        if open > 0 {
            rows.put(
                sql!(
                    "insert into product_lines (shop_id, product_id, open_lines, all_lines)
                     values ($1, $2, $3, $3)
                     on conflict (shop_id, product_id) do update
                     set open_lines = product_lines.open_lines + $3, all_lines = product_lines.all_lines + $3"
                ),
                params![shop, product, open],
            )?;
        } else {
            rows.put(
                sql!(
                    "update product_lines set open_lines = open_lines + $3
                     where shop_id = $1 and product_id = $2"
                ),
                params![shop, product, open],
            )?;
        }
        Ok(None)
    }
}
