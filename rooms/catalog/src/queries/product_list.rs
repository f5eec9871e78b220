//! The shop's products in one of their orders, or those of them whose words begin with what was asked.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Json, Moment, Quantity, RawId, Result, Value, Words, params};
use souk_engine::{
    Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, Sort, Sql, TextCursor, row, sql,
};

use crate::model::picture::Picture;
use crate::model::product::{CategoryId, ProductId, ProductKind, ProductState};
use crate::model::search;
use crate::queries::first_pictures;

souk_core::text_enum! {
    /// In which order products are listed; an index serves each.
    #[derive(Default)]
    pub enum ProductSort {
        #[default]
        Newest => "newest",
        Oldest => "oldest",
        /// By the name in the first of its languages.
        Name => "name",
        Code => "code",
        Cheapest => "cheapest",
        Dearest => "dearest",
        /// By what lies there.
        Scarcest => "scarcest",
        Plentiful => "plentiful",
    }
}

impl Sort for ProductSort {
    fn name(self) -> &'static str {
        self.as_str()
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ProductList {
    /// Beginnings of words of names, codes, vendors, tags.
    pub q: Option<String>,
    /// Without it all but the archived ones.
    pub state: Option<ProductState>,
    pub category_id: Option<CategoryId>,
    pub sort: ProductSort,
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
        code_key: String,
        name_key: String,
        price_key: i64,
        on_hand: Quantity,
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
    /// What lies there, of all variants at all locations.
    pub on_hand: Quantity,
    pub picture: Option<Picture>,
    pub created_at: Moment,
    pub rev: i64,
}

impl Query for ProductList {
    const NAME: &'static str = "product_list";
    const POLICY: Policy = Policy::shop("products.view", Modes::Any, Entitled::Free);
    type Output = Slice<ProductRow>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<ProductRow>> {
        let ranges = self.q.as_deref().and_then(search::ranges);
        let mut asked = self.asked(cx)?;
        asked.extend(ranges.iter().flatten().flat_map(|(from, to)| params![from, to].to_vec()));
        let rows: Vec<Cells> = db.rows(self.statement(ranges.is_some()), &asked)?;
        let currency = cx.tenant.currency.to_string();
        let page = Slice::sorted(self.sort, rows, self.limit, |row| self.place(row));
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
            on_hand: row.on_hand,
            created_at: row.created_at,
            rev: row.rev,
        }))
    }
}

/// What every statement of the list says of a product.
macro_rules! columns {
    () => {
        "select p.id, p.number, p.code, p.handle, p.name, p.kind, p.state, p.sale_stopped, p.vendor, p.tags,
                p.price_minor,
                (select cast(count(*) as bigint) from variants v
                 where v.shop_id = p.shop_id and v.product_id = p.id),
                p.created_at, p.rev, p.over_limit, p.code_key, p.name_key, p.price_key, n.on_hand
         from products p
         join product_stock n on n.shop_id = p.shop_id and n.product_id = p.id
         where p.shop_id = $1
           and ((cast($4 as text) is null and p.state <> 'archived') or p.state = $4)
           and ($5 = false or p.category_id = $6) "
    };
}

/// The same of those whose words begin so.
macro_rules! found {
    () => {
        "and p.id in (select s.product_id from search_terms s
                      where s.shop_id = $1 and s.term >= $8 and s.term < $9)
         and exists (select 1 from search_terms s where s.shop_id = $1 and s.product_id = p.id
                     and s.term >= $10 and s.term < $11)
         and exists (select 1 from search_terms s where s.shop_id = $1 and s.product_id = p.id
                     and s.term >= $12 and s.term < $13) "
    };
}

macro_rules! newest {
    () => {
        "and cast($3 as bigint) is not null and p.id < $2 order by p.id desc limit $7"
    };
}

macro_rules! oldest {
    () => {
        "and cast($3 as bigint) is not null and p.id > $2 order by p.id limit $7"
    };
}

macro_rules! by_name {
    () => {
        "and (p.name_key, p.id) > ($3, $2) order by p.name_key, p.id limit $7"
    };
}

