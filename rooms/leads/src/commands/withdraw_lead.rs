//! The customer took the tick out again, or sent the form with another telephone: nobody calls. The form
//! itself is the proof, which only its page has.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, params};
use souk_customers::phone;
use souk_engine::{Command, Context, Entitled, Limit, LimitSubject, Modes, Policy, Tx, Vault, sql};
use souk_orders::phone_mark;

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
    /// The telephone that ordered in the end: what waits under it is settled with the order itself.
    #[serde(default)]
    pub sent_with: Option<String>,
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
        let vault = cx.service::<Vault>()?;
        let sent_with = self.sent_with.as_deref().and_then(phone::normal);
        let settled = sent_with.map_or_else(String::new, |phone| phone_mark(&vault, cx.shop, &phone));
        let found: Vec<(LeadId,)> = tx.rows(
            sql!(
                "select id from leads
                 where shop_id = $1 and form = $2 and form <> '' and state = 'waiting' and mark <> $3
                 order by id limit 100"
            ),
            params![cx.shop, self.form.clone(), settled],
        )?;
        for (id,) in found {
            tx.make(&EndLead { id, state: LeadState::Declined, order_id: None, note: "" })?;
        }
        Ok(LeadWithdrawn {})
    }
}
