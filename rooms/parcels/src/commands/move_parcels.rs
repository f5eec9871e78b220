//! Many parcels move to one state: each in its own transaction where it may, the others say why not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Command, Context, Entitled, Modes, Parts, Policy, Tx};

use super::MoveParcel;
use super::send_orders::MOST;
use crate::ParcelId;
use crate::model::state::{Reason, State};
use crate::refusals::BULK_INVALID;

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
    /// Where it stands now, where it moved.
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

impl Command for MoveParcels {
    const NAME: &'static str = "move_parcels";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = MovedParcels;
    const HAS_PARTS: bool = true;

    /// Each once, in one order, whatever the page's.
    fn run(&self, (): &(), _: &Context, _: &mut Tx<'_, '_>) -> Result<MovedParcels> {
        if self.ids.is_empty() || self.ids.len() > MOST {
            return BULK_INVALID.with().arg("max", MOST).field("ids", BULK_INVALID.code).err();
        }
        let mut ids = self.ids.clone();
        ids.sort();
        ids.dedup();
        let rows = ids.into_iter().map(|id| MovedParcel { id, state: None, problem: None });
        Ok(MovedParcels { moved: 0, refused: 0, rows: rows.collect() })
    }

    async fn finish(&self, mut output: MovedParcels, parts: &Parts<'_>) -> Result<MovedParcels> {
        for (number, row) in output.rows.iter_mut().enumerate() {
            let (to, reason, note) = (self.to, self.reason, self.note.clone());
            let part = MoveParcel { id: row.id, to, reason, note, damaged: false, return_fee_minor: None };
            match parts.execute(number, part).await {
                Ok(moved) => row.state = Some(moved.state),
                Err(error) => row.problem = Some(error.code().to_owned()),
            }
        }
        output.moved = output.rows.iter().filter(|row| row.problem.is_none()).count();
        output.refused = output.rows.len() - output.moved;
        Ok(output)
    }
}
