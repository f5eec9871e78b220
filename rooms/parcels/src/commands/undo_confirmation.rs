//! A confirmed order is to be asked about again: possible while no parcel of it lives.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};
use souk_orders::{OrderId, OrderView};

use crate::refusals::PARCEL_EXISTS;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UndoConfirmation {
    pub id: OrderId,
    #[serde(default)]
    pub note: String,
}

impl Command for UndoConfirmation {
    const NAME: &'static str = "undo_confirmation";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = OrderView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<OrderView> {
        souk_orders::keep_still(tx, self.id)?;
        let living: Option<(String,)> = tx.one(
            sql!("select reference from parcels where shop_id = $1 and live_order = $2"),
            params![cx.shop, self.id],
        )?;
        if let Some((reference,)) = living {
            return PARCEL_EXISTS.with().arg("reference", reference).err();
        }
        souk_orders::undo_confirmation(tx, cx, self.id, &self.note)?;
        souk_orders::queries::view(tx, cx, self.id)
    }
    fn subject(&self, _: &OrderView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
