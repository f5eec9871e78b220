//! A usage period day by day: every unit on the day of the shop's own zone, exact to the instant.

use souk_core::Moment;
use souk_plans::{CreditList, UsageByDay, UsageDays};
use souk_testkit::{World, both};

use crate::shop::{Amina, at, setup};

async fn days(amina: &Amina, world: &World) -> UsageByDay {
    world.engine.ask(amina.member(), UsageDays {}).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_order_stands_on_the_day_of_the_shops_zone() {
    both(setup(), |world| async move {
        let amina = Amina::with(&world, |form| form.zone = "Asia/Kathmandu".to_owned()).await;
        // Kathmandu is 5 hours and 45 minutes ahead: its 22nd begins at 18:15 of the 21st.
        let mut order = 0;
        for (moment, orders) in [
            ("2026-11-21T18:14:59Z", 2),
            ("2026-11-21T18:15:00Z", 3),
            ("2026-11-22T18:14:59Z", 1),
            ("2026-11-22T18:15:00Z", 1),
        ] {
            world.clock.set(at(moment));
            for _ in 0..orders {
                order += 1;
                amina.take(&world, order).await.unwrap();
            }
        }
        assert!(amina.give_back(&world, 7).await);
        let usage = days(&amina, &world).await;
        let last: Vec<(&str, i64, i64)> =
            usage.days.iter().skip(20).map(|day| (day.day.as_str(), day.orders, day.total)).collect();
        assert_eq!(last, [("2026-11-21", 2, 2), ("2026-11-22", 4, 6), ("2026-11-23", 0, 6)]);
        assert_eq!((usage.days.len(), usage.length, usage.used), (23, 30, 6));
        assert_eq!(usage.allowance, Some(100));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pace_of_two_weeks_says_when_the_quota_ends() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        assert_eq!(days(&amina, &world).await.ends_on, None, "nothing was ordered");
        let start = at("2026-12-01T00:00:00Z");
        world.engine.execute(crate::shop::console(), souk_plans::ActivatePlan::of(amina.shop)).await.unwrap();
        world.clock.set(start);
        for order in 1..=70 {
            amina.take(&world, order).await.unwrap();
        }
        world.clock.set(start.plus(10 * Moment::DAY));
        let usage = days(&amina, &world).await;
        assert_eq!(usage.ends_on.as_deref(), Some("2026-12-17"), "five a day, thirty left");
        world.clock.set(start.plus(15 * Moment::DAY));
        assert_eq!(days(&amina, &world).await.ends_on, None, "the rush is over");
        assert!(world.engine.ask(amina.member(), CreditList {}).await.unwrap().is_empty());
        amina.buy(&world, 100, "1000").await.unwrap();
        let credits = world.engine.ask(amina.member(), CreditList {}).await.unwrap();
        assert_eq!(
            credits.iter().map(|credit| (credit.granted, credit.remaining)).collect::<Vec<_>>(),
            [(100, 100)]
        );
    })
    .await;
}
