//! What is on hand, reserved and available, by variant and location.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::{ProductId, VariantId, full_code};
use souk_core::{Moment, Quantity, Result, Words, params};
use souk_engine::{Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql};

use crate::model::movement::LocationId;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StockLevels {
    pub product_id: Option<ProductId>,
    pub variant_id: Option<VariantId>,
    pub location_id: Option<LocationId>,
    /// Only levels at or below the product's minimum.
    pub low: bool,
    pub after: Option<String>,
    pub limit: PageSize,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LevelRow {
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub full_code: String,
    pub product_name: Words,
    pub location_id: LocationId,
    pub on_hand: Quantity,
    pub reserved: Quantity,
    pub available: Quantity,
}

row! {
    struct Cells {
        variant_id: VariantId,
        product_id: ProductId,
        product_code: String,
        variant_code: String,
        product_name: Words,
        location_id: LocationId,
        on_hand: Quantity,
        reserved: Quantity,
        place: i64,
    }
}

impl Query for StockLevels {
    const NAME: &'static str = "stock_levels";
    const POLICY: Policy = Policy::shop("stock.view", Modes::Any, Entitled::Free);
    type Output = Slice<LevelRow>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<LevelRow>> {
        let after = Cursor::above(self.after.as_deref())?;
        let rows: Vec<Cells> = db.rows(
            sql!(
                "select s.variant_id, v.product_id, p.code, v.variant_code, p.name, s.location_id, s.on_hand,
                 s.reserved,
                        l.position
                 from stock_levels s
                 join locations l on l.shop_id = s.shop_id and l.id = s.location_id
                 join v_variants v on v.shop_id = s.shop_id and v.id = s.variant_id
                 join v_products p on p.shop_id = v.shop_id and p.id = v.product_id
                 where s.shop_id = $1 and ($2 = false or v.product_id = $3) and ($4 = false or s.variant_id =
                 $5)
                   and ($6 = false or s.location_id = $7)
                   and ($8 = false or s.on_hand - s.reserved <= p.min_stock)
                   and s.variant_id >= $9 and (s.variant_id, l.position) > ($9, $10)
                 order by s.variant_id, l.position limit $11"
            ),
            params![
                cx.shop,
                self.product_id.is_some(),
                self.product_id.map(ProductId::raw).unwrap_or_default(),
                self.variant_id.is_some(),
                self.variant_id.map(VariantId::raw).unwrap_or_default(),
                self.location_id.is_some(),
                self.location_id.map(LocationId::raw).unwrap_or_default(),
                self.low,
                after.id,
                after.number,
                self.limit.fetch()
            ],
        )?;
        let page = Slice::cut(rows, self.limit, |row| Cursor::at(Moment(row.place), row.variant_id.raw()));
        Ok(page.map(|row| LevelRow {
            variant_id: row.variant_id,
            product_id: row.product_id,
            full_code: full_code(&row.product_code, &row.variant_code),
            product_name: row.product_name,
            location_id: row.location_id,
            on_hand: row.on_hand,
            reserved: row.reserved,
            available: Quantity(row.on_hand.0 - row.reserved.0),
        }))
    }
}
