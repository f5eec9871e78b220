//! How a shop works, and who may change that.

use souk_engine::Mode;
use souk_shops::{GrantPermission, Role, SetMode, ShopCardQuery, UpdateSettings};
use souk_testkit::both;

use crate::shop::{Amina, code, console, setup};

fn to(mode: Mode) -> SetMode {
    SetMode { mode, reason: "stolen phone".to_owned() }
}

#[tokio::test(flavor = "multi_thread")]
async fn emergency_stops_changes_and_only_a_super_admin_ends_it() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let karim = amina.join(&world, "karim@example.dz", Role::Operator).await;
        assert_eq!(
            code(world.engine.execute(amina.member(karim), to(Mode::Emergency)).await),
            "permission.denied"
        );
        for permission in ["emergency_stop", "manage_settings"] {
            let grant = GrantPermission { id: karim, permission: permission.to_owned() };
            world.engine.execute(amina.owner(), grant).await.unwrap();
        }
        let silent = SetMode { mode: Mode::Emergency, reason: " ".to_owned() };
        assert_eq!(code(world.engine.execute(amina.member(karim), silent).await), "shop.reason_missing");
        let card = world.engine.execute(amina.member(karim), to(Mode::Emergency)).await.unwrap();
        assert_eq!((card.from, card.mode), (Mode::Manual, Mode::Emergency));

        let change = || UpdateSettings { rev: 1, pending_hours: Some(24), ..UpdateSettings::default() };
        assert_eq!(code(world.engine.execute(amina.owner(), change()).await), "shop.emergency");
        let shop = world.engine.ask(amina.member(karim), ShopCardQuery {}).await.unwrap();
        assert_eq!(
            (shop.mode, shop.mode_before),
            (Mode::Emergency, Mode::Manual),
            "looking is always answered"
        );

        let leave = world.engine.execute(amina.member(karim), to(Mode::Auto)).await;
        assert_eq!(code(leave), "shop.only_super_admin");
        world.engine.execute(amina.owner(), to(Mode::Auto)).await.unwrap();
        assert!(world.engine.execute(amina.owner(), change()).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_modes_need_the_settings_permission() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let karim = amina.join(&world, "karim@example.dz", Role::Support).await;
        for mode in [Mode::Auto, Mode::Manual, Mode::Maintenance, Mode::Emergency] {
            assert_eq!(code(world.engine.execute(amina.member(karim), to(mode)).await), "permission.denied");
            let dry = world.engine.execute_answer(amina.owner().dry(), to(mode)).await.unwrap();
            assert!(dry.planned.is_some());
        }
        let shop = world.engine.ask(amina.owner(), ShopCardQuery {}).await.unwrap();
        assert_eq!(shop.mode, Mode::Manual, "a dry run changes nothing");
        let quiet = SetMode { mode: Mode::Maintenance, reason: String::new() };
        world.engine.execute(console().for_shop(amina.shop), quiet).await.unwrap();
    })
    .await;
}
