//! What a customer sees of an order by its code and telephone. A wrong pair, another shop's and an unknown
//! one look alike.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, Quantity, Result, TenantId, Words, params};
use souk_customers::phone::Phone;
use souk_engine::{Context, Entitled, Limit, LimitSubject, Modes, Policy, Query, Reader, row, sql};
use souk_places::DeliveryOption;

use crate::OrderId;
use crate::model::code;
use crate::model::status::{PaymentStatus, Status};
use crate::refusals::NOT_FOUND;

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
        public_order(db, cx.shop, &code, Some(&phone))
    }
}

/// The order behind a code. Without a telephone only for doors that hold another proof, such as a link that
/// we signed. A forgotten order has no telephone, so that none opens it.
pub fn public_order(
    db: &mut Reader<'_>,
    shop: TenantId,
    code: &str,
    phone: Option<&str>,
) -> Result<PublicOrder> {
    let cells: Option<Cells> = db.one(
        sql!(
            "select id, code, status, payment_status, placed_at, goods, delivery_fee, rounding, total,
               currency,
                    delivery_option, municipality_words, province_words
             from orders where shop_id = $1 and code = $2
               and (cast($3 as text) is null or (phone = $3 and phone <> ''))"
        ),
        params![shop, code, phone.map(str::to_owned)],
    )?;
    let cells = cells.ok_or_else(|| NOT_FOUND.refuse())?;
    let lines = db.rows(
        sql!(
            "select name, variant_label, quantity, total from order_lines
             where shop_id = $1 and order_id = $2 order by line"
        ),
        params![shop, cells.id],
    )?;
    let steps = db.rows(
        sql!("select to_status, at from order_history where shop_id = $1 and order_id = $2 order by rev"),
        params![shop, cells.id],
    )?;
    Ok(PublicOrder {
        code: cells.code,
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
