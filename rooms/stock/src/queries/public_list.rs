//! Active products as customers browse and search them, newest first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::model::search;
use souk_catalog::{CategoryId, Picture, ProductId, first_pictures};
use souk_core::{Moment, Quantity, RawId, Result, Words, params};
use souk_engine::{Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql};

use crate::model::shelf::{Shelf, shelf};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PublicList {
    /// Beginnings of words.
    pub q: Option<String>,
    pub category_id: Option<CategoryId>,
    pub after: Option<String>,
    pub limit: PageSize,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PublicRow {
    pub id: ProductId,
    pub handle: String,
    pub name: Words,
    pub vendor: String,
    pub sale_stopped: bool,
    /// Lowest price of its variants.
    pub price_minor: Option<i64>,
    /// Whether there are dearer ones.
    pub price_varies: bool,
    pub currency: String,
    pub picture: Option<Picture>,
    pub shelf: Shelf,
}

row! {
    struct Cells {
        id: ProductId,
        handle: String,
        name: Words,
        vendor: String,
        sale_stopped: bool,
        lowest: Option<i64>,
        highest: Option<i64>,
        always: i64,
        available: Quantity,
        created_at: Moment,
    }
}

impl Query for PublicList {
    const NAME: &'static str = "public_list";
    const POLICY: Policy = Policy::visitor("products.view", Modes::Any, Entitled::Free);
    type Output = Slice<PublicRow>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<PublicRow>> {
        let ids = self.page(cx, db)?;
        let next = ids.next.clone();
        let wanted = souk_core::Value::Ids(ids.items.iter().map(|(id, _)| id.0).collect());
        let rows: Vec<Cells> = db.rows(
            sql!(
                "select p.id, p.handle, p.name, p.vendor, p.sale_stopped,
                        (select min(coalesce(v.price_minor, p.price_minor)) from v_variants v
                         where v.shop_id = $1 and v.product_id = p.id and v.active = true),
                        (select max(coalesce(v.price_minor, p.price_minor)) from v_variants v
                         where v.shop_id = $1 and v.product_id = p.id and v.active = true),
                        (select cast(count(*) as bigint) from v_variants v where v.shop_id = $1 and
                        v.product_id = p.id
                         and v.active = true and (v.tracked = false or v.when_out = 'continue')),
                        (select cast(coalesce(sum(s.on_hand - s.reserved), 0) as bigint) from v_variants v
                         join stock_levels s on s.shop_id = v.shop_id and s.variant_id = v.id
                         where v.shop_id = $1 and v.product_id = p.id and v.active = true),
                        p.created_at
                 from v_products p where p.shop_id = $1 and p.id in_list($2) order by p.id desc"
            ),
            params![cx.shop, wanted],
        )?;
        let found: Vec<ProductId> = rows.iter().map(|row| row.id).collect();
        let mut pictures = first_pictures(db, cx.shop, &found)?;
        let currency = cx.tenant.currency.to_string();
        let items = rows
            .into_iter()
            .map(|row| PublicRow {
                id: row.id,
                handle: row.handle,
                name: row.name,
                vendor: row.vendor,
                sale_stopped: row.sale_stopped,
                price_minor: row.lowest,
                price_varies: row.lowest != row.highest,
                currency: currency.clone(),
                picture: pictures.remove(&row.id),
                shelf: shelf(true, row.always > 0, row.available),
            })
            .collect();
        Ok(Slice { items, next })
    }
}

impl PublicList {
    /// Ids of the page: found by index alone, before anything of the products is read.
    fn page(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<(RawId, Moment)>> {
        let after = Cursor::read(self.after.as_deref())?;
        let (category, last) = (
            self.category_id.map(CategoryId::raw).unwrap_or_default(),
            after.as_ref().map(|cursor| cursor.id).unwrap_or_default(),
        );
        let (by_category, paged, limit) = (self.category_id.is_some(), after.is_some(), self.limit.fetch());
        let rows: Vec<(RawId, Moment)> = match self.q.as_deref().and_then(search::ranges) {
            None => db.rows(
                sql!(
                    "select p.id, p.created_at from v_products p
                     where p.shop_id = $1 and p.over_limit = false and p.state = 'active'
                       and ($2 = false or p.category_id = $3)
                       and ($4 = false or p.id < $5)
                     order by p.id desc limit $6"
                ),
                params![cx.shop, by_category, category, paged, last, limit],
            )?,
            Some([first, second, third]) => db.rows(
                sql!(
                    "select p.id, p.created_at from v_products p
                     where p.shop_id = $1 and p.over_limit = false and p.state = 'active'
                       and ($2 = false or p.category_id = $3)
                       and ($4 = false or p.id < $5)
                       and p.id in (select s.product_id from v_search_terms s
                                    where s.shop_id = $1 and s.term >= $7 and s.term < $8)
                       and exists (select 1 from v_search_terms s where s.shop_id = $1 and s.product_id = p.id
                                   and s.term >= $9 and s.term < $10)
                       and exists (select 1 from v_search_terms s where s.shop_id = $1 and s.product_id = p.id
                                   and s.term >= $11 and s.term < $12)
                     order by p.id desc limit $6"
                ),
                params![
                    cx.shop,
                    by_category,
                    category,
                    paged,
                    last,
                    limit,
                    first.0,
                    first.1,
                    second.0,
                    second.1,
                    third.0,
                    third.1
                ],
            )?,
        };
        Ok(Slice::cut(rows, self.limit, |(id, created_at)| Cursor::at(*created_at, *id)))
    }
}
