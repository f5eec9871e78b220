//! An order that will not be: its goods are free again, what was due is void.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::OrderId;
use crate::changes::OrderCancelled;
use crate::model::status::{CancelReason, Status};
use crate::queries::OrderView;
use crate::steps::moving::{answer, count_lines, go, note};

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
        let order = go::<OrderCancelled>(
            tx,
            self.id,
            Status::Cancelled,
            Some(self.reason.as_str()),
            &note(&self.note)?,
        )?;
        souk_stock::release(tx, order.id.raw())?;
        if self.reason.gives_unit_back() {
            souk_plans::give_back_unit(tx, order.id.raw())?;
        }
        count_lines(tx, &order, Status::Cancelled)?;
        answer(tx, cx, order.id)
    }
    fn subject(&self, _: &OrderView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
