//! A map of the country was taken from files; the earlier ones stay beside it.

use serde::{Deserialize, Serialize};
use souk_core::{Json, RawId, Result, TenantId, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::model::{MapTable, MapVersion};

/// Places are not what they were: every running copy reads them anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacesTaken {
    pub map: MapVersion,
    /// Which one of all that were ever taken.
    pub number: i64,
}

impl Event for PlacesTaken {
    const NAME: &'static str = "places.taken";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        TenantId::INSTALLATION.raw()
    }
}

/// `None`: another map has this number already.
pub struct TakePlaces<'t> {
    pub map: MapVersion,
    pub number: i64,
    pub table: &'t MapTable,
}

impl Change for TakePlaces<'_> {
    type Event = PlacesTaken;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PlacesTaken>> {
        let content = Json(self.table.clone());
        let taken = rows.run(
            sql!(
                "insert into place_maps (shop_id, number, code, content, taken_at)
                 values ($1, $2, $3, $4, $5)
                 on conflict (shop_id, number) do nothing"
            ),
            params![TenantId::INSTALLATION, self.number, self.map, content, rows.now()],
        )?;
        Ok((taken == 1).then_some(PlacesTaken { map: self.map, number: self.number }))
    }
}
