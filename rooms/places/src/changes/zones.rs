//! A zone is written whole, or goes with its places and rates.

use souk_core::{Result, params};
use souk_engine::{Change, Rows, sql};

use super::DeliveryRateChanged;
use crate::ZoneId;
use crate::model::DeliveryOption;
use crate::refusals::{ZONE_NAME_TAKEN, ZONE_PLACE_TAKEN};

/// One carrier's fee in a zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneFee {
    pub carrier: String,
    pub option: DeliveryOption,
    /// None = not served.
    pub fee: Option<i64>,
    pub free_above: Option<i64>,
}

/// `rev` 0 makes it; nothing where it is at another revision by now.
pub struct ZoneSet<'z> {
    pub id: ZoneId,
    pub name: &'z str,
    pub places: &'z [i64],
    pub rates: &'z [ZoneFee],
    pub rev: i64,
}

impl Change for ZoneSet<'_> {
    type Event = DeliveryRateChanged;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<DeliveryRateChanged>> {
        let (shop, now) = (rows.shop(), rows.now());
        let taken = [("delivery_zones", "shop_id, name", &ZONE_NAME_TAKEN)];
        if self.rev == 0 {
            rows.insert(
                sql!(
                    "insert into delivery_zones (shop_id, id, name, changed_at, rev)
                     values ($1, $2, $3, $4, 1)"
                ),
                params![shop, self.id, *self.name, now],
                &taken,
            )?;
        } else {
            let changed = rows.change(
                sql!(
                    "update delivery_zones set name = $3, changed_at = $4, rev = rev + 1
                     where shop_id = $1 and id = $2 and rev = $5"
                ),
                params![shop, self.id, *self.name, now, self.rev],
                &taken,
            )?;
            if changed == 0 {
                return Ok(None);
            }
            emptied(rows, self.id)?;
        }
        for place in self.places {
            rows.insert(
                sql!("insert into delivery_zone_places (shop_id, place, zone_id) values ($1, $2, $3)"),
                params![shop, *place, self.id],
                &[("delivery_zone_places", "shop_id, place", &ZONE_PLACE_TAKEN)],
            )?;
        }
        for rate in self.rates {
            rows.put(
                sql!(
                    "insert into delivery_zone_rates (shop_id, zone_id, carrier, option, fee, free_above)
                     values ($1, $2, $3, $4, $5, $6)"
                ),
                params![shop, self.id, rate.carrier, rate.option, rate.fee, rate.free_above],
            )?;
        }
        let carriers = self.rates.iter().map(|rate| rate.carrier.clone()).collect();
        Ok(Some(DeliveryRateChanged { shop, carriers, rates: self.rates.len() }))
    }
}

fn emptied(rows: &mut Rows<'_, '_>, zone: ZoneId) -> Result<u64> {
    let shop = rows.shop();
    rows.run(
        sql!("delete from delivery_zone_places where shop_id = $1 and zone_id = $2"),
        params![shop, zone],
    )?;
    rows.run(sql!("delete from delivery_zone_rates where shop_id = $1 and zone_id = $2"), params![shop, zone])
}

pub struct ZoneRemoved {
    pub id: ZoneId,
    pub rev: i64,
}

impl Change for ZoneRemoved {
    type Event = DeliveryRateChanged;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<DeliveryRateChanged>> {
        let shop = rows.shop();
        let stands: Option<(i64,)> = rows.one(
            sql!("select rev from delivery_zones where shop_id = $1 and id = $2 and rev = $3"),
            params![shop, self.id, self.rev],
        )?;
        if stands.is_none() {
            return Ok(None);
        }
        let rates = emptied(rows, self.id)?;
        let gone = rows.run(
            sql!("delete from delivery_zones where shop_id = $1 and id = $2 and rev = $3"),
            params![shop, self.id, self.rev],
        )?;
        let rates = usize::try_from(rates).unwrap_or_default();
        Ok((gone == 1).then(|| DeliveryRateChanged { shop, carriers: Vec::new(), rates }))
    }
}
