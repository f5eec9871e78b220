//! Test shops of the starter plan: each at its figure, to sign in to; never beside real shops unasked.

use serde_json::{Value, json};
use souk::starter_ui::{Room, STATES, Wish, fill, read};
use souk_core::{Result, TenantId};
use souk_engine::{Dialect, Engine};

use crate::house::{House, ask, console, extra_shop, person, run, visitor};

fn wish(states: &[i64], force: bool) -> Wish {
    Wish { states: states.to_vec(), force, url: "https://souk.example".to_owned() }
}

async fn made(engine: &Engine, states: &[i64], force: bool) -> Result<Vec<Room>> {
    fill(engine, &wish(states, force)).await
}

async fn shop_of(engine: &Engine, room: &Room) -> TenantId {
    let list = ask(engine, console(), "shop_register", json!({})).await;
    let found = list["items"].as_array().unwrap().iter().find(|shop| shop["owner"] == room.email.as_str());
    found.unwrap()["id"].as_str().unwrap().parse().unwrap()
}

async fn limit(engine: &Engine, room: &Room) -> Value {
    let shop = shop_of(engine, room).await;
    ask(engine, console().for_shop(shop), "limit_info", json!({})).await["limitInfo"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_test_shop_stands_at_its_figure_and_lets_its_owner_in() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let world = House::bare(dialect, &[]).await;
        let engine = &world.engine;
        let rooms = made(engine, &STATES, false).await.unwrap();
        let mut levels = Vec::new();
        for room in &rooms {
            let info = limit(engine, room).await;
            assert_eq!((&info["currentOrders"], &info["maxOrders"]), (&json!(room.used), &json!(100)));
            assert_eq!(info["level"], room.level.as_str());
            levels.push(room.level.as_str());
            let input = json!({"email": room.email, "password": room.password});
            let signed = run(engine, visitor(TenantId::INSTALLATION), "sign_in", input).await;
            assert!(signed["token"].is_string(), "{signed}");
            assert!(room.storefront.starts_with("https://souk.example/shop/starter-ui-"), "{room:?}");
        }
        assert_eq!(levels, ["normal", "near", "critical", "critical", "blocked"]);

        // Once more: the same shops, each brought to its figure, none opened anew.
        let again = made(engine, &STATES, false).await.unwrap();
        let emails = |rooms: &[Room]| rooms.iter().map(|room| room.email.clone()).collect::<Vec<_>>();
        assert_eq!(emails(&again), emails(&rooms));
        // One whose trial is over is left as it is, and another takes its place.
        world.clock.set(world.engine.now().plus(6 * souk_core::Moment::DAY));
        let fresh = made(engine, &[70], false).await.unwrap();
        assert_eq!(fresh[0].email, "70-2@starter-ui.souk.example");
        assert_eq!(limit(engine, &fresh[0]).await["currentOrders"], 70);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_test_shop_is_opened_beside_real_ones_unless_told() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let world = House::bare(dialect, &[]).await;
        let engine = &world.engine;
        run(engine, console(), "set_up_plans", json!({})).await;
        let (_, email) = person(engine, "seller").await;
        extra_shop(engine, &email, "ecommerce_starter").await;
        let before = world.fingerprint(&[]).await;
        let refused = made(engine, &[0, 99], false).await.unwrap_err();
        assert_eq!(refused.code(), "plan.real_shops_present");
        assert_eq!(world.fingerprint(&[]).await, before, "nothing was made");
        assert_eq!(made(engine, &[0, 2], true).await.unwrap().len(), 2);
    }
}

#[test]
fn states_are_numbers_within_the_plan() {
    assert_eq!(read("0, 70,100").unwrap(), [0, 70, 100]);
    for wrong in ["", "a", "101", "-1", "1,,2"] {
        assert_eq!(read(wrong).unwrap_err().code(), "request.invalid", "{wrong:?}");
    }
}
