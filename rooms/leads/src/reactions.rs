//! What this room does when a customer ordered.

use souk_core::Result;
use souk_engine::{JobContext, Reaction};
use souk_orders::changes::{OrderPlaced, OrderRequestMade};

use crate::commands::SettleLead;

/// Whoever ordered is called about the order, not about what they left behind.
pub(crate) struct OnOrder;

impl Reaction<OrderPlaced> for OnOrder {
    const NAME: &'static str = "settle_lead_of_order";
    const SLEEPS: bool = true;
    async fn react(event: OrderPlaced, cx: JobContext) -> Result<()> {
        cx.execute("settle", SettleLead { order: event.order_id }).await.map(drop)
    }
}

/// A checkout that was kept as a request was not left behind either.
pub(crate) struct OnRequest;

impl Reaction<OrderRequestMade> for OnRequest {
    const NAME: &'static str = "settle_lead_of_request";
    const SLEEPS: bool = true;
    async fn react(event: OrderRequestMade, cx: JobContext) -> Result<()> {
        cx.execute("settle", SettleLead { order: event.id }).await.map(drop)
    }
}
