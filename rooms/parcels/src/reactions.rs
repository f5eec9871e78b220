//! What this room does after orders' events.

use souk_core::Result;
use souk_engine::{JobContext, Reaction};
use souk_orders::Status;
use souk_orders::changes::OrderCancelled;

use crate::commands::DropParcel;

/// The parcel of a cancelled order goes nowhere.
pub(crate) struct OrderDropped;

impl Reaction<OrderCancelled> for OrderDropped {
    const NAME: &'static str = "drop_parcel_of_order";
    /// What was never confirmed has no parcel.
    fn concerns(event: &OrderCancelled) -> bool {
        event.0.from == Status::Confirmed
    }
    async fn react(event: OrderCancelled, cx: JobContext) -> Result<()> {
        let drop = DropParcel { order_id: event.0.order_id, cancelled_at: event.0.at };
        cx.execute("drop", drop).await.map(|_| ())
    }
}
