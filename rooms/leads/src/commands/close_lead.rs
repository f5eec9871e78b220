//! A member called: the customer may still order, or does not want it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, text};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::LeadId;
use crate::changes::EndLead;
use crate::model::LeadState;
use crate::queries::lead_view;
use crate::refusals::{ENDED, NOTE_INVALID};

const MOST_NOTE: usize = 500;

souk_core::text_enum! {
    pub enum LeadOutcome {
        /// Somebody called; an order may follow.
        Called => "called",
        /// The customer does not want it.
        Declined => "declined",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseLead {
    pub id: LeadId,
    pub outcome: LeadOutcome,
    /// For members; the customer does not read it.
    #[serde(default)]
    pub note: String,
}

/// Says nothing of the customer: answers are kept for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeadClosed {
    pub id: LeadId,
    pub state: LeadState,
}

impl Command for CloseLead {
    const NAME: &'static str = "close_lead";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = LeadClosed;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<LeadClosed> {
        let Some(note) = text::line(&self.note, MOST_NOTE) else {
            return NOTE_INVALID.with().arg("max", MOST_NOTE).field("note", NOTE_INVALID.code).err();
        };
        let lead = lead_view(tx, cx, self.id)?;
        let state = match self.outcome {
            LeadOutcome::Called => LeadState::Called,
            LeadOutcome::Declined => LeadState::Declined,
        };
        let end = EndLead { id: lead.id, state, order_id: None, note: &note };
        if lead.state != LeadState::Waiting || tx.make(&end)?.is_none() {
            let state = lead_view(tx, cx, self.id)?.state;
            return ENDED.with().arg("state", state.as_str()).err();
        }
        Ok(LeadClosed { id: lead.id, state })
    }
    /// What was noted goes with the lead.
    fn conceals(_: &LeadClosed) -> bool {
        true
    }
    fn subject(&self, _: &LeadClosed) -> Option<RawId> {
        Some(self.id.raw())
    }
}
