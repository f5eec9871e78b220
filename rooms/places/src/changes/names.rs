//! A carrier's names of our places are taken, matched and decided.

use souk_core::{RawId, Result, params};
use souk_engine::{Change, Rows, sql};

use super::StopDesksChanged;
use crate::model::{MapVersion, Match, PlaceKind};
use crate::refusals::CARRIER_STALE;

/// A name as it is to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameRow {
    pub id: RawId,
    pub kind: PlaceKind,
    pub their_id: String,
    pub their_name: String,
    pub map: MapVersion,
    pub province: i64,
    pub found: Match,
    /// The revision that was seen; 0 is new.
    pub rev: i64,
}

/// Names that are not as they stood; refused where somebody changed one of them since they were seen.
pub struct NamesTaken<'n> {
    pub carrier: &'n str,
    pub names: &'n [NameRow],
}

impl Change for NamesTaken<'_> {
    type Event = StopDesksChanged;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<StopDesksChanged>> {
        let (shop, now) = (rows.shop(), rows.now());
        // One name may get the place that another leaves.
        for name in self.names.iter().filter(|name| name.rev > 0) {
            let seen = rows.run(
                sql!(
                    "update carrier_names set match_state = 'unmapped', place = null, sure_place = null
                     where shop_id = $1 and id = $2 and rev = $3"
                ),
                params![shop, name.id, name.rev],
            )?;
            if seen == 0 {
                return Err(CARRIER_STALE.refuse());
            }
        }
        let taken = [("carrier_names", "shop_id, carrier, kind, sure_place", &CARRIER_STALE)];
        for name in self.names {
            let written = rows.change(
                sql!(
                    "insert into carrier_names
                        (shop_id, id, carrier, kind, their_id, their_name, map_version, province, match_state,
                         place, sure_place, changed_at, rev)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)
                     on conflict (shop_id, carrier, kind, their_id) do update
                     set their_name = $6, map_version = $7, province = $8, match_state = $9, place = $10,
                         sure_place = $11, changed_at = $12, rev = carrier_names.rev + 1
                     where carrier_names.rev = $13"
                ),
                params![
                    shop,
                    name.id,
                    *self.carrier,
                    name.kind,
                    name.their_id,
                    name.their_name,
                    name.map,
                    name.province,
                    name.found.state,
                    name.found.place,
                    name.found.sure(),
                    now,
                    name.rev
                ],
                &taken,
            )?;
            if written == 0 {
                return Err(CARRIER_STALE.refuse());
            }
        }
        let desks = self.names.len();
        Ok((desks > 0).then(|| StopDesksChanged { shop, carrier: self.carrier.to_owned(), desks }))
    }
}
