//! Under load: the last units, ten thousand customers for a thousand, a hundred people who browse, and forms
//! that are sent many times over killed programs: checks 4, 5, 9 and 30.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use serde_json::json;

use super::Rig;
use crate::browser::HANDLE;
use crate::chance::Chance;
use crate::clock::{DAY, SECOND};
use crate::http::{Request, Wire};
use crate::line::Line;
use crate::load::{Load, Told, percentile, rate};
use crate::shop::{Opening, Shop};
use crate::world::{Guard, Need, Out, Size, World, accepted, refused, twice};
use crate::{Outcome, Saying, count};

/// 2026-11-02T11:00:00Z.
const NOON: i64 = 1_793_617_200 * SECOND;
const STARTER: &str = "ecommerce_starter";
const EXHAUSTED: &str = "quota.exhausted";

pub const LAST: Guard = Guard { name: "quota", out: Out::Switch("quota"), fails: "at 99 of 100" };

pub const MANY: Guard = Guard { name: "quota", out: Out::Switch("quota"), fails: "accepted of all who came" };

pub const AGAIN: Guard = Guard { name: "keys", out: Out::Switch("keys"), fails: "logical orders" };

pub const SLOW: Guard = Guard { name: "slow", out: Out::Switch("slow"), fails: "reads took" };

pub async fn last_unit(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("last-unit");
    twice(rig, &mut line, Need::of("last-unit"), LAST, last_units).await?;
    Ok(line.close(false))
}

async fn last_units(world: &mut World, line: &mut Line) -> Outcome<()> {
    let offered = world.pick(250, 500);
    let one = world.shop(Opening::plain("one-left", STARTER, 100_000)).await?;
    world.orders(&one, 0..99).await?;
    let told = at_once(world, &one, offered).await?;
    line.equal("accepted at 99 of 100", accepted(&told), 1);
    line.equal("refused at 99 of 100", refused(&told, EXHAUSTED), offered - 1);
    line.take(&told);
    if world.size == Size::Twin {
        return Ok(());
    }
    let more = world.shop(Opening::plain("with-credits", STARTER, 100_000)).await?;
    world.orders(&more, 0..99).await?;
    world.credits(&more, 100, "1000").await?;
    let told = at_once(world, &more, offered).await?;
    line.equal("accepted with a package of 100", accepted(&told), 101);
    line.equal("refused with a package of 100", refused(&told, EXHAUSTED), offered - 101);
    line.take(&told);
    let short = world.shop(Opening::plain("fifty-pieces", STARTER, 50)).await?;
    let told = at_once(world, &short, offered).await?;
    line.equal("accepted of fifty pieces", accepted(&told), 50);
    line.equal("refused for stock", refused(&told, "stock.insufficient"), offered - 50);
    line.take(&told);
    let units = |shop: &Shop| {
        format!(
            "select count(*) from usage_rows u join shops s on s.shop_id = u.shop_id
             where s.slug = '{}' and u.state = 'counted'",
            shop.slug
        )
    };
    for (shop, due) in [(&one, 100), (&more, 200), (&short, 50)] {
        line.equal(&format!("units of {}", shop.slug), world.book().number(&units(shop)).await?, due);
    }
    line.equal("undecided", line.undecided, 0);
    Ok(())
}

async fn at_once(world: &World, shop: &Shop, offered: usize) -> Outcome<Vec<Told>> {
    world.race((1_000..1_000 + offered).map(|n| shop.order(n)).collect()).await
}

pub async fn many(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("ten-thousand");
    twice(rig, &mut line, Need::of("ten-thousand"), MANY, all_who_come).await?;
    Ok(line.close(false))
}

