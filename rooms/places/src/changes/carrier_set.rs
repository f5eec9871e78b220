//! What a carrier takes for weight, and by which map it names places.

use souk_core::{Result, params};
use souk_engine::{Change, Rows, sql};

use super::DeliveryRateChanged;
use crate::model::MapVersion;

/// `rev` 0 makes it; nothing where it is at another revision by now.
pub struct CarrierSet<'c> {
    pub code: &'c str,
    pub map: MapVersion,
    pub oversize_fee: i64,
    pub rev: i64,
}

impl Change for CarrierSet<'_> {
    type Event = DeliveryRateChanged;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<DeliveryRateChanged>> {
        let (shop, now) = (rows.shop(), rows.now());
        let written = rows.run(
            sql!(
                "insert into carriers (shop_id, code, map_version, oversize_fee, changed_at, rev)
                 values ($1, $2, $3, $4, $5, 1)
                 on conflict (shop_id, code) do update
                 set map_version = $3, oversize_fee = $4, changed_at = $5, rev = carriers.rev + 1
                 where carriers.rev = $6"
            ),
            params![shop, *self.code, self.map, self.oversize_fee, now, self.rev],
        )?;
        let carriers = vec![self.code.to_owned()];
        Ok((written == 1).then_some(DeliveryRateChanged { shop, carriers, rates: 0 }))
    }
}
