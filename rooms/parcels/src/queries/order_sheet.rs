//! The order book for spreadsheets: each order with what was sold, the parcel that carries it, and what the
//! shop's own fields were answered. Filters and orders are those of the list.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, Result, Value, Words, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, Slice, sql};
use souk_orders::queries::{OrderRow, answers_told, lines_told};
use souk_orders::{Confirmation, OrderId, OrderList, Status};
use souk_places::{DeliveryOption, DeskId};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct OrderSheet(pub OrderList);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderSheetRow {
    pub code: String,
    pub number: i64,
    pub created_at: Moment,
    pub status: Status,
    pub confirmation: Confirmation,
    pub customer_name: String,
    pub phone: String,
    pub province: Words,
    pub municipality: Words,
    pub delivery_option: DeliveryOption,
    /// As the desk is called now.
    pub stop_desk: Option<String>,
    pub carrier: String,
    /// The reference of the parcel that was made last and not cancelled.
    pub tracking: Option<String>,
    pub lines: Vec<String>,
    pub subtotal_minor: i64,
    pub delivery_fee_minor: i64,
    pub total_minor: i64,
    pub currency: Currency,
    pub risk: i64,
    /// Answers to the shop's own fields.
    pub form_data: Vec<String>,
}

/// As the chapter on online orders has them; what the shop asked beside comes last.
pub const COLUMNS: &[(&str, &str)] = &[
    ("code", "code"),
    ("number", "number"),
    ("created_at", "created_at"),
    ("status", "status"),
    ("confirmation", "confirmation"),
    ("customer_name", "customer_name"),
    ("phone", "phone"),
    ("province", "province"),
    ("municipality", "municipality"),
    ("delivery_option", "delivery_option"),
    ("stop_desk", "stop_desk"),
    ("carrier", "carrier"),
    ("tracking", "tracking"),
    ("lines", "lines"),
    ("subtotal", "subtotal_minor"),
    ("delivery_fee", "delivery_fee_minor"),
    ("total", "total_minor"),
    ("currency", "currency"),
    ("risk", "risk"),
    ("form_data", "form_data"),
];

impl Query for OrderSheet {
    const NAME: &'static str = "order_sheet";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Slice<OrderSheetRow>;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<OrderSheetRow>> {
        let Slice { items, next } = self.0.answer(cx, db)?;
        let ids: Vec<OrderId> = items.iter().map(|order| order.id).collect();
        let mut lines = lines_told(db, cx, &ids)?;
        let mut answers = answers_told(db, cx, &ids)?;
        let mut tracking = references(db, cx, &ids)?;
        let desks = desks(db, cx, &items)?;
        let row = |order: OrderRow| OrderSheetRow {
            lines: lines.remove(&order.id).unwrap_or_default(),
            form_data: answers.remove(&order.id).unwrap_or_default(),
            tracking: tracking.remove(&order.id),
            // Older orders keep a desk as it was typed.
            stop_desk: order.stop_desk.map(|kept| desks.get(&kept).cloned().unwrap_or(kept)),
            code: order.code,
            number: order.number,
            created_at: order.placed_at,
            status: order.status,
            confirmation: order.confirmation,
            customer_name: order.customer_name,
            phone: order.phone,
            province: order.province_words,
            municipality: order.municipality_words,
            delivery_option: order.delivery_option,
            carrier: order.carrier,
            subtotal_minor: order.goods_minor,
            delivery_fee_minor: order.delivery_fee_minor,
            total_minor: order.total_minor,
            currency: order.currency,
            risk: order.risk,
        };
        Ok(Slice { items: items.into_iter().map(row).collect(), next })
    }
}

fn references(db: &mut Reader<'_>, cx: &Context, ids: &[OrderId]) -> Result<BTreeMap<OrderId, String>> {
    let rows: Vec<(OrderId, String)> = db.rows(
        sql!(
            "select order_id, reference from parcels
             where shop_id = $1 and order_id in_list($2) and state <> 'cancelled'
             order by created_at, id"
        ),
        params![cx.shop, Value::Ids(ids.iter().map(|id| id.raw().0).collect())],
    )?;
    // Later ones take the place of earlier ones.
    Ok(rows.into_iter().collect())
}

fn desks(db: &mut Reader<'_>, cx: &Context, orders: &[OrderRow]) -> Result<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for kept in orders.iter().filter_map(|order| order.stop_desk.as_ref()) {
        if names.contains_key(kept) {
            continue;
        }
        let Some(id) = DeskId::parse(kept) else { continue };
        if let Some(desk) = souk_places::desk(db, cx.shop, id)? {
            names.insert(kept.clone(), desk.name);
        }
    }
    Ok(names)
}
