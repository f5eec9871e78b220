//! Figures of a plan, each with the shops behind it; ratings; advice that changes nothing.

use souk_core::Moment;
use souk_engine::PageSize;
use souk_plans::{
    Figure, FigureShops, PlanAdvice, PlanFigures, PlanHistory, RatePlan, RatingCard, SetUpPlans, StarterStats,
};
use souk_testkit::{World, both};

use crate::shop::{Amina, MEDIUM, STARTER, at, code, console, form, pay, person, setup, user};

async fn open(world: &World, slug: &str) -> Amina {
    let owner = person(world, &format!("{slug}@example.dz")).await;
    let opened = world.engine.execute(user(owner), form(slug)).await.unwrap();
    Amina { owner, shop: opened.id }
}

async fn figures(world: &World) -> PlanFigures {
    world.engine.ask(console(), StarterStats::default()).await.unwrap()
}

async fn behind(world: &World, figure: Figure) -> Vec<(String, i64)> {
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let asked = FigureShops { figure, plan: None, period: None, after, limit: PageSize(2) };
        let page = world.engine.ask(console(), asked).await.unwrap();
        seen.extend(page.items.into_iter().map(|row| (row.slug, row.value)));
        after = page.next.map(|next| next.parse().unwrap());
        if after.is_none() {
            seen.sort();
            return seen;
        }
    }
}

async fn rate(world: &World, shop: &Amina, stars: i64) -> souk_core::Result<RatingCard> {
    world.engine.execute(shop.member(), RatePlan { stars, note: String::new() }).await
}

fn shops(of: &[(&str, i64)]) -> Vec<(String, i64)> {
    of.iter().map(|(slug, value)| ((*slug).to_owned(), *value)).collect()
}

async fn twelve_months(world: &World) {
    let history = world.engine.ask(console(), PlanHistory::default()).await.unwrap();
    assert_eq!(history.months.len(), 12);
    let (last, before) = (&history.months[11], &history.months[10]);
    assert_eq!((last.period.as_str(), before.period.as_str()), ("2026-11", "2026-10"));
    assert_eq!(last.conversion_rate.as_deref(), Some("0.5000"), "of the shops whose month was opened");
    assert_eq!(last.upgrade_rate.as_deref(), Some("0.3333"));
    assert_eq!(last.satisfaction_rate.as_deref(), Some("0.5000"));
    assert_eq!((&before.conversion_rate, &before.satisfaction_rate), (&None, &None));
}

