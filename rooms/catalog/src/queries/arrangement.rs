//! The merchant's own order of the home page.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, TenantId, Words, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use crate::model::picture::Picture;
use crate::model::product::{ProductId, ProductState};
use crate::queries::first_pictures;

/// What has a place of its own, in its order.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Arrangement {
    pub products: Vec<ArrangedProduct>,
    /// Give it back with a change; 0 before the first.
    pub rev: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ArrangedProduct {
    pub id: ProductId,
    pub code: String,
    pub name: Words,
    /// Only active ones are shown; the others keep their place until they are.
    pub state: ProductState,
    /// The plan has no room for it: kept, and not shown.
    pub over_limit: bool,
    pub picture: Option<Picture>,
}

row! {
    struct Cells {
        id: ProductId,
        code: String,
        name: Words,
        state: ProductState,
        over_limit: bool,
    }
}

pub(crate) fn arrangement(db: &mut Reader<'_>, shop: TenantId) -> Result<Arrangement> {
    let rev: Option<(i64,)> =
        db.one(sql!("select rev from arrangements where shop_id = $1"), params![shop])?;
    let rows: Vec<Cells> = db.rows(
        sql!(
            "select p.id, p.code, p.name, p.state, p.over_limit from arranged_products a
             join products p on p.shop_id = a.shop_id and p.id = a.product_id
             where a.shop_id = $1 order by a.place"
        ),
        params![shop],
    )?;
    let ids: Vec<ProductId> = rows.iter().map(|row| row.id).collect();
    let mut pictures = first_pictures(db, shop, &ids)?;
    let product = |row: Cells| ArrangedProduct {
        id: row.id,
        code: row.code,
        name: row.name,
        state: row.state,
        over_limit: row.over_limit,
        picture: pictures.remove(&row.id),
    };
    let products = rows.into_iter().map(product).collect();
    Ok(Arrangement { products, rev: rev.map_or(0, |(rev,)| rev) })
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductArrangement {}

impl Query for ProductArrangement {
    const NAME: &'static str = "product_arrangement";
    const POLICY: Policy = Policy::shop("products.view", Modes::Any, Entitled::Free);
    type Output = Arrangement;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Arrangement> {
        arrangement(db, cx.shop)
    }
}
