//! Which products the storefront shows when the plan allows fewer than there are. Nothing is deleted.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, TenantId, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::changes::parts;
use crate::model::product::ProductId;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ShelfSettled {
    pub shop: TenantId,
    pub hidden: usize,
    pub shown: usize,
}

impl Event for ShelfSettled {
    const NAME: &'static str = "product.shelf_settled";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// The first `most` products are shown: what members preferred last, then the oldest. At most `step` change
/// at once.
pub struct SettleShelf {
    pub most: i64,
    pub step: i64,
}

impl Change for SettleShelf {
    type Event = ShelfSettled;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ShelfSettled>> {
        let shop = rows.shop();
        let changed: Vec<(bool,)> = rows.rows(
            sql!(
                "update products set over_limit = case when over_limit then false else true end
                 where shop_id = $1 and id in (
                    select s.id from (
                        select p.id, p.over_limit, row_number() over (
                            order by case when p.preferred_at is null then 1 else 0 end,
                                     p.preferred_at desc, p.number) as place
                        from products p where p.shop_id = $1 and p.state <> 'archived') s
                    where (s.place > $2 and s.over_limit = false) or (s.place <= $2 and s.over_limit = true)
                    order by s.id limit $3)
                 returning over_limit"
            ),
            params![shop, self.most, self.step],
        )?;
        if changed.is_empty() {
            return Ok(None);
        }
        let hidden = changed.iter().filter(|(over_limit,)| *over_limit).count();
        let shown = changed.len() - hidden;
        parts::count_change(rows)?;
        Ok(Some(ShelfSettled { shop, hidden, shown }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ProductPreferred {
    pub id: ProductId,
}

impl Event for ProductPreferred {
    const NAME: &'static str = "product.preferred";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

/// From now on this product comes first.
pub struct Prefer {
    pub id: ProductId,
}

impl Change for Prefer {
    type Event = ProductPreferred;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ProductPreferred>> {
        let changed = rows.run(
            sql!(
                "update products set preferred_at = $3
                 where shop_id = $1 and id = $2 and state <> 'archived'"
            ),
            params![rows.shop(), self.id, rows.now()],
        )?;
        Ok((changed == 1).then_some(ProductPreferred { id: self.id }))
    }
}
