//! Months: computed, half-open, never overlapping, opened by whoever needs one.

use souk_core::Moment;
use souk_engine::sql;
use souk_plans::{
    ActivatePlan, AddPlanVersion, CalculateMonthlyOnlineOrders, ResetCard, ResetMonthlyOnlineOrders,
};
use souk_shops::{ShopCardQuery, UpdateShop};
use souk_testkit::{World, both};

use crate::shop::{Amina, at, code, console, setup, sound};

async fn periods(world: &World) -> Vec<(String, Moment, Moment, i64)> {
    world.rows(sql!("select key, starts_at, ends_at, used from usage_periods order by starts_at"), &[]).await
}

async fn pay(world: &World, amina: &Amina, plan: Option<&str>) -> souk_plans::PaidCard {
    let paying = ActivatePlan { plan: plan.map(str::to_owned), ..ActivatePlan::of(amina.shop) };
    world.engine.execute(console(), paying).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_ends_at_the_shops_midnight_without_any_job() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, None).await;
        world.clock.set(at("2026-11-30T22:59:59.999999Z"));
        amina.take(&world, 1).await.unwrap();
        world.clock.set(at("2026-11-30T23:00:00Z"));
        assert_eq!(amina.info(&world).await.current_orders, 0, "right before any order came");
        amina.take(&world, 2).await.unwrap();
        let rows = periods(&world).await;
        let keys: Vec<_> = rows.iter().map(|(key, _, _, used)| (key.as_str(), *used)).collect();
        assert_eq!(keys, [("2026-11", 1), ("2026-12", 1)]);
        assert_eq!(rows[0].2, rows[1].1, "half-open, without a gap");
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn resetting_any_number_of_times_leaves_the_same_state() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, None).await;
        for order in 1..=100 {
            amina.take(&world, order).await.unwrap();
        }
        let reset = async || {
            let card = world.engine.execute(console(), ResetMonthlyOnlineOrders {}).await;
            world.drain().await;
            card
        };
        let month = |period: &str| ResetCard { shops: 1, period: period.to_owned(), ..ResetCard::default() };
        let blocked_by = [("quota_reached".to_owned(), 1)].into();
        let none = ResetCard { still_blocked: 1, blocked_by, ..month("2026-11") };
        assert_eq!(reset().await.unwrap(), none);
        assert_eq!(amina.info(&world).await.current_orders, 100, "a running month never changes");
        world.clock.set(at("2026-12-01T09:00:00Z"));
        let lifted = ResetCard { periods_opened: 1, quota_blocks_lifted: 1, ..month("2026-12") };
        assert_eq!(reset().await.unwrap(), lifted);
        let before = periods(&world).await;
        for _ in 0..4 {
            assert_eq!(reset().await.unwrap(), month("2026-12"));
        }
        assert_eq!(periods(&world).await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_zone_counts_from_the_next_period_and_gives_no_second_month() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, None).await;
        amina.take(&world, 1).await.unwrap();
        let rev = world.engine.ask(amina.member(), ShopCardQuery {}).await.unwrap().rev;
        let west = UpdateShop { rev, zone: Some("America/New_York".to_owned()), ..UpdateShop::default() };
        world.engine.execute(amina.member(), west).await.unwrap();
        // November is over in Algiers but not in New York: it goes on.
        world.clock.set(at("2026-12-01T02:00:00Z"));
        amina.take(&world, 2).await.unwrap();
        let rows = periods(&world).await;
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].2, rows[0].3), (at("2026-12-01T05:00:00Z"), 2));
        world.clock.set(at("2026-12-01T05:00:00Z"));
        amina.take(&world, 3).await.unwrap();
        assert_eq!(periods(&world).await.len(), 2);

        // Eastwards: December ends in New York's time, January begins where it ended.
        let rev = world.engine.ask(amina.member(), ShopCardQuery {}).await.unwrap().rev;
        let east = UpdateShop { rev, zone: Some("Asia/Almaty".to_owned()), ..UpdateShop::default() };
        world.engine.execute(amina.member(), east).await.unwrap();
        pay(&world, &amina, None).await;
        world.clock.set(at("2027-01-01T00:00:00Z"));
        amina.take(&world, 4).await.unwrap();
        let rows = periods(&world).await;
        assert_eq!((rows.len(), rows[1].3), (2, 2), "December still runs");
        world.clock.set(at("2027-01-01T05:00:00Z"));
        amina.take(&world, 5).await.unwrap();
        let rows = periods(&world).await;
        assert_eq!((rows[2].0.as_str(), rows[2].1), ("2027-01", at("2027-01-01T05:00:00Z")));
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_set_back_opens_no_older_month() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        world.clock.set(at("2026-11-20T11:00:01Z"));
        amina.take(&world, 1).await.unwrap();
        world.clock.set(at("2026-10-20T11:00:00Z"));
        amina.take(&world, 2).await.unwrap();
        let rows = periods(&world).await;
        assert_eq!((rows.len(), rows[0].0.as_str(), rows[0].3), (1, "2026-11", 2));
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upgrade_raises_the_running_month_and_a_smaller_plan_never_lowers_it() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        world.clock.set(at("2027-03-31T23:00:00Z"));
        let first = pay(&world, &amina, None).await;
        assert_eq!(first.paid_until, at("2027-04-30T23:00:00Z"));
        world.clock.set(at("2027-04-15T23:00:00Z"));
        for order in 1..=97 {
            amina.take(&world, order).await.unwrap();
        }
        let upgraded = pay(&world, &amina, Some("ecommerce_medium")).await;
        assert_eq!((upgraded.deducted_minor, upgraded.due_minor), (50_000, 200_000));
        assert_eq!(upgraded.paid_until, at("2027-05-15T23:00:00Z"), "a new billing period");
        let info = amina.info(&world).await;
        assert_eq!((info.max_orders, info.remaining_orders), (Some(300), Some(203)));
        for order in 98..=240 {
            amina.take(&world, order).await.unwrap();
        }
        pay(&world, &amina, Some("ecommerce_starter")).await;
        assert_eq!(amina.info(&world).await.max_orders, Some(300), "the highest of the period");
        // May begins under the larger plan, which is paid until the 16th, and so keeps its limit.
        world.clock.set(at("2027-05-01T00:00:00Z"));
        amina.take(&world, 241).await.unwrap();
        world.clock.set(at("2027-05-20T00:00:00Z"));
        world.drain().await;
        assert_eq!(amina.info(&world).await.max_orders, Some(300));
        world.clock.set(at("2027-05-31T23:00:00Z"));
        assert_eq!(amina.info(&world).await.max_orders, Some(100));
        sound(&world).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn renewals_keep_their_version_until_the_day_that_they_move() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, None).await;
        let day = world.engine.now().plus(40 * Moment::DAY);
        let dearer = AddPlanVersion {
            plan: "ecommerce_starter".to_owned(),
            after: 1,
            price_month_minor: Some(120_000),
            price_year_minor: None,
            trial_hours: None,
            move_at: Some(day),
            entitlements: std::collections::BTreeMap::new(),
            ..AddPlanVersion::default()
        };
        world.engine.execute(console(), dearer).await.unwrap();
        assert_eq!(pay(&world, &amina, None).await.due_minor, 100_000);
        world.clock.set(day);
        assert_eq!(pay(&world, &amina, None).await.due_minor, 120_000);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bought_version_stays_until_renewal() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let worse = |after| AddPlanVersion {
            plan: "ecommerce_starter".to_owned(),
            after,
            price_month_minor: Some(120_000),
            price_year_minor: None,
            move_at: None,
            trial_hours: None,
            entitlements: [("online_orders.max".to_owned(), serde_json::json!(80))].into(),
            ..AddPlanVersion::default()
        };
        let negative = AddPlanVersion {
            entitlements: [("online_orders.max".to_owned(), serde_json::json!(-1))].into(),
            ..worse(1)
        };
        assert_eq!(code(world.engine.execute(console(), negative).await), "plan.limit_invalid");
        assert_eq!(world.engine.execute(console(), worse(1)).await.unwrap().version, 2);
        assert_eq!(code(world.engine.execute(console(), worse(1)).await), "plan.version_locked");
        assert_eq!(amina.info(&world).await.max_orders, Some(100));
        assert_eq!(pay(&world, &amina, None).await.due_minor, 120_000);
        assert_eq!(amina.info(&world).await.max_orders, Some(80), "no period ran yet");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drifted_counter_is_found_and_mended() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        for order in 1..=3 {
            amina.take(&world, order).await.unwrap();
        }
        let count = || world.engine.execute(amina.member(), CalculateMonthlyOnlineOrders::default());
        let card = count().await.unwrap();
        assert_eq!((card.orders, card.corrected), (3, false));
        break_counter(&world, &amina).await;
        let card = count().await.unwrap();
        assert_eq!((card.orders, card.corrected), (3, true));
        sound(&world).await;
    })
    .await;
}

