//! Somebody called a customer who wanted it, about an order that waits for no confirmation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};
use souk_orders::{OrderId, calls};

use crate::changes::CloseCallback;
use crate::refusals::CALLBACK_NONE;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndCallback {
    pub id: OrderId,
}

impl Command for EndCallback {
    const NAME: &'static str = "end_callback";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = EndCallback;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<EndCallback> {
        let order = calls::state(tx, cx.shop, self.id)?;
        tx.must(&CloseCallback { order: order.id }, &CALLBACK_NONE)?;
        Ok(self.clone())
    }
    fn subject(&self, _: &EndCallback) -> Option<RawId> {
        Some(self.id.raw())
    }
}
