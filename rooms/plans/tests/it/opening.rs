//! The catalogue, opening a shop, the trial.

use souk_core::{Actor, Moment};
use souk_engine::{Ask, sql};
use souk_entitlements::EntitlementList;
use souk_plans::{OpenShop, PlanList, SetUpCard, SetUpPlans, Status, SubscriptionCard};
use souk_shops::{MyShops, ShopCardQuery};
use souk_testkit::both;

use crate::shop::{Amina, admin, code, console, form, person, setup, sound, user};

#[tokio::test(flavor = "multi_thread")]
async fn setting_plans_up_twice_changes_nothing_the_second_time() {
    both(setup(), |world| async move {
        let first = world.engine.execute(console(), SetUpPlans::default()).await.unwrap();
        assert_eq!(first, SetUpCard { plans: 5, versions: 5, packages: 2 });
        let before = world.fingerprint(&["journal", "claims"]).await;
        let second = world.engine.execute(console(), SetUpPlans::default()).await.unwrap();
        assert_eq!(second, SetUpCard { plans: 0, versions: 0, packages: 0 });
        assert_eq!(world.fingerprint(&["journal", "claims"]).await, before);

        // Anybody may read what is for sale.
        let plans = world.engine.ask(world.visitor(1), PlanList {}).await.unwrap();
        let starter = &plans.items[0];
        assert_eq!((starter.code.as_str(), starter.price_month_minor), ("ecommerce_starter", 100_000));
        assert_eq!((starter.orders_limit, starter.trial_hours), (Some(100), 120));
        let packages: Vec<_> =
            plans.packages.iter().map(|row| (row.orders, row.price_minor, row.months)).collect();
        assert_eq!(packages, [(100, 100_000, Some(12)), (250, 200_000, Some(12))]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_form_opens_a_shop_and_starts_its_trial() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let card = world.engine.ask(amina.member(), SubscriptionCard {}).await.unwrap();
        assert_eq!((card.plan.as_str(), card.status), ("ecommerce_starter", Some(Status::Trialing)));
        assert_eq!(card.trial_ends_at, Some(world.engine.now().plus(120 * Moment::HOUR)));
        let shop = world.engine.ask(amina.member(), ShopCardQuery {}).await.unwrap();
        assert_eq!((shop.slug.as_str(), shop.owner), ("amina", amina.owner));
        let mine = world.engine.ask(user(amina.owner), MyShops {}).await.unwrap();
        assert_eq!(mine.items.len(), 1);

        let values = world.engine.ask(amina.member(), EntitlementList {}).await.unwrap().items;
        let of = |key: &str| values.iter().find(|row| row.key == key).cloned().unwrap();
        let users = of("users.max");
        assert_eq!((users.allowed, users.max, users.used, users.plan_max), (true, Some(1), 1, Some(1)));
        assert!(!of("pos").allowed && of("storefront").allowed);
        assert_eq!(of("products.max").max, Some(50));
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_is_had_once_by_e_mail_and_by_telephone() {
    both(setup(), |world| async move {
        let amina = Amina::with(&world, |form| form.phone = Some("0551 23 45 67".to_owned())).await;
        let again = world.engine.execute(user(amina.owner), form("amina-2")).await;
        assert_eq!(code(again), "plan.trial_used");
        // Another person, the same telephone written otherwise.
        let other = person(&world, "karim@example.dz").await;
        let same_phone = OpenShop { phone: Some("+213 551-234-567".to_owned()), ..form("karim") };
        assert_eq!(code(world.engine.execute(user(other), same_phone).await), "plan.trial_used");
        let shops: Vec<(String,)> = world.rows(sql!("select slug from v_shops"), &[]).await;
        assert_eq!(shops, [("amina".to_owned(),)], "a refused opening leaves nothing");
        assert!(world.engine.execute(user(other), form("karim")).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_installers_first_shop_meets_no_limit_and_the_second_is_a_starter() {
    both(setup(), |world| async move {
        world.engine.execute(console(), SetUpPlans::default()).await.unwrap();
        let admin = admin(&world).await;
        let ask = || Ask::new(Actor::PlatformAdmin { user: admin }, "test");
        let first = world.engine.execute(ask(), form("own-shop")).await.unwrap();
        assert_eq!((first.plan.as_str(), first.trial_ends_at), ("own", None));
        let second = world.engine.execute(ask(), form("second")).await.unwrap();
        assert_eq!(second.plan, "ecommerce_starter");
        let amina = person(&world, "amina@example.dz").await;
        let cheeky = OpenShop { plan: Some("own".to_owned()), ..form("cheeky") };
        assert_eq!(code(world.engine.execute(user(amina), cheeky).await), "plan.not_found");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_is_opened_for_somebody_only_by_the_platform() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let karim = person(&world, "karim@example.dz").await;
        let for_karim = || OpenShop { owner_email: Some("Karim@Example.dz".to_owned()), ..form("karim") };
        assert_eq!(code(world.engine.execute(user(amina.owner), for_karim()).await), "user.not_found");
        let unknown = OpenShop { owner_email: Some("nobody@example.dz".to_owned()), ..form("nobody") };
        assert_eq!(code(world.engine.execute(console(), unknown).await), "user.not_found");
        assert_eq!(world.engine.execute(console(), for_karim()).await.unwrap().owner, karim);
        assert_eq!(code(world.engine.execute(console(), form("nobodys")).await), "user.not_found");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn slugs_are_unique_and_well_formed() {
    both(setup(), |world| async move {
        Amina::new(&world).await;
        let karim = person(&world, "karim@example.dz").await;
        assert_eq!(code(world.engine.execute(user(karim), form("amina")).await), "shop.slug_taken");
        assert_eq!(code(world.engine.execute(user(karim), form("A B")).await), "shop.slug_invalid");
        let mars = OpenShop { zone: "Mars/Base".to_owned(), ..form("karim") };
        assert_eq!(code(world.engine.execute(user(karim), mars).await), "shop.zone_invalid");
        sound(&world).await;
    })
    .await;
}