/// Breaks the counter as the invariant's own plant does.
async fn break_counter(world: &World, amina: &Amina) {
    use souk_core::params;
    use souk_engine::Sql;
    let plant: &'static [&'static Sql] = (souk_plans::ROOM.invariants[0].plant)();
    let shop = amina.shop;
    let broken = world.engine.db().write(souk_store::Lane::Bulk, souk_store::Reach::Platform, move |tx| {
        for statement in plant {
            tx.run(statement, params![shop])?;
        }
        Ok(())
    });
    broken.await.unwrap();
    let found: Vec<(souk_shops::ShopId, String)> =
        world.rows((souk_plans::ROOM.invariants[0].find)(), &[]).await;
    assert_eq!(found.len(), 1, "the planted violation is found");
}

/// Red where the job asks the command: a shop that left would cost an entry an hour for ever.
#[tokio::test(flavor = "multi_thread")]
async fn the_month_of_a_plan_that_nobody_pays_is_not_tried_again_and_again() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, None).await;
        let entries = sql!("select cast(count(*) as bigint) from journal where command = 'open_month'");
        let tried = async || world.rows::<(i64,)>(entries, &[]).await;
        world.clock.set(at("2026-12-01T09:00:00Z"));
        world.drain().await;
        assert_eq!(tried().await, [(1,)], "who pays has their month");
        for hour in 0..5 {
            world.clock.set(at("2027-06-01T09:00:00Z").plus(hour * Moment::HOUR));
            world.drain().await;
        }
        assert_eq!(tried().await, [(1,)]);
    })
    .await;
}
