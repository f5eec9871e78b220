//! Months: where they end in five zones, what opening them for all shops does, and that nobody has to: checks
//! 6, 7 and 8.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use serde_json::json;

use super::Rig;
use crate::clock::{HOUR, SECOND};
use crate::http::Request;
use crate::line::Line;
use crate::load::Load;
use crate::shop::{Opening, Shop};
use crate::world::{Guard, Need, Out, Size, World, accepted, number, twice};
use crate::{Outcome, Saying, count};

/// 2026-10-31T00:00:00Z.
const EVE: i64 = 1_793_404_800 * SECOND;
const CLIENTS: usize = 64;
const STARTER: &str = "ecommerce_starter";
const RESET: &str = "/api/v1/rpc/reset_monthly_online_orders";

/// Zones in the order in which November reaches them, and the seconds from the eve until it does.
const ZONES: [(&str, &str, i64); 5] = [
    ("howe", "Australia/Lord_Howe", 13 * 3600),
    ("kathmandu", "Asia/Kathmandu", 18 * 3600 + 900),
    ("almaty", "Asia/Almaty", 19 * 3600),
    ("algiers", "Africa/Algiers", 23 * 3600),
    ("york", "America/New_York", 28 * 3600),
];

pub const BORDER: Guard = Guard { name: "zone", out: Out::Switch("zone"), fails: "accepted in November" };

pub const RESETS: Guard =
    Guard { name: "reset", out: Out::Switch("reset"), fails: "used of the running month" };

pub const NO_JOB: Guard = Guard {
    name: "only a job opens a month",
    out: Out::Sql(&[(
        "select key, ends_at from usage_periods where shop_id = $1 order by ends_at desc limit 1",
        "select key, cast(ends_at + 9000000000000 as bigint) as ends_at from usage_periods
         where shop_id = $1 order by ends_at desc limit 1",
    )]),
    fails: "the first order after midnight",
};

pub async fn border(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("month-border");
    twice(rig, &mut line, Need::of("month-border").at(EVE), BORDER, borders).await?;
    Ok(line.close(true))
}

async fn borders(world: &mut World, line: &mut Line) -> Outcome<()> {
    let zones = if world.size == Size::Twin { &ZONES[..1] } else { &ZONES[..] };
    for (slug, zone, after) in zones {
        let border = EVE + after * SECOND;
        world.clock()?.set(border - HOUR)?;
        let shop = world.shop(Opening { zone, ..Opening::plain(slug, STARTER, 100_000) }).await?;
        world.activate(&shop, STARTER).await?;
        // In two of them the shop moves to a larger plan in mid-race.
        let larger = world.size == Size::Full || matches!(*slug, "howe" | "algiers");
        at_border(world, line, &shop, border, larger).await.saying(zone)?;
    }
    Ok(())
}

/// The month ends while 64 clients ask.
async fn at_border(world: &World, line: &mut Line, shop: &Shop, border: i64, moves: bool) -> Outcome<()> {
    let tries = if moves { world.pick(860, 4_000) } else { 440 };
    let due = if moves { 300 } else { 100 };
    let step = 4 * SECOND / count(tries);
    let hand = Arc::new((AtomicI64::new(border - 2 * SECOND), world.clock()?.file.clone()));
    world.clock()?.set(border - 2 * SECOND)?;
    let (offered, turn) = (Arc::new([const { AtomicUsize::new(0) }; 2]), std::sync::Mutex::new(()));
    let (counted, seller, moving) = (offered.clone(), shop.clone(), hand.clone());
    let path = format!("/api/v1/platform/shops/{}/activate", shop.id);
    let larger = {
        let medium = json!({"plan": "ecommerce_medium"});
        Request::command("POST", &path, &world.platform, &world.fresh(), &medium)
    };
    let load = Load::new(world.address()?, CLIENTS, tries);
    let told = load
        .drive(move |n| {
            let held = turn.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            let at = moving.0.fetch_add(step, Ordering::SeqCst) + step;
            let part = moving.1.with_extension("part");
            let set = std::fs::write(&part, at.to_string()).and_then(|()| std::fs::rename(&part, &moving.1));
            if set.is_ok() {
                let [before, after] = &*counted;
                if at < border { before } else { after }.fetch_add(1, Ordering::SeqCst);
            }
            drop(held);
            if moves && n == 105 { larger.clone() } else { seller.order(n) }
        })
        .await?;
    world.clock()?.set(hand.0.load(Ordering::SeqCst))?;
    line.take(&told);
    line.no_5xx(&told);
    let [october, november] = offered.each_ref().map(|tries| tries.load(Ordering::SeqCst));
    line.must(october.min(november) > due + 100, || format!("{october} and {november} orders were offered"));
    line.fired("tries-at-the-border", u64::try_from(october + november).unwrap_or_default());
    let book = world.book();
    for (month, name, moments) in [("2026-10", "October", "<"), ("2026-11", "November", ">=")] {
        let of = format!("join shops s on s.shop_id = o.shop_id where s.slug = '{}'", shop.slug);
        let placed = format!("select count(*) from orders o {of} and o.placed_at {moments} {border}");
        line.equal(&format!("accepted in {name}, {}", shop.slug), book.number(&placed).await?, count(due));
        let units = format!(
            "select count(*) from usage_rows u
             join orders o on o.shop_id = u.shop_id and o.id = u.order_id {of}
             and u.period_key = '{month}' and u.state = 'counted' and o.placed_at {moments} {border}"
        );
        line.equal(
            &format!("units of {name} by their moment, {}", shop.slug),
            book.number(&units).await?,
            count(due),
        );
    }
    Ok(())
}

