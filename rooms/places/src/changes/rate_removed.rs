//! A rate is gone; the next less exact one holds.

use souk_core::{Result, params};
use souk_engine::{Change, Rows, sql};

use super::DeliveryRateChanged;
use crate::RateId;

pub struct RateRemoved {
    pub id: RateId,
    pub carrier: String,
    /// It goes only at this revision, where one was seen.
    pub rev: Option<i64>,
}

impl Change for RateRemoved {
    type Event = DeliveryRateChanged;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<DeliveryRateChanged>> {
        let shop = rows.shop();
        let gone = rows.run(
            sql!("delete from delivery_rates where shop_id = $1 and id = $2 and rev = coalesce($3, rev)"),
            params![shop, self.id, self.rev],
        )?;
        Ok((gone > 0).then(|| DeliveryRateChanged { shop, carriers: vec![self.carrier.clone()], rates: 1 }))
    }
}
