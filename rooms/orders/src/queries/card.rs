//! One order with everything that members see of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::{Picture, ProductId, VariantId, variant_pictures};
use souk_core::{Currency, Json, Lang, Moment, Quantity, Result, Words, params};
use souk_customers::{CustomerId, phone};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};
use souk_places::{DeliveryOption, DeskId, MapVersion};

use crate::OrderId;
use crate::model::bill::Bill;
use crate::model::channel::Channel;
use crate::model::confirmation::Confirmation;
use crate::model::risk::{Risk, Weighed};
use crate::model::status::{Class, PaymentStatus, Status};
use crate::refusals::NOT_FOUND;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OrderView {
    pub id: OrderId,
    pub number: i64,
    pub code: String,
    pub channel: Channel,
    pub status: Status,
    pub class: Class,
    pub status_at: Moment,
    /// What the calls to the customer brought.
    pub confirmation: Confirmation,
    /// Where it may go from here.
    pub next: Vec<Status>,
    pub payment_status: PaymentStatus,
    pub payment_method: String,
    pub customer: CustomerPart,
    pub delivery: DeliveryPart,
    pub lines: Vec<LineView>,
    pub bill: Bill,
    pub note: String,
    pub form_data: Option<serde_json::Value>,
    pub metadata: Option<serde_json::Value>,
    /// Taken by a member while the shop was closed to customers.
    pub in_maintenance: bool,
    /// How likely it is that nobody means it, and why.
    pub risk: Risk,
    pub placed_at: Moment,
    pub history: Vec<HistoryRow>,
    pub rev: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CustomerPart {
    pub id: CustomerId,
    /// As typed for this order.
    pub name: String,
    pub phone: String,
    pub phone_shown: String,
    pub lang: Lang,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryPart {
    pub option: DeliveryOption,
    pub carrier: String,
    pub stop_desk_id: Option<String>,
    /// The desk as it is called now.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub stop_desk: Option<DeskPart>,
    pub municipality: i64,
    pub province: i64,
    pub map: MapVersion,
    pub municipality_words: Words,
    pub province_words: Words,
    pub address: String,
    pub city: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DeskPart {
    pub name: String,
    pub address: String,
    /// The carrier's own id.
    pub their_id: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LineView {
    pub product_id: ProductId,
    pub variant_id: VariantId,
    pub name: Words,
    pub variant_label: String,
    pub full_code: String,
    pub quantity: Quantity,
    pub unit_price_minor: i64,
    pub total_minor: i64,
    /// As the variant is shown now; only where the order itself is asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub picture: Option<Picture>,
}

row! {
    struct LineCells {
        product_id: ProductId,
        variant_id: VariantId,
        name: Words,
        variant_label: String,
        full_code: String,
        quantity: Quantity,
        unit_price_minor: i64,
        total_minor: i64,
    }
}

row! {
    /// A move; the first of an order is its placing.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct HistoryRow {
        pub from: Option<Status>,
        pub to: Status,
        pub actor_kind: String,
        pub reason: Option<String>,
        pub note: String,
        pub at: Moment,
    }
}

row! {
    struct Cells {
        id: OrderId,
        number: i64,
        code: String,
        customer_id: CustomerId,
        customer_name: String,
        phone: String,
        lang: Lang,
        channel: Channel,
        status: Status,
        status_at: Moment,
        payment_status: PaymentStatus,
        payment_method: String,
        currency: Currency,
        goods: i64,
        discount: i64,
        delivery_fee: i64,
        rounding: i64,
        total: i64,
        delivery_option: DeliveryOption,
        carrier: String,
        stop_desk: Option<String>,
        municipality: i64,
        province: i64,
        map_version: MapVersion,
        municipality_words: Words,
        province_words: Words,
        address: String,
        city: String,
        note: String,
        form_data: Option<serde_json::Value>,
        metadata: Option<serde_json::Value>,
        in_maintenance: bool,
        actor_kind: String,
        placed_at: Moment,
        rev: i64,
        risk: i64,
        risk_reasons: Option<Json<Vec<Weighed>>>,
        confirmation: Confirmation,
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderCard {
    pub id: OrderId,
}

impl Query for OrderCard {
    const NAME: &'static str = "order_card";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = OrderView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<OrderView> {
        let mut order = view(db, cx, self.id)?;
        let variants: Vec<VariantId> = order.lines.iter().map(|line| line.variant_id).collect();
        let pictures = variant_pictures(db, cx.shop, &variants)?;
        for line in &mut order.lines {
            line.picture = pictures.get(&line.variant_id).cloned();
        }
        Ok(order)
    }
}

/// The order as it stands, without pictures; another shop's looks like none.
pub fn view(db: &mut Reader<'_>, cx: &Context, id: OrderId) -> Result<OrderView> {
    let cells: Option<Cells> = db.one(
        sql!(
            "select id, number, code, customer_id, customer_name, phone, lang, channel, status, status_at,
                    payment_status, payment_method, currency, goods, discount, delivery_fee, rounding, total,
                    delivery_option, carrier, stop_desk, municipality, province, map_version,
                    municipality_words,
                    province_words, address, city, note, form_data, metadata, in_maintenance, actor_kind,
                    placed_at, rev, risk, risk_reasons, confirmation
             from orders where shop_id = $1 and id = $2"
        ),
        params![cx.shop, id],
    )?;
    let cells = cells.ok_or_else(|| NOT_FOUND.refuse())?;
    let lines = lines(db, cx, id)?;
    let mut history = vec![cells.placed()];
    history.extend(db.rows::<HistoryRow>(
        sql!(
            "select from_status, to_status, actor_kind, reason, note, at from order_history
             where shop_id = $1 and order_id = $2 order by rev"
        ),
        params![cx.shop, id],
    )?);
    // What the first move left is what the placing came to.
    let first = history.get(1).and_then(|row| row.from);
    if let (Some(first), Some(placing)) = (first, history.first_mut()) {
        placing.to = first;
    }
    let stop_desk = desk(db, cx, cells.stop_desk.as_deref())?;
    let mut order = cells.with(lines, history);
    order.delivery.stop_desk = stop_desk;
    Ok(order)
}

/// Older orders keep a desk as it was typed: nothing more is known of it.
fn desk(db: &mut Reader<'_>, cx: &Context, kept: Option<&str>) -> Result<Option<DeskPart>> {
    let Some(id) = kept.and_then(DeskId::parse) else { return Ok(None) };
    let found = souk_places::desk(db, cx.shop, id)?;
    Ok(found.map(|desk| DeskPart { name: desk.name, address: desk.address, their_id: desk.their_id }))
}

fn lines(db: &mut Reader<'_>, cx: &Context, id: OrderId) -> Result<Vec<LineView>> {
    let rows: Vec<LineCells> = db.rows(
        sql!(
            "select product_id, variant_id, name, variant_label, full_code, quantity, unit_price, total
             from order_lines where shop_id = $1 and order_id = $2 order by line"
        ),
        params![cx.shop, id],
    )?;
    let line = |row: LineCells| LineView {
        picture: None,
        product_id: row.product_id,
        variant_id: row.variant_id,
        name: row.name,
        variant_label: row.variant_label,
        full_code: row.full_code,
        quantity: row.quantity,
        unit_price_minor: row.unit_price_minor,
        total_minor: row.total_minor,
    };
    Ok(rows.into_iter().map(line).collect())
}

impl Cells {
    fn placed(&self) -> HistoryRow {
        HistoryRow {
            from: None,
            to: self.status,
            actor_kind: self.actor_kind.clone(),
            reason: None,
            note: String::new(),
            at: self.placed_at,
        }
    }

    fn with(self, lines: Vec<LineView>, history: Vec<HistoryRow>) -> OrderView {
        OrderView {
            id: self.id,
            number: self.number,
            code: self.code,
            channel: self.channel,
            status: self.status,
            class: self.status.class(),
            status_at: self.status_at,
            confirmation: self.confirmation.at(self.status),
            next: self.channel.offered(self.status.next(true)),
            payment_status: self.payment_status,
            payment_method: self.payment_method,
            customer: CustomerPart {
                id: self.customer_id,
                name: self.customer_name,
                phone_shown: phone::human(&self.phone),
                phone: self.phone,
                lang: self.lang,
            },
            delivery: DeliveryPart {
                option: self.delivery_option,
                carrier: self.carrier,
                stop_desk_id: self.stop_desk,
                stop_desk: None,
                municipality: self.municipality,
                province: self.province,
                map: self.map_version,
                municipality_words: self.municipality_words,
                province_words: self.province_words,
                address: self.address,
                city: self.city,
            },
            lines,
            bill: Bill {
                goods_minor: self.goods,
                discount_minor: self.discount,
                delivery_fee_minor: self.delivery_fee,
                rounding_minor: self.rounding,
                total_minor: self.total,
                currency: self.currency,
            },
            note: self.note,
            form_data: self.form_data,
            metadata: self.metadata,
            in_maintenance: self.in_maintenance,
            risk: Risk::of(self.risk, self.risk_reasons),
            placed_at: self.placed_at,
            history,
            rev: self.rev,
        }
    }
}
