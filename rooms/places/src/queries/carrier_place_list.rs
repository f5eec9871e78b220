//! A carrier's names beside ours: provinces, municipalities, then the places of desks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, TenantId, params};
use souk_engine::{Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql};

use super::stop_desk_list::DeskRow;
use crate::DeskId;
use crate::changes::NameRow;
use crate::model::{MapVersion, Match, MatchState, PlaceKind, Places, say};
use crate::refusals::DESK_NOT_FOUND;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CarrierPlaceList {
    pub carrier: String,
    pub kind: Option<PlaceKind>,
    pub state: Option<MatchState>,
    /// Only names of which nobody is sure.
    pub doubtful: bool,
    pub after: Option<String>,
    pub limit: PageSize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CarrierName {
    pub carrier: String,
    pub kind: PlaceKind,
    pub their_id: String,
    pub their_name: String,
    /// The number of our province or the id of our municipality, also where it is only suggested.
    pub our_id: Option<i64>,
    pub our_name: String,
    /// Of a municipality or desk: the province that it lies in under the carrier's map.
    pub province: String,
    pub map: MapVersion,
    pub state: MatchState,
}

row! {
    #[derive(Clone)]
    struct Cells {
        id: RawId,
        kind: PlaceKind,
        their_id: String,
        their_name: String,
        map: MapVersion,
        province: i64,
        state: MatchState,
        place: Option<i64>,
        rev: i64,
    }
}

impl From<Cells> for NameRow {
    fn from(cells: Cells) -> Self {
        let Cells { id, kind, their_id, their_name, map, province, state, place, rev } = cells;
        Self { id, kind, their_id, their_name, map, province, found: Match { state, place }, rev }
    }
}

impl CarrierName {
    pub(crate) fn of(cx: &Context, places: &Places, carrier: &str, row: NameRow) -> Self {
        let province = |number: i64| {
            places
                .province(number, row.map)
                .map_or_else(String::new, |one| say(&one.name, cx.lang).to_owned())
        };
        let ours = match row.kind {
            PlaceKind::Province => row.found.place.map(province),
            PlaceKind::Municipality | PlaceKind::Desk => {
                let known = row.found.place.and_then(|id| places.municipality(id));
                known.map(|one| say(&one.name, cx.lang).to_owned())
            }
        };
        Self {
            carrier: carrier.to_owned(),
            our_name: ours.unwrap_or_default(),
            province: province(row.province),
            our_id: row.found.place,
            map: row.map,
            state: row.found.state,
            kind: row.kind,
            their_id: row.their_id,
            their_name: row.their_name,
        }
    }

    /// A desk by the place that the carrier says it is in.
    pub(crate) fn of_desk(cx: &Context, places: &Places, desk: DeskRow) -> Self {
        let found = desk.found();
        let (id, carrier) = (desk.id.raw(), desk.carrier);
        let row = NameRow {
            id,
            kind: PlaceKind::Desk,
            their_id: desk.their_id,
            their_name: desk.place_name,
            map: desk.map,
            province: desk.province,
            found,
            rev: desk.rev,
        };
        Self::of(cx, places, &carrier, row)
    }
}

impl CarrierPlaceList {
    fn names(
        &self,
        cx: &Context,
        db: &mut Reader<'_>,
        kind: PlaceKind,
        after: RawId,
    ) -> Result<Vec<NameRow>> {
        let rows: Vec<Cells> = db.rows(
            sql!(
                "select id, kind, their_id, their_name, map_version, province, match_state, place, rev
                 from carrier_names
                 where shop_id = $1 and carrier = $2 and kind = $3 and id > $4
                   and (cast($5 as text) is null or match_state = $5)
                   and ($6 = false or sure_place is null)
                 order by id limit $7"
            ),
            params![cx.shop, self.carrier, kind, after, self.state, self.doubtful, self.limit.fetch()],
        )?;
        Ok(rows.into_iter().map(NameRow::from).collect())
    }

    fn desks(&self, cx: &Context, db: &mut Reader<'_>, after: RawId) -> Result<Vec<DeskRow>> {
        db.rows(
            sql!(
                "select id, carrier, their_id, name, address, map_version, province, place_name, match_state,
                        municipality, lat_micro, lng_micro, is_open, rev, placed_by_hand, closed_by_hand
                 from stop_desks
                 where shop_id = $1 and carrier = $2 and id > $3
                   and (cast($4 as text) is null or match_state = $4)
                   and ($5 = false or match_state in ('suggested', 'unmapped'))
                 order by id limit $6"
            ),
            params![cx.shop, self.carrier, after, self.state, self.doubtful, self.limit.fetch()],
        )
    }
}

impl Query for CarrierPlaceList {
    const NAME: &'static str = "carrier_place_list";
    const POLICY: Policy = Policy::shop("delivery.view", Modes::Any, Entitled::Free);
    type Output = Slice<CarrierName>;

    /// One kind after the other, each from where the page before ended.
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<CarrierName>> {
        let places = cx.service::<Places>()?;
        let after = Cursor::above(self.after.as_deref())?;
        let mut found: Vec<(Cursor, CarrierName)> = Vec::new();
        for (number, kind) in (1..).zip(PlaceKind::ALL.iter().copied()) {
            let asked = self.kind.is_none_or(|only| only == kind) && number >= after.number;
            if !asked || i64::try_from(found.len()).unwrap_or(i64::MAX) > self.limit.rows() {
                continue;
            }
            let from = if number == after.number { after.id } else { RawId::default() };
            if kind == PlaceKind::Desk {
                found.extend(self.desks(cx, db, from)?.into_iter().map(|row| {
                    let id = row.id.raw();
                    (Cursor { number, id }, CarrierName::of_desk(cx, &places, row))
                }));
            } else {
                found.extend(self.names(cx, db, kind, from)?.into_iter().map(|row| {
                    let id = row.id;
                    (Cursor { number, id }, CarrierName::of(cx, &places, &self.carrier, row))
                }));
            }
        }
        Ok(Slice::cut(found, self.limit, |(cursor, _)| cursor.clone()).map(|(_, name)| name))
    }
}

pub(crate) fn name_rows(db: &mut Reader<'_>, cx: &Context, carrier: &str) -> Result<Vec<NameRow>> {
    let rows: Vec<Cells> = db.rows(
        sql!(
            "select id, kind, their_id, their_name, map_version, province, match_state, place, rev
             from carrier_names where shop_id = $1 and carrier = $2 order by kind, id"
        ),
        params![cx.shop, *carrier],
    )?;
    Ok(rows.into_iter().map(NameRow::from).collect())
}

pub(crate) fn name_row(
    db: &mut Reader<'_>,
    cx: &Context,
    carrier: &str,
    kind: PlaceKind,
    their_id: &str,
) -> Result<Option<NameRow>> {
    let found: Option<Cells> = db.one(
        sql!(
            "select id, kind, their_id, their_name, map_version, province, match_state, place, rev
             from carrier_names where shop_id = $1 and carrier = $2 and kind = $3 and their_id = $4"
        ),
        params![cx.shop, *carrier, kind, *their_id],
    )?;
    Ok(found.map(NameRow::from))
}

/// The desk with the carrier's own id.
pub(crate) fn desk_of(db: &mut Reader<'_>, cx: &Context, carrier: &str, their_id: &str) -> Result<DeskId> {
    let found: Option<(DeskId,)> = db.one(
        sql!("select id from stop_desks where shop_id = $1 and carrier = $2 and their_id = $3"),
        params![cx.shop, *carrier, *their_id],
    )?;
    found.map(|(id,)| id).ok_or_else(|| DESK_NOT_FOUND.refuse())
}

/// The map by which the carrier names provinces.
pub(crate) fn carrier_map(db: &mut Reader<'_>, shop: TenantId, code: &str) -> Result<MapVersion> {
    let set: Option<(MapVersion,)> = db.one(
        sql!("select map_version from carriers where shop_id = $1 and code = $2"),
        params![shop, *code],
    )?;
    Ok(set.map_or_else(MapVersion::default, |(map,)| map))
}
