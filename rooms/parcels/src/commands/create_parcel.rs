//! A confirmed order gets its parcel.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};
use souk_orders::OrderId;

use crate::AccountId;
use crate::model::size::Size;
use crate::queries::{ParcelView, parcel_view};
use crate::steps::make;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateParcel {
    pub order_id: OrderId,
    pub account_id: AccountId,
    #[serde(default)]
    pub size: Size,
}

impl Command for CreateParcel {
    const NAME: &'static str = "create_parcel";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ParcelView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ParcelView> {
        let id = make(tx, cx, self.order_id, self.account_id, self.size.checked()?)?;
        parcel_view(tx, cx, id)
    }
    fn subject(&self, output: &ParcelView) -> Option<RawId> {
        Some(output.id.raw())
    }
}
