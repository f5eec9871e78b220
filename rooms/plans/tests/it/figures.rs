//! How far shops come in twelve months, when they sell, and how a month ended; each part with its shops.

use souk_core::Moment;
use souk_engine::PageSize;
use souk_plans::{Figure, FigureShops, Funnel, Heat, PlanAdvice, PlanFunnel, PlanHeat, SetUpPlans};
use souk_testkit::{World, both};

use crate::shop::{Amina, MEDIUM, at, code, console, form, pay, person, setup, user};

async fn open(world: &World, slug: &str, zone: &str) -> Amina {
    let owner = person(world, &format!("{slug}@example.dz")).await;
    let mut form = form(slug);
    form.zone = zone.to_owned();
    let opened = world.engine.execute(user(owner), form).await.unwrap();
    Amina { owner, shop: opened.id }
}

async fn behind(world: &World, figure: Figure) -> Vec<(String, i64)> {
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let asked = FigureShops { figure, plan: None, period: None, after, limit: PageSize(1) };
        let page = world.engine.ask(console(), asked).await.unwrap();
        seen.extend(page.items.into_iter().map(|row| (row.slug, row.value)));
        after = page.next.map(|next| next.parse().unwrap());
        if after.is_none() {
            seen.sort();
            return seen;
        }
    }
}

fn shops(of: &[(&str, i64)]) -> Vec<(String, i64)> {
    of.iter().map(|(slug, value)| ((*slug).to_owned(), *value)).collect()
}

async fn funnel(world: &World, plan: Option<&str>) -> Funnel {
    let asked = PlanFunnel { plan: plan.map(str::to_owned) };
    world.engine.ask(console(), asked).await.unwrap()
}

async fn sell(world: &World, shop: &Amina, first: u64, orders: u64) {
    for order in first..first + orders {
        shop.take(world, order).await.unwrap();
    }
}

const ALGIERS: &str = "Africa/Algiers";

#[tokio::test(flavor = "multi_thread")]
async fn each_step_of_the_funnel_is_taken_by_those_of_the_step_before() {
    both(setup(), |world| async move {
        world.clock.set(at("2025-11-20T11:00:00Z"));
        world.engine.execute(console(), SetUpPlans::default()).await.unwrap();
        let nothing = funnel(&world, None).await;
        assert!(nothing.steps.iter().all(|step| step.shops == 0 && step.share.is_none()), "{nothing:?}");
        // Too long ago.
        open(&world, "old", ALGIERS).await;
        world.clock.set(at("2026-10-02T11:00:00Z"));
        let mut all = Vec::new();
        for slug in ["tried", "paid", "full", "risen", "leapt"] {
            all.push(open(&world, slug, ALGIERS).await);
        }
        for shop in &all[1..4] {
            pay(&world, shop, crate::shop::STARTER).await;
        }
        for shop in &all[2..4] {
            sell(&world, shop, 1, 100).await;
        }
        world.clock.set(at("2026-10-20T11:00:00Z"));
        pay(&world, &all[3], MEDIUM).await;
        // Straight from its trial to a dearer plan: paid, and never at the limit of the one that it tried.
        pay(&world, &all[4], MEDIUM).await;
        world.clock.set(at("2026-11-20T11:00:00Z"));

        let seen = funnel(&world, None).await;
        assert_eq!((seen.since.as_str(), seen.until.as_str()), ("2025-12", "2026-11"));
        let counts: Vec<i64> = seen.steps.iter().map(|step| step.shops).collect();
        assert_eq!(counts, [5, 4, 2, 1]);
        let shares: Vec<_> = seen.steps.iter().map(|step| step.share.as_deref().unwrap()).collect();
        assert_eq!(shares, ["1.0000", "0.8000", "0.4000", "0.2000"]);
        assert_eq!(seen.steps[3].share_of_before.as_deref(), Some("0.5000"));
        for (step, names) in seen.steps.iter().zip([
            &["full", "leapt", "paid", "risen", "tried"][..],
            &["full", "leapt", "paid", "risen"],
            &["full", "risen"],
            &["risen"],
        ]) {
            let names: Vec<(&str, i64)> = names.iter().map(|name| (*name, 1)).collect();
            assert_eq!(behind(&world, step.figure).await, shops(&names), "{}", step.figure);
        }
        let other = funnel(&world, Some(MEDIUM)).await;
        assert_eq!(other.steps[0].shops, 0, "nobody tried it");
    })
    .await;
}

