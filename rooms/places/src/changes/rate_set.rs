//! One rate is made or gets another fee; never over somebody else's change.

use souk_core::{Result, params};
use souk_engine::{Change, Rows, sql};

use super::DeliveryRateChanged;
use crate::RateId;
use crate::model::FileRate;
use crate::refusals::RATE_STALE;

pub struct RateSet<'r> {
    pub id: RateId,
    /// The revision it is based on; none makes the rate.
    pub rev: Option<i64>,
    pub rate: &'r FileRate,
}

impl Change for RateSet<'_> {
    type Event = DeliveryRateChanged;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<DeliveryRateChanged>> {
        let (shop, now, rate) = (rows.shop(), rows.now(), self.rate);
        match self.rev {
            Some(rev) => rows.claim(
                sql!(
                    "update delivery_rates set fee = $3, free_above = $4, rev = rev + 1, changed_at = $5
                     where shop_id = $1 and id = $2 and rev = $6"
                ),
                params![shop, self.id, rate.fee, rate.free_above, now, rev],
                &RATE_STALE,
            )?,
            None => rows.insert(
                sql!(
                    "insert into delivery_rates
                        (shop_id, id, carrier, option, scope, scope_ref, fee, free_above, rev, changed_at)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)"
                ),
                params![
                    shop,
                    self.id,
                    rate.carrier,
                    rate.option,
                    rate.target.scope,
                    rate.target.scope_ref,
                    rate.fee,
                    rate.free_above,
                    now
                ],
                &[("delivery_rates", "shop_id, scope_ref, option, carrier", &RATE_STALE)],
            )?,
        }
        Ok(Some(DeliveryRateChanged { shop, carriers: vec![rate.carrier.clone()], rates: 1 }))
    }
}
