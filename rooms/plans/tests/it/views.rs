//! The views for monitoring: twelve shops in every state there is, on both databases.

use souk_core::{Lang, Moment};
use souk_engine::{PageSize, sql};
use souk_plans::{
    BlockShop, BlockedStores, BlockedStoresFixed, CancelSubscription, LimitInfoQuery,
    MonthlyOnlineOrdersUsage, OrganizationSubscriptions, Organizations, Reason, SetUpPlans,
    SubscriptionPlans,
};
use souk_testkit::{World, both};

use crate::shop::{Amina, FULL, MEDIUM, STARTER, choose, console, form, pay, person, setup};

/// The views follow the database's clock.
async fn clock(world: &World) -> Moment {
    let rows: Vec<(Moment,)> =
        world.rows(sql!("select cast(unixepoch('subsec') * 1000000 as bigint) as at"), &[]).await;
    rows[0].0
}

async fn shop(world: &World, slug: &str, plan: &str) -> Amina {
    let owner = person(world, &format!("{slug}@example.dz")).await;
    let mut form = form(slug);
    form.plan = Some(plan.to_owned());
    form.owner_email = Some(format!("{slug}@example.dz"));
    if slug.len().is_multiple_of(2) {
        form.languages = vec![Lang::En];
    }
    let opened = world.engine.execute(console(), form).await.unwrap();
    Amina { owner, shop: opened.id }
}

async fn sell(world: &World, shop: &Amina, orders: std::ops::RangeInclusive<u64>) {
    for order in orders {
        shop.take(world, order).await.unwrap();
    }
}

/// Name of the shop, reason, used, allowance, plan, status.
type Line = (String, Option<String>, i64, Option<i64>, Option<String>, Option<String>);

fn line(slug: &str, reason: &str, used: i64, allowance: Option<i64>, plan: &str, status: &str) -> Line {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    (slug.to_owned(), some(reason), used, allowance, some(plan), some(status))
}

/// A shop of a view: its name, whether it is blocked and why, what it used, and its limit.
type Seen = (String, bool, Option<String>, i64, Option<i64>);

async fn twelve_shops(world: &World) -> Vec<(Amina, Line)> {
    let now = clock(world).await;
    let days = |days: i64| now.plus(-days * Moment::DAY);
    world.clock.set(days(100));
    world.engine.execute(console(), SetUpPlans::default()).await.unwrap();
    let mut shops = Vec::new();
    let own = shop(world, "own", "own").await;
    world.clock.set(days(1));
    let trial = shop(world, "trial", STARTER).await;
    shops.push((trial, line("trial", "", 0, Some(100), STARTER, "trialing")));
    world.clock.set(days(6));
    let ended = shop(world, "ended", STARTER).await;
    shops.push((ended, line("ended", "trial_ended", 0, Some(100), STARTER, "trialing")));
    let gone = shop(world, "gone", STARTER).await;
    world.engine.execute(gone.member(), CancelSubscription {}).await.unwrap();
    shops.push((gone, line("gone", "subscription_canceled", 0, Some(100), STARTER, "canceled")));
    for (slug, paid, reason) in [("grace", 33, ""), ("overdue", 45, "payment_overdue")] {
        world.clock.set(days(paid));
        let late = shop(world, slug, STARTER).await;
        pay(world, &late, STARTER).await;
        shops.push((late, line(slug, reason, 0, Some(100), STARTER, "past_due")));
    }
    world.clock.set(days(33));
    let moved = shop(world, "moved", FULL).await;
    pay(world, &moved, FULL).await;
    choose(world, &moved, MEDIUM).await.unwrap();
    shops.push((moved, line("moved", "", 0, Some(300), MEDIUM, "past_due")));
    world.clock.set(now);
    shops.push((own, line("own", "", 0, None, "own", "active")));
    let unpaid = shop(world, "unpaid", MEDIUM).await;
    shops.push((unpaid, line("unpaid", "no_plan", 0, Some(300), MEDIUM, "")));
    for (slug, sold, credits, blocked, reason) in [
        ("busy", 5, false, false, ""),
        ("full", 100, false, false, "quota_reached"),
        ("rich", 100, true, false, ""),
        ("fraud", 100, false, true, "admin_blocked"),
    ] {
        let shop = shop(world, slug, STARTER).await;
        pay(world, &shop, STARTER).await;
        sell(world, &shop, 1..=sold).await;
        if credits {
            shop.buy(world, 100, "1000").await.unwrap();
        }
        if blocked {
            let block = BlockShop { id: shop.shop, code: "fraud".to_owned(), text: "False goods".to_owned() };
            world.engine.execute(console(), block).await.unwrap();
        }
        let allowance = if credits { 200 } else { 100 };
        let used = i64::try_from(sold).unwrap();
        shops.push((shop, line(slug, reason, used, Some(allowance), STARTER, "active")));
    }
    shops
}

