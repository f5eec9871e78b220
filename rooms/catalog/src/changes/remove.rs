//! An imported product that nobody touched is taken back: its rows go, its codes stay registered.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::changes::{media, parts};
use crate::model::product::{ProductId, Stored};

/// Only for the undo of the run that created it, and only where no later room refers to it.
pub struct RemoveProduct<'a>(pub &'a Stored);

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ProductRemoved {
    pub id: ProductId,
}

impl Event for ProductRemoved {
    const NAME: &'static str = "product.removed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

impl Change for RemoveProduct<'_> {
    type Event = ProductRemoved;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ProductRemoved>> {
        let (shop, id) = (rows.shop(), self.0.product.id);
        let untouched: Option<(i64,)> = rows.one(
            sql!(
                "update products set rev = rev + 1 where shop_id = $1 and id = $2 and rev = $3
                   and not exists (select 1 from product_lines l
                                   where l.shop_id = products.shop_id and l.product_id = products.id)
                 returning rev"
            ),
            params![shop, id, self.0.rev],
        )?;
        if untouched.is_none() {
            return Ok(None);
        }
        rows.put(sql!("delete from search_terms where shop_id = $1 and product_id = $2"), params![shop, id])?;
        rows.put(
            sql!("delete from former_variant_codes where shop_id = $1 and product_id = $2"),
            params![shop, id],
        )?;
        rows.put(sql!("delete from media where shop_id = $1 and product_id = $2"), params![shop, id])?;
        for medium in &self.0.product.media {
            media::release(rows, medium)?;
        }
        rows.put(sql!("delete from variants where shop_id = $1 and product_id = $2"), params![shop, id])?;
        rows.put(
            sql!(
                "update registered_codes set kinds = $3, until = $4
                 where shop_id = $1 and product_id = $2 and until is null"
            ),
            params![shop, id, crate::model::product::json::<[&str]>(&[]), rows.now()],
        )?;
        rows.put(
            sql!("delete from arranged_products where shop_id = $1 and product_id = $2"),
            params![shop, id],
        )?;
        rows.put(
            sql!("delete from product_stock where shop_id = $1 and product_id = $2"),
            params![shop, id],
        )?;
        rows.put(sql!("delete from products where shop_id = $1 and id = $2"), params![shop, id])?;
        parts::count_change(rows)?;
        Ok(Some(ProductRemoved { id }))
    }
}
