//! The counter of order lines that the orders room keeps on a product.

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
        rows.put(
            sql!(
                "update products set open_lines = open_lines + $3, all_lines = all_lines + $4
                 where shop_id = $1 and id = $2"
            ),
            params![rows.shop(), self.product, self.open, self.open.max(0)],
        )?;
        Ok(None)
    }
}