#[tokio::test(flavor = "multi_thread")]
async fn twelve_shops_stand_in_the_views_as_in_the_programs_own_answers() {
    both(setup(), |world| async move {
        let shops = twelve_shops(&world).await;
        assert_eq!(shops.len(), 12);
        let mut expected: Vec<Line> = shops.iter().map(|(_, line)| line.clone()).collect();
        expected.sort();
        let seen: Vec<Line> = world
            .rows(
                sql!(
                    "select o.slug, o.store_block_code, o.online_orders_this_month, o.online_orders_limit,
                            s.plan_id, s.status
                     from organizations o left join organization_subscriptions s on s.organization_id = o.id
                     order by o.slug"
                ),
                &[],
            )
            .await;
        assert_eq!(seen, expected);

        // What the program says of each shop at this instant.
        for (shop, (slug, reason, ..)) in &shops {
            let info = world.engine.ask(shop.member(), LimitInfoQuery::default()).await.unwrap().limit_info;
            let first = info.reasons.first().map(|reason| reason.as_str().to_owned());
            assert_eq!(first, *reason, "{slug}");
            let lang = if slug.len() % 2 == 0 { Lang::En } else { Lang::Ar };
            let sentence = reason.as_ref().map(|_| info.sentence(lang));
            let told: Vec<(bool, Option<String>)> = world
                .rows(
                    sql!("select store_blocked, store_block_reason from organizations where slug = $1"),
                    souk_core::params![slug.as_str()],
                )
                .await;
            assert_eq!(told, [(reason.is_some(), sentence)], "{slug}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_monitoring_queries_run_as_they_are_written() {
    both(setup(), |world| async move {
        let shops = twelve_shops(&world).await;
        let mut blocked: Vec<(String,)> =
            shops.iter().filter(|(_, line)| line.1.is_some()).map(|(_, line)| (line.0.clone(),)).collect();
        blocked.sort();
        // Read from the text, as a monitor asks.
        let fixed: Vec<(String,)> = world
            .rows(
                sql!(
                    "SELECT o.slug FROM blocked_stores_view_fixed b JOIN organizations o ON o.id = b.id
                     WHERE b.is_blocked = TRUE AND b.status = 'محظور' ORDER BY o.slug"
                ),
                &[],
            )
            .await;
        assert_eq!(fixed, blocked);
        let only: Vec<(String,)> = world
            .rows(
                sql!(
                    "SELECT o.slug FROM blocked_stores_view b JOIN organizations o ON o.id = b.id
                     WHERE is_blocked = TRUE ORDER BY o.slug"
                ),
                &[],
            )
            .await;
        assert_eq!(only, blocked);
        let all: Vec<(i64,)> = world
            .rows(
                sql!(
                    "SELECT cast(count(*) as bigint) FROM blocked_stores_view_fixed WHERE is_blocked =
                FALSE"
                ),
                &[],
            )
            .await;
        assert_eq!(all, [(12 - i64::try_from(blocked.len()).unwrap(),)]);
        let joined: Vec<(String, i64, i64, Option<i64>, String, i64)> = world
            .rows(
                sql!(
                    "SELECT o.slug, o.online_orders_this_month, mou.orders_count, mou.orders_limit, os.status,
                            sp.max_online_orders
                     FROM organizations o
                     LEFT JOIN monthly_online_orders_usage mou ON o.id = mou.organization_id
                     LEFT JOIN organization_subscriptions os ON o.id = os.organization_id
                     LEFT JOIN subscription_plans sp ON os.plan_id = sp.id
                     WHERE sp.code = 'ecommerce_starter' AND mou.orders_count > 0 ORDER BY o.slug"
                ),
                &[],
            )
            .await;
        let active = || "active".to_owned();
        let row = |slug: &str, used, limit| (slug.to_owned(), used, used, Some(limit), active(), 100);
        let (fraud, full) = (row("fraud", 100, 100), row("full", 100, 100));
        assert_eq!(joined, [row("busy", 5, 100), fraud, full, row("rich", 100, 200)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_paid_and_what_is_sold_stand_in_the_views() {
    both(setup(), |world| async move {
        twelve_shops(&world).await;
        let paid: Vec<(i64, String, bool)> = world
            .rows(
                sql!(
                    "select s.amount_paid, s.currency, case when s.end_date > s.start_date then true else
                     false end
                     from organization_subscriptions s join organizations o on o.id = s.organization_id
                     where o.slug = 'moved'"
                ),
                &[],
            )
            .await;
        assert_eq!(paid, [(400_000, "DZD".to_owned(), true)]);
        let plans: Vec<(String, i64, Option<i64>, bool)> = world
            .rows(
                sql!(
                    "select code, monthly_price, max_online_orders,
                is_active from subscription_plans order by code"
                ),
                &[],
            )
            .await;
        assert_eq!(plans.len(), 5);
        assert!(plans.contains(&(STARTER.to_owned(), 100_000, Some(100), true)));
    })
    .await;
}

/// What the database's own views and the lists say, side by side: they are the same at the same instant.
#[tokio::test(flavor = "multi_thread")]
async fn the_lists_say_what_the_views_say_and_each_column_filters() {
    both(setup(), |world| async move {
        twelve_shops(&world).await;
        let shops = world.engine.ask(console(), Organizations::default()).await.unwrap().items;
        let mut told: Vec<Seen> = shops
            .iter()
            .map(|it| {
                let code = it.store_block_code.map(|reason| reason.as_str().to_owned());
                (it.slug.clone(), it.store_blocked, code, it.online_orders_this_month, it.online_orders_limit)
            })
            .collect();
        told.sort();
        let seen: Vec<Seen> = world
            .rows(
                sql!(
                    "select slug, store_blocked, store_block_code, online_orders_this_month,
                            online_orders_limit from organizations order by slug"
                ),
                &[],
            )
            .await;
        assert_eq!(told, seen);
        let subscriptions = world.engine.ask(console(), OrganizationSubscriptions::default()).await.unwrap();
        let mut told: Vec<(String, Option<String>, i64, String)> = subscriptions
            .items
            .iter()
            .map(|it| {
                let status = it.status.map(|status| status.as_str().to_owned());
                (it.plan_id.clone(), status, it.amount_paid, it.currency.to_string())
            })
            .collect();
        told.sort();
        let mut seen: Vec<(String, Option<String>, i64, String)> = world
            .rows(sql!("select plan_id, status, amount_paid, currency from organization_subscriptions"), &[])
            .await;
        seen.sort();
        assert_eq!(told, seen);
        let months = world.engine.ask(console(), MonthlyOnlineOrdersUsage::default()).await.unwrap().items;
        let mut told: Vec<(String, i64, Option<i64>)> =
            months.iter().map(|it| (it.year_month.clone(), it.orders_count, it.orders_limit)).collect();
        told.sort();
        let mut seen: Vec<(String, i64, Option<i64>)> = world
            .rows(sql!("select year_month, orders_count, orders_limit from monthly_online_orders_usage"), &[])
            .await;
        seen.sort();
        assert_eq!(told, seen);
        let plans = world.engine.ask(console(), SubscriptionPlans::default()).await.unwrap().items;
        assert_eq!(plans.len(), 5);
        let starter = SubscriptionPlans { max_online_orders: Some(100), ..SubscriptionPlans::default() };
        assert_eq!(world.engine.ask(console(), starter).await.unwrap().items[0].name_ar, plans[2].name_ar);
        let of = |blocked| Organizations { store_blocked: Some(blocked), ..Organizations::default() };
        let blocked = world.engine.ask(console(), of(true)).await.unwrap().items;
        let open = world.engine.ask(console(), of(false)).await.unwrap().items;
        assert_eq!(blocked.len() + open.len(), 12);
        assert!(blocked.iter().all(|it| it.store_blocked && it.store_block_reason.is_some()));
        assert!(open.iter().all(|it| !it.store_blocked && it.store_block_reason.is_none()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn blocked_shops_are_listed_by_reason_and_page_follows_page() {
    both(setup(), |world| async move {
        let shops = twelve_shops(&world).await;
        let blocked = shops.iter().filter(|(_, line)| line.1.is_some()).count();
        let mut after = None;
        let mut names = Vec::new();
        loop {
            let asked = BlockedStores { after, limit: PageSize(2), ..BlockedStores::default() };
            let page = world.engine.ask(console(), asked).await.unwrap();
            assert!(page.items.iter().all(|it| it.is_blocked && it.status == "محظور"));
            names.extend(page.items.into_iter().map(|it| it.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        names.sort();
        names.dedup();
        assert_eq!(names.len(), blocked);
        let all = BlockedStores { all: true, ..BlockedStores::default() };
        assert_eq!(world.engine.ask(console(), all).await.unwrap().items.len(), 12);
        let fixed = BlockedStoresFixed { is_blocked: Some(false), ..BlockedStoresFixed::default() };
        assert_eq!(world.engine.ask(console(), fixed).await.unwrap().items.len(), 12 - blocked);
        for (reason, count) in [(Reason::AdminBlocked, 1), (Reason::QuotaReached, 1), (Reason::NoPlan, 1)] {
            let of = BlockedStores { reason: Some(reason), ..BlockedStores::default() };
            assert_eq!(world.engine.ask(console(), of).await.unwrap().items.len(), count, "{reason}");
        }
        let odd = BlockedStores { after: Some("x".to_owned()), ..BlockedStores::default() };
        assert_eq!(world.engine.ask(console(), odd).await.unwrap_err().code(), "list.cursor_invalid");
    })
    .await;
}
