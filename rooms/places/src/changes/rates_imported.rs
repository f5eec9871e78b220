//! A file's rates take the place of those that differ; all in one transaction.

use std::collections::BTreeSet;

use souk_core::{Result, params};
use souk_engine::{Change, Rows, sql};

use super::DeliveryRateChanged;
use crate::RateId;
use crate::model::FileRate;

pub struct RatesImported<'r> {
    /// Only those that differ from what stands; each with the id it gets if it is new.
    pub rates: Vec<(RateId, &'r FileRate)>,
}

impl Change for RatesImported<'_> {
    type Event = DeliveryRateChanged;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<DeliveryRateChanged>> {
        let (shop, now) = (rows.shop(), rows.now());
        for (id, rate) in &self.rates {
            rows.put(
                sql!(
                    "insert into delivery_rates
                        (shop_id, id, carrier, option, scope, scope_ref, fee, free_above, rev, changed_at)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)
                     on conflict (shop_id, scope_ref, option, carrier) do update
                     set fee = $7, free_above = $8, rev = delivery_rates.rev + 1, changed_at = $9"
                ),
                params![
                    shop,
                    id,
                    rate.carrier,
                    rate.option,
                    rate.target.scope,
                    rate.target.scope_ref,
                    rate.fee,
                    rate.free_above,
                    now
                ],
            )?;
        }
        let carriers: BTreeSet<&str> = self.rates.iter().map(|(_, rate)| rate.carrier.as_str()).collect();
        Ok((!self.rates.is_empty()).then(|| DeliveryRateChanged {
            shop,
            carriers: carriers.into_iter().map(str::to_owned).collect(),
            rates: self.rates.len(),
        }))
    }
}
