//! What a plan includes is asked wherever somebody comes in, at the moment they come.

use serde_json::json;
use souk_core::params;
use souk_core::{Actor, Moment};
use souk_engine::{Ask, Dialect, Lane, Reach, Sql, sql};
use souk_entitlements::{EndOverrides, EntitlementList, OverrideEntitlement};
use souk_identity::{CreateApiKey, KeyOnce};
use souk_plans::SubscriptionCard;
use souk_shops::{InviteMember, Role};
use souk_testkit::{World, both};

use crate::shop::{Amina, TRADERS, code, console, pay, setup, until_somebody_waits};

async fn instead(world: &World, amina: &Amina, key: &str, value: serde_json::Value, until: Option<Moment>) {
    let given = OverrideEntitlement {
        shop: amina.shop,
        key: key.to_owned(),
        value,
        reason: "Asked for by support".to_owned(),
        until,
    };
    world.engine.execute(console(), given).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_works_only_while_the_plan_includes_keys() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, TRADERS).await;
        let making = CreateApiKey { name: "Till".to_owned(), permissions: vec!["plans.view".to_owned()] };
        let made: KeyOnce = world.engine.execute(amina.member(), making).await.unwrap();
        let key = || Ask::new(Actor::ApiKey { key: made.id.raw(), shop: amina.shop }, "test");
        world.engine.ask(key(), SubscriptionCard {}).await.unwrap();
        let until = world.engine.now().plus(Moment::DAY);
        instead(&world, &amina, "api", json!(false), Some(until)).await;
        let refused = world.engine.ask(key(), SubscriptionCard {}).await;
        assert_eq!(code(refused), "plan.not_included");
        world.engine.ask(amina.member(), SubscriptionCard {}).await.unwrap();
        // Its day ends it, though nobody worked that off.
        world.clock.set(until);
        world.engine.ask(key(), SubscriptionCard {}).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_override_ends_at_its_moment_whether_or_not_the_worker_runs() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let until = world.engine.now().plus(Moment::DAY);
        instead(&world, &amina, "users.max", json!(3), Some(until)).await;
        let invite = |email: &str| InviteMember { email: email.to_owned(), role: Role::Support, lang: None };
        world.engine.execute(amina.member(), invite("one@example.dz")).await.unwrap();
        world.clock.set(until);
        let lines = world.engine.ask(amina.member(), EntitlementList {}).await.unwrap().items;
        let users = lines.iter().find(|line| line.key == "users.max").unwrap();
        assert_eq!((users.max, users.override_max, users.used), (Some(1), None, 2));
        let refused = world.engine.execute(amina.member(), invite("two@example.dz")).await;
        assert_eq!(code(refused.map(|_| ())), "plan.limit_users");
    })
    .await;
}

/// Only where two transactions run at once.
#[tokio::test(flavor = "multi_thread")]
async fn an_override_that_is_prolonged_a_moment_before_its_end_stays() {
    let world = World::new(&setup(), Dialect::Postgres).await;
    let amina = Amina::new(&world).await;
    let until = world.engine.now().plus(Moment::DAY);
    instead(&world, &amina, "users.max", json!(3), Some(until)).await;
    world.clock.set(until);
    let (written, is_written) = std::sync::mpsc::channel();
    let (db, shop) = (world.engine.db().clone(), amina.shop);
    static LONGER: &Sql =
        sql!("update entitlements set override_until = $2 where shop_id = $1 and key = 'users.max'");
    let prolonging = tokio::spawn(async move {
        let write = db.write(Lane::Bulk, Reach::Platform, move |tx| {
            tx.run(LONGER, params![shop, until.plus(Moment::DAY)])?;
            written.send(()).ok();
            until_somebody_waits(tx.reader())
        });
        write.await
    });
    tokio::task::spawn_blocking(move || is_written.recv()).await.unwrap().unwrap();
    world.engine.execute(console(), EndOverrides { shop: amina.shop }).await.unwrap();
    prolonging.await.unwrap().unwrap();
    let lines = world.engine.ask(amina.member(), EntitlementList {}).await.unwrap().items;
    let users = lines.iter().find(|line| line.key == "users.max").unwrap();
    assert_eq!(users.max, Some(3));
}
