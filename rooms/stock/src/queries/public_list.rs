//! Active products as customers browse and search them: on the home page what the merchant put first, then
//! and everywhere the newest.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::model::search;
use souk_catalog::{CategoryId, MOST_ARRANGED, Picture, ProductId, first_pictures};
use souk_core::{Moment, Quantity, RawId, Result, Words, params};
use souk_engine::{
    Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Question, Reader, Slice, row, sql,
};

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
        let wanted = souk_core::Value::Ids(ids.items.iter().map(|place| place.id.0).collect());
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
        let mut rows: HashMap<RawId, Cells> = rows.into_iter().map(|row| (row.id.raw(), row)).collect();
        let items = ids
            .items
            .iter()
            .filter_map(|place| rows.remove(&place.id))
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

/// One product of the page, and where the list goes on behind it.
struct Place {
    id: RawId,
    number: i64,
}

impl From<(RawId, Moment)> for Place {
    fn from((id, created_at): (RawId, Moment)) -> Self {
        Self { id, number: created_at.0 }
    }
}

impl PublicList {
    /// Ids of the page: found by index alone, before anything of the products is read.
    fn page(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<Place>> {
        let after = Cursor::read(self.after.as_deref())?;
        let terms = self.q.as_deref().and_then(search::ranges);
        let rows = match (terms, self.category_id) {
            (None, None) => self.home(cx, db, after)?,
            (None, Some(category)) => self.category(cx, db, category, after)?,
            (Some(ranges), category) => self.found(cx, db, ranges, category, after)?,
        };
        Ok(Slice::cut(rows, self.limit, |place| Cursor { number: place.number, id: place.id }))
    }

    /// What has a place of its own first, then the newest. The number of a cursor tells in which of the
    /// two it stands: no moment is as small as a place.
    fn home(&self, cx: &Context, db: &mut Reader<'_>, after: Option<Cursor>) -> Result<Vec<Place>> {
        let limit = self.limit.fetch();
        let most = i64::try_from(MOST_ARRANGED).unwrap_or(i64::MAX);
        let place = after.as_ref().map_or(0, |cursor| cursor.number);
        let paged = place > most;
        let last = after.filter(|_| paged).map_or(RawId::LAST, |cursor| cursor.id);
        let arranged = Question::rows(
            sql!(
                "select p.id, a.place from v_arranged_products a
                 join v_products p on p.shop_id = a.shop_id and p.id = a.product_id
                 where a.shop_id = $1 and a.place > $2 and p.over_limit = false and p.state = 'active'
                 order by a.place limit $3"
            ),
            params![cx.shop, place, limit],
        );
        let newest = Question::rows(
            sql!(
                "select p.id, p.created_at from v_products p
                 where p.shop_id = $1 and p.over_limit = false and p.state = 'active'
                   and p.id < $2
                   and not exists (select 1 from v_arranged_products a
                                   where a.shop_id = $1 and a.product_id = p.id)
                 order by p.id desc limit $3"
            ),
            params![cx.shop, last, limit],
        );
        let arranged: Question<Vec<(RawId, i64)>> =
            if paged { Question::known(Vec::new()) } else { arranged };
        let (arranged, newest) = db.ask((arranged, newest))?;
        let newest: Vec<(RawId, Moment)> = newest?;
        let mut places: Vec<Place> = arranged?.into_iter().map(|(id, number)| Place { id, number }).collect();
        places.extend(newest.into_iter().map(Place::from));
        places.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(places)
    }

    fn category(
        &self,
        cx: &Context,
        db: &mut Reader<'_>,
        category: CategoryId,
        after: Option<Cursor>,
    ) -> Result<Vec<Place>> {
        let last = after.map_or(RawId::LAST, |cursor| cursor.id);
        let rows: Vec<(RawId, Moment)> = db.rows(
            sql!(
                "select p.id, p.created_at from v_products p
                 where p.shop_id = $1 and p.over_limit = false and p.state = 'active' and p.category_id = $2
                   and p.id < $3
                 order by p.id desc limit $4"
            ),
            params![cx.shop, category, last, self.limit.fetch()],
        )?;
        Ok(rows.into_iter().map(Place::from).collect())
    }

    fn found(
        &self,
        cx: &Context,
        db: &mut Reader<'_>,
        [first, second, third]: [(String, String); 3],
        category: Option<CategoryId>,
        after: Option<Cursor>,
    ) -> Result<Vec<Place>> {
        let last = after.map_or(RawId::LAST, |cursor| cursor.id);
        let (by_category, category) = (category.is_some(), category.map(CategoryId::raw).unwrap_or_default());
        let rows: Vec<(RawId, Moment)> = db.rows(
            sql!(
                "select p.id, p.created_at from v_products p
                 where p.shop_id = $1 and p.over_limit = false and p.state = 'active'
                   and ($2 = false or p.category_id = $3)
                   and p.id < $4
                   and p.id in (select s.product_id from v_search_terms s
                                where s.shop_id = $1 and s.term >= $6 and s.term < $7)
                   and exists (select 1 from v_search_terms s where s.shop_id = $1 and s.product_id = p.id
                               and s.term >= $8 and s.term < $9)
                   and exists (select 1 from v_search_terms s where s.shop_id = $1 and s.product_id = p.id
                               and s.term >= $10 and s.term < $11)
                 order by p.id desc limit $5"
            ),
            params![
                cx.shop,
                by_category,
                category,
                last,
                self.limit.fetch(),
                first.0,
                first.1,
                second.0,
                second.1,
                third.0,
                third.1
            ],
        )?;
        Ok(rows.into_iter().map(Place::from).collect())
    }
}
