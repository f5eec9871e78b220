//! Customers through the engine, on both databases.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

mod blocks;
mod lists;
mod meeting;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Kind, Lang, RefusalDef, Result};
use souk_customers::{CustomerId, Ordering, known_by_phone, meet_ordering};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};
use souk_testkit::{Setup, World};

fn setup() -> Setup {
    Setup::rooms(&[&souk_customers::ROOM])
}

pub const TOO_MANY: RefusalDef = RefusalDef::new("order.too_many_open", Kind::Conflict);

/// What placing an order does to its customer, and whether they are new.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
struct Order {
    phone: String,
    name: String,
    max: i64,
}

impl Command for Order {
    const NAME: &'static str = "test_order";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = (CustomerId, bool);
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<(CustomerId, bool)> {
        let known = known_by_phone(tx, cx.shop, &self.phone, cx.now)?.map(|known| known.id);
        let ordering = Ordering {
            known,
            e164: &self.phone,
            name: &self.name,
            lang: Lang::Ar,
            most_open: self.max,
            counts: true,
        };
        meet_ordering(tx, &ordering, &TOO_MANY)
    }
}

async fn order(world: &World, phone: &str, name: &str) -> Result<CustomerId> {
    met(world, phone, name).await.map(|(customer, _)| customer)
}

/// Who ordered, and whether they are new.
async fn met(world: &World, phone: &str, name: &str) -> Result<(CustomerId, bool)> {
    let order = Order { phone: phone.to_owned(), name: name.to_owned(), max: i64::MAX };
    world.engine.execute(world.owner(), order).await
}