async fn all_who_come(world: &mut World, line: &mut Line) -> Outcome<()> {
    let full = world.size == Size::Full;
    let (plan, quota) = if full { ("ecommerce_traders", 1_000) } else { (STARTER, 100) };
    let shop = world.shop(Opening::plain("many", plan, 100_000)).await?;
    world.activate(&shop, plan).await?;
    let tries = if world.size == Size::Twin { 300 } else { world.pick(700, 10_000) };
    let path = format!("/shop/{}/en/p/{HANDLE}", shop.slug);
    let reading = Load::new(world.address()?, 4, 1_000_000);
    let (reader, page) = (reading.clone(), Request::get(&path, None));
    let reads = tokio::spawn(async move { reader.drive(move |_| page.clone()).await });
    let (began, seller) = (Instant::now(), shop.clone());
    let told = Load::new(world.address()?, 128, tries).drive(move |n| seller.order(n)).await?;
    let took = began.elapsed();
    reading.stop.store(true, Ordering::SeqCst);
    let reads = reads.await.saying("the readers broke")??;
    line.equal("accepted of all who came", accepted(&told), quota);
    line.equal("refused for the quota", refused(&told, EXHAUSTED), tries - quota);
    line.no_5xx(&told);
    line.no_5xx(&reads);
    line.take(&told);
    let p99 = percentile(&reads, 99);
    line.note(format!("{}/s, reads p99 {} ms meanwhile", rate(tries, took), p99.as_millis()));
    if full {
        line.must(took <= Duration::from_secs(15), || format!("{tries} orders took {took:?}"));
        line.must(p99 <= Duration::from_millis(100), || format!("reads took {p99:?}"));
    }
    Ok(())
}

pub async fn people(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("people");
    twice(rig, &mut line, Need::of("people"), SLOW, browse).await?;
    Ok(line.close(false))
}

/// What people do: of twenty steps sixteen are pages, three are carts and one is an order.
fn step(shop: &Shop, n: usize) -> Request {
    let home = format!("/shop/{}/en", shop.slug);
    match n % 20 {
        0..8 => Request::get(&format!("{home}/p/{HANDLE}"), None),
        8..12 => Request::get(&format!("{home}/"), None),
        12..16 => Request::get(&format!("{home}/s?q=teapot"), None),
        16..19 => {
            let cart = json!({"lines": [{"variant_id": shop.variant, "quantity": 2}]});
            let headers = [("souk-shop", shop.slug.as_str()), ("content-type", "application/json")];
            Request::plain("POST", "/api/v1/cart/quote", &headers, &cart.to_string())
        }
        _ => shop.order(n),
    }
}

async fn browse(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("people", "own", 10_000_000)).await?;
    shop.widen(world.address()?, 20).await?;
    let full = world.size == Size::Full;
    let clients = match world.size {
        Size::Twin => 4,
        Size::Short => 20,
        Size::Full => 100,
    };
    let seller = shop.clone();
    let tries = match world.size {
        Size::Twin => 100,
        Size::Short => 1_000,
        Size::Full => 10_000_000,
    };
    let load = Load::new(world.address()?, clients, tries);
    let driver = load.clone();
    let driving = tokio::spawn(async move { driver.drive(move |n| step(&seller, n)).await });
    if full {
        tokio::time::sleep(Duration::from_secs(600)).await;
        load.stop.store(true, Ordering::SeqCst);
    }
    let told = driving.await.saying("the people broke")??;
    let (orders, reads): (Vec<Told>, Vec<Told>) = told.into_iter().partition(|told| told.n % 20 == 19);
    let [read, order] = [&reads, &orders].map(|told| percentile(told, 99));
    let limit = Request::get("/api/v1/online-orders-limit", Some(&shop.key));
    let limits = Load::new(world.address()?, 2, if world.size == Size::Twin { 20 } else { 200 })
        .drive(move |_| limit.clone())
        .await?;
    let limit = percentile(&limits, 99);
    line.note(format!(
        "{clients} people, {} steps, p99 of reads {} ms, of orders {} ms, of the limit {} ms",
        reads.len() + orders.len(),
        read.as_millis(),
        order.as_millis(),
        limit.as_millis()
    ));
    for told in [&reads, &orders, &limits] {
        line.no_5xx(told);
        line.take(told);
    }
    line.equal("orders that failed", orders.len() - accepted(&orders), 0);
    // Milliseconds are promised at full size, where nothing else runs; a tenfold is wrong anywhere.
    let most = if full { [50, 150, 10] } else { [500, 1_500, 100] };
    for (what, took, most) in [("reads", read, most[0]), ("orders", order, most[1])] {
        line.must(took <= Duration::from_millis(most), || format!("{what} took {took:?}, {most} ms at most"));
    }
    let most = if full { most[2] } else { most[2] / 2 };
    line.must(limit <= Duration::from_millis(most), || {
        format!("reads took {limit:?} of the limit's endpoint")
    });
    Ok(())
}

