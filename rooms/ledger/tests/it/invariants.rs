//! Each invariant is silent on true rows and finds its planted violation.

use souk_core::{RawId, Result, params};
use souk_engine::{Change, Command, Context, Entitled, Modes, Policy, Rows, Tx};
use souk_testkit::both;

use crate::{Forged, sell, setup};

#[derive(Debug, Clone, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
struct Plant {
    which: usize,
}

impl Change for Plant {
    type Event = Forged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Forged>> {
        for statement in (souk_ledger::ROOM.invariants[self.which].plant)() {
            rows.run(statement, params![rows.shop()])?;
        }
        Ok(Some(Forged {}))
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
async fn planted_violations_are_found_and_true_rows_are_not() {
    for (which, invariant) in souk_ledger::ROOM.invariants.iter().enumerate() {
        both(setup(), move |world| async move {
            sell(&world, 1, 1_000).await.unwrap();
            let found: Vec<(RawId, String)> = world.rows((invariant.find)(), &[]).await;
            assert!(found.is_empty(), "{}: {found:?}", invariant.name);
            world.engine.execute(world.owner(), Plant { which }).await.unwrap();
            let found: Vec<(RawId, String)> = world.rows((invariant.find)(), &[]).await;
            assert!(!found.is_empty(), "{}", invariant.name);
            assert!(found.iter().all(|(shop, _)| *shop == world.shop.raw()), "{}", invariant.name);
        })
        .await;
    }
}
