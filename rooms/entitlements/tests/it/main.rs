//! Entitlements through the engine, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use souk_core::{Moment, Result, params};
use souk_engine::{
    Command, CommandDef, Context, Dialect, Entitled, Lane, Migration, MigrationSet, Modes, Policy, Reach,
    Room, Tx, sql,
};
use souk_entitlements::refusals::LIMIT_PRODUCTS;
use souk_entitlements::{
    EntitlementLine, EntitlementList, LiftOverride, OverrideEntitlement, give_back, set, take,
};
use souk_testkit::{Setup, World, both};

/// One step of this room, as a later room would take it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
enum Step {
    Set { allowed: bool, max: Option<i64> },
    Take(i64),
    GiveBack(i64),
}

impl Command for Step {
    const NAME: &'static str = "test_step";
    const POLICY: Policy = Policy::shop("products.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        match self {
            Self::Set { allowed, max } => set(tx, cx.shop, "products.max", *allowed, *max),
            Self::Take(n) => take(tx, "products.max", *n, &LIMIT_PRODUCTS),
            Self::GiveBack(n) => give_back(tx, "products.max", *n),
        }
    }
}

static STEPS: Room = Room {
    commands: &[CommandDef::new::<Step>("A step.", &[], "")],
    ..Room::named(
        "test_steps",
        MigrationSet {
            room: "test_steps",
            migrations: &[Migration {
                name: "0001_steps",
                sql: "create table steps (\n    shop_id id not null,\n    primary key (shop_id)\n);\n",
            }],
        },
    )
};

fn setup() -> Setup {
    Setup::rooms(&[&souk_entitlements::ROOM, &STEPS])
}

async fn step(world: &World, step: Step) -> Result<()> {
    world.engine.execute(world.owner(), step).await
}

