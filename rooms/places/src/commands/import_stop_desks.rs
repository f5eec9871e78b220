//! Takes a carrier's whole list of desks: what is new opens, what changed changes, what is gone closes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Command, Context, Entitled, Modes, Outside, Policy, Tx, refusals as kernel};

use super::import_delivery_rates::{MOST_BYTES, NAMED};
use crate::DeskId;
use crate::changes::{DesksTaken, TakenDesk};
use crate::model::{
    DesksFile, DesksReading, FileDesk, MapVersion, MatchState, Places, file_refused, is_carrier,
};
use crate::queries::{DeskRow, decided, desk_rows};
use crate::refusals::CARRIER_INVALID;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportStopDesks {
    pub carrier: String,
    /// The file's text, with the columns
    /// `their_id,name,address,province_number,province_name,municipality,lat,lng,open`.
    pub content: String,
    /// The map by which the carrier names provinces.
    #[serde(default)]
    pub map: MapVersion,
    /// Takes the listed spellings of our places over, without asking for each.
    #[serde(default)]
    pub accept_aliases: bool,
    /// Names as the file writes them, confirmed to be the provinces with these numbers.
    #[serde(default)]
    pub provinces: BTreeMap<String, i64>,
}

/// How many names of a carrier became places of ours, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Matched {
    pub names: usize,
    pub exact: usize,
    pub alias: usize,
    pub confirmed: usize,
    pub suggested: usize,
    pub unmapped: usize,
}

impl Matched {
    pub fn of(states: impl Iterator<Item = MatchState>) -> Self {
        let mut matched = Self::default();
        for state in states {
            matched.names += 1;
            let count = match state {
                MatchState::Exact => &mut matched.exact,
                MatchState::Alias => &mut matched.alias,
                MatchState::Confirmed => &mut matched.confirmed,
                MatchState::Suggested => &mut matched.suggested,
                MatchState::Unmapped => &mut matched.unmapped,
            };
            *count += 1;
        }
        matched
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DesksReport {
    #[serde(flatten)]
    pub matched: Matched,
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Desks that the list no longer has.
    pub closed: usize,
}

impl Command for ImportStopDesks {
    const NAME: &'static str = "import_stop_desks";
    const POLICY: Policy = Policy::shop("delivery.manage", Modes::Any, Entitled::Free).bulk();
    type Prepared = DesksReading;
    type Output = DesksReport;
    const PREPARES: bool = true;

    fn prepare(&self, cx: &Context, _: &Outside) -> Result<DesksReading> {
        if self.content.len() > MOST_BYTES {
            return kernel::TOO_LARGE.with().arg("max_bytes", MOST_BYTES).err();
        }
        if !is_carrier(&self.carrier) {
            return CARRIER_INVALID.with().field("carrier", CARRIER_INVALID.code).err();
        }
        let file = DesksFile {
            text: &self.content,
            map: self.map,
            aliases: self.accept_aliases,
            provinces: &self.provinces,
        };
        let reading = file.read(&*cx.service::<Places>()?);
        if reading.problems.is_empty() { Ok(reading) } else { file_refused(reading.problems, NAMED).err() }
    }

    fn run(&self, file: &DesksReading, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<DesksReport> {
        // First the desks, then what was decided: whatever is decided between the two is no surprise.
        let stands: HashMap<String, DeskRow> =
            desk_rows(tx, cx, &self.carrier)?.into_iter().map(|row| (row.their_id.clone(), row)).collect();
        let decided = decided(tx, cx, &self.carrier)?;
        let desks: Vec<FileDesk> =
            file.desks.iter().map(|desk| desk.clone().decided(self.map, &decided)).collect();
        let mut report =
            DesksReport { matched: Matched::default(), added: 0, changed: 0, unchanged: 0, closed: 0 };
        let listed: BTreeSet<String> = desks.iter().map(|desk| desk.their_id.clone()).collect();
        let (mut taken, mut states): (Vec<TakenDesk>, Vec<MatchState>) = Default::default();
        for desk in desks {
            let Some(row) = stands.get(&desk.their_id) else {
                report.added += 1;
                states.push(desk.found.state);
                taken.push(TakenDesk { id: cx.id(), rev: 0, map: self.map, desk });
                continue;
            };
            let (map, desk) = row.listed(self.map, desk);
            states.push(desk.found.state);
            if row.same(map, &desk) {
                report.unchanged += 1;
            } else {
                report.changed += 1;
                taken.push(TakenDesk { id: row.id, rev: row.rev, map, desk });
            }
        }
        report.matched = Matched::of(states.into_iter());
        let gone = stands.values().filter(|row| row.is_open && !listed.contains(&row.their_id));
        let gone: Vec<DeskId> = gone.map(|row| row.id).collect();
        report.closed = gone.len();
        tx.make(&DesksTaken { carrier: &self.carrier, desks: taken, gone })?;
        Ok(report)
    }
}
