//! A product changes from what was seen to what is wanted; only what differs is written.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::changes::{media, parts};
use crate::model::codes::normal;
use crate::model::product::{Product, ProductId, ProductState, Stored, json};
use crate::refusals;

pub struct SaveProduct<'a> {
    pub before: &'a Stored,
    pub after: &'a Product,
    /// Where the change came from, for the history of prices: `member`, `import`, `undo`.
    pub source: &'static str,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ProductUpdated {
    pub id: ProductId,
    pub rev: i64,
    pub state: ProductState,
    /// Whether it sold before and does not now, or the other way round.
    pub state_changed: bool,
    pub code_changed: bool,
    pub prices_changed: bool,
}

impl Event for ProductUpdated {
    const NAME: &'static str = "product.updated";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

impl Change for SaveProduct<'_> {
    type Event = ProductUpdated;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ProductUpdated>> {
        let (before, after) = (&self.before.product, self.after);
        if before == after {
            return Ok(None);
        }
        self.write_row(rows)?;
        parts::codes(rows, Some(before), after)?;
        media::write(rows, Some(before), after)?;
        parts::variants(rows, Some(before), after)?;
        parts::terms(rows, Some(before), after)?;
        let prices_changed = parts::prices(rows, before, after, self.source)?;
        parts::count_change(rows)?;
        Ok(Some(ProductUpdated {
            id: after.id,
            rev: self.before.rev + 1,
            state: after.state,
            state_changed: before.state != after.state,
            code_changed: before.code != after.code,
            prices_changed,
        }))
    }
}

impl SaveProduct<'_> {
    /// The condition that decides: nobody wrote the product since it was read.
    fn write_row(&self, rows: &mut Rows<'_, '_>) -> Result<()> {
        let p = self.after;
        let changed = rows.run(
            sql!(
                "update products set code = $4, code_key = $5, handle = $6, name = $7, description = $8, kind
                 = $9,
                                     state = $10, sale_stopped = $11, category_id = $12, vendor = $13,
                                     type_name = $14,
                                     tags = $15, unit = $16, price_minor = $17, wholesale_minor = $18,
                                     min_stock = $19,
                                     free_delivery = $20, options = $21, kept = $22, changed_at = $23, rev =
                                     rev + 1,
                                     over_limit = case when $10 = 'archived' then false else over_limit end,
                                     name_key = $24, price_key = $25
                 where shop_id = $1 and id = $2 and rev = $3"
            ),
            params![
                rows.shop(),
                p.id,
                self.before.rev,
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
        );
        let taken = [
            ("products", "shop_id, handle", &refusals::HANDLE_TAKEN),
            ("products", "shop_id, code_key", &refusals::CODE_TAKEN),
        ];
        match parts::refused(changed, &taken)? {
            1 => Ok(()),
            _ => Err(refusals::CHANGED_MEANWHILE.refuse()),
        }
    }
}
