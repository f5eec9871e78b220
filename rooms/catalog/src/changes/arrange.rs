//! The merchant's own order of the home page, written whole.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, TenantId, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::changes::parts;
use crate::model::product::ProductId;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ProductsArranged {
    pub shop: TenantId,
    pub products: usize,
    pub rev: i64,
}

impl Event for ProductsArranged {
    const NAME: &'static str = "product.arranged";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// `rev` 0 writes the first; `None`: it is at another revision by now.
pub struct Arrange<'a> {
    pub ids: &'a [ProductId],
    pub rev: i64,
}

impl Change for Arrange<'_> {
    type Event = ProductsArranged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ProductsArranged>> {
        let shop = rows.shop();
        let changed = if self.rev == 0 {
            rows.run(
                sql!(
                    "insert into arrangements (shop_id, rev) values ($1, 1) on conflict (shop_id) do nothing"
                ),
                params![shop],
            )?
        } else {
            rows.run(
                sql!("update arrangements set rev = rev + 1 where shop_id = $1 and rev = $2"),
                params![shop, self.rev],
            )?
        };
        if changed == 0 {
            return Ok(None);
        }
        rows.put(sql!("delete from arranged_products where shop_id = $1"), params![shop])?;
        for (place, id) in (1_i64..).zip(self.ids) {
            rows.put(
                sql!("insert into arranged_products (shop_id, place, product_id) values ($1, $2, $3)"),
                params![shop, place, id],
            )?;
        }
        parts::count_change(rows)?;
        Ok(Some(ProductsArranged { shop, products: self.ids.len(), rev: self.rev + 1 }))
    }
}
