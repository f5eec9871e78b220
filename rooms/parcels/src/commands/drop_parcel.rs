//! An order was cancelled: its parcel, still in the house, is cancelled with it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};
use souk_orders::OrderId;

use crate::ParcelId;
use crate::model::state::State;
use crate::steps::{Moving, go};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DropParcel {
    pub order_id: OrderId,
    /// Where the order was opened again, parcels that were made later belong to it as it is now.
    pub cancelled_at: Moment,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DroppedParcel {
    pub parcel_id: Option<ParcelId>,
}

impl Command for DropParcel {
    const NAME: &'static str = "drop_parcel";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = DroppedParcel;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<DroppedParcel> {
        souk_orders::keep_still(tx, self.order_id)?;
        let found: Option<(ParcelId,)> = tx.one(
            sql!(
                "select p.id from parcels p
                 join v_orders o on o.shop_id = p.shop_id and o.id = p.order_id
                 where p.shop_id = $1 and p.live_order = $2 and p.state = 'created'
                   and (o.status = 'cancelled' or p.created_at <= $3)"
            ),
            params![cx.shop, self.order_id, self.cancelled_at],
        )?;
        let parcel_id = found.map(|(id,)| id);
        if let Some(id) = parcel_id {
            go(tx, cx, id, Moving::to(State::Cancelled))?;
        }
        Ok(DroppedParcel { parcel_id })
    }
    fn subject(&self, _: &DroppedParcel) -> Option<RawId> {
        Some(self.order_id.raw())
    }
}
