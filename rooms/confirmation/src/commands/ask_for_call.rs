//! A customer wants to be called about their order. The telephone is their proof, or the link that we signed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, params};
use souk_customers::phone::Phone;
use souk_engine::{Command, Context, Entitled, Limit, LimitSubject, Modes, Policy, Tx, Vault, sql};
use souk_orders::model::{code, link};
use souk_orders::queries::public_order;
use souk_orders::refusals::NOT_FOUND;
use souk_orders::{OrderId, Status};

use crate::changes::AskCallback;
use crate::queries::asked_at;
use crate::refusals::CALLBACK_LATE;

const LIMITS: &[Limit] = &[
    Limit { name: "callback_code", subject: LimitSubject::Field("code"), count: 6, seconds: 3_600 },
    // Many customers of one network may ask, each about their own order.
    Limit { name: "callback_address", subject: LimitSubject::Address, count: 60, seconds: 3_600 },
];

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskForCall {
    pub code: String,
    #[serde(default)]
    pub phone: Option<Phone>,
    /// What stands behind the code in the link to the order.
    #[serde(default)]
    pub link: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CallAsked {
    pub code: String,
    /// Since when the customer waits for a call; asking once more changes nothing.
    pub asked_at: Moment,
    #[serde(skip)]
    id: Option<OrderId>,
}

/// An order that is not at its end: there is something to speak of.
pub const fn is_open(status: Status) -> bool {
    !matches!(
        status,
        Status::Delivered | Status::Completed | Status::Returned | Status::Cancelled | Status::Failed
    )
}

/// The order, or the checkout that is looked at first: whoever sent it is answered like everybody.
fn named(tx: &mut Tx<'_, '_>, cx: &Context, code: &str) -> Result<OrderId> {
    let order: Option<(OrderId,)> = tx.one(
        sql!("select id from v_orders where shop_id = $1 and code = $2 and phone <> ''"),
        params![cx.shop, code.to_owned()],
    )?;
    if let Some((order,)) = order {
        return Ok(order);
    }
    let request: Option<(OrderId,)> = tx.one(
        sql!("select id from v_order_requests where shop_id = $1 and code = $2"),
        params![cx.shop, code.to_owned()],
    )?;
    // Nobody calls a customer who was forgotten.
    request.map(|(id,)| id).ok_or_else(|| NOT_FOUND.refuse())
}

impl Command for AskForCall {
    const NAME: &'static str = "ask_for_call";
    const POLICY: Policy =
        Policy::visitor("orders.manage", Modes::NotEmergency, Entitled::Free).limited(LIMITS);
    type Prepared = ();
    type Output = CallAsked;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<CallAsked> {
        // What is no code and no telephone is looked up all the same: it takes as long as a wrong one.
        let (vault, code) = (cx.service::<Vault>()?, code::read(&self.code).unwrap_or_default());
        let phone = self.phone.as_ref().and_then(Phone::e164).unwrap_or_default();
        let by_link = self.link.as_deref().is_some_and(|link| link::is_ours(&vault, cx.shop, &code, link));
        let phone = (!by_link).then_some(phone.as_str());
        let seen = public_order(tx, &vault, (cx.shop, cx.now), &code, phone)?;
        // One that waits for the shop to take orders again is told so, and has nothing to be called about.
        if seen.request.is_some() {
            return Err(NOT_FOUND.refuse());
        }
        if !is_open(seen.status) {
            return Err(CALLBACK_LATE.refuse());
        }
        let order = named(tx, cx, &code)?;
        let asked_at = match tx.make(&AskCallback { order })? {
            Some(asked) => asked.at,
            None => asked_at(tx, cx.shop, order)?.unwrap_or(cx.now),
        };
        Ok(CallAsked { code, asked_at, id: Some(order) })
    }
    /// Telephone and link are nobody's to read later.
    fn conceals(_: &CallAsked) -> bool {
        true
    }
    fn subject(&self, output: &CallAsked) -> Option<RawId> {
        output.id.map(OrderId::raw)
    }
}
