//! What a plan includes is asked wherever somebody comes in, at the moment they come.

use serde_json::json;
use souk_core::{Actor, Moment};
use souk_engine::Ask;
use souk_entitlements::{EntitlementList, OverrideEntitlement};
use souk_identity::{CreateApiKey, KeyOnce};
use souk_plans::SubscriptionCard;
use souk_shops::{InviteMember, Role};
use souk_testkit::{World, both};

use crate::shop::{Amina, TRADERS, code, console, pay, setup};

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
