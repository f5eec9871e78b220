//! What search engines are told of: categories and shown products by their handles, the oldest first, so that
//! a new product changes the end of the list alone. Read in steps of an index.

use souk_core::{Result, TenantId, params};
use souk_engine::{Reader, sql};

use crate::model::product::ProductId;

/// Handles of up to `most` shown products from this one on.
pub fn shown_from(
    db: &mut Reader<'_>,
    shop: TenantId,
    first: ProductId,
    most: i64,
) -> Result<Vec<(ProductId, String)>> {
    db.rows(
        sql!(
            "select id, handle from products
             where shop_id = $1 and over_limit = false and state = 'active' and id >= $2
             order by id limit $3"
        ),
        params![shop, first, most],
    )
}

/// The shown product so many behind this one, by the index alone; none where the list ends before.
pub fn shown_behind(
    db: &mut Reader<'_>,
    shop: TenantId,
    first: ProductId,
    step: i64,
) -> Result<Option<ProductId>> {
    let found: Option<(ProductId,)> = db.one(
        sql!(
            "select id from products
             where shop_id = $1 and over_limit = false and state = 'active' and id >= $2
             order by id limit 1 offset $3"
        ),
        params![shop, first, step],
    )?;
    Ok(found.map(|(id,)| id))
}

pub fn category_handles(db: &mut Reader<'_>, shop: TenantId, most: i64) -> Result<Vec<(String,)>> {
    db.rows(
        sql!("select handle from categories where shop_id = $1 order by id limit $2"),
        params![shop, most],
    )
}
