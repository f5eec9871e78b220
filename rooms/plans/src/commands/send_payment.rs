//! A shop tells how it paid an invoice: a transfer with the picture of its receipt, or cash; and takes an
//! invoice back that it does not want to pay.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, text};
use souk_engine::pictures::Shrunk;
use souk_engine::{Command, Context, Entitled, FileId, Modes, Outside, Policy, Tx};

use crate::changes::{PaymentSent, SendAgain, SendPayment};
use crate::model::invoice::{InvoiceId, InvoiceState, PaymentMethod, PaymentState};
use crate::queries::{InvoiceRow, InvoiceView, invoice};
use crate::refusals::{INVOICE_LAPSED, RECEIPT_NEEDED, UNDER_REVIEW};
use crate::steps::{decided, end_invoice};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SendPlanPayment {
    pub id: InvoiceId,
    pub method: PaymentMethod,
    /// A picture of the receipt; a transfer needs one.
    #[serde(default)]
    pub file_id: Option<FileId>,
    /// The payment's own reference; one payment for each.
    #[serde(default)]
    pub reference: Option<String>,
    #[serde(default)]
    pub note: String,
}

impl Command for SendPlanPayment {
    const NAME: &'static str = "send_plan_payment";
    const POLICY: Policy = Policy::shop("plans.manage", Modes::Any, Entitled::Free);
    const PREPARES: bool = true;
    type Prepared = Option<Shrunk>;
    type Output = InvoiceView;

    fn prepare(&self, cx: &Context, outside: &Outside) -> Result<Option<Shrunk>> {
        self.file_id.map(|file| outside.picture(cx, file)).transpose()
    }

    fn run(&self, shrunk: &Option<Shrunk>, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<InvoiceView> {
        let row = invoice(tx, cx.shop, self.id)?;
        open_for_payment(&row, cx)?;
        if self.method == PaymentMethod::Transfer && shrunk.is_none() {
            return RECEIPT_NEEDED.with().field("file_id", RECEIPT_NEEDED.code).err();
        }
        // The largest of the sizes: figures on a receipt are small.
        let receipt = match shrunk {
            Some(shrunk) => Some(tx.keep_file(&shrunk.files[2])?),
            None => None,
        };
        let line = |typed: &str| text::line(typed, 200).filter(|text| !text.is_empty());
        let reference = self.reference.as_deref().and_then(line);
        let note = text::lines(&self.note, 500).unwrap_or_default();
        let (method, reference) = (self.method.as_str(), reference.as_deref());
        let state = PaymentState::Waiting;
        let event = |payment| PaymentSent { shop: cx.shop, invoice: self.id, payment, state };
        match row.payment {
            Some(payment) => {
                let (event, before) = (event(payment), row.receipt);
                let again = SendAgain { event, method, reference, note: &note, receipt, before };
                tx.must(&again, decided(row.purpose))?;
            }
            None => {
                let event = event(cx.id());
                let sending = SendPayment { event, method, reference, note: &note, receipt, by: None };
                tx.must(&sending, decided(row.purpose))?;
            }
        }
        Ok(invoice(tx, cx.shop, self.id)?.view(cx.now))
    }
    fn subject(&self, output: &InvoiceView) -> Option<RawId> {
        Some(output.invoice.id.raw())
    }
}

fn open_for_payment(row: &InvoiceRow, cx: &Context) -> Result<()> {
    if row.state != InvoiceState::Pending {
        return decided(row.purpose).with().arg("number", row.number).err();
    }
    match row.payment_state {
        Some(PaymentState::BetterReceipt) => Ok(()),
        Some(_) => UNDER_REVIEW.with().arg("number", row.number).err(),
        None if row.is_payable(cx.now) => Ok(()),
        None => INVOICE_LAPSED.with().arg("number", row.number).err(),
    }
}

/// Takes an invoice back that nobody has paid.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelPlanInvoice {
    pub id: InvoiceId,
}

impl Command for CancelPlanInvoice {
    const NAME: &'static str = "cancel_plan_invoice";
    const POLICY: Policy = Policy::shop("plans.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = InvoiceView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<InvoiceView> {
        let row = invoice(tx, cx.shop, self.id)?;
        end_invoice(tx, &row, InvoiceState::Cancelled)?;
        // Asked again now that the invoice is held: what was sent meanwhile is not thrown away.
        let row = invoice(tx, cx.shop, self.id)?;
        if row.payment_state == Some(PaymentState::Waiting) {
            return UNDER_REVIEW.with().arg("number", row.number).err();
        }
        Ok(row.view(cx.now))
    }
    fn subject(&self, output: &InvoiceView) -> Option<RawId> {
        Some(output.invoice.id.raw())
    }
}
