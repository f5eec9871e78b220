//! A parcel was weighed and measured.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::ParcelId;
use crate::model::size::Size;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParcelMeasured {
    pub parcel_id: ParcelId,
    pub size: Size,
    pub billable_kg: i64,
}

impl Event for ParcelMeasured {
    const NAME: &'static str = "parcel.measured";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.parcel_id.raw()
    }
}

/// `None`: it has ended.
pub struct ParcelSized {
    pub id: ParcelId,
    pub size: Size,
}

impl Change for ParcelSized {
    type Event = ParcelMeasured;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ParcelMeasured>> {
        let Size { weight_g, length_cm, width_cm, height_cm } = self.size;
        let count = rows.run(
            sql!(
                "update parcels set weight_g = $3, length_cm = $4, width_cm = $5, height_cm = $6
                 where shop_id = $1 and id = $2 and live_order is not null"
            ),
            params![rows.shop(), self.id, weight_g, length_cm, width_cm, height_cm],
        )?;
        let billable_kg = self.size.billable_kg();
        Ok((count == 1).then_some(ParcelMeasured { parcel_id: self.id, size: self.size, billable_kg }))
    }
}
