//! Customers who wait to be called back, whoever asked first at the top; nobody calls the forgotten. A
//! checkout that is looked at first stands among them: its customer was thanked like everybody.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, Result, params};
use souk_engine::{Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql};
use souk_orders::queries::screened_askers;
use souk_orders::{OrderId, Status};
use souk_shops::ShopId;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CallbackList {
    pub after: Option<String>,
    pub limit: PageSize,
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct CallbackRow {
        pub order_id: OrderId,
        pub number: i64,
        pub status: Status,
        pub customer_name: String,
        pub phone: String,
        pub asked_at: Moment,
        /// A member looks at it first; there is no order yet, and `number` is the request's.
        pub is_request: bool,
    }
}

impl Query for CallbackList {
    const NAME: &'static str = "callback_list";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Slice<CallbackRow>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<CallbackRow>> {
        let after = Cursor::above(self.after.as_deref())?;
        let rows: Vec<CallbackRow> = db.rows(
            sql!(
                "select b.order_id, coalesce(o.number, r.number), coalesce(o.status, 'pending'),
                        coalesce(o.customer_name, ''), coalesce(o.phone, ''), b.asked_at, o.id is null
                 from callbacks b
                 left join v_orders o on o.shop_id = b.shop_id and o.id = b.order_id
                 left join v_order_requests r on r.shop_id = b.shop_id and r.id = b.order_id
                      and r.kind = 'screening' and r.state = 'waiting' and r.expires_at > $5
                 where b.shop_id = $1 and b.state = 'waiting'
                   and (o.phone <> '' or (o.id is null and r.id is not null))
                   and (b.asked_at, b.order_id) > ($2, $3)
                 order by b.asked_at, b.order_id limit $4"
            ),
            params![cx.shop, after.moment(), after.id, self.limit.fetch(), cx.now],
        )?;
        let mut page = Slice::cut(rows, self.limit, |row| Cursor::at(row.asked_at, row.order_id.raw()));
        let requests = page.items.iter().filter(|row| row.is_request).map(|row| row.order_id).collect();
        let mut askers = screened_askers(db, cx, requests)?;
        for row in &mut page.items {
            if let Some(asker) = askers.remove(&row.order_id) {
                (row.customer_name, row.phone) = (asker.name, asker.phone);
            }
        }
        Ok(page)
    }
}

/// Since when the customer of an order waits to be called back.
pub fn asked_at(db: &mut Reader<'_>, shop: ShopId, order: OrderId) -> Result<Option<Moment>> {
    let row: Option<(Moment,)> = db.one(
        sql!("select asked_at from callbacks where shop_id = $1 and order_id = $2 and state = 'waiting'"),
        params![shop, order],
    )?;
    Ok(row.map(|(at,)| at))
}

/// The same by the order's code, for doors that hold a proof of their own.
pub fn asked_by_code(db: &mut Reader<'_>, shop: ShopId, code: &str) -> Result<Option<Moment>> {
    let row: Option<(Moment,)> = db.one(
        sql!(
            "select b.asked_at from callbacks b
             where b.shop_id = $1 and b.state = 'waiting' and b.order_id in (
                select o.id from v_orders o where o.shop_id = $1 and o.code = $2
                union all
                select r.id from v_order_requests r where r.shop_id = $1 and r.code = $2)"
        ),
        params![shop, code.to_owned()],
    )?;
    Ok(row.map(|(at,)| at))
}

pub(super) fn waiting(db: &mut Reader<'_>, cx: &Context) -> Result<i64> {
    let row: Option<(i64,)> = db.one(
        sql!(
            "select cast(count(*) as bigint) from callbacks b
             left join v_orders o on o.shop_id = b.shop_id and o.id = b.order_id
             left join v_order_requests r on r.shop_id = b.shop_id and r.id = b.order_id
                  and r.kind = 'screening' and r.state = 'waiting' and r.expires_at > $2
             where b.shop_id = $1 and b.state = 'waiting'
               and (o.phone <> '' or (o.id is null and r.id is not null))"
        ),
        params![cx.shop, cx.now],
    )?;
    Ok(row.map_or(0, |(count,)| count))
}
