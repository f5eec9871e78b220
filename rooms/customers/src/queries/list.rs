//! The customers of a shop in one of their orders; found by telephone or by the beginning of their name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, Value, fold, params};
use souk_engine::{Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, Sort, Sql, sql};

use super::card::{Customer, Kept};
use crate::model::phone;

souk_core::text_enum! {
    /// In which order customers are listed; an index serves each.
    #[derive(Default)]
    pub enum CustomerSort {
        #[default]
        Newest => "newest",
        Oldest => "oldest",
        /// Who took most orders.
        Delivered => "delivered",
        /// Who sent most back.
        Returned => "returned",
        /// Who paid most for what was delivered.
        Spent => "spent",
    }
}

impl Sort for CustomerSort {
    fn name(self) -> &'static str {
        self.as_str()
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CustomerList {
    /// A telephone in any spelling, or the beginning of a name.
    pub q: Option<String>,
    pub blocked: Option<bool>,
    pub sort: CustomerSort,
    pub after: Option<String>,
    pub limit: PageSize,
}

macro_rules! columns {
    () => {
        "select c.id, c.name,
                (select min(i.value) from customer_identities i
                 where i.shop_id = c.shop_id and i.customer_id = c.id and i.kind = 'phone'),
                c.lang, c.blocked_at, c.block_reason, c.blocked_until, c.open_orders, c.orders,
                c.delivered, c.returned, c.spent, c.last_order_at, c.erased, c.created_at
         from customers c
         where c.shop_id = $1
           and (cast($4 as text) is null or (c.name_fold >= $4 and c.name_fold < $5))
           and (cast($6 as boolean) is null
                or $6 = (c.blocked_at is not null and (c.blocked_until is null or c.blocked_until > $7))) "
    };
}

macro_rules! only {
    () => {
        " and c.id in_list($9) "
    };
}

macro_rules! newest {
    () => {
        "and (c.created_at, c.id) < ($2, $3) order by c.created_at desc, c.id desc limit $8"
    };
}

macro_rules! oldest {
    () => {
        "and (c.created_at, c.id) > ($2, $3) order by c.created_at, c.id limit $8"
    };
}

macro_rules! delivered {
    () => {
        "and (c.delivered, c.id) < ($2, $3) order by c.delivered desc, c.id desc limit $8"
    };
}

macro_rules! returned {
    () => {
        "and (c.returned, c.id) < ($2, $3) order by c.returned desc, c.id desc limit $8"
    };
}

macro_rules! spent {
    () => {
        "and (c.spent, c.id) < ($2, $3) order by c.spent desc, c.id desc limit $8"
    };
}

impl CustomerSort {
    /// `only`: among those that are named.
    fn statement(self, only: bool) -> &'static Sql {
        match (self, only) {
            (Self::Newest, false) => sql!(columns!(), newest!()),
            (Self::Newest, true) => sql!(columns!(), only!(), newest!()),
            (Self::Oldest, false) => sql!(columns!(), oldest!()),
            (Self::Oldest, true) => sql!(columns!(), only!(), oldest!()),
            (Self::Delivered, false) => sql!(columns!(), delivered!()),
            (Self::Delivered, true) => sql!(columns!(), only!(), delivered!()),
            (Self::Returned, false) => sql!(columns!(), returned!()),
            (Self::Returned, true) => sql!(columns!(), only!(), returned!()),
            (Self::Spent, false) => sql!(columns!(), spent!()),
            (Self::Spent, true) => sql!(columns!(), only!(), spent!()),
        }
    }

    fn enter(self, after: Option<&str>) -> Result<Cursor> {
        let place = self.place(after)?;
        if self == Self::Oldest { Cursor::above(place) } else { Cursor::below(place) }
    }

    fn cursor(self, kept: &Kept) -> Cursor {
        let id = kept.id.raw();
        match self {
            Self::Newest | Self::Oldest => Cursor::at(kept.created_at, id),
            Self::Delivered => Cursor { number: kept.delivered, id },
            Self::Returned => Cursor { number: kept.returned, id },
            Self::Spent => Cursor { number: kept.spent, id },
        }
    }
}

/// So many of one name are looked up one by one; of more, the newest are found soon enough.
const NAMESAKES: i64 = 500;

/// The only customers that can be meant, found by an index of their own; `None` where any may be.
fn only(
    cx: &Context,
    db: &mut Reader<'_>,
    phone: Option<String>,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<Option<Vec<RawId>>> {
    let found: Vec<(RawId,)> = match (phone, from, to) {
        (Some(phone), ..) => db.rows(
            sql!(
                "select customer_id from customer_identities
                 where shop_id = $1 and kind = 'phone' and value = $2"
            ),
            params![cx.shop, phone],
        )?,
        (None, Some(from), Some(to)) => db.rows(
            sql!(
                "select id from customers where shop_id = $1 and name_fold >= $2 and name_fold < $3
                 limit $4"
            ),
            params![cx.shop, from, to, NAMESAKES + 1],
        )?,
        _ => return Ok(None),
    };
    let few = i64::try_from(found.len()).is_ok_and(|count| count <= NAMESAKES);
    Ok(few.then(|| found.into_iter().map(|(id,)| id).collect()))
}

impl Query for CustomerList {
    const NAME: &'static str = "customer_list";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Slice<Customer>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<Customer>> {
        let after = self.sort.enter(self.after.as_deref())?;
        let asked = self.q.as_deref().map(str::trim).filter(|q| !q.is_empty());
        let phone = asked.and_then(phone::normal);
        let name = asked.filter(|_| phone.is_none()).map(fold);
        // The greatest character there is: everything that begins with the name lies before it.
        let name_end = name.as_ref().map(|name| format!("{name}\u{10ffff}"));
        let only = only(cx, db, phone, name.as_deref(), name_end.as_deref())?;
        let mut asked = params![
            cx.shop,
            after.number,
            after.id,
            name,
            name_end,
            self.blocked,
            cx.now,
            self.limit.fetch()
        ]
        .to_vec();
        asked.extend(only.iter().map(|only| Value::Ids(only.iter().map(|id| id.0).collect())));
        let rows: Vec<Kept> = db.rows(self.sort.statement(only.is_some()), &asked)?;
        let page = Slice::sorted(self.sort, rows, self.limit, |kept| self.sort.cursor(kept));
        Ok(page.map(|kept| kept.at(cx.now)))
    }
}
