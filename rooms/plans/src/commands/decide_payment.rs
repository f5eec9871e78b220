//! A platform admin looks at a payment: approves it, rejects it with a reason, or asks for a receipt that
//! can be read. Each invoice is decided once, whoever asks at the same time.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, text};
use souk_engine::{Command, Context, Policy, Tx};
use souk_shops::ShopId;

use crate::changes::{Decide, PaymentDecided};
use crate::model::invoice::{InvoiceId, InvoiceState, PaymentMethod, PaymentState};
use crate::queries::{InvoiceRow, InvoiceView, invoice};
use crate::refusals::{NOTHING_SENT, REASON_NEEDED};
use crate::steps::{Paid, complete, decided, end_invoice, record};

/// Approves what was sent; or records cash that was brought, where nothing was.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovePlanPayment {
    pub shop: ShopId,
    pub invoice: InvoiceId,
    /// How it was paid, where the shop sent nothing: `cash` unless told.
    #[serde(default)]
    pub method: Option<PaymentMethod>,
    #[serde(default)]
    pub reference: Option<String>,
}

impl Command for ApprovePlanPayment {
    const NAME: &'static str = "approve_plan_payment";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = InvoiceView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<InvoiceView> {
        let row = invoice(tx, self.shop, self.invoice)?;
        let own = self.method.unwrap_or(PaymentMethod::Cash).as_str();
        let method = row.method.clone().unwrap_or_else(|| own.to_owned());
        complete(tx, &row, &method)?;
        // Read again now that the invoice is held: a payment may have been sent meanwhile.
        let row = invoice(tx, self.shop, self.invoice)?;
        if row.payment.is_some() {
            decide(tx, &row, PaymentState::Approved, "")?;
        } else {
            let line = |typed: &str| text::line(typed, 200).filter(|text| !text.is_empty());
            let reference = self.reference.as_deref().and_then(line);
            let paid = Paid { method: own, reference: reference.as_deref(), note: "", receipt: None };
            record(tx, self.shop, self.invoice, &paid)?;
        }
        Ok(invoice(tx, self.shop, self.invoice)?.view(cx.now))
    }
    fn subject(&self, output: &InvoiceView) -> Option<RawId> {
        Some(output.invoice.id.raw())
    }
}

fn decide(tx: &mut Tx<'_, '_>, row: &InvoiceRow, state: PaymentState, reason: &str) -> Result<()> {
    let Some(payment) = row.payment else { return Err(NOTHING_SENT.refuse()) };
    let event = PaymentDecided {
        shop: row.shop,
        invoice: row.id,
        payment,
        purpose: row.purpose,
        state,
        reason: reason.to_owned(),
    };
    let by = souk_identity::user_of(&tx.cx().actor);
    tx.must(&Decide { event: &event, by }, decided(row.purpose)).map(|_| ())
}

/// What the shop reads; 5 to 500 letters.
fn reason(typed: &str) -> Result<String> {
    let text = text::lines(typed, 500).filter(|text| text.chars().count() >= 5);
    text.ok_or_else(|| REASON_NEEDED.with().field("reason", REASON_NEEDED.code).into())
}

/// The invoice fails; the shop reads why and may ask for a new one.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RejectPlanPayment {
    pub shop: ShopId,
    pub invoice: InvoiceId,
    pub reason: String,
}

impl Command for RejectPlanPayment {
    const NAME: &'static str = "reject_plan_payment";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = InvoiceView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<InvoiceView> {
        let reason = reason(&self.reason)?;
        let row = invoice(tx, self.shop, self.invoice)?;
        end_invoice(tx, &row, InvoiceState::Failed)?;
        let row = invoice(tx, self.shop, self.invoice)?;
        decide(tx, &row, PaymentState::Rejected, &reason)?;
        Ok(invoice(tx, self.shop, self.invoice)?.view(cx.now))
    }
    fn subject(&self, output: &InvoiceView) -> Option<RawId> {
        Some(output.invoice.id.raw())
    }
}

/// The invoice stays open until the shop sends a receipt that can be read.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskBetterReceipt {
    pub shop: ShopId,
    pub invoice: InvoiceId,
    pub reason: String,
}

impl Command for AskBetterReceipt {
    const NAME: &'static str = "ask_better_receipt";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = InvoiceView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<InvoiceView> {
        let reason = reason(&self.reason)?;
        let row = invoice(tx, self.shop, self.invoice)?;
        if row.state != InvoiceState::Pending {
            return decided(row.purpose).with().arg("number", row.number).err();
        }
        decide(tx, &row, PaymentState::BetterReceipt, &reason)?;
        Ok(invoice(tx, self.shop, self.invoice)?.view(cx.now))
    }
    fn subject(&self, output: &InvoiceView) -> Option<RawId> {
        Some(output.invoice.id.raw())
    }
}
