//! Takes a rate away, so that the next less exact one holds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};

use crate::RateId;
use crate::changes::RateRemoved;
use crate::refusals::{RATE_NOT_FOUND, RATE_STALE};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveDeliveryRate {
    pub id: RateId,
    /// The revision that was seen; without one it goes whatever it is by now.
    #[serde(default)]
    pub rev: Option<i64>,
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
        let stands: Option<(String, i64)> = tx.one(
            sql!("select carrier, rev from delivery_rates where shop_id = $1 and id = $2"),
            params![cx.shop, self.id],
        )?;
        let (carrier, rev) = stands.ok_or_else(|| RATE_NOT_FOUND.refuse())?;
        if self.rev.is_some_and(|seen| seen != rev) {
            return Err(RATE_STALE.refuse());
        }
        // Between the look and here somebody may have set it anew or taken it away.
        let gone = if self.rev.is_some() { &RATE_STALE } else { &RATE_NOT_FOUND };
        tx.must(&RateRemoved { id: self.id, carrier, rev: self.rev }, gone)?;
        Ok(RemovedRate { id: self.id })
    }

    fn subject(&self, output: &RemovedRate) -> Option<RawId> {
        Some(output.id.raw())
    }
}
