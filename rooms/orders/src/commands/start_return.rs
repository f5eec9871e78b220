//! The goods are on their way back: refused at the door, or a delivery taken back. Nothing else changes until
//! they are received.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::OrderId;
use crate::changes::OrderReturning;
use crate::model::status::Status;
use crate::queries::OrderView;
use crate::steps::moving::{answer, count_lines, go, note};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StartReturn {
    pub id: OrderId,
    #[serde(default)]
    pub note: String,
}

impl Command for StartReturn {
    const NAME: &'static str = "start_return";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = OrderView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<OrderView> {
        send_back(tx, self.id, &note(&self.note)?)?;
        answer(tx, cx, self.id)
    }
    fn subject(&self, _: &OrderView) -> Option<RawId> {
        Some(self.id.raw())
    }
}

pub(crate) fn send_back(tx: &mut Tx<'_, '_>, id: OrderId, said: &str) -> Result<()> {
    let order = go::<OrderReturning>(tx, id, Status::Returning, None, said)?;
    if order.status == Status::Delivered {
        souk_customers::note_delivered(tx, order.customer_id, -1, -order.total)?;
    }
    count_lines(tx, &order, Status::Returning)
}
