//! An order that will not be: its goods are free again, what was due is void.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::OrderId;
use crate::model::status::CancelReason;
use crate::queries::OrderView;
use crate::steps::calls;
use crate::steps::moving::answer;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelOrder {
    pub id: OrderId,
    pub reason: CancelReason,
    #[serde(default)]
    pub note: String,
}

impl Command for CancelOrder {
    const NAME: &'static str = "cancel_order";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = OrderView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<OrderView> {
        let order = calls::cancel(tx, self.id, self.reason, &self.note)?;
        answer(tx, cx, order.id)
    }
    fn subject(&self, _: &OrderView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