async fn each_is_behind(world: &World) {
    for (figure, expected) in [
        (Figure::TotalSubscribers, shops(&[("calm", 1), ("full", 1), ("late", 1), ("trial", 1)])),
        (Figure::ActiveSubscribers, shops(&[("calm", 1), ("full", 1)])),
        (Figure::Trialing, shops(&[("trial", 1)])),
        (Figure::PastDue, shops(&[])),
        (Figure::BlockedStores, shops(&[("late", 1)])),
        (Figure::MonthlyUsage, shops(&[("calm", 1), ("full", 100), ("late", 0), ("trial", 0)])),
        (Figure::TotalRevenue, shops(&[("calm", 200_000), ("full", 300_000), ("rise", 200_000)])),
        (Figure::CreditsSold, shops(&[("full", 100)])),
        (Figure::CreditsLeft, shops(&[("full", 100)])),
        (Figure::ConversionRate, shops(&[("full", 1)])),
        (Figure::TrialConversionRate, shops(&[("calm", 1), ("full", 1), ("rise", 1)])),
        (Figure::UpgradeRate, shops(&[("rise", 1)])),
        (Figure::SatisfactionRate, shops(&[("calm", 3), ("full", 5)])),
    ] {
        assert_eq!(behind(world, figure).await, expected, "{figure}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_figure_is_the_sum_of_the_shops_behind_it() {
    both(setup(), |world| async move {
        world.clock.set(at("2026-10-01T11:00:00Z"));
        world.engine.execute(console(), SetUpPlans::default()).await.unwrap();
        let nothing = figures(&world).await;
        assert_eq!((nothing.total_subscribers, nothing.conversion_rate), (0, None), "never 0 of nothing");

        world.clock.set(at("2026-10-10T11:00:00Z"));
        let (full, calm, up) =
            (open(&world, "full").await, open(&world, "calm").await, open(&world, "rise").await);
        for shop in [&full, &calm, &up] {
            pay(&world, shop, STARTER).await;
            pay(&world, shop, STARTER).await;
        }
        // One more that never pays, and one on trial.
        open(&world, "late").await;
        world.clock.set(at("2026-11-20T11:00:00Z"));
        open(&world, "trial").await;
        pay(&world, &up, MEDIUM).await;
        for order in 1..=100 {
            full.take(&world, order).await.unwrap();
        }
        calm.take(&world, 1).await.unwrap();
        full.buy(&world, 100, "1000").await.unwrap();
        rate(&world, &full, 5).await.unwrap();
        rate(&world, &calm, 3).await.unwrap();

        let seen = figures(&world).await;
        assert_eq!((seen.total_subscribers, seen.active_subscribers, seen.trialing), (4, 2, 1));
        assert_eq!((seen.past_due, seen.blocked_stores), (0, 1));
        assert_eq!(
            seen.total_revenue_minor,
            Some(3 * 200_000 + 100_000),
            "what was paid for the plan, by those who moved on too"
        );
        assert_eq!((seen.credits_sold, seen.credits_left), (100, 100));
        assert_eq!(seen.avg_monthly_usage.as_deref(), Some("25.2500"));
        assert_eq!(seen.conversion_rate.as_deref(), Some("0.2500"));
        assert_eq!(
            seen.trial_conversion_rate.as_deref(),
            Some("0.6000"),
            "a trial won by a larger plan is won"
        );
        assert_eq!(seen.upgrade_rate.as_deref(), Some("0.3333"));
        // 100 of 200, 1 of 100, nothing twice.
        assert_eq!(seen.usage_rate.as_deref(), Some("0.1275"));
        assert_eq!((seen.satisfaction_rate.as_deref(), seen.ratings), (Some("0.5000"), 2));

        each_is_behind(&world).await;
        twelve_months(&world).await;
        let wrong = StarterStats { plan: None, period: Some("November".to_owned()) };
        assert_eq!(code(world.engine.ask(console(), wrong).await.map(|_| ())), "plan.period_invalid");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_rated_once_in_ninety_days() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        assert_eq!(code(rate(&world, &amina, 6).await), "plan.stars_invalid");
        let card = rate(&world, &amina, 4).await.unwrap();
        assert_eq!(code(rate(&world, &amina, 5).await), "plan.rated_already");
        world.clock.set(card.next_from.plus(-1));
        assert_eq!(code(rate(&world, &amina, 5).await), "plan.rated_already");
        world.clock.set(card.next_from);
        let mut tasks = tokio::task::JoinSet::new();
        for stars in 1..=5 {
            let (engine, ask) = (world.engine.clone(), amina.member());
            tasks.spawn(async move { engine.execute(ask, RatePlan { stars, note: String::new() }).await });
        }
        let mut rated = 0;
        while let Some(outcome) = tasks.join_next().await {
            rated += usize::from(outcome.unwrap().is_ok());
        }
        assert_eq!(rated, 1, "of many at once one counts");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn advice_says_what_another_limit_and_price_would_have_brought_and_changes_nothing() {
    both(setup(), |world| async move {
        world.clock.set(at("2026-11-20T11:00:00Z"));
        let amina = Amina::new(&world).await;
        pay(&world, &amina, STARTER).await;
        let karim = open(&world, "karim").await;
        pay(&world, &karim, STARTER).await;
        amina.buy(&world, 100, "1000").await.unwrap();
        for order in 1..=130 {
            amina.take(&world, order).await.unwrap();
        }
        for order in 1..=20 {
            karim.take(&world, order).await.unwrap();
        }
        world.clock.advance(20 * Moment::DAY);
        let before = world.fingerprint(&[]).await;
        let asked = PlanAdvice { plan: None, limit: Some(120), price_minor: Some(150_000) };
        let advice = world.engine.ask(console(), asked).await.unwrap();
        assert_eq!((advice.period.as_str(), advice.shops, advice.payers), ("2026-11", 2, 2));
        assert_eq!(advice.share_at_limit.as_deref(), Some("0.5000"));
        assert_eq!(advice.share_under_30.as_deref(), Some("0.5000"));
        assert_eq!(advice.share_near_limit.as_deref(), Some("0.0000"));
        assert_eq!(advice.received_minor, 300_000, "two months and a hundred orders, as they were paid");
        let (is, would) = (&advice.present, &advice.what_if);
        assert_eq!(
            (is.orders_beyond, is.plan_revenue_minor, is.credit_revenue_minor),
            (30, 200_000, 100_000)
        );
        assert_eq!((would.orders_beyond, would.shops_at_limit, would.total_minor), (10, 1, 400_000));
        assert_eq!(world.fingerprint(&[]).await, before);
        let negative = PlanAdvice { limit: Some(-1), ..PlanAdvice::default() };
        assert_eq!(code(world.engine.ask(console(), negative).await.map(|_| ())), "plan.limit_invalid");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_that_is_over_is_counted_by_the_plan_that_it_had() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        pay(&world, &amina, STARTER).await;
        for order in 1..=100 {
            amina.take(&world, order).await.unwrap();
        }
        let reached = async || {
            let history = world.engine.ask(console(), PlanHistory::default()).await.unwrap();
            let month = history.months.iter().find(|month| month.period.as_str() == "2026-11");
            month.unwrap().conversion_rate.clone()
        };
        assert_eq!(reached().await.as_deref(), Some("1.0000"));
        // It moves up in December, and closes in January.
        world.clock.set(at("2026-12-05T11:00:00Z"));
        pay(&world, &amina, MEDIUM).await;
        assert_eq!(reached().await.as_deref(), Some("1.0000"), "November stays what it was");
        let advice = world.engine.ask(console(), PlanAdvice::default()).await.unwrap();
        assert_eq!((advice.shops, advice.share_at_limit.as_deref()), (1, Some("1.0000")));
        let paid = figures(&world).await;
        assert_eq!((paid.total_subscribers, paid.total_revenue_minor), (0, Some(100_000)));
        world.clock.set(at("2027-01-05T11:00:00Z"));
        let closing = souk_shops::CloseShop { slug: "amina".to_owned() };
        world.engine.execute(amina.member(), closing).await.unwrap();
        assert_eq!(figures(&world).await.total_revenue_minor, Some(100_000), "what was paid was paid");
        assert_eq!(reached().await.as_deref(), Some("1.0000"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn money_of_two_currencies_is_never_added() {
    both(setup(), |world| async move {
        let starter = SetUpPlans { plans: "starter".to_owned(), currency: None };
        world.engine.execute(console(), starter).await.unwrap();
        let others = SetUpPlans { plans: String::new(), currency: souk_core::Currency::parse("EUR") };
        world.engine.execute(console(), others).await.unwrap();
        let amina = Amina::new(&world).await;
        pay(&world, &amina, STARTER).await;
        let medium = StarterStats { plan: Some(MEDIUM.to_owned()), period: None };
        let none = world.engine.ask(console(), medium).await.unwrap();
        assert_eq!((none.total_revenue_minor, none.revenue.len()), (Some(0), 0));
        world.clock.set(at("2027-01-20T11:00:00Z"));
        pay(&world, &amina, MEDIUM).await;
        let all = figures(&world).await;
        assert_eq!(all.total_revenue_minor, Some(100_000));
        let paid = FigureShops {
            figure: Figure::TotalRevenue,
            plan: Some(MEDIUM.to_owned()),
            period: None,
            after: None,
            limit: PageSize(2),
        };
        let page = world.engine.ask(console(), paid).await.unwrap();
        let money: Vec<_> = page.items[0].money.iter().map(|it| (it.currency.code(), it.minor)).collect();
        assert_eq!(money, [("EUR", 250_000)]);
    })
    .await;
}
