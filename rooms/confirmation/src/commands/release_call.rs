//! A lease ends before its time: one's own, or, in a team, another's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};
use souk_orders::{OrderId, calls};

use crate::changes::Free;
use crate::queries::line::row_of;
use crate::refusals::NOT_HELD;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseCall {
    pub id: OrderId,
}

impl Command for ReleaseCall {
    const NAME: &'static str = "release_call";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ReleaseCall;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ReleaseCall> {
        let order = calls::state(tx, cx.shop, self.id)?;
        let row = row_of(tx, cx, order.id)?;
        if row.is_anothers(cx) {
            tx.ask(souk_entitlements::check(cx.shop, "confirmation.team", cx.now))?;
        }
        tx.must(&Free { order: order.id, rev: row.rev }, &NOT_HELD)?;
        Ok(self.clone())
    }
    fn subject(&self, _: &ReleaseCall) -> Option<RawId> {
        Some(self.id.raw())
    }
}
