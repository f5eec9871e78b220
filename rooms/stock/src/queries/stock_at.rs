//! On hand at a past moment, replayed from the movements.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::{ProductId, VariantId};
use souk_core::{Moment, Quantity, Result, params};
use souk_engine::{Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StockAt {
    pub moment: Moment,
    #[serde(default)]
    pub product_id: Option<ProductId>,
    #[serde(default)]
    pub after: Option<String>,
    #[serde(default)]
    pub limit: PageSize,
}

row! {
    #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
    pub struct LevelAt {
        pub variant_id: VariantId,
        pub on_hand: Quantity,
    }
}

impl Query for StockAt {
    const NAME: &'static str = "stock_at";
    const POLICY: Policy = Policy::shop("stock.view", Modes::Any, Entitled::Free);
    type Output = Slice<LevelAt>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<LevelAt>> {
        let after = Cursor::read(self.after.as_deref())?;
        let rows: Vec<LevelAt> = db.rows(
            sql!(
                "select m.variant_id, cast(sum(m.quantity) as bigint) from stock_movements m
                 join v_variants v on v.shop_id = m.shop_id and v.id = m.variant_id
                 where m.shop_id = $1 and m.recorded_at <= $2 and ($3 = false or v.product_id = $4)
                   and ($5 = false or m.variant_id > $6)
                 group by m.variant_id order by m.variant_id limit $7"
            ),
            params![
                cx.shop,
                self.moment,
                self.product_id.is_some(),
                self.product_id.map(ProductId::raw).unwrap_or_default(),
                after.is_some(),
                after.map(|cursor| cursor.id).unwrap_or_default(),
                self.limit.fetch()
            ],
        )?;
        Ok(Slice::cut(rows, self.limit, |row| Cursor::at(Moment(0), row.variant_id.raw())))
    }
}
