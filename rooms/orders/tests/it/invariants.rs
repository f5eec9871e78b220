//! Each invariant finds its planted violation.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Command, Context, Entitled, Event, Modes, Policy, Rows, Tx};
use souk_testkit::both;

use crate::stall::{Stall, setup};

#[derive(Debug, Clone, Serialize, Deserialize, schemars::JsonSchema)]
struct Plant {
    which: usize,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Planted {}

impl Event for Planted {
    const NAME: &'static str = "test.planted";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        RawId::default()
    }
}

impl Change for Plant {
    type Event = Planted;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Planted>> {
        for statement in (souk_orders::ROOM.invariants[self.which].plant)() {
            rows.run(statement, params![rows.shop()])?;
        }
        Ok(Some(Planted {}))
    }
}

impl Command for Plant {
    const NAME: &'static str = "test_plant";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        tx.make(self).map(drop)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn planted_violations_are_found() {
    for (which, invariant) in souk_orders::ROOM.invariants.iter().enumerate() {
        both(setup(), move |world| async move {
            let stall = Stall::open(world).await;
            stall.placed(1).await;
            stall.audit().await;
            stall.run(Plant { which }).await.unwrap();
            let found: Vec<(RawId, String)> = stall.world.rows((invariant.find)(), &[]).await;
            assert_eq!(found.len(), 1, "{}: {found:?}", invariant.name);
        })
        .await;
    }
}
