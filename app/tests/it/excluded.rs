//! What a plan leaves out is refused on every door that asks for it. The doors come from the registry: one
//! that is added tomorrow is walked tomorrow.

use serde_json::json;
use souk_core::Actor;
use souk_engine::{Ask, Dialect, Entitled};
use souk_plans::model::catalogue::{PLANS, STARTER};

use crate::examples::example;
use crate::house::{House, console, run};

/// What the starter plan says no to.
fn left_out() -> Vec<String> {
    let starter = PLANS.iter().find(|plan| plan.code == STARTER).unwrap();
    let no = starter.entitlements().into_iter().filter(|(_, value)| *value == json!(false));
    no.map(|(key, _)| key).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_starter_plan_leaves_out_is_refused_on_every_door() {
    let keys = left_out();
    for excluded in ["pos", "digital_subscriptions", "games", "repairs"] {
        assert!(keys.iter().any(|key| key == excluded), "{excluded}");
    }
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let house = House::new(dialect, &[]).await;
        let (engine, registry) = (house.engine(), souk::rooms::registry().unwrap());
        let commands = registry.commands().map(|def| (def.name, def.policy.entitled, true));
        let queries = registry.queries().map(|def| (def.name, def.policy.entitled, false));
        let mut walked = 0;
        for (name, entitled, is_command) in commands.chain(queries) {
            let Entitled::To(key) = entitled else { continue };
            assert!(souk_entitlements::model::is_known(key), "{name} asks for {key}");
            if !keys.iter().any(|left| left == key) {
                continue;
            }
            let case =
                example(name, &house, &house.b).await.unwrap_or_else(|| panic!("no example of {name}"));
            let instead = json!({"shop": house.b.id, "key": key, "value": false, "reason": "left out here"});
            run(engine, console(), "override_entitlement", instead).await;
            let refused = match is_command {
                true => engine.execute_named(name, case.ask, case.input).await.map(|_| ()),
                false => engine.ask_named(name, case.ask, case.input).await.map(|_| ()),
            };
            assert_eq!(refused.map_err(|error| error.code()), Err("plan.not_included"), "{name}: {key}");
            run(engine, console(), "lift_override", json!({"shop": house.b.id, "key": key})).await;
            walked += 1;
        }
        assert!(walked > 5, "only {walked} doors ask for what the starter plan leaves out");
    }
}

/// Red where the plan of the installation is asked, which has none: what anybody reads without a key was
/// refused to whoever sent one along.
#[tokio::test(flavor = "multi_thread")]
async fn a_key_reads_what_is_open_to_all_by_its_own_shops_plan() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let house = House::new(dialect, &[]).await;
        let shop = &house.a;
        let ask = || Ask::new(Actor::ApiKey { key: shop.keys[0].1, shop: shop.id }, "test");
        let places = async || house.engine().ask_named("place_list", ask(), json!({})).await.map(|_| ());
        places().await.unwrap();
        let instead = json!({"shop": shop.id, "key": "api", "value": false, "reason": "left out here"});
        run(house.engine(), console(), "override_entitlement", instead).await;
        assert_eq!(places().await.unwrap_err().code(), "plan.not_included");
    }
}
