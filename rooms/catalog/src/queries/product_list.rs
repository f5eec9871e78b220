//! The shop's products, newest first, or those whose words begin with what was asked.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Json, Moment, Result, Words, params};
use souk_engine::{Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql};

use crate::model::picture::Picture;
use crate::model::product::{CategoryId, ProductId, ProductKind, ProductState};
use crate::model::search;
use crate::queries::first_pictures;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ProductList {
    /// Beginnings of words of names, codes, vendors, tags.
    pub q: Option<String>,
    /// Without it all but the archived ones.
    pub state: Option<ProductState>,
    pub category_id: Option<CategoryId>,
    pub after: Option<String>,
    pub limit: PageSize,
}

row! {
    struct Cells {
        id: ProductId,
        number: i64,
        code: String,
        handle: String,
        name: Words,
        kind: ProductKind,
        state: ProductState,
        sale_stopped: bool,
        vendor: String,
        tags: Json<Vec<String>>,
        price_minor: Option<i64>,
        variants: i64,
        created_at: Moment,
        rev: i64,
        over_limit: bool,
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ProductRow {
    pub id: ProductId,
    pub number: i64,
    pub code: String,
    pub handle: String,
    pub name: Words,
    pub kind: ProductKind,
    pub state: ProductState,
    pub sale_stopped: bool,
    /// The plan has no room for it: kept, and not shown.
    pub over_limit: bool,
    pub vendor: String,
    pub tags: Vec<String>,
    pub price_minor: Option<i64>,
    pub currency: String,
    pub variants: i64,
    pub picture: Option<Picture>,
    pub created_at: Moment,
    pub rev: i64,
}

impl Query for ProductList {
    const NAME: &'static str = "product_list";
    const POLICY: Policy = Policy::shop("products.view", Modes::Any, Entitled::Free);
    type Output = Slice<ProductRow>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<ProductRow>> {
        let rows = match self.q.as_deref().and_then(search::ranges) {
            None => self.all(cx, db)?,
            Some(ranges) => self.found(cx, db, &ranges)?,
        };
        let currency = cx.tenant.currency.to_string();
        let page = Slice::cut(rows, self.limit, |row| Cursor::at(row.created_at, row.id.raw()));
        let ids: Vec<ProductId> = page.items.iter().map(|row| row.id).collect();
        let mut pictures = first_pictures(db, cx.shop, &ids)?;
        Ok(page.map(|row| ProductRow {
            picture: pictures.remove(&row.id),
            id: row.id,
            number: row.number,
            code: row.code,
            handle: row.handle,
            name: row.name,
            kind: row.kind,
            state: row.state,
            sale_stopped: row.sale_stopped,
            over_limit: row.over_limit,
            vendor: row.vendor,
            tags: row.tags.0,
            price_minor: row.price_minor,
            currency: currency.clone(),
            variants: row.variants,
            created_at: row.created_at,
            rev: row.rev,
        }))
    }
}

impl ProductList {
    fn all(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Vec<Cells>> {
        let after = Cursor::below(self.after.as_deref())?;
        db.rows(
            sql!(
                "select p.id, p.number, p.code, p.handle, p.name, p.kind, p.state, p.sale_stopped, p.vendor,
                 p.tags,
                        p.price_minor,
                        (select cast(count(*) as bigint) from variants v where v.shop_id = p.shop_id and
                        v.product_id = p.id),
                        p.created_at, p.rev, p.over_limit
                 from products p
                 where p.shop_id = $1
                   and ((cast($2 as text) is null and p.state <> 'archived') or p.state = $2)
                   and ($3 = false or p.category_id = $4)
                   and p.id < $5
                 order by p.id desc limit $6"
            ),
            params![
                cx.shop,
                self.state,
                self.category_id.is_some(),
                self.category_id.map(CategoryId::raw).unwrap_or_default(),
                after.id,
                self.limit.fetch()
            ],
        )
    }

    fn found(&self, cx: &Context, db: &mut Reader<'_>, ranges: &[(String, String); 3]) -> Result<Vec<Cells>> {
        let after = Cursor::below(self.after.as_deref())?;
        let [first, second, third] = ranges;
        db.rows(
            sql!(
                "select p.id, p.number, p.code, p.handle, p.name, p.kind, p.state, p.sale_stopped, p.vendor,
                 p.tags,
                        p.price_minor,
                        (select cast(count(*) as bigint) from variants v where v.shop_id = p.shop_id and
                        v.product_id = p.id),
                        p.created_at, p.rev, p.over_limit
                 from products p
                 where p.shop_id = $1
                   and p.id in (select s.product_id from search_terms s
                                where s.shop_id = $1 and s.term >= $7 and s.term < $8)
                   and exists (select 1 from search_terms s where s.shop_id = $1 and s.product_id = p.id
                               and s.term >= $9 and s.term < $10)
                   and exists (select 1 from search_terms s where s.shop_id = $1 and s.product_id = p.id
                               and s.term >= $11 and s.term < $12)
                   and ((cast($2 as text) is null and p.state <> 'archived') or p.state = $2)
                   and ($3 = false or p.category_id = $4)
                   and p.id < $5
                 order by p.id desc limit $6"
            ),
            params![
                cx.shop,
                self.state,
                self.category_id.is_some(),
                self.category_id.map(CategoryId::raw).unwrap_or_default(),
                after.id,
                self.limit.fetch(),
                first.0,
                first.1,
                second.0,
                second.1,
                third.0,
                third.1
            ],
        )
    }
}
