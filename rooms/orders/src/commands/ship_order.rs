//! The goods left the house: what was held is sold.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::OrderId;
use crate::changes::OrderShipped;
use crate::model::status::Status;
use crate::queries::OrderView;
use crate::steps::moving::{answer, go, note};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShipOrder {
    pub id: OrderId,
    #[serde(default)]
    pub note: String,
}

impl Command for ShipOrder {
    const NAME: &'static str = "ship_order";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = OrderView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<OrderView> {
        ship(tx, self.id, &note(&self.note)?)?;
        answer(tx, cx, self.id)
    }
    fn subject(&self, _: &OrderView) -> Option<RawId> {
        Some(self.id.raw())
    }
}

pub(crate) fn ship(tx: &mut Tx<'_, '_>, id: OrderId, said: &str) -> Result<()> {
    go::<OrderShipped>(tx, id, Status::Shipped, None, said)?;
    souk_stock::claim(tx, id.raw())
}
