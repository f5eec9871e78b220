//! A member received the goods back: into stock, or lost if damaged; a posted sale is taken back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use super::deliver_order::{DELIVERED, SOURCE};
use crate::OrderId;
use crate::changes::OrderReturned;
use crate::model::status::Status;
use crate::queries::OrderView;
use crate::steps::moving::{answer, count_lines, go, note};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnOrder {
    pub id: OrderId,
    /// The goods cannot be sold again.
    #[serde(default)]
    pub damaged: bool,
    #[serde(default)]
    pub note: String,
}

impl Command for ReturnOrder {
    const NAME: &'static str = "return_order";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = OrderView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<OrderView> {
        take_back(tx, self.id, self.damaged, &note(&self.note)?)?;
        answer(tx, cx, self.id)
    }
    fn subject(&self, _: &OrderView) -> Option<RawId> {
        Some(self.id.raw())
    }
}

pub(crate) fn take_back(tx: &mut Tx<'_, '_>, id: OrderId, damaged: bool, said: &str) -> Result<()> {
    let reason = damaged.then_some("damaged");
    let order = go::<OrderReturned>(tx, id, Status::Returned, reason, said)?;
    souk_customers::note_returned(tx, order.customer_id)?;
    souk_stock::return_goods(tx, order.id.raw(), damaged)?;
    count_lines(tx, &order, Status::Returned)?;
    // P23, if there is something to take back.
    souk_ledger::reverse(tx, SOURCE, order.id.raw(), DELIVERED, "returned").map(drop)
}
