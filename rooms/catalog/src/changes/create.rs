//! A product comes into being, with all that belongs to it.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::changes::{media, parts};
use crate::model::codes::normal;
use crate::model::product::{Product, ProductId, json};
use crate::refusals;

pub struct CreateProduct<'a> {
    pub product: &'a Product,
    pub number: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ProductCreated {
    pub id: ProductId,
    pub number: i64,
    pub code: String,
}

impl Event for ProductCreated {
    const NAME: &'static str = "product.created";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

impl Change for CreateProduct<'_> {
    type Event = ProductCreated;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ProductCreated>> {
        let p = self.product;
        rows.insert(
            sql!(
                "insert into products (shop_id, id, number, code, code_key, handle, name, description, kind,
                 state,
                                       sale_stopped, category_id, vendor, type_name, tags, unit, price_minor,
                                       wholesale_minor, min_stock, free_delivery, options, kept, over_limit,
                                       preferred_at, created_at, changed_at, rev, name_key, price_key)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                 $19, $20, $21,
                         $22, false, null, $23, $23, 1, $24, $25)"
            ),
            params![
                rows.shop(),
                p.id,
                self.number,
                p.code,
                normal(&p.code),
                p.handle,
                p.name,
                p.description,
                p.kind,
                p.state,
                p.sale_stopped,
                p.category_id,
                p.vendor,
                p.type_name,
                json(&p.tags),
                p.unit,
                p.price_minor,
                p.wholesale_minor,
                p.min_stock,
                p.free_delivery,
                json(&p.options),
                json(&p.kept),
                rows.now(),
                p.name_key(),
                p.price_key()
            ],
            &[
                ("products", "shop_id, handle", &refusals::HANDLE_TAKEN),
                ("products", "shop_id, code_key", &refusals::CODE_TAKEN),
            ],
        )?;
        rows.put(
            sql!("insert into product_stock (shop_id, product_id, on_hand) values ($1, $2, 0)"),
            params![rows.shop(), p.id],
        )?;
        parts::codes(rows, None, p)?;
        media::write(rows, None, p)?;
        parts::variants(rows, None, p)?;
        parts::terms(rows, None, p)?;
        parts::count_change(rows)?;
        Ok(Some(ProductCreated { id: p.id, number: self.number, code: p.code.clone() }))
    }
}
