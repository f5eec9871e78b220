//! What this room does after others' events.

use souk_core::Result;
use souk_engine::{JobContext, Reaction};
use souk_entitlements::Given;

use crate::commands::SettleMembers;

/// The plan allows another number of people.
pub(crate) struct PlacesChanged;

impl Reaction<Given> for PlacesChanged {
    const NAME: &'static str = "settle_members_after_limit";
    fn concerns(event: &Given) -> bool {
        event.key == "users.max"
    }
    async fn react(event: Given, cx: JobContext) -> Result<()> {
        cx.in_shop(event.shop).execute("settle", SettleMembers {}).await
    }
}
