//! What a customer sees of an order by its code and telephone. A wrong pair, another shop's and an unknown
//! one look alike.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, Quantity, Result, TenantId, Words, params};
use souk_customers::phone::Phone;
use souk_engine::{Context, Entitled, Limit, LimitSubject, Modes, Policy, Query, Reader, Vault, row, sql};
use souk_places::DeliveryOption;

use crate::OrderId;
use crate::model::code;
use crate::model::request::{RequestKind, RequestState};
use crate::model::status::{PaymentStatus, Status};
use crate::refusals::NOT_FOUND;
use crate::steps::placing::shop::phone_mark;
use crate::steps::requesting::open;

const LIMITS: &[Limit] = &[
    Limit { name: "order_status_phone", subject: LimitSubject::Field("phone"), count: 10, seconds: 3_600 },
    Limit { name: "order_status_address", subject: LimitSubject::Address, count: 10, seconds: 3_600 },
];

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicOrderStatus {
    pub code: String,
    pub phone: Phone,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PublicOrder {
    pub code: String,
    /// Where a request stands that waits for the shop to take orders again; none of an order.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub request: Option<RequestState>,
    /// Until when such a request waits.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub waits_until: Option<Moment>,
    pub status: Status,
    pub payment_status: PaymentStatus,
    pub placed_at: Moment,
    pub lines: Vec<PublicLine>,
    pub goods_minor: i64,
    pub delivery_fee_minor: i64,
    pub rounding_minor: i64,
    pub total_minor: i64,
    pub currency: Currency,
    pub delivery_option: DeliveryOption,
    pub municipality_words: Words,
    pub province_words: Words,
    /// Where it has been since it was placed.
    pub steps: Vec<Step>,
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct PublicLine {
        pub name: Words,
        pub variant_label: String,
        pub quantity: Quantity,
        pub total_minor: i64,
    }
}

row! {
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct Step {
        pub status: Status,
        pub at: Moment,
    }
}

row! {
    struct Cells {
        id: OrderId,
        code: String,
        status: Status,
        payment_status: PaymentStatus,
        placed_at: Moment,
        goods: i64,
        delivery_fee: i64,
        rounding: i64,
        total: i64,
        currency: Currency,
        delivery_option: DeliveryOption,
        municipality_words: Words,
        province_words: Words,
    }
}

impl Query for PublicOrderStatus {
    const NAME: &'static str = "public_order_status";
    const POLICY: Policy = Policy::visitor("orders.manage", Modes::Any, Entitled::Free).limited(LIMITS);
    type Output = PublicOrder;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<PublicOrder> {
        // What is no code and no telephone is looked up all the same: it takes as long as a wrong one.
        let (code, phone) =
            (code::read(&self.code).unwrap_or_default(), self.phone.e164().unwrap_or_default());
        let vault = cx.service::<Vault>()?;
        public_order(db, &vault, (cx.shop, cx.now), &code, Some(&phone))
    }
}

/// The order behind a code. Without a telephone only for doors that hold another proof, such as a link that
/// we signed. A forgotten order has no telephone: nothing opens it, as if it had never been.
pub fn public_order(
    db: &mut Reader<'_>,
    vault: &Vault,
    (shop, now): (TenantId, Moment),
    code: &str,
    phone: Option<&str>,
) -> Result<PublicOrder> {
    let cells: Option<Cells> = db.one(
        sql!(
            "select id, code, status, payment_status, placed_at, goods, delivery_fee, rounding, total,
               currency,
                    delivery_option, municipality_words, province_words
             from orders where shop_id = $1 and code = $2 and phone <> ''
               and (cast($3 as text) is null or phone = $3)"
        ),
        params![shop, code, phone.map(str::to_owned)],
    )?;
    let Some(cells) = cells else { return public_request(db, vault, (shop, now), code, phone) };
    let lines = db.rows(
        sql!(
            "select name, variant_label, quantity, total from order_lines
             where shop_id = $1 and order_id = $2 order by line"
        ),
        params![shop, cells.id],
    )?;
    let steps = db.rows(
        // What was amended where it stood is the shop's to know.
        sql!(
            "select to_status, at from order_history
             where shop_id = $1 and order_id = $2 and to_status <> from_status order by rev"
        ),
        params![shop, cells.id],
    )?;
    Ok(PublicOrder {
        code: cells.code,
        request: None,
        waits_until: None,
        status: cells.status,
        payment_status: cells.payment_status,
        placed_at: cells.placed_at,
        lines,
        goods_minor: cells.goods,
        delivery_fee_minor: cells.delivery_fee,
        rounding_minor: cells.rounding,
        total_minor: cells.total,
        currency: cells.currency,
        delivery_option: cells.delivery_option,
        municipality_words: cells.municipality_words,
        province_words: cells.province_words,
        steps,
    })
}

row! {
    struct RequestCells {
        id: OrderId,
        code: String,
        kind: RequestKind,
        state: RequestState,
        phone_mark: String,
        sealed: Option<Vec<u8>>,
        goods: i64,
        delivery_fee: i64,
        rounding: i64,
        total: i64,
        currency: Currency,
        placed_at: Moment,
        expires_at: Moment,
        ended_at: Option<Moment>,
    }
}

/// A checkout that is no order yet. One that waits for units says so; one that is looked at first looks like
/// an order, until no order will come of it.
fn public_request(
    db: &mut Reader<'_>,
    vault: &Vault,
    (shop, now): (TenantId, Moment),
    code: &str,
    phone: Option<&str>,
) -> Result<PublicOrder> {
    let cells: Option<RequestCells> = db.one(
        sql!(
            "select id, code, kind, state, phone_mark, sealed, goods, delivery_fee, rounding, total, currency,
                    placed_at, expires_at, ended_at
             from order_requests where shop_id = $1 and code = $2"
        ),
        params![shop, code],
    )?;
    let same =
        |cells: &RequestCells| phone.is_none_or(|phone| phone_mark(vault, shop, phone) == cells.phone_mark);
    let cells = cells.filter(same).ok_or_else(|| NOT_FOUND.refuse())?;
    // A forgotten request opens to nobody.
    let sealed = cells.sealed.as_deref().ok_or_else(|| NOT_FOUND.refuse())?;
    let asker = open(vault, shop, cells.id, sealed)?;
    let lines = db.rows(
        sql!(
            "select name, variant_label, quantity, total from order_request_lines
             where shop_id = $1 and request_id = $2 order by line"
        ),
        params![shop, cells.id],
    )?;
    let state = cells.state.at(cells.expires_at, now);
    let waits = state == RequestState::Waiting;
    let status = if waits { Status::Pending } else { Status::Cancelled };
    let over = (!waits).then(|| Step { status, at: cells.ended_at.unwrap_or(cells.expires_at) });
    let told = cells.kind == RequestKind::Quota;
    Ok(PublicOrder {
        code: cells.code,
        request: told.then_some(state),
        waits_until: (told && waits).then_some(cells.expires_at),
        status,
        payment_status: PaymentStatus::Due.after(status),
        placed_at: cells.placed_at,
        lines,
        goods_minor: cells.goods,
        delivery_fee_minor: cells.delivery_fee,
        rounding_minor: cells.rounding,
        total_minor: cells.total,
        currency: cells.currency,
        delivery_option: asker.option,
        municipality_words: asker.municipality_words,
        province_words: asker.province_words,
        steps: over.into_iter().collect(),
    })
}
