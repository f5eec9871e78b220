//! The stock of an imported product that is taken back goes with it.

use serde::{Deserialize, Serialize};
use souk_catalog::VariantId;
use souk_catalog::changes::count_goods;
use souk_core::{Quantity, RawId, Result, Value, params};
use souk_engine::{Change, Event, Rows, sql};

/// Only where all movements of these variants are the run's own and nothing was ever held.
pub struct EraseStock<'a> {
    pub run: RawId,
    pub variants: &'a [VariantId],
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StockErased {
    pub run: String,
}

impl Event for StockErased {
    const NAME: &'static str = "stock.erased";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        RawId::decode(&self.run).unwrap_or_default()
    }
}

impl Change for EraseStock<'_> {
    type Event = StockErased;
    /// `None`: somebody moved or held some of it since.
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<StockErased>> {
        let ids = || Value::Ids(self.variants.iter().map(|id| id.raw().0).collect());
        let touched: Option<(i64,)> = rows.one(
            sql!(
                "select (select cast(count(*) as bigint) from stock_movements m
                         where m.shop_id = $1 and m.variant_id in_list($2)
                           and (m.reference is null or m.reference <> $3))
                      + (select cast(count(*) as bigint) from reservations r
                         where r.shop_id = $1 and r.variant_id in_list($2))"
            ),
            params![rows.shop(), ids(), self.run],
        )?;
        if touched.is_none_or(|(count,)| count > 0) {
            return Ok(None);
        }
        let gone: Vec<(VariantId, Quantity)> = rows.rows(
            sql!(
                "select variant_id, on_hand from stock_levels
                 where shop_id = $1 and variant_id in_list($2)"
            ),
            params![rows.shop(), ids()],
        )?;
        let gone: Vec<_> = gone.into_iter().map(|(variant, there)| (variant, Quantity(-there.0))).collect();
        count_goods(rows, &gone)?;
        rows.put(
            sql!("delete from stock_movements where shop_id = $1 and variant_id in_list($2)"),
            params![rows.shop(), ids()],
        )?;
        rows.put(
            sql!("delete from stock_levels where shop_id = $1 and variant_id in_list($2)"),
            params![rows.shop(), ids()],
        )?;
        Ok(Some(StockErased { run: self.run.encode() }))
    }
}
