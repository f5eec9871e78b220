//! After a decision about a payment: a letter to the shop's owner, in their language.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use souk_core::{Lang, Money, Result, params};
use souk_engine::{Command, Context, Entitled, MessageChannel, Modes, NewMessage, Policy, Tx, sql};

use crate::model::invoice::{InvoiceId, InvoiceState, PaymentState};
use crate::queries::invoice;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TellOwner {
    pub invoice: InvoiceId,
    /// About a receipt that is asked for; else about the decision.
    pub receipt: bool,
}

impl Command for TellOwner {
    const NAME: &'static str = "tell_owner_of_payment";
    const POLICY: Policy = Policy::shop("plans.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = bool;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<bool> {
        let row = invoice(tx, cx.shop, self.invoice)?;
        // What is no longer so is not written.
        let template = match (row.state, row.payment_state) {
            (InvoiceState::Completed, _) if !self.receipt => "plans-mail-paid",
            (InvoiceState::Failed, _) if !self.receipt => "plans-mail-rejected",
            (InvoiceState::Pending, Some(PaymentState::BetterReceipt)) if self.receipt => {
                "plans-mail-better-receipt"
            }
            _ => return Ok(false),
        };
        let owner: Option<(String, Lang)> = tx.one(
            sql!(
                "select m.email, m.lang from v_shops s
                 join v_members m on m.shop_id = s.shop_id and m.user_id = s.owner_id where s.shop_id = $1"
            ),
            params![cx.shop],
        )?;
        let Some((receiver, lang)) = owner else { return Ok(false) };
        let sum = Money::new(row.due_minor, row.currency);
        let args = json!({
            "number": row.number.to_string(), "sum": sum.human(), "currency": row.currency.code(),
            "reason": row.reason.unwrap_or_default(),
        });
        let template = template.to_owned();
        souk_engine::send(tx, NewMessage { channel: MessageChannel::Email, receiver, lang, template, args })?;
        Ok(true)
    }
}
