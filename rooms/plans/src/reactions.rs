//! What this room does after its own events: letters.

use souk_core::Result;
use souk_engine::{JobContext, Reaction};

use crate::changes::{InvoiceSettled, PaymentDecided};
use crate::commands::TellOwner;
use crate::model::invoice::{InvoiceState, PaymentState};

/// An invoice was paid, or its payment rejected.
pub(crate) struct InvoiceDecided;

impl Reaction<InvoiceSettled> for InvoiceDecided {
    const NAME: &'static str = "tell_owner_of_invoice";
    fn concerns(event: &InvoiceSettled) -> bool {
        event.state != InvoiceState::Cancelled
    }
    async fn react(event: InvoiceSettled, cx: JobContext) -> Result<()> {
        let told = cx
            .in_shop(event.shop)
            .execute("tell", TellOwner { invoice: event.invoice, receipt: false })
            .await;
        told.map(|_| ())
    }
}

/// Another receipt is asked for.
pub(crate) struct ReceiptAsked;

impl Reaction<PaymentDecided> for ReceiptAsked {
    const NAME: &'static str = "tell_owner_of_receipt";
    fn concerns(event: &PaymentDecided) -> bool {
        event.state == PaymentState::BetterReceipt
    }
    async fn react(event: PaymentDecided, cx: JobContext) -> Result<()> {
        let told =
            cx.in_shop(event.shop).execute("tell", TellOwner { invoice: event.invoice, receipt: true }).await;
        told.map(|_| ())
    }
}