macro_rules! by_code {
    () => {
        "and (p.code_key, p.id) > ($3, $2) order by p.code_key, p.id limit $7"
    };
}

macro_rules! cheapest {
    () => {
        "and (p.price_key, p.id) > ($3, $2) order by p.price_key, p.id limit $7"
    };
}

macro_rules! dearest {
    () => {
        "and (p.price_key, p.id) < ($3, $2) order by p.price_key desc, p.id desc limit $7"
    };
}

macro_rules! scarcest {
    () => {
        "and (n.on_hand, n.product_id) > ($3, $2) order by n.on_hand, n.product_id limit $7"
    };
}

macro_rules! plentiful {
    () => {
        "and (n.on_hand, n.product_id) < ($3, $2) order by n.on_hand desc, n.product_id desc limit $7"
    };
}

impl ProductList {
    fn statement(&self, searching: bool) -> &'static Sql {
        match (self.sort, searching) {
            (ProductSort::Newest, false) => sql!(columns!(), newest!()),
            (ProductSort::Newest, true) => sql!(columns!(), found!(), newest!()),
            (ProductSort::Oldest, false) => sql!(columns!(), oldest!()),
            (ProductSort::Oldest, true) => sql!(columns!(), found!(), oldest!()),
            (ProductSort::Name, false) => sql!(columns!(), by_name!()),
            (ProductSort::Name, true) => sql!(columns!(), found!(), by_name!()),
            (ProductSort::Code, false) => sql!(columns!(), by_code!()),
            (ProductSort::Code, true) => sql!(columns!(), found!(), by_code!()),
            (ProductSort::Cheapest, false) => sql!(columns!(), cheapest!()),
            (ProductSort::Cheapest, true) => sql!(columns!(), found!(), cheapest!()),
            (ProductSort::Dearest, false) => sql!(columns!(), dearest!()),
            (ProductSort::Dearest, true) => sql!(columns!(), found!(), dearest!()),
            (ProductSort::Scarcest, false) => sql!(columns!(), scarcest!()),
            (ProductSort::Scarcest, true) => sql!(columns!(), found!(), scarcest!()),
            (ProductSort::Plentiful, false) => sql!(columns!(), plentiful!()),
            (ProductSort::Plentiful, true) => sql!(columns!(), found!(), plentiful!()),
        }
    }

    /// Where the page begins, and what is looked for.
    fn asked(&self, cx: &Context) -> Result<Vec<Value>> {
        let place = self.sort.place(self.after.as_deref())?;
        let (id, key): (RawId, Value) = match self.sort {
            ProductSort::Newest | ProductSort::Dearest | ProductSort::Plentiful => {
                number(Cursor::below(place)?)
            }
            ProductSort::Oldest | ProductSort::Cheapest | ProductSort::Scarcest => {
                number(Cursor::above(place)?)
            }
            ProductSort::Name | ProductSort::Code => {
                let place = TextCursor::above(place)?;
                (place.id, Value::Text(place.text))
            }
        };
        let category = self.category_id.map(CategoryId::raw).unwrap_or_default();
        let limit = self.limit.fetch();
        let mut asked = params![cx.shop, id].to_vec();
        asked.push(key);
        asked.extend_from_slice(params![self.state, self.category_id.is_some(), category, limit]);
        Ok(asked)
    }

    fn place(&self, row: &Cells) -> String {
        let id = row.id.raw();
        let text = |key: &str| TextCursor { text: key.to_owned(), id }.to_string();
        match self.sort {
            ProductSort::Newest | ProductSort::Oldest => Cursor::at(row.created_at, id).to_string(),
            ProductSort::Name => text(&row.name_key),
            ProductSort::Code => text(&row.code_key),
            ProductSort::Cheapest | ProductSort::Dearest => Cursor { number: row.price_key, id }.to_string(),
            ProductSort::Scarcest | ProductSort::Plentiful => {
                Cursor { number: row.on_hand.0, id }.to_string()
            }
        }
    }
}

fn number(place: Cursor) -> (RawId, Value) {
    (place.id, Value::Int(place.number))
}