pub async fn resets(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("resets");
    twice(rig, &mut line, Need::of("resets").at(EVE), RESETS, reset).await?;
    Ok(line.close(true))
}

async fn reset(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("resets", STARTER, 1_000)).await?;
    let other = world.shop(Opening::plain("resets-too", STARTER, 1_000)).await?;
    for shop in [&shop, &other] {
        world.activate(shop, STARTER).await?;
    }
    let told = world.orders(&shop, 0..30).await?;
    line.equal("orders of October", accepted(&told), 30);
    line.take(&told);
    for _ in 0..5 {
        world.tell(&world.platform, "POST", RESET, &json!({})).await?;
    }
    let used = async |world: &World| Ok::<i64, String>(number(&world.limit(&shop).await?, "/currentOrders"));
    line.equal("used of the running month after five resets", used(world).await?, 30);
    world.clock()?.set(EVE + 24 * HOUR)?;
    line.equal("used of the new month without any reset", used(world).await?, 0);
    world.tell(&world.platform, "POST", RESET, &json!({})).await?;
    let first = opened(world).await?;
    line.must(first.contains("2026-11 0 100"), || format!("a month was not opened: {first}"));
    let told = world.orders(&shop, 30..47).await?;
    line.equal("orders of November", accepted(&told), 17);
    line.take(&told);
    let one = opened(world).await?;
    for _ in 0..4 {
        world.tell(&world.platform, "POST", RESET, &json!({})).await?;
    }
    line.equal("after five", opened(world).await?, one.clone());
    let ask = |n: usize| Request::command("POST", RESET, &world.platform, &format!("reset-{n}"), &json!({}));
    let at_once = world.race((0..8).map(ask).collect()).await?;
    line.take(&at_once);
    line.equal("after eight at once", opened(world).await?, one.clone());
    // Half way: the answer is not waited for.
    let mut wire = crate::http::Wire::open(world.address()?).await?;
    wire.send(&ask(9).0).await?;
    world.kill()?;
    line.fired("kill-9", 1);
    world.start().await?;
    // What the killed worker held is free again after a while.
    world.clock()?.advance(HOUR)?;
    line.equal("after one that was killed", opened(world).await?, one.clone());
    world.tell(&world.platform, "POST", RESET, &json!({})).await?;
    line.equal("and one more", opened(world).await?, one);
    line.equal("used of the running month", used(world).await?, 17);
    Ok(())
}

/// Every usage period, once the worker has opened what was to be opened.
async fn opened(world: &World) -> Outcome<String> {
    let book = world.book();
    let open = "select count(*) from jobs where name = 'open_months' and state in ('ready', 'leased')";
    world.until("months", async || Ok(book.number(open).await? == 0)).await?;
    let rows =
        "select s.slug || ' ' || p.key || ' ' || p.used || ' ' || p.included_limit || ' ' || p.credit_used
        from usage_periods p join shops s on s.shop_id = p.shop_id order by s.slug, p.key";
    Ok(book.texts(rows).await?.join("; "))
}

pub async fn no_job(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("no-job");
    twice(rig, &mut line, Need::of("no-job").at(EVE), NO_JOB, without_job).await?;
    Ok(line.close(false))
}

async fn without_job(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("no-job", STARTER, 1_000)).await?;
    world.activate(&shop, STARTER).await?;
    let told = world.orders(&shop, 0..100).await?;
    line.equal("orders of October", accepted(&told), 100);
    let midnight = EVE + 23 * HOUR;
    // The job that opens months has run already, as far as anybody can tell.
    let ran = format!(
        "insert into schedules (shop_id, name, period, ran_at)
         select shop_id, name, '{}', ran_at from schedules where name = 'open_months' limit 1",
        midnight / HOUR
    );
    world
        .until("the first schedules", async || {
            let known = "select count(*) from schedules where name = 'open_months'";
            Ok(world.book().number(known).await? > 0)
        })
        .await?;
    world.book().tamper(&ran).await?;
    let asked = "select count(*) from jobs where name = 'open_months'";
    let before = world.book().number(asked).await?;
    world.clock()?.set(midnight)?;
    let first = world.orders(&shop, 100..101).await?;
    line.equal("the first order after midnight", accepted(&first), 1);
    world.clock()?.set(midnight + SECOND)?;
    let info = world.limit(&shop).await?;
    let said = ["/currentOrders", "/maxOrders", "/remainingOrders"].map(|name| number(&info, name));
    line.equal("what is told a second later", said, [1, 100, 99]);
    let row = "select used from usage_periods where key = '2026-11'";
    line.equal(
        "the row of the new month",
        world.book().texts(&row.replace("used", "cast(used as text)")).await?,
        vec!["1".to_owned()],
    );
    line.equal("jobs that open months", world.book().number(asked).await?, before);
    line.take(&[told, first].concat());
    Ok(())
}
