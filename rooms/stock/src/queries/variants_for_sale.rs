//! What a member can sell to somebody who asks for it: variants by beginnings of words, with what is left.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::model::search;
use souk_catalog::{ProductId, VariantId, full_code, variant_label};
use souk_core::{Json, Quantity, Result, Words, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

/// Products that are looked into; whoever looks for another writes more of its name.
const MOST_PRODUCTS: i64 = 6;
const MOST_VARIANTS: i64 = 300;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VariantsForSale {
    /// Beginnings of words of the product's name and codes.
    pub q: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ForSale {
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub name: Words,
    pub variant_label: String,
    pub full_code: String,
    pub price_minor: i64,
    /// What can be promised; absent where stock is not counted.
    pub left: Option<Quantity>,
}

row! {
    struct Cells {
        variant_id: VariantId,
        product_id: ProductId,
        name: Words,
        product_code: String,
        variant_code: String,
        values: Json<Vec<String>>,
        price_minor: i64,
        tracked: bool,
        available: Quantity,
    }
}

impl Query for VariantsForSale {
    const NAME: &'static str = "variants_for_sale";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Vec<ForSale>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Vec<ForSale>> {
        let Some([first, second, third]) = search::ranges(&self.q) else { return Ok(Vec::new()) };
        let rows: Vec<Cells> = db.rows(
            sql!(
                "select v.id, p.id, p.name, p.code, v.variant_code, v.option_values,
                        coalesce(v.price_minor, p.price_minor), v.tracked,
                        (select cast(coalesce(sum(l.on_hand - l.reserved), 0) as bigint) from stock_levels l
                         where l.shop_id = $1 and l.variant_id = v.id)
                 from v_products p
                 join v_variants v on v.shop_id = p.shop_id and v.product_id = p.id
                 where p.shop_id = $1 and v.active = true
                   and coalesce(v.price_minor, p.price_minor) is not null
                   and p.id in (
                     select o.id from v_products o
                     where o.shop_id = $1 and o.state = 'active' and o.over_limit = false
                       and o.sale_stopped = false
                       and o.id in (select s.product_id from v_search_terms s
                                    where s.shop_id = $1 and s.term >= $2 and s.term < $3)
                       and exists (select 1 from v_search_terms s where s.shop_id = $1 and s.product_id = o.id
                                   and s.term >= $4 and s.term < $5)
                       and exists (select 1 from v_search_terms s where s.shop_id = $1 and s.product_id = o.id
                                   and s.term >= $6 and s.term < $7)
                     order by o.id desc limit $8)
                 order by p.id desc, v.position limit $9"
            ),
            params![
                cx.shop,
                first.0,
                first.1,
                second.0,
                second.1,
                third.0,
                third.1,
                MOST_PRODUCTS,
                MOST_VARIANTS
            ],
        )?;
        Ok(rows.into_iter().map(ForSale::from).collect())
    }
}

impl From<Cells> for ForSale {
    fn from(row: Cells) -> Self {
        Self {
            variant_id: row.variant_id,
            product_id: row.product_id,
            name: row.name,
            variant_label: variant_label(&row.values.0),
            full_code: full_code(&row.product_code, &row.variant_code),
            price_minor: row.price_minor,
            left: row.tracked.then_some(row.available),
        }
    }
}
