//! What placing an order answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Error};
use souk_engine::Context;
use souk_plans::LimitInfo;
use souk_shops::WhenBlocked;

use crate::OrderId;
use crate::model::bill::Bill;
use crate::model::request::RequestKind;
use crate::model::status::{PaymentStatus, Status};

souk_core::text_enum! {
    /// What came of a checkout.
    pub enum PlacedKind {
        Order => "order",
        /// Kept, and no order yet.
        OrderRequest => "order_request",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PlacedOrder {
    #[serde(default = "an_order")]
    pub kind: PlacedKind,
    /// Of a request: the id that its order will have.
    pub order_id: OrderId,
    pub code: String,
    /// For members and programs; customers go by the code. A request has none yet.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<i64>,
    pub status: Status,
    pub payment_status: PaymentStatus,
    pub goods_minor: i64,
    pub delivery_fee_minor: i64,
    pub rounding_minor: i64,
    pub total_minor: i64,
    pub currency: Currency,
    pub status_url: String,
    /// How much of the quota is left: for members and programs.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub limit_info: Option<LimitInfo>,
    /// It is a request, whatever whoever asked is told.
    #[serde(skip)]
    pub sealed: bool,
}

const fn an_order() -> PlacedKind {
    PlacedKind::Order
}

impl PlacedOrder {
    /// An order that was placed just now.
    pub(crate) fn plain(id: OrderId, code: &str, bill: &Bill, slug: &str) -> Self {
        Self {
            kind: PlacedKind::Order,
            order_id: id,
            code: code.to_owned(),
            number: None,
            status: Status::Pending,
            payment_status: PaymentStatus::Due,
            goods_minor: bill.goods_minor,
            delivery_fee_minor: bill.delivery_fee_minor,
            rounding_minor: bill.rounding_minor,
            total_minor: bill.total_minor,
            currency: bill.currency,
            status_url: format!("/shop/{slug}/o?code={code}"),
            limit_info: None,
            sealed: false,
        }
    }

    /// A request. A visitor who is looked at first learns nothing of it.
    pub(crate) fn requested(
        id: OrderId,
        code: &str,
        request: RequestKind,
        bill: &Bill,
        slug: &str,
        cx: &Context,
    ) -> Self {
        let told = request == RequestKind::Quota || !cx.actor.is_visitor();
        let kind = if told { PlacedKind::OrderRequest } else { PlacedKind::Order };
        Self { kind, sealed: true, ..Self::plain(id, code, bill, slug) }
    }
}

/// A refusal with it may become a request.
pub(super) const MAY_WAIT: &str = "may_wait";

/// Where the shop lets checkouts wait, one that finds no unit tries again as a request.
pub(super) fn may_wait(error: Error, when_blocked: WhenBlocked) -> Error {
    match error {
        Error::Refused(refusal)
            if when_blocked == WhenBlocked::Wait
                && refusal.code == souk_plans::refusals::QUOTA_EXHAUSTED.code =>
        {
            refusal.arg(MAY_WAIT, true).into()
        }
        other => other,
    }
}

/// Plan, debt and reason of a shop are nobody's business but its own.
pub(super) fn neutral(cx: &Context, error: Error) -> Error {
    match error {
        Error::Refused(mut refusal) if cx.actor.is_visitor() => {
            refusal.args.clear();
            Error::Refused(refusal)
        }
        other => other,
    }
}

pub(super) fn with_limit(error: Error, limit: i64) -> Error {
    match error {
        Error::Refused(mut refusal) => {
            refusal.args.insert("limit".to_owned(), limit.into());
            Error::Refused(refusal)
        }
        other => other,
    }
}
