//! Extra orders: bought by package, spent after the included ones, outliving the month.

use souk_core::{Actor, Moment};
use souk_engine::{Ask, sql};
use souk_identity::CreatePlatformKey;
use souk_plans::{AddOnlineOrdersCredits, Level};
use souk_testkit::both;

use crate::shop::{Amina, admin, at, code, console, setup, sound};

#[tokio::test(flavor = "multi_thread")]
async fn credits_count_at_once_and_outlive_the_month() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        world.engine.execute(console(), souk_plans::ActivatePlan::of(amina.shop)).await.unwrap();
        for order in 1..=100 {
            amina.take(&world, order).await.unwrap();
        }
        assert_eq!(code(amina.take(&world, 101).await), "quota.exhausted");
        let card = amina.buy(&world, 100, "1000").await.unwrap();
        assert_eq!((card.success, card.new_limit, card.amount_paid.as_str()), (true, Some(200), "1000.00"));
        assert_eq!(amina.info(&world).await.level, Level::Normal, "100 of 200");
        for order in 101..=163 {
            amina.take(&world, order).await.unwrap();
        }
        let info = amina.info(&world).await;
        assert_eq!((info.current_orders, info.max_orders, info.credits_remaining), (163, Some(200), 37));

        world.clock.set(at("2026-12-01T00:00:00Z"));
        amina.take(&world, 300).await.unwrap();
        let info = amina.info(&world).await;
        assert_eq!(
            (info.period.as_str(), info.current_orders),
            ("2026-12", 1),
            "the new month's own come first"
        );
        assert_eq!((info.max_orders, info.credits_remaining), (Some(137), 37));
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_credit_that_expires_first_goes_first_and_an_expired_one_never() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        amina.buy(&world, 100, "1000").await.unwrap();
        world.clock.advance(Moment::DAY);
        amina.buy(&world, 250, "2000").await.unwrap();
        for order in 1..=101 {
            amina.take(&world, order).await.unwrap();
        }
        let left = || world.rows::<(i64,)>(sql!("select remaining from credits order by granted"), &[]);
        assert_eq!(left().await, [(99,), (250,)]);
        // A year after the first purchase only the second one is left.
        world.clock.set(at("2027-11-20T11:00:00Z"));
        let info = amina.info(&world).await;
        assert_eq!(info.credits_remaining, 250);
        world.clock.set(at("2027-11-20T10:59:59Z"));
        assert_eq!(amina.info(&world).await.credits_remaining, 349);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn number_and_amount_must_be_a_packages_unless_a_reason_and_the_right_are_given() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for (orders, amount) in [
            (0, "0"),
            (-100, "1000"),
            (1_000_000_000, "1000"),
            (100, "999"),
            (100, "-1000"),
            (50, "500"),
            (100, "x"),
        ] {
            assert_eq!(
                code(amina.buy(&world, orders, amount).await),
                "credit.price_mismatch",
                "{orders} {amount}"
            );
        }
        let admin = admin(&world).await;
        let gift = |reason: &str| AddOnlineOrdersCredits {
            organization_id: amina.shop,
            orders: 30,
            amount: "0".to_owned(),
            method: "gift".to_owned(),
            reference: Some("G-1".to_owned()),
            reason: reason.to_owned(),
        };
        let key = CreatePlatformKey {
            name: "billing".to_owned(),
            permissions: vec!["platform.operate".to_owned()],
        };
        let by_admin = || Ask::new(Actor::PlatformAdmin { user: admin }, "test");
        let key = world.engine.execute(by_admin(), key).await.unwrap();
        let by_key = Ask::new(Actor::PlatformKey { key: key.id.raw() }, "test");
        assert_eq!(code(world.engine.execute(by_key, gift("sorry")).await), "credit.price_mismatch");
        assert_eq!(code(world.engine.execute(by_admin(), gift(" ")).await), "credit.price_mismatch");
        let card = world.engine.execute(by_admin(), gift("sorry for the outage")).await.unwrap();
        assert_eq!(card.new_limit, Some(130));
        let twice = world.engine.execute(by_admin(), gift("sorry for the outage")).await;
        assert_eq!(code(twice), "credit.already_decided", "one credit for each payment");
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_platform_gives_credits() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let credits = AddOnlineOrdersCredits {
            organization_id: amina.shop,
            orders: 100,
            amount: "1000".to_owned(),
            method: String::new(),
            reference: None,
            reason: String::new(),
        };
        assert_eq!(code(world.engine.execute(amina.member(), credits).await), "permission.denied");
        assert_eq!(amina.info(&world).await.max_orders, Some(100));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returned_credit_unit_goes_back_to_its_credit() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for order in 1..=100 {
            amina.take(&world, order).await.unwrap();
        }
        amina.buy(&world, 100, "1000").await.unwrap();
        amina.take(&world, 101).await.unwrap();
        assert_eq!(amina.info(&world).await.credits_remaining, 99);
        assert!(amina.give_back(&world, 101).await);
        let info = amina.info(&world).await;
        assert_eq!((info.credits_remaining, info.current_orders, info.max_orders), (100, 100, Some(200)));
        sound(&world).await;
    })
    .await;
}
