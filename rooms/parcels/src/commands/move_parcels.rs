//! Many parcels move to one state: each where the table allows it, the others say why not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Error, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use super::send_orders::MOST;
use crate::ParcelId;
use crate::model::state::{Reason, State};
use crate::queries::ParcelRow;
use crate::refusals::BULK_INVALID;
use crate::steps::{Moving, go, illegal};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveParcels {
    pub ids: Vec<ParcelId>,
    pub to: State,
    #[serde(default)]
    pub reason: Option<Reason>,
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MovedParcel {
    pub id: ParcelId,
    /// Where it stands now.
    pub state: Option<State>,
    /// The refusal's code, where it did not move.
    pub problem: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MovedParcels {
    pub moved: usize,
    pub refused: usize,
    pub rows: Vec<MovedParcel>,
}

impl MoveParcels {
    /// Asked before anything of the row is written.
    fn may_move(&self, tx: &mut Tx<'_, '_>, cx: &Context, id: ParcelId) -> Result<()> {
        let parcel = ParcelRow::load(tx, cx, id)?;
        if !parcel.state.may_become(self.to) {
            return Err(illegal(&parcel, self.to));
        }
        souk_orders::may_follow(tx, cx, parcel.order_id, self.to.order())
    }
}

impl Command for MoveParcels {
    const NAME: &'static str = "move_parcels";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free).bulk();
    type Prepared = ();
    type Output = MovedParcels;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<MovedParcels> {
        if self.ids.is_empty() || self.ids.len() > MOST {
            return BULK_INVALID.with().arg("max", MOST).field("ids", BULK_INVALID.code).err();
        }
        let mut rows = Vec::new();
        let mut ids = self.ids.clone();
        // One order in which rows are locked, whatever the page's.
        ids.sort();
        ids.dedup();
        for id in ids {
            let row = match self.may_move(tx, cx, id) {
                Ok(()) => {
                    let (to, reason, note) = (self.to, self.reason, self.note.as_str());
                    go(tx, cx, id, Moving { to, reason, note, damaged: false, return_fee: None })?;
                    MovedParcel { id, state: Some(self.to), problem: None }
                }
                Err(Error::Refused(refusal)) => {
                    MovedParcel { id, state: None, problem: Some(refusal.code.to_owned()) }
                }
                Err(fault) => return Err(fault),
            };
            rows.push(row);
        }
        let moved = rows.iter().filter(|row| row.problem.is_none()).count();
        Ok(MovedParcels { moved, refused: rows.len() - moved, rows })
    }
}
