//! A new location.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::model::movement::LocationId;

pub struct NewLocation<'a> {
    pub id: LocationId,
    pub name: &'a str,
    pub address: &'a str,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LocationAdded {
    pub id: LocationId,
}

impl Event for LocationAdded {
    const NAME: &'static str = "location.added";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

impl Change for NewLocation<'_> {
    type Event = LocationAdded;
    /// `None`: the name is taken.
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<LocationAdded>> {
        let added = rows.run(
            sql!(
                "insert into locations (shop_id, id, name, address, position, created_at)
                 values ($1, $2, $3, $4,
                         (select cast(count(*) as bigint) from locations l where l.shop_id = $1), $5)
                 on conflict (shop_id, name) do nothing"
            ),
            params![rows.shop(), self.id, self.name, self.address, rows.now()],
        )?;
        Ok((added == 1).then_some(LocationAdded { id: self.id }))
    }
}
