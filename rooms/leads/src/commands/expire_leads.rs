//! Ends leads whose time is over; whether there may be more. The worker's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};

use crate::LeadId;
use crate::changes::EndLead;
use crate::model::LeadState;

const STEP: i64 = 100;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpireLeads {}

impl Command for ExpireLeads {
    const NAME: &'static str = "expire_leads";
    const POLICY: Policy = Policy::shop("platform.operate", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = bool;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<bool> {
        let over: Vec<(LeadId,)> = tx.rows(
            sql!(
                "select id from leads where shop_id = $1 and state = 'waiting' and expires_at <= $2
                 order by expires_at, id limit $3"
            ),
            params![cx.shop, cx.now, STEP],
        )?;
        let more = over.len() >= usize::try_from(STEP).unwrap_or_default();
        for (id,) in over {
            tx.make(&EndLead { id, state: LeadState::Expired, order_id: None, note: "" })?;
        }
        Ok(more)
    }
}
