//! The customer took the tick out again: nobody calls. The form itself is the proof, which only its page has.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, params};
use souk_engine::{Command, Context, Entitled, Limit, LimitSubject, Modes, Policy, Tx, sql};

use crate::LeadId;
use crate::changes::EndLead;
use crate::model::LeadState;

const LIMITS: &[Limit] =
    &[Limit { name: "leads", subject: LimitSubject::Visitors, count: 240, seconds: 3_600 }];

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawLead {
    /// As it was given when the lead was kept.
    pub form: String,
}

/// The same whether or not there was one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeadWithdrawn {}

impl Command for WithdrawLead {
    const NAME: &'static str = "withdraw_lead";
    const POLICY: Policy =
        Policy::visitor("orders.manage", Modes::Any, Entitled::Free).limited(LIMITS).without_dry_run();
    type Prepared = ();
    type Output = LeadWithdrawn;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<LeadWithdrawn> {
        let found: Option<(LeadId,)> = tx.one(
            sql!(
                "select id from leads where shop_id = $1 and form = $2 and form <> '' and state = 'waiting'
                 order by seen_at desc, id desc limit 1"
            ),
            params![cx.shop, self.form.clone()],
        )?;
        if let Some((id,)) = found {
            tx.make(&EndLead { id, state: LeadState::Declined, order_id: None, note: "" })?;
        }
        Ok(LeadWithdrawn {})
    }
}
