//! What becomes of order requests: a member accepts or rejects, the customer withdraws, the clock ends them,
//! and units that appear make orders of those that wait for one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params, text};
use souk_customers::phone::Phone;
use souk_engine::{Command, Context, Entitled, Limit, LimitSubject, Modes, Policy, Tx, Vault, row, sql};

use crate::OrderId;
use crate::changes::{EndRequest, MeasurePace};
use crate::model::code;
use crate::model::link;
use crate::model::request::{RequestKind, RequestState};
use crate::queries::{OrderView, RequestView, request_view, view};
use crate::refusals::{NOT_FOUND, NOTE_INVALID, REQUEST_WAITS};
use crate::steps::placing::shop::phone_mark;
use crate::steps::requesting::Waiting;

/// Makes an order of a request that was kept to be looked at: it takes its unit and its goods now.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptOrderRequest {
    pub id: OrderId,
}

impl Command for AcceptOrderRequest {
    const NAME: &'static str = "accept_order_request";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = OrderView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<OrderView> {
        let waiting = Waiting::load(tx, cx, self.id)?;
        if waiting.kind == RequestKind::Quota {
            return Err(REQUEST_WAITS.refuse());
        }
        let id = waiting.into_order(tx, cx)?;
        view(tx, cx, id)
    }
    fn subject(&self, _: &OrderView) -> Option<RawId> {
        Some(self.id.raw())
    }
}

/// No order will come of it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RejectOrderRequest {
    pub id: OrderId,
    /// For members; the customer does not read it.
    #[serde(default)]
    pub reason: String,
}

impl Command for RejectOrderRequest {
    const NAME: &'static str = "reject_order_request";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = RequestView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<RequestView> {
        let Some(reason) = text::line(&self.reason, 200) else {
            return NOTE_INVALID.with().arg("max", 200).field("reason", NOTE_INVALID.code).err();
        };
        Waiting::load(tx, cx, self.id)?.end(tx, RequestState::Rejected, &reason)?;
        // Answers are kept for a while: who asked is not said again.
        let view = request_view(tx, cx, self.id)?;
        Ok(RequestView { asker: None, phone_shown: None, ..view })
    }
    fn subject(&self, _: &RequestView) -> Option<RawId> {
        Some(self.id.raw())
    }
}

const LIMITS: &[Limit] = &[
    Limit { name: "order_status_phone", subject: LimitSubject::Field("phone"), count: 10, seconds: 3_600 },
    Limit { name: "order_status_address", subject: LimitSubject::Address, count: 10, seconds: 3_600 },
];

/// The customer does not want to wait any more. The telephone is their proof, or the link that we signed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawOrderRequest {
    pub code: String,
    #[serde(default)]
    pub phone: Option<Phone>,
    /// What stands behind the code in the link to it.
    #[serde(default)]
    pub link: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WithdrawnRequest {
    pub code: String,
    pub state: RequestState,
    #[serde(skip)]
    id: Option<OrderId>,
}

row! {
    struct Found {
        id: OrderId,
        number: i64,
        phone_mark: String,
    }
}

impl Command for WithdrawOrderRequest {
    const NAME: &'static str = "withdraw_order_request";
    const POLICY: Policy = Policy::visitor("orders.manage", Modes::Any, Entitled::Free).limited(LIMITS);
    type Prepared = ();
    type Output = WithdrawnRequest;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<WithdrawnRequest> {
        let (vault, code) = (cx.service::<Vault>()?, code::read(&self.code).unwrap_or_default());
        let found: Option<Found> = tx.one(
            sql!(
                "select id, number, phone_mark from order_requests
                 where shop_id = $1 and code = $2 and kind = 'quota'"
            ),
            params![cx.shop, code.clone()],
        )?;
        let phone = self.phone.as_ref().and_then(Phone::e164).unwrap_or_default();
        let mark = phone_mark(&vault, cx.shop, &phone);
        let by_link = self.link.as_deref().is_some_and(|link| link::is_ours(&vault, cx.shop, &code, link));
        let Some(found) = found.filter(|found| by_link || found.phone_mark == mark) else {
            return Err(NOT_FOUND.refuse());
        };
        let state = RequestState::Withdrawn;
        let (id, number) = (found.id, found.number);
        let end = EndRequest { id, number, kind: RequestKind::Quota, state, reason: "" };
        tx.must(&end, &NOT_FOUND)?;
        Ok(WithdrawnRequest { code, state, id: Some(id) })
    }
    /// Telephone and link are nobody's to read later.
    fn conceals(_: &WithdrawnRequest) -> bool {
        true
    }
    fn subject(&self, output: &WithdrawnRequest) -> Option<RawId> {
        output.id.map(OrderId::raw)
    }
}

/// Makes an order of a request that waits for a unit, in its turn. The worker's.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdmitOrderRequest {
    pub id: OrderId,
}

impl Command for AdmitOrderRequest {
    const NAME: &'static str = "admit_order_request";
    const POLICY: Policy = Policy::shop("platform.operate", Modes::Normal, Entitled::Free);
    type Prepared = ();
    type Output = OrderId;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<OrderId> {
        let waiting = Waiting::load(tx, cx, self.id)?;
        if cx.tenant.closed_at.is_some() {
            return Err(souk_engine::refusals::SHOP_CLOSED.refuse());
        }
        // Whom the shop has shut out since gets no order by waiting.
        if waiting.is_of_blocked(tx, cx)? {
            waiting.end(tx, RequestState::Rejected, "")?;
            return Ok(self.id);
        }
        waiting.into_order(tx, cx)
    }
    fn subject(&self, output: &OrderId) -> Option<RawId> {
        Some(output.raw())
    }
}

/// So many end in one step.
const STEP: i64 = 100;

/// Ends requests whose time is over; whether there may be more. The worker's.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpireOrderRequests {}

impl Command for ExpireOrderRequests {
    const NAME: &'static str = "expire_order_requests";
    const POLICY: Policy = Policy::shop("platform.operate", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = bool;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<bool> {
        let over: Vec<(OrderId, i64, RequestKind)> = tx.rows(
            sql!(
                "select id, number, kind from order_requests
                 where shop_id = $1 and state = 'waiting' and expires_at <= $2 order by number limit $3"
            ),
            params![cx.shop, cx.now, STEP],
        )?;
        let most = usize::try_from(STEP).unwrap_or_default();
        let more = over.len() >= most;
        for (id, number, kind) in over {
            tx.make(&EndRequest { id, number, kind, state: RequestState::Expired, reason: "" })?;
        }
        Ok(more)
    }
}

/// Notes how many orders ten minutes usually bring. The worker's.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteOrderPace {
    pub median: i64,
}

impl Command for NoteOrderPace {
    const NAME: &'static str = "note_order_pace";
    const POLICY: Policy = Policy::shop("platform.operate", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = ();

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        tx.make(&MeasurePace { median: self.median.max(0) }).map(drop)
    }
}
