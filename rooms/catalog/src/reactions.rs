//! What this room does after others' events.

use souk_core::Result;
use souk_engine::{JobContext, Reaction};
use souk_entitlements::Given;

use crate::commands::SettleProducts;

/// The plan allows another number of products.
pub(crate) struct RoomChanged;

impl Reaction<Given> for RoomChanged {
    const NAME: &'static str = "settle_products_after_limit";
    fn concerns(event: &Given) -> bool {
        event.key == "products.max"
    }
    async fn react(event: Given, cx: JobContext) -> Result<()> {
        let cx = cx.in_shop(event.shop);
        let mut step = 0;
        while cx.execute(&format!("settle-{step}"), SettleProducts {}).await? {
            step += 1;
        }
        Ok(())
    }
}