pub async fn again(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("sent-again");
    twice(rig, &mut line, Need::of("sent-again").at(NOON), AGAIN, sent_again).await?;
    Ok(line.close(true))
}

/// Each of many orders is sent one to ten times, some are cut off, and the program is killed meanwhile.
async fn sent_again(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("again", "own", 1_000_000)).await?;
    // One customer may order as often as the twin does.
    world.set(&shop, json!({"daily_order_limit": 1_000})).await?;
    let (orders, kills) = match world.size {
        Size::Twin => (40, 0),
        Size::Short => (200, 3),
        Size::Full => (2_000, 20),
    };
    let mut chance = Chance::new(world.seed);
    let mut first: Vec<Option<Vec<u8>>> = vec![None; orders];
    let (mut cut, mut sent) = (0, 0);
    let rounds = kills + 1;
    for round in 0..rounds {
        let (from, to) = (orders * round / rounds, orders * (round + 1) / rounds);
        let mut all = Vec::new();
        for n in from..to {
            let times = chance.between(1, 11);
            all.extend((0..times).map(|_| n));
        }
        sent += all.len();
        let seller = Arc::new(shop.clone());
        let list = all.clone();
        let ask = move |at: usize| {
            let n = list.get(at).copied().unwrap_or_default();
            seller.order_again(&seller.key, &format!("again-{n}"), n, 1)
        };
        let load = Load::new(world.address()?, 8, all.len());
        let (driver, cutter) = (load.clone(), chance.draw());
        let driving = tokio::spawn(async move { driver.drive(ask).await });
        cut += cut_some(world, &shop, from..to, cutter).await?;
        if round + 1 < rounds {
            while load.accepted.load(Ordering::SeqCst) * 2 < all.len() && !driving.is_finished() {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            world.kill()?;
            line.fired("kill-9", 1);
            load.stop.store(true, Ordering::SeqCst);
            driving.await.saying("the clients broke")??;
            world.start().await?;
        } else {
            driving.await.saying("the clients broke")??;
        }
        // Whoever was not answered asks again, until every order has its answer.
        for n in from..to {
            let request = shop.order_again(&shop.key, &format!("again-{n}"), n, 1);
            let body = world.ask(&request).await?.good("sent again")?.body;
            if let Some(place) = first.get_mut(n) {
                *place = Some(body);
            }
        }
    }
    line.fired("cut", u64::try_from(cut).unwrap_or_default());
    line.note(format!("{orders} orders sent {sent} times"));
    let book = world.book();
    line.equal("logical orders", book.number("select count(*) from orders").await?, count(orders));
    let units = "select count(*) from usage_rows where state = 'counted'";
    line.equal("usage rows of logical orders", book.number(units).await?, count(orders));
    line.done(orders);
    after_ninety_days(world, line, &shop, &first).await
}

/// Three months later, and after whatever is thrown away meanwhile, the answers are the same.
async fn after_ninety_days(
    world: &World,
    line: &mut Line,
    shop: &Shop,
    first: &[Option<Vec<u8>>],
) -> Outcome<()> {
    world.clock()?.advance(90 * DAY)?;
    let mut differing = 0;
    for (n, was) in first.iter().enumerate() {
        let request = shop.order_again(&shop.key, &format!("again-{n}"), n, 1);
        let now = world.ask(&request).await?;
        differing += usize::from(Some(&now.body) != was.as_ref());
    }
    line.equal("answers that differ after ninety days", differing, 0);
    let kept = world.book().number("select count(*) from orders").await?;
    line.equal("logical orders after ninety days", kept, count(first.len()));
    Ok(())
}

/// Some are sent and cut: before the last byte, or as soon as an answer begins.
async fn cut_some(world: &World, shop: &Shop, orders: std::ops::Range<usize>, seed: u64) -> Outcome<usize> {
    let mut chance = Chance::new(seed);
    let mut cut = 0;
    for n in orders.step_by(5) {
        let request = shop.order_again(&shop.key, &format!("again-{n}"), n, 1);
        let mut wire = Wire::open(world.address()?).await?;
        if chance.between(0, 2) == 0 {
            wire.send(request.split().0).await?;
        } else {
            wire.send(&request.0).await?;
            wire.first_bytes(10).await?;
        }
        wire.cut()?;
        cut += 1;
    }
    Ok(cut)
}
