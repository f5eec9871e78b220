//! Where customers can collect, by carrier and province; members also see what is closed or doubtful.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, TenantId, Value, Words, params};
use souk_engine::{
    Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Question, Reader, Slice, row, sql,
};

use crate::DeskId;
use crate::model::{
    Decided, Desk, FileDesk, MapVersion, Match, MatchState, Named, Place, Places, ProvinceLookup,
    province_unknown, say,
};
use crate::refusals::DESK_NOT_FOUND;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StopDeskList {
    pub carrier: Option<String>,
    /// Number or name, under the carrier's own map.
    pub province: String,
    pub state: Option<MatchState>,
    /// Only open or only closed ones; visitors see open ones.
    pub open: Option<bool>,
    pub after: Option<String>,
    pub limit: PageSize,
}

row! {
    #[derive(Debug, Clone)]
    pub struct DeskRow {
        pub id: DeskId,
        pub carrier: String,
        pub their_id: String,
        pub name: String,
        pub address: String,
        pub map: MapVersion,
        pub province: i64,
        pub place_name: String,
        pub state: MatchState,
        pub municipality: Option<i64>,
        pub lat_micro: Option<i64>,
        pub lng_micro: Option<i64>,
        pub is_open: bool,
        pub rev: i64,
        pub placed_by_hand: bool,
        pub closed_by_hand: bool,
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DeskCard {
    pub id: DeskId,
    pub carrier: String,
    /// The carrier's own.
    pub their_id: String,
    pub name: String,
    pub address: String,
    /// Its number under `map`.
    pub province: i64,
    pub map: MapVersion,
    pub province_name: String,
    /// As the carrier writes it.
    pub place_name: String,
    pub state: MatchState,
    /// Ours, or the one that is suggested.
    pub municipality: Option<i64>,
    pub municipality_words: Option<Words>,
    pub lat: Option<f64>,
    pub lng: Option<f64>,
    pub open: bool,
    pub rev: i64,
}

/// Millionths to degrees: every coordinate on earth is far below what the smaller type holds.
fn degrees(micro: i64) -> f64 {
    i32::try_from(micro).map_or(0.0, f64::from) / 1e6
}

impl DeskRow {
    pub(crate) fn card(self, cx: &Context, places: &Places) -> DeskCard {
        let province = places.province(self.province, self.map);
        DeskCard {
            province_name: province.map(|one| say(&one.name, cx.lang).to_owned()).unwrap_or_default(),
            municipality_words: self.municipality.and_then(|id| places.words_of(id)),
            id: self.id,
            carrier: self.carrier,
            their_id: self.their_id,
            name: self.name,
            address: self.address,
            province: self.province,
            map: self.map,
            place_name: self.place_name,
            state: self.state,
            municipality: self.municipality,
            lat: self.lat_micro.map(degrees),
            lng: self.lng_micro.map(degrees),
            open: self.is_open,
            rev: self.rev,
        }
    }
    pub(crate) const fn found(&self) -> Match {
        Match { state: self.state, place: self.municipality }
    }
    pub(crate) fn as_file(&self) -> FileDesk {
        FileDesk {
            their_id: self.their_id.clone(),
            name: self.name.clone(),
            address: self.address.clone(),
            province: self.province,
            place_name: self.place_name.clone(),
            found: self.found(),
            lat_micro: self.lat_micro,
            lng_micro: self.lng_micro,
            is_open: self.is_open,
        }
    }
    /// The desk as the carrier's list says, but for what a member said of it.
    pub(crate) fn listed(&self, map: MapVersion, desk: FileDesk) -> (MapVersion, FileDesk) {
        let desk = FileDesk { is_open: desk.is_open && !self.closed_by_hand, ..desk };
        if !self.placed_by_hand {
            return (map, desk);
        }
        let (province, place_name, found) = (self.province, self.place_name.clone(), self.found());
        (self.map, FileDesk { province, place_name, found, ..desk })
    }
    pub(crate) fn same(&self, map: MapVersion, desk: &FileDesk) -> bool {
        self.map == map && self.as_file() == *desk
    }
    pub(crate) fn named(&self) -> Named<'_> {
        Named { province: self.province, name: &self.place_name, map: self.map }
    }
}

impl Query for StopDeskList {
    const NAME: &'static str = "stop_desk_list";
    const POLICY: Policy = Policy::visitor("delivery.view", Modes::Any, Entitled::Free);
    type Output = Slice<DeskCard>;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<DeskCard>> {
        let places = cx.service::<Places>()?;
        let province = match self.province.trim() {
            "" => None,
            typed => match places.province_by(typed, MapVersion::default()) {
                ProvinceLookup::Found(found) => Some(found.number),
                ProvinceLookup::Unknown { candidates } => return province_unknown(typed, &candidates).err(),
            },
        };
        let after = Cursor::above(self.after.as_deref())?;
        let open = if cx.actor.is_visitor() { Some(true) } else { self.open };
        let rows: Vec<DeskRow> = db.rows(
            sql!(
                "select id, carrier, their_id, name, address, map_version, province, place_name, match_state,
                        municipality, lat_micro, lng_micro, is_open, rev, placed_by_hand, closed_by_hand
                 from stop_desks
                 where shop_id = $1
                   and (cast($2 as text) is null or carrier = $2)
                   and (cast($3 as bigint) is null or province = $3)
                   and (cast($4 as text) is null or match_state = $4)
                   and (cast($5 as boolean) is null or is_open = $5)
                   and (province, id) > ($6, $7)
                 order by province, id limit $8"
            ),
            params![
                cx.shop,
                self.carrier,
                province,
                self.state,
                open,
                after.number,
                after.id,
                self.limit.fetch()
            ],
        )?;
        let slice = Slice::cut(rows, self.limit, |row| Cursor { number: row.province, id: row.id.raw() });
        Ok(slice.map(|row| row.card(cx, &places)))
    }
}

pub(crate) fn desk_row(db: &mut Reader<'_>, cx: &Context, id: DeskId) -> Result<DeskRow> {
    let found: Option<DeskRow> = db.one(
        sql!(
            "select id, carrier, their_id, name, address, map_version, province, place_name, match_state,
                    municipality, lat_micro, lng_micro, is_open, rev, placed_by_hand, closed_by_hand
             from stop_desks where shop_id = $1 and id = $2"
        ),
        params![cx.shop, id],
    )?;
    found.ok_or_else(|| DESK_NOT_FOUND.refuse())
}

pub(crate) fn desk_rows(db: &mut Reader<'_>, cx: &Context, carrier: &str) -> Result<Vec<DeskRow>> {
    db.rows(
        sql!(
            "select id, carrier, their_id, name, address, map_version, province, place_name, match_state,
                    municipality, lat_micro, lng_micro, is_open, rev, placed_by_hand, closed_by_hand
             from stop_desks where shop_id = $1 and carrier = $2 order by their_id"
        ),
        params![cx.shop, *carrier],
    )
}

/// What members decided about the carrier's spellings.
pub(crate) fn decided(db: &mut Reader<'_>, cx: &Context, carrier: &str) -> Result<Decided> {
    let rows: Vec<(i64, String, i64)> = db.rows(
        sql!(
            "select province, place_key, municipality from carrier_places where shop_id = $1 and carrier = $2"
        ),
        params![cx.shop, *carrier],
    )?;
    Ok(rows.into_iter().map(|(province, key, municipality)| ((province, key), municipality)).collect())
}

/// The open desks that a customer of this place can collect at.
pub fn desks_to(places: std::sync::Arc<Places>, shop: TenantId, place: &Place) -> Question<Vec<Desk>> {
    let under = places.municipality(place.municipality).map(|one| places.maps().map(|map| one.province(map)));
    let under: Vec<i64> = under.into_iter().flatten().collect();
    let rows = Question::rows(
        sql!(
            "select id, carrier, their_id, name, address, map_version, province, match_state, municipality
             from stop_desks where shop_id = $1 and province in_list($2) and is_open
             order by province, carrier, id"
        ),
        params![shop, Value::Ints(under)],
    );
    let place = place.clone();
    rows.map(move |mut desks: Vec<Desk>| {
        desks.retain(|desk| desk.serves(&places, &place));
        // Desks of the customer's own municipality come first.
        desks.sort_by_key(|desk| desk.municipality != Some(place.municipality));
        Ok(desks)
    })
}

/// A desk as it stands, open or closed.
pub fn desk(db: &mut Reader<'_>, shop: TenantId, id: DeskId) -> Result<Option<Desk>> {
    db.one(
        sql!(
            "select id, carrier, their_id, name, address, map_version, province, match_state, municipality
             from stop_desks where shop_id = $1 and id = $2"
        ),
        params![shop, id],
    )
}

/// Whether the shop knows a desk by this id at all, elsewhere or of another carrier.
pub fn is_open_desk(db: &mut Reader<'_>, shop: TenantId, asked: &str) -> Result<bool> {
    let found: Option<(i64,)> = db.one(
        sql!(
            "select cast(count(*) as bigint) from stop_desks
             where shop_id = $1 and (their_id = $2 or id = $3) and is_open"
        ),
        params![shop, *asked, DeskId::parse(asked).map(DeskId::raw).unwrap_or_default()],
    )?;
    Ok(found.is_some_and(|(count,)| count > 0))
}
