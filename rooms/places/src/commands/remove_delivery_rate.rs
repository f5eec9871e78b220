//! Takes a rate away, so that the next less exact one holds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};

use crate::RateId;
use crate::changes::RateRemoved;
use crate::refusals::RATE_NOT_FOUND;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveDeliveryRate {
    pub id: RateId,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RemovedRate {
    pub id: RateId,
}

impl Command for RemoveDeliveryRate {
    const NAME: &'static str = "remove_delivery_rate";
    const POLICY: Policy = Policy::shop("delivery.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = RemovedRate;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<RemovedRate> {
        let stands: Option<(String,)> = tx.one(
            sql!("select carrier from delivery_rates where shop_id = $1 and id = $2"),
            params![cx.shop, self.id],
        )?;
        let (carrier,) = stands.ok_or_else(|| RATE_NOT_FOUND.refuse())?;
        tx.must(&RateRemoved { id: self.id, carrier }, &RATE_NOT_FOUND)?;
        Ok(RemovedRate { id: self.id })
    }

    fn subject(&self, output: &RemovedRate) -> Option<RawId> {
        Some(output.id.raw())
    }
}
