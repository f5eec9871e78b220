//! Open orders to desks that closed since: somebody decides where they go.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, Result, Value, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};
use souk_places::DeskId;

use crate::OrderId;
use crate::model::status::Status;

/// Closed desks that are looked at, and orders that are told.
const MOST: i64 = 500;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrdersAtClosedDesks {}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StrandedOrder {
    pub id: OrderId,
    pub number: i64,
    pub status: Status,
    pub customer_name: String,
    pub placed_at: Moment,
    pub desk_id: DeskId,
    pub desk_name: String,
}

row! {
    struct Cells {
        id: OrderId,
        number: i64,
        status: Status,
        customer_name: String,
        placed_at: Moment,
        desk: String,
    }
}

impl Query for OrdersAtClosedDesks {
    const NAME: &'static str = "orders_at_closed_desks";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    /// The oldest first.
    type Output = Vec<StrandedOrder>;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Vec<StrandedOrder>> {
        let closed: Vec<(DeskId, String)> = db.rows(
            sql!(
                "select id, name from v_stop_desks where shop_id = $1 and is_open = false
                 order by id desc limit $2"
            ),
            params![cx.shop, MOST],
        )?;
        let ids = closed.iter().map(|(id, _)| id.to_string()).collect();
        let orders: Vec<Cells> = db.rows(
            sql!(
                "select id, number, status, customer_name, placed_at, stop_desk from orders
                 where shop_id = $1
                   and status in ('awaiting_payment', 'payment_review', 'pending', 'confirmed')
                   and stop_desk in_list($2)
                 order by placed_at, id limit $3"
            ),
            params![cx.shop, Value::Texts(ids), MOST],
        )?;
        let told = |order: Cells| {
            let (desk_id, desk_name) = closed.iter().find(|(id, _)| id.to_string() == order.desk)?.clone();
            let Cells { id, number, status, customer_name, placed_at, .. } = order;
            Some(StrandedOrder { id, number, status, customer_name, placed_at, desk_id, desk_name })
        };
        Ok(orders.into_iter().filter_map(told).collect())
    }
}
