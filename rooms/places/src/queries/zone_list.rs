//! Zones with their places and rates.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, TenantId, Value, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, sql};

use crate::ZoneId;
use crate::commands::ZoneRate;
use crate::model::DeliveryOption;

/// More are not read at once, nor needed.
const MOST: i64 = 100;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ZoneView {
    pub id: ZoneId,
    pub name: String,
    /// Numbers of provinces.
    pub provinces: Vec<i64>,
    /// Ids of municipalities.
    pub municipalities: Vec<i64>,
    pub rates: Vec<ZoneRate>,
    /// Give it back with a change.
    pub rev: i64,
}

/// The shop's zones, by name.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ZoneList {}

impl Query for ZoneList {
    const NAME: &'static str = "zone_list";
    const POLICY: Policy = Policy::shop("delivery.view", Modes::Any, Entitled::Free);
    type Output = Vec<ZoneView>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Vec<ZoneView>> {
        let zones: Vec<(ZoneId, String, i64)> = db.rows(
            sql!("select id, name, rev from delivery_zones where shop_id = $1 order by name, id limit $2"),
            params![cx.shop, MOST],
        )?;
        whole(db, cx.shop, zones)
    }
}

pub(crate) fn zone(db: &mut Reader<'_>, shop: TenantId, id: ZoneId) -> Result<Option<ZoneView>> {
    let zones: Vec<(ZoneId, String, i64)> = db.rows(
        sql!("select id, name, rev from delivery_zones where shop_id = $1 and id = $2"),
        params![shop, id],
    )?;
    Ok(whole(db, shop, zones)?.pop())
}

fn whole(db: &mut Reader<'_>, shop: TenantId, zones: Vec<(ZoneId, String, i64)>) -> Result<Vec<ZoneView>> {
    type Fee = (ZoneId, String, DeliveryOption, Option<i64>, Option<i64>);
    let ids = Value::Ids(zones.iter().map(|(id, ..)| id.raw().0).collect());
    let places: Vec<(ZoneId, i64)> = db.rows(
        sql!(
            "select zone_id, place from delivery_zone_places
             where shop_id = $1 and zone_id in_list($2) order by zone_id, place"
        ),
        params![shop, ids],
    )?;
    let fees: Vec<Fee> = db.rows(
        sql!(
            "select zone_id, carrier, option, fee, free_above from delivery_zone_rates
             where shop_id = $1 and zone_id in_list($2) order by zone_id, carrier, option"
        ),
        params![shop, ids],
    )?;
    let view = |(id, name, rev): (ZoneId, String, i64)| {
        let inside = places.iter().filter(|(zone, _)| *zone == id).map(|(_, place)| *place);
        let (provinces, municipalities) = inside.partition(|place| *place < 100);
        let rates = fees.iter().filter(|(zone, ..)| *zone == id);
        let rates = rates.map(|(_, carrier, option, fee, free_above)| ZoneRate {
            carrier: carrier.clone(),
            option: *option,
            fee_minor: *fee,
            free_above_minor: *free_above,
        });
        ZoneView { id, name, provinces, municipalities, rates: rates.collect(), rev }
    };
    Ok(zones.into_iter().map(view).collect())
}
