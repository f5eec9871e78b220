//! The customer said yes: the order may be worked on, its goods are held without an end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::OrderId;
use crate::queries::OrderView;
use crate::steps::calls;
use crate::steps::moving::answer;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmOrder {
    pub id: OrderId,
    #[serde(default)]
    pub note: String,
}

impl Command for ConfirmOrder {
    const NAME: &'static str = "confirm_order";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = OrderView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<OrderView> {
        let order = calls::confirm(tx, self.id, None, &self.note, false)?;
        answer(tx, cx, order.id)
    }
    fn subject(&self, _: &OrderView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
