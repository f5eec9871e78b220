//! Somebody called a customer who wanted it, about an order that waits for no confirmation, or about a
//! checkout that is looked at first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};
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
        let request: Option<(OrderId,)> = tx.one(
            sql!("select id from v_order_requests where shop_id = $1 and id = $2 and state = 'waiting'"),
            params![cx.shop, self.id],
        )?;
        let order = match request {
            Some((id,)) => id,
            None => calls::state(tx, cx.shop, self.id)?.id,
        };
        tx.must(&CloseCallback { order }, &CALLBACK_NONE)?;
        Ok(self.clone())
    }
    fn subject(&self, _: &EndCallback) -> Option<RawId> {
        Some(self.id.raw())
    }
}
