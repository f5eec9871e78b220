//! Customers who were tried often enough: a person decides whether the order is given up.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, Result, params};
use souk_engine::{Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql};
use souk_orders::OrderId;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GiveUpList {
    pub after: Option<String>,
    pub limit: PageSize,
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct GiveUpRow {
        pub order_id: OrderId,
        pub number: i64,
        pub customer_name: String,
        pub phone: String,
        pub total_minor: i64,
        pub currency: Currency,
        pub placed_at: Moment,
        pub attempts: i64,
        pub days: i64,
        /// The last try.
        pub last_at: Moment,
    }
}

impl Query for GiveUpList {
    const NAME: &'static str = "give_up_list";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Slice<GiveUpRow>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<GiveUpRow>> {
        let after = Cursor::above(self.after.as_deref())?;
        let rows: Vec<GiveUpRow> = db.rows(
            sql!(
                "select c.order_id, o.number, o.customer_name, o.phone, o.total, o.currency, o.placed_at,
                        c.attempts, c.days, c.next_at
                 from calls c join v_orders o on o.shop_id = c.shop_id and o.id = c.order_id
                 where c.shop_id = $1 and c.state = 'give_up' and o.status = 'pending'
                   and (c.last_at is null or c.last_at >= o.status_at)
                   and (c.next_at, c.order_id) > ($2, $3)
                 order by c.next_at, c.order_id limit $4"
            ),
            params![cx.shop, after.moment(), after.id, self.limit.fetch()],
        )?;
        Ok(Slice::cut(rows, self.limit, |row| Cursor::at(row.last_at, row.order_id.raw())))
    }
}