async fn row(world: &World) -> EntitlementLine {
    world.engine.ask(world.owner(), EntitlementList {}).await.unwrap().items[0].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_taken_beyond_the_limit_and_the_refusal_says_it() {
    both(setup(), |world| async move {
        assert_eq!(
            step(&world, Step::Take(1)).await.unwrap_err().code(),
            "plan.limit_products",
            "no row, no right"
        );
        step(&world, Step::Set { allowed: true, max: Some(3) }).await.unwrap();
        step(&world, Step::Take(2)).await.unwrap();
        let refused = step(&world, Step::Take(2)).await.unwrap_err();
        let args = &refused.refusal().unwrap().args;
        assert_eq!((args["max"].as_i64(), args["used"].as_i64()), (Some(3), Some(2)));
        step(&world, Step::Take(1)).await.unwrap();
        step(&world, Step::GiveBack(2)).await.unwrap();
        assert_eq!(row(&world).await.used, 1);
        let theirs = world.engine.ask(world.other_owner(), EntitlementList {}).await.unwrap();
        assert!(theirs.items.is_empty(), "another shop has its own");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_limit_is_no_limit_and_not_allowed_is_none_at_all() {
    both(setup(), |world| async move {
        step(&world, Step::Set { allowed: true, max: None }).await.unwrap();
        step(&world, Step::Take(1_000_000)).await.unwrap();
        step(&world, Step::Set { allowed: false, max: None }).await.unwrap();
        assert_eq!(step(&world, Step::Take(1)).await.unwrap_err().code(), "plan.limit_products");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_plan_gives_now_is_told_once_with_its_number() {
    both(setup(), |world| async move {
        step(&world, Step::Set { allowed: true, max: Some(5) }).await.unwrap();
        step(&world, Step::Set { allowed: true, max: Some(5) }).await.unwrap();
        let rows: Vec<(Option<Vec<u8>>,)> =
            world.rows(sql!("select events from journal where command = 'test_step'"), &[]).await;
        let told: Vec<Value> = rows
            .iter()
            .filter_map(|(events,)| events.as_deref())
            .flat_map(|events| serde_json::from_slice::<Vec<Value>>(events).unwrap())
            .collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!((&told[0]["name"], &told[0]["data"]["max"]), (&json!("entitlement.given"), &json!(5)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_downgrade_below_what_is_used_takes_nothing_away() {
    both(setup(), |world| async move {
        step(&world, Step::Set { allowed: true, max: Some(10) }).await.unwrap();
        step(&world, Step::Take(8)).await.unwrap();
        step(&world, Step::Set { allowed: true, max: Some(5) }).await.unwrap();
        assert_eq!(row(&world).await.used, 8);
        assert!(step(&world, Step::Take(1)).await.is_err());
        step(&world, Step::GiveBack(4)).await.unwrap();
        step(&world, Step::Take(1)).await.unwrap();
        assert_eq!(row(&world).await.used, 5);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_sixty_at_once_exactly_one_gets_the_last_place() {
    both(setup(), |world| async move {
        step(&world, Step::Set { allowed: true, max: Some(50) }).await.unwrap();
        step(&world, Step::Take(49)).await.unwrap();
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..60 {
            let (engine, ask) = (world.engine.clone(), world.owner());
            tasks.spawn(async move { engine.execute(ask, Step::Take(1)).await.is_ok() });
        }
        let won = tasks.join_all().await.into_iter().filter(|won| *won).count();
        assert_eq!(won, 1);
        assert_eq!(row(&world).await.used, 50);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn giving_back_what_nobody_took_is_a_fault_and_changes_nothing() {
    both(setup(), |world| async move {
        step(&world, Step::Set { allowed: true, max: Some(5) }).await.unwrap();
        assert_eq!(step(&world, Step::GiveBack(1)).await.unwrap_err().code(), "system.fault");
        assert_eq!(row(&world).await.used, 0);
    })
    .await;
}

fn instead(world: &World, value: Value, until: Option<Moment>) -> OverrideEntitlement {
    let reason = "Sorry for the outage".to_owned();
    OverrideEntitlement { shop: world.shop, key: "products.max".to_owned(), value, reason, until }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_override_beats_the_plan_until_its_day() {
    both(setup(), |world| async move {
        step(&world, Step::Set { allowed: true, max: Some(3) }).await.unwrap();
        let until = world.engine.now().plus(Moment::DAY);
        let given = instead(&world, json!(5), Some(until));
        world.engine.execute(world.platform(), given).await.unwrap();
        step(&world, Step::Take(5)).await.unwrap();
        // The plan changes beneath it and is kept for later.
        step(&world, Step::Set { allowed: true, max: Some(4) }).await.unwrap();
        let line = row(&world).await;
        assert_eq!((line.max, line.plan_max, line.override_max), (Some(5), Some(4), Some(5)));
        assert_eq!(line.override_reason.as_deref(), Some("Sorry for the outage"));
        world.clock.set(until.plus(-1));
        world.drain().await;
        assert_eq!(row(&world).await.max, Some(5));
        world.clock.set(until.plus(60 * Moment::SECOND));
        world.drain().await;
        let line = row(&world).await;
        assert_eq!((line.max, line.plan_max, line.override_allowed), (Some(4), Some(4), None));
        assert_eq!(line.used, 5, "nothing is taken away");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_override_is_lifted_and_a_senseless_one_refused() {
    both(setup(), |world| async move {
        step(&world, Step::Set { allowed: true, max: Some(3) }).await.unwrap();
        let run = |command| world.engine.execute(world.platform(), command);
        let past = Some(world.engine.now());
        for wrong in [
            instead(&world, json!(-1), None),
            instead(&world, json!(true), None),
            instead(&world, json!(5), past),
            OverrideEntitlement { reason: "why".to_owned(), ..instead(&world, json!(5), None) },
            OverrideEntitlement { key: "online_orders.max".to_owned(), ..instead(&world, json!(5), None) },
            OverrideEntitlement { key: "nothing".to_owned(), ..instead(&world, json!(5), None) },
        ] {
            assert_eq!(run(wrong).await.unwrap_err().code(), "entitlement.override_invalid");
        }
        run(instead(&world, Value::Null, None)).await.unwrap();
        assert_eq!((row(&world).await.allowed, row(&world).await.max), (true, None));
        let lift = || LiftOverride { shop: world.shop, key: "products.max".to_owned() };
        let lifted = world.engine.execute(world.platform(), lift()).await.unwrap();
        assert_eq!(lifted.max, Some(3));
        let again = world.engine.execute(world.platform(), lift()).await.unwrap_err();
        assert_eq!(again.code(), "entitlement.not_overridden");
        let own = world
            .engine
            .execute(world.member_with(&["plans.manage"]), instead(&world, json!(5), None))
            .await
            .unwrap_err();
        assert_eq!(own.code(), "permission.denied");
        let nowhere = OverrideEntitlement { shop: world.other, ..instead(&world, json!(5), None) };
        assert_eq!(run(nowhere).await.unwrap_err().code(), "shop.not_found");
    })
    .await;
}

/// Only where two transactions run at once.
#[tokio::test(flavor = "multi_thread")]
async fn an_override_that_is_prolonged_a_moment_before_its_end_stays() {
    let world = World::new(&setup(), Dialect::Postgres).await;
    step(&world, Step::Set { allowed: true, max: Some(1) }).await.unwrap();
    let until = world.engine.now().plus(Moment::DAY);
    world.engine.execute(world.platform(), instead(&world, json!(3), Some(until))).await.unwrap();
    world.clock.set(until);
    assert_eq!(row(&world).await.max, Some(1), "it is over, worked off or not");
    let (written, is_written) = std::sync::mpsc::channel();
    let (db, shop) = (world.engine.db().clone(), world.shop);
    // Prolongs it, and commits once somebody waits.
    let prolonging = tokio::spawn(async move {
        let write = db.write(Lane::Bulk, Reach::Platform, move |tx| {
            let longer = sql!("update entitlements set override_until = $2 where shop_id = $1");
            tx.run(longer, params![shop, until.plus(Moment::DAY)])?;
            written.send(()).ok();
            let waiting = sql!(
                "select cast(count(*) as bigint) from pg_locks
                 where granted = false and pg_backend_pid() = any(pg_blocking_pids(pid))"
            );
            for _ in 0..100_000 {
                if tx.reader().one::<(i64,)>(waiting, &[])? != Some((0,)) {
                    break;
                }
            }
            Ok(())
        });
        write.await.unwrap();
    });
    tokio::task::spawn_blocking(move || is_written.recv()).await.unwrap().unwrap();
    let ending = souk_entitlements::EndOverrides { shop: world.shop };
    world.engine.execute(world.platform(), ending).await.unwrap();
    prolonging.await.unwrap();
    assert_eq!(row(&world).await.max, Some(3));
}
