//! The customer said yes: the order may be worked on, its goods are held without an end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::OrderId;
use crate::changes::OrderConfirmed;
use crate::model::status::Status;
use crate::queries::OrderView;
use crate::steps::moving::{answer, go, hold, note};

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
        let order = go::<OrderConfirmed>(tx, self.id, Status::Confirmed, None, &note(&self.note)?)?;
        // An expired hold, or none before the confirmation: the goods are taken now or `stock.insufficient`.
        hold(tx, order.id, None)?;
        answer(tx, cx, order.id)
    }
    fn subject(&self, _: &OrderView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