async fn heat(world: &World, after: Option<String>, limit: u32) -> Heat {
    let asked = PlanHeat { after, limit: PageSize(limit), ..PlanHeat::default() };
    world.engine.ask(console(), asked).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_day_has_its_orders_where_the_shop_is_and_the_busiest_shop_comes_first() {
    both(setup(), |world| async move {
        world.clock.set(at("2026-11-02T11:00:00Z"));
        world.engine.execute(console(), SetUpPlans::default()).await.unwrap();
        let calm = open(&world, "calm", ALGIERS).await;
        let busy = open(&world, "busy", "Asia/Almaty").await;
        let even = open(&world, "even", ALGIERS).await;
        sell(&world, &calm, 1, 1).await;
        // Still the 3rd in Algiers, the 4th in Almaty.
        world.clock.set(at("2026-11-03T20:00:00Z"));
        sell(&world, &busy, 1, 5).await;
        sell(&world, &even, 1, 1).await;
        busy.give_back(&world, 5).await;
        let page = heat(&world, None, 50).await;
        assert_eq!((page.period.as_str(), page.most, page.next.is_none()), ("2026-11", 4, true));
        let day = |slug: &str| {
            let row = page.items.iter().find(|row| row.slug == slug).unwrap();
            assert_eq!(row.days.len(), 30);
            row.days.iter().enumerate().filter(|(_, n)| **n > 0).map(|(i, n)| (i + 1, *n)).collect::<Vec<_>>()
        };
        assert_eq!((day("busy"), day("calm"), day("even")), (vec![(4, 4)], vec![(2, 1)], vec![(3, 1)]));
        assert_eq!(
            (page.items[0].slug.as_str(), page.items[0].used, page.items[0].limit),
            ("busy", 4, Some(100))
        );
        // A page after the other, those with as many orders too.
        let (mut slugs, mut after) = (Vec::new(), None);
        loop {
            let page = heat(&world, after, 1).await;
            slugs.extend(page.items.into_iter().map(|row| row.slug));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let all: Vec<_> = page.items.iter().map(|row| row.slug.clone()).collect();
        assert_eq!((slugs, all.len()), (all, 3));
        let other = PlanHeat { plan: Some(MEDIUM.to_owned()), ..PlanHeat::default() };
        assert_eq!(world.engine.ask(console(), other).await.unwrap().items, []);
        let wrong = PlanHeat { period: Some("November".to_owned()), ..PlanHeat::default() };
        assert_eq!(code(world.engine.ask(console(), wrong).await.map(|_| ())), "plan.period_invalid");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_share_of_a_month_opens_the_shops_that_ended_it_so() {
    both(setup(), |world| async move {
        world.clock.set(at("2026-10-28T11:00:00Z"));
        world.engine.execute(console(), SetUpPlans::default()).await.unwrap();
        for (slug, orders) in [("full", 100), ("near", 90), ("half", 89), ("calm", 29), ("third", 30)] {
            let shop = open(&world, slug, ALGIERS).await;
            sell(&world, &shop, 1, orders).await;
        }
        world.clock.advance(6 * Moment::DAY);
        let advice = world.engine.ask(console(), PlanAdvice::default()).await.unwrap();
        let shares = (advice.share_near_limit, advice.share_at_limit, advice.share_under_30);
        let fifth = || Some("0.2000".to_owned());
        assert_eq!((shares, advice.shops), ((fifth(), fifth(), fifth()), 5));
        assert_eq!(behind(&world, Figure::NearLimit).await, shops(&[("near", 90)]));
        assert_eq!(behind(&world, Figure::AtLimit).await, shops(&[("full", 100)]));
        assert_eq!(behind(&world, Figure::Under30).await, shops(&[("calm", 29)]));
    })
    .await;
}
