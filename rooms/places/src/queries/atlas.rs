//! The maps that ship with the program and those that the installation took, together in memory.

use souk_core::{Json, Result, TenantId, params};
use souk_engine::{Engine, Reach, Reader, sql};

use crate::model::{MapTable, MapVersion, Places};

/// Which map was taken last of all; 0 where none was.
pub(crate) fn newest(db: &mut Reader<'_>) -> Result<i64> {
    let found: Option<(i64,)> = db.one(
        sql!("select coalesce(max(number), 0) from place_maps where shop_id = $1"),
        params![TenantId::INSTALLATION],
    )?;
    Ok(found.map_or(0, |(number,)| number))
}

/// The last one of each code, in the order in which they were taken.
fn taken(db: &mut Reader<'_>) -> Result<Vec<(MapVersion, Json<MapTable>)>> {
    db.rows(
        sql!(
            "select m.code, m.content from place_maps m
             where m.shop_id = $1 and not exists (
                select 1 from place_maps n
                where n.shop_id = m.shop_id and n.code = m.code and n.number > m.number)
             order by m.number"
        ),
        params![TenantId::INSTALLATION],
    )
}

/// Reads the places anew where another map was taken than the last one of those that are known; says which is
/// the last one now. Every running copy looks now and then.
pub async fn look(engine: &Engine, known: i64) -> Result<i64> {
    let newest = engine.read(Reach::Platform, newest).await?;
    if newest == known {
        return Ok(known);
    }
    let mut places = Places::shipped()?;
    for (map, table) in engine.read(Reach::Platform, taken).await? {
        places = places.with(map, &table.0)?;
    }
    engine.services().replace(places);
    Ok(newest)
}
