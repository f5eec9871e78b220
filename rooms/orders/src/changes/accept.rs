//! An order is accepted: its row and its lines, written where everything that could refuse it has been
//! passed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use souk_core::{Currency, Json, Lang, RawId, Result, params};
use souk_customers::CustomerId;
use souk_engine::{Change, Event, Rows, sql};

use crate::OrderId;
use crate::commands::CASH_ON_DELIVERY;
use crate::model::bill::Bill;
use crate::model::channel::Channel;
use crate::model::form::Checked;
use crate::model::risk::Risk;
use crate::model::status::{PaymentStatus, Status};
use crate::steps::placing::taking::line_cells;
use crate::steps::placing::{Basket, Destination};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct OrderPlaced {
    pub order_id: OrderId,
    pub number: i64,
    pub customer_id: CustomerId,
    pub channel: Channel,
    pub total_minor: i64,
    pub currency: Currency,
}

impl Event for OrderPlaced {
    const NAME: &'static str = "order.placed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.order_id.raw()
    }
}

/// What the checks have found.
pub struct NewOrder<'a> {
    pub id: OrderId,
    pub number: i64,
    pub code: &'a str,
    pub customer: CustomerId,
    pub channel: Channel,
    pub form: &'a Checked,
    pub bill: Bill,
    pub destination: Destination,
    pub basket: Basket,
}

pub struct Accept<'a> {
    pub order: NewOrder<'a>,
    pub lang: Lang,
    pub form_data: Option<&'a Map<String, Value>>,
    pub metadata: Option<&'a Map<String, Value>>,
    /// A member took it while the shop was closed to customers.
    pub in_maintenance: bool,
    pub risk: &'a Risk,
    /// Kind and id of whoever ordered.
    pub placed_by: (&'a str, RawId),
}

impl Change for Accept<'_> {
    type Event = OrderPlaced;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<OrderPlaced>> {
        let NewOrder { id, number, code, customer, channel, form, bill, destination, .. } = &self.order;
        let json = |data: Option<&Map<String, Value>>| data.cloned().map(Value::Object);
        let (actor_kind, actor_id) = self.placed_by;
        let reasons = Some(&self.risk.reasons).filter(|reasons| !reasons.is_empty());
        let place = &destination.place;
        rows.put(
            sql!(
                "insert into orders (shop_id, id, number, code, customer_id, customer_name, phone, lang,
                                     channel, status, status_at, payment_status, payment_method, currency,
                                     goods, discount, delivery_fee, rounding, total, delivery_option, carrier,
                                     stop_desk,
                                     municipality, province, map_version, municipality_words, province_words,
                                     address, city, note, form_data, metadata, in_maintenance, actor_kind,
                                     actor_id, placed_at, rev, risk, risk_reasons)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                         $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34,
                         $35, $11, 1, $36, $37)"
            ),
            params![
                rows.shop(),
                *id,
                *number,
                **code,
                *customer,
                form.name,
                form.phone,
                self.lang,
                *channel,
                Status::Pending,
                rows.now(),
                PaymentStatus::Due,
                CASH_ON_DELIVERY,
                bill.currency,
                bill.goods_minor,
                bill.discount_minor,
                bill.delivery_fee_minor,
                bill.rounding_minor,
                bill.total_minor,
                form.option,
                destination.carrier,
                destination.stop_desk,
                place.municipality,
                place.province,
                place.map,
                place.municipality_words,
                place.province_words,
                form.address,
                form.city,
                form.note,
                json(self.form_data),
                json(self.metadata),
                self.in_maintenance,
                actor_kind,
                actor_id,
                self.risk.score,
                reasons.map(|reasons| Json(reasons.clone()))
            ],
        )?;
        self.lines(rows)?;
        Ok(Some(OrderPlaced {
            order_id: *id,
            number: *number,
            customer_id: *customer,
            channel: *channel,
            total_minor: bill.total_minor,
            currency: bill.currency,
        }))
    }
}

impl Accept<'_> {
    fn lines(&self, rows: &mut Rows<'_, '_>) -> Result<()> {
        for (line, item) in (0_i64..).zip(&self.order.basket.items) {
            rows.put(
                sql!(
                    "insert into order_lines (shop_id, order_id, line, product_id, variant_id, name,
                                              variant_label, full_code, quantity, unit_price, total)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
                ),
                &line_cells(rows.shop(), self.order.id.raw(), line, item),
            )?;
        }
        Ok(())
    }
}
