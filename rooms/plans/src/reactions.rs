//! What this room does after its own events: letters, and rewards for who brought whom.

use souk_core::Result;
use souk_engine::{JobContext, Reaction};

use crate::changes::{InvoiceSettled, PaymentDecided, ThresholdCrossed};
use crate::commands::{RewardReferral, TellOwner, TellThreshold};
use crate::model::invoice::{InvoiceState, PaymentState, Purpose};
use crate::queries::CheapestCover;

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

/// A shop comes near its limit, or has reached it. The catalogue is asked beside: a shop's own command does
/// not see it.
pub(crate) struct LimitNear;

impl Reaction<ThresholdCrossed> for LimitNear {
    const NAME: &'static str = "tell_threshold_crossed";
    async fn react(event: ThresholdCrossed, cx: JobContext) -> Result<()> {
        let there = cx.in_shop(event.shop);
        let cover = there.query(CheapestCover { shop: Some(event.shop) }).await?;
        let ThresholdCrossed { threshold, used, allowance, .. } = event;
        there.execute("tell", TellThreshold { threshold, used, allowance, cover }).await.map(|_| ())
    }
}

/// A shop paid for its plan: whoever brought it, and it itself, may have something to get.
pub(crate) struct PlanPaid;

impl Reaction<InvoiceSettled> for PlanPaid {
    const NAME: &'static str = "reward_referral";
    fn concerns(event: &InvoiceSettled) -> bool {
        event.state == InvoiceState::Completed && event.purpose == Purpose::Plan
    }
    async fn react(event: InvoiceSettled, cx: JobContext) -> Result<()> {
        let rewarding = RewardReferral { invited: event.shop };
        cx.in_shop(event.shop).execute("reward", rewarding).await.map(|_| ())
    }
}
