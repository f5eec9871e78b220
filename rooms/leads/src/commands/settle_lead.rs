//! The customer ordered after all: nobody calls about what they left behind. The worker's.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, Vault, sql};
use souk_orders::{OrderId, phone_mark, request_mark};

use crate::LeadId;
use crate::changes::EndLead;
use crate::model::{LeadState, WORDS};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleLead {
    /// The order, or the request that it may come of.
    pub order: OrderId,
}

impl Command for SettleLead {
    const NAME: &'static str = "settle_lead";
    const POLICY: Policy = Policy::shop("platform.operate", Modes::Any, Entitled::Free);
    type Prepared = ();
    /// How many were settled.
    type Output = usize;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<usize> {
        tx.take_turn(WORDS)?;
        let order: Option<(String, Moment)> = tx.one(
            sql!(
                "select phone, placed_at from v_orders
                 where shop_id = $1 and id = $2 and channel <> 'test'"
            ),
            params![cx.shop, self.order],
        )?;
        let vault = cx.service::<Vault>()?;
        let (mark, at) = match order {
            Some((phone, at)) => (phone_mark(&vault, cx.shop, &phone), at),
            None => match request_mark(tx, cx.shop, self.order)? {
                Some(found) => found,
                None => return Ok(0),
            },
        };
        // What was shown after this order is another story; a page that spoke while it was placed is not.
        let left: Vec<(LeadId,)> = tx.rows(
            sql!(
                "select id from leads
                 where shop_id = $1 and mark = $2 and state in ('waiting', 'called')
                   and coalesce(shown_at, consent_at) <= $3 and expires_at > $3 order by id limit 100"
            ),
            params![cx.shop, mark, at],
        )?;
        let mut settled = 0;
        for (id,) in left {
            let end = EndLead { id, state: LeadState::Ordered, order_id: Some(self.order), note: "" };
            settled += usize::from(tx.make(&end)?.is_some());
        }
        Ok(settled)
    }
}
