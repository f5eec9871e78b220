//! The customers of a shop, newest first; found by telephone or by the beginning of their name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, Result, fold, params};
use souk_engine::{Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, sql};

use super::card::{Customer, Kept};
use crate::model::phone;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CustomerList {
    /// A telephone in any spelling, or the beginning of a name.
    pub q: Option<String>,
    pub blocked: Option<bool>,
    pub after: Option<String>,
    pub limit: PageSize,
}

impl Query for CustomerList {
    const NAME: &'static str = "customer_list";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Slice<Customer>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<Customer>> {
        let after = Cursor::read(self.after.as_deref())?;
        let asked = self.q.as_deref().map(str::trim).filter(|q| !q.is_empty());
        let phone = asked.and_then(phone::normal);
        let name = asked.filter(|_| phone.is_none()).map(fold);
        // The greatest character there is: everything that begins with the name lies before it.
        let name_end = name.as_ref().map(|name| format!("{name}\u{10ffff}"));
        let rows: Vec<Kept> = db.rows(
            sql!(
                "select c.id, c.name,
                        (select min(i.value) from customer_identities i
                         where i.shop_id = c.shop_id and i.customer_id = c.id and i.kind = 'phone'),
                        c.lang, c.blocked_at, c.block_reason, c.blocked_until, c.open_orders, c.orders,
                        c.delivered,
                        c.returned, c.last_order_at, c.erased, c.created_at
                 from customers c
                 where c.shop_id = $1
                   and (cast($2 as bigint) is null or c.created_at < $2 or (c.created_at = $2 and c.id < $3))
                   and (cast($4 as text) is null or exists (
                       select 1 from customer_identities i where i.shop_id = c.shop_id and i.kind = 'phone'
                          and i.value = $4 and i.customer_id = c.id))
                   and (cast($5 as text) is null or (c.name_fold >= $5 and c.name_fold < $6))
                   and (cast($7 as boolean) is null
                        or $7 = (c.blocked_at is not null
                                 and (c.blocked_until is null or c.blocked_until > $8)))
                 order by c.created_at desc, c.id desc limit $9"
            ),
            params![
                cx.shop,
                after.as_ref().map(|cursor| Moment(cursor.number)),
                after.map(|cursor| cursor.id).unwrap_or_default(),
                phone,
                name,
                name_end,
                self.blocked,
                cx.now,
                self.limit.fetch()
            ],
        )?;
        let page = Slice::cut(rows, self.limit, |kept| Cursor::at(kept.created_at, kept.id.raw()));
        Ok(page.map(|kept| kept.at(cx.now)))
    }
}
