//! Desks are taken from a carrier's list, set by hand, opened and closed; a carrier's spelling is decided.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, TenantId, Value, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::DeskId;
use crate::model::{FileDesk, MapVersion, Match, place_key};
use crate::refusals::{DESK_STALE, DESK_TWICE};

/// Where customers of the shop can collect is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopDesksChanged {
    pub shop: TenantId,
    pub carrier: String,
    /// How many desks were added, changed, opened or closed.
    pub desks: usize,
}

impl Event for StopDesksChanged {
    const NAME: &'static str = "delivery.desks_changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// A carrier's list: what differs is written, what is no longer listed closes.
pub struct DesksTaken<'d> {
    pub carrier: &'d str,
    pub desks: Vec<TakenDesk>,
    pub gone: Vec<DeskId>,
}

/// A desk as the list and its members have it; not written where somebody changed it since it was seen.
pub struct TakenDesk {
    pub id: DeskId,
    /// The revision that was seen; 0 is new.
    pub rev: i64,
    pub map: MapVersion,
    pub desk: FileDesk,
}

impl Change for DesksTaken<'_> {
    type Event = StopDesksChanged;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<StopDesksChanged>> {
        let (shop, now) = (rows.shop(), rows.now());
        let mut written = 0;
        for TakenDesk { id, rev, map, desk } in &self.desks {
            written += rows.run(
                sql!(
                    "insert into stop_desks
                        (shop_id, id, carrier, their_id, name, address, map_version, province, place_name,
                         match_state, municipality, lat_micro, lng_micro, is_open, changed_at, rev)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)
                     on conflict (shop_id, carrier, their_id) do update
                     set name = $5, address = $6, map_version = $7, province = $8, place_name = $9,
                         match_state = $10, municipality = $11, lat_micro = $12, lng_micro = $13,
                         is_open = $14, changed_at = $15, rev = stop_desks.rev + 1
                     where stop_desks.rev = $16"
                ),
                params![
                    shop,
                    id,
                    *self.carrier,
                    desk.their_id,
                    desk.name,
                    desk.address,
                    map,
                    desk.province,
                    desk.place_name,
                    desk.found.state,
                    desk.found.place,
                    desk.lat_micro,
                    desk.lng_micro,
                    desk.is_open,
                    now,
                    rev
                ],
            )?;
        }
        if !self.gone.is_empty() {
            let gone: Vec<[u8; 16]> = self.gone.iter().map(|id| id.raw().0).collect();
            written += rows.run(
                sql!(
                    "update stop_desks set is_open = false, changed_at = $3, rev = rev + 1
                     where shop_id = $1 and id in_list($2) and is_open"
                ),
                params![shop, Value::Ids(gone), now],
            )?;
        }
        let desks = usize::try_from(written).unwrap_or(usize::MAX);
        Ok((desks > 0).then(|| StopDesksChanged { shop, carrier: self.carrier.to_owned(), desks }))
    }
}

/// One desk by hand: made, or changed where it was seen. A closed one stays closed, whatever is listed.
pub struct DeskSet<'d> {
    pub id: DeskId,
    pub rev: Option<i64>,
    pub carrier: &'d str,
    pub map: MapVersion,
    pub desk: &'d FileDesk,
    /// A member said where it is.
    pub placed: bool,
}

impl Change for DeskSet<'_> {
    type Event = StopDesksChanged;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<StopDesksChanged>> {
        let (shop, now, desk) = (rows.shop(), rows.now(), self.desk);
        match self.rev {
            Some(rev) => rows.claim(
                sql!(
                    "update stop_desks set name = $3, address = $4, map_version = $5, province = $6,
                            place_name = $7, match_state = $8, municipality = $9, is_open = $10,
                            placed_by_hand = placed_by_hand or $13, closed_by_hand = not $10,
                            changed_at = $11, rev = rev + 1
                     where shop_id = $1 and id = $2 and rev = $12"
                ),
                params![
                    shop,
                    self.id,
                    desk.name,
                    desk.address,
                    self.map,
                    desk.province,
                    desk.place_name,
                    desk.found.state,
                    desk.found.place,
                    desk.is_open,
                    now,
                    rev,
                    self.placed
                ],
                &DESK_STALE,
            )?,
            None => rows.insert(
                sql!(
                    "insert into stop_desks
                        (shop_id, id, carrier, their_id, name, address, map_version, province, place_name,
                         match_state, municipality, is_open, changed_at, rev, placed_by_hand,
                         closed_by_hand)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, not $12)"
                ),
                params![
                    shop,
                    self.id,
                    *self.carrier,
                    desk.their_id,
                    desk.name,
                    desk.address,
                    self.map,
                    desk.province,
                    desk.place_name,
                    desk.found.state,
                    desk.found.place,
                    desk.is_open,
                    now,
                    self.placed
                ],
                &[("stop_desks", "shop_id, carrier, their_id", &DESK_TWICE)],
            )?,
        }
        Ok(Some(StopDesksChanged { shop, carrier: self.carrier.to_owned(), desks: 1 }))
    }
}

/// What a member decided a carrier's spellings to mean; every later list of the carrier is read by it.
pub struct PlacesDecided<'d> {
    pub carrier: &'d str,
    /// The province, 0 of a province itself; the spelling; our place.
    pub decisions: &'d [(i64, String, i64)],
}

impl Change for PlacesDecided<'_> {
    type Event = StopDesksChanged;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<StopDesksChanged>> {
        let (shop, now) = (rows.shop(), rows.now());
        let actor = rows.cx().actor.principal();
        for (province, name, place) in self.decisions {
            rows.put(
                sql!(
                    "insert into carrier_places
                        (shop_id, carrier, province, place_key, place_name, municipality, actor_kind,
                         actor_id, decided_at)
                     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                     on conflict (shop_id, carrier, province, place_key) do update
                     set place_name = $5, municipality = $6, actor_kind = $7, actor_id = $8, decided_at = $9"
                ),
                params![
                    shop,
                    *self.carrier,
                    *province,
                    place_key(name),
                    name,
                    *place,
                    actor.kind,
                    actor.id,
                    now
                ],
            )?;
        }
        let desks = self.decisions.len();
        Ok((desks > 0).then(|| StopDesksChanged { shop, carrier: self.carrier.to_owned(), desks }))
    }
}

/// Names matched anew, where that came to something else: with the revisions at which they were seen, none
/// where a member has said what they are.
pub struct DesksMatched<'d> {
    pub carrier: &'d str,
    pub desks: Vec<(DeskId, Option<i64>, Match)>,
}

impl Change for DesksMatched<'_> {
    type Event = StopDesksChanged;

    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<StopDesksChanged>> {
        let (shop, now) = (rows.shop(), rows.now());
        let mut written = 0;
        for (id, rev, found) in &self.desks {
            written += rows.run(
                sql!(
                    "update stop_desks set match_state = $3, municipality = $4, changed_at = $5, rev = rev + 1
                     where shop_id = $1 and id = $2 and rev = coalesce($6, rev)"
                ),
                params![shop, id, found.state, found.place, now, rev],
            )?;
        }
        let desks = usize::try_from(written).unwrap_or(usize::MAX);
        Ok((desks > 0).then(|| StopDesksChanged { shop, carrier: self.carrier.to_owned(), desks }))
    }
}
