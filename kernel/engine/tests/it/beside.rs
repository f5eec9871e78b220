//! Work that waits for others outside goes to a few shops at once, and to no more.

use std::sync::atomic::{AtomicU32, Ordering};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Error, Result, TenantId};
use souk_engine::{
    Command, CommandDef, Context, Done, Job, JobContext, JobDef, Migration, MigrationSet, Policy, Room, Tx,
    sql,
};
use souk_testkit::{Setup, both};

static UNDER_WAY: AtomicU32 = AtomicU32::new(0);
static MOST: AtomicU32 = AtomicU32::new(0);
static VISITED: AtomicU32 = AtomicU32::new(0);

/// Visits every shop, two at once: each waits until another is there too.
#[derive(Debug, Serialize, Deserialize)]
struct Together {
    fails_in: TenantId,
}

impl Job for Together {
    const NAME: &'static str = "together.visits";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let shops = sql!(
            "select shop_id from tenants where shop_id >= $1 and created_at <= $2 order by shop_id limit 1"
        );
        let fails_in = self.fails_in;
        let step = move |cx: JobContext| async move {
            MOST.fetch_max(UNDER_WAY.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            for _ in 0..100_000 {
                if MOST.load(Ordering::SeqCst) > 1 {
                    break;
                }
                tokio::task::yield_now().await;
            }
            VISITED.fetch_add(1, Ordering::SeqCst);
            UNDER_WAY.fetch_sub(1, Ordering::SeqCst);
            if fails_in == cx.shop { Err(Error::fault("this shop's trouble")) } else { Ok(()) }
        };
        cx.each_shop_beside(shops, cx.engine.now(), 2, step).await
    }
}

/// Leaves [`Together`] for the worker.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct VisitTogether {
    fails_in: TenantId,
}

impl Command for VisitTogether {
    const NAME: &'static str = "visit_together";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        tx.enqueue(&Together { fails_in: self.fails_in }, None)
    }
}

static ROOM: Room = Room {
    commands: &[CommandDef::new::<VisitTogether>("Visits shops together.", &[], "")],
    jobs: &[JobDef::new::<Together>()],
    ..Room::named(
        "test_together",
        MigrationSet {
            room: "test_together",
            migrations: &[Migration {
                name: "0001_together",
                sql: "create table together (\n    shop_id id not null,\n    primary key (shop_id)\n);\n",
            }],
        },
    )
};

#[tokio::test(flavor = "multi_thread")]
async fn a_few_shops_at_once_and_no_more_and_one_shops_trouble_is_not_the_others() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        MOST.store(0, Ordering::SeqCst);
        VISITED.store(0, Ordering::SeqCst);
        let fails_in = world.shop.min(world.other);
        world.engine.execute(world.platform(), VisitTogether { fails_in }).await.unwrap();
        world.drain().await;
        // Both shops and the installation.
        assert_eq!((MOST.load(Ordering::SeqCst), VISITED.load(Ordering::SeqCst)), (2, 3));
        let failed: Vec<(String,)> =
            world.rows(sql!("select last_error from jobs where name = 'together.visits'"), &[]).await;
        assert!(failed[0].0.contains("this shop's trouble"), "it is told, and tried again");
    })
    .await;
}
