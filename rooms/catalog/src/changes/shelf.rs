//! Which products the storefront shows when the plan allows fewer than there are. Nothing is deleted.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, TenantId, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::changes::parts;
use crate::model::product::ProductId;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ShelfSettled {
    pub shop: TenantId,
    pub hidden: u64,
    pub shown: u64,
}

impl Event for ShelfSettled {
    const NAME: &'static str = "product.shelf_settled";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// The first `most` products are shown: what members preferred last, then the oldest. At most a thousand
/// change at once.
pub struct SettleShelf {
    pub most: i64,
}

impl Change for SettleShelf {
    type Event = ShelfSettled;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ShelfSettled>> {
        let shop = rows.shop();
        let hidden = rows.run(
            sql!(
                "update products set over_limit = true where shop_id = $1 and id in (
                    select s.id from (
                        select p.id, p.over_limit from products p
                        where p.shop_id = $1 and p.state <> 'archived'
                        order by case when p.preferred_at is null then 1 else 0 end, p.preferred_at desc,
                                 p.number
                        limit 9223372036854775807 offset $2) s
                    where s.over_limit = false order by s.id limit 1000)"
            ),
            params![shop, self.most],
        )?;
        let shown = rows.run(
            sql!(
                "update products set over_limit = false where shop_id = $1 and id in (
                    select s.id from (
                        select p.id, p.over_limit from products p
                        where p.shop_id = $1 and p.state <> 'archived'
                        order by case when p.preferred_at is null then 1 else 0 end, p.preferred_at desc,
                                 p.number
                        limit $2) s
                    where s.over_limit = true order by s.id limit 1000)"
            ),
            params![shop, self.most],
        )?;
        if hidden + shown == 0 {
            return Ok(None);
        }
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
