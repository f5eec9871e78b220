//! The customer took their word back, or sent the form: nobody calls about what was left. Taking it back
//! asks no more than giving it did: the form, the browser, the link that stands beside the tick, or the
//! telephone (`docs/decisions/0018`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, params};
use souk_customers::phone;
use souk_engine::{Command, Context, Entitled, Limit, LimitSubject, Modes, Policy, Tx, Vault, sql};
use souk_orders::phone_mark;

use crate::LeadId;
use crate::changes::{EndLead, Stop};
use crate::model::{LeadState, WORDS, mark};

const LIMITS: &[Limit] =
    &[Limit { name: "leads", subject: LimitSubject::Visitors, count: 240, seconds: 3_600 }];

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WithdrawLead {
    /// As it was given when the lead was kept.
    pub form: String,
    /// Everything that was left under this telephone, in any spelling.
    pub phone: Option<String>,
    /// What stands in the link beside the tick: everything that its browser left.
    pub link: Option<String>,
    /// Everything that the asker's own browser left.
    pub own: bool,
    /// The form was sent with this telephone: what waits under it is settled with the order itself.
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
        tx.take_turn(WORDS)?;
        let vault = cx.service::<Vault>()?;
        let normal = |typed: &Option<String>| typed.as_deref().and_then(phone::normal);
        let marked = |phone: &String| phone_mark(&vault, cx.shop, phone);
        let phone = normal(&self.phone);
        let own = if self.own { mark::of(&vault, &cx.actor).0 } else { String::new() };
        let link: String = self.link.iter().flat_map(|link| link.chars().take(64)).collect();
        // What nobody named matches nothing.
        let settled = normal(&self.sent_with).as_ref().map(marked).unwrap_or_default();
        let found: Vec<(LeadId,)> = tx.rows(
            sql!(
                "select id from leads
                 where shop_id = $1 and state in ('waiting', 'called') and mark <> $6
                   and ((form = $2 and form <> '') or (mark = $3 and mark <> '')
                        or (visitor in ($4, $5) and visitor <> ''))
                 order by id limit 200"
            ),
            params![
                cx.shop,
                self.form.clone(),
                phone.as_ref().map(marked).unwrap_or_default(),
                own.clone(),
                link.clone(),
                settled
            ],
        )?;
        for (id,) in found {
            tx.make(&EndLead { id, state: LeadState::Declined, order_id: None, note: "" })?;
        }
        // A page that is told of late says nothing new.
        let form = (!self.form.is_empty()).then(|| mark::form(&vault, cx.shop, &self.form));
        let phone = phone.map(|phone| mark::phone(&vault, cx.shop, &phone));
        let browsers = [own, link].into_iter().filter(|mark| !mark.is_empty());
        let stopped: Vec<String> = form.into_iter().chain(phone).chain(browsers).collect();
        tx.make(&Stop(&stopped))?;
        Ok(LeadWithdrawn {})
    }
    /// The telephone is nobody's to read later, nor is the link.
    fn conceals(_: &LeadWithdrawn) -> bool {
        true
    }
}
