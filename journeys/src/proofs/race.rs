//! Proof 2, the race for the last pieces: as many orders as there are pieces, never one more.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::Rig;
use crate::book::Book;
use crate::line::Line;
use crate::load::{Load, Told, percentile, rate};
use crate::program::Running;
use crate::shop::{Plan, Shop, Wish};
use crate::{Outcome, Saying, count};

const CLIENTS: usize = 64;
const OUT_OF_STOCK: &str = "stock.insufficient";

/// What is left of the scarcest level, reserved pieces taken off, in thousandths.
const LEAST: &str = "select min(least_of) from (select on_hand - reserved as least_of from stock_levels
    union all select reserved from stock_levels union all select on_hand from stock_levels) levels";

struct Raced {
    told: Vec<Told>,
    took: Duration,
    least_seen: i64,
}

pub async fn prove(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("race");
    let (tries, pieces) = (10_240, 1_000);
    let place = rig.place("race").await?;
    let running = Running::start(&rig.programs.plain, &place, None).await?;
    let shop = Shop::open(
        &rig.programs.plain,
        &place,
        running.address,
        Wish { slug: "race", plan: Plan::Own, pieces },
    )
    .await?;
    let book = place.book();
    let raced = race(&running, &shop, &book, tries).await?;
    line.take(&raced.told);
    line.no_5xx(&raced.told);
    line.note(format!(
        "{}/s, median {} ms, p99 {} ms",
        rate(tries, raced.took),
        percentile(&raced.told, 50).as_millis(),
        percentile(&raced.told, 99).as_millis()
    ));
    check(&mut line, &book, &raced, pieces).await?;
    ship(&mut line, &running, &shop, &book, &raced.told).await?;
    running.stop().await?;
    place.clear().await?;
    let by = oversold(rig, &rig.programs.twins).await?;
    line.twin_red(by, "oversold by");
    Ok(line.close(false))
}

async fn check(line: &mut Line, book: &Book, raced: &Raced, pieces: usize) -> Outcome<()> {
    let (due, tries) = (count(pieces), count(raced.told.len()));
    line.equal("acknowledged orders", i64::try_from(line.accepted).unwrap_or(-1), due);
    line.equal("orders in the database", book.number("select count(*) from orders").await?, due);
    line.equal("order lines", book.number("select count(*) from order_lines").await?, due);
    let held = "select cast(sum(quantity) as bigint) from reservations where state = 'held'";
    line.equal("thousandths held", book.number(held).await?, due * 1000);
    let refused = line.refused.get(OUT_OF_STOCK).copied().unwrap_or_default();
    line.equal("refused for stock", i64::try_from(refused).unwrap_or(-1), tries - due);
    line.equal("ways of refusing", line.refused.len(), 1);
    line.equal("undecided", line.undecided, 0);
    line.must(raced.least_seen >= 0, || format!("a level was seen at {}", raced.least_seen));
    let told: BTreeSet<String> = raced.told.iter().filter_map(|told| told.said.field("code")).collect();
    let kept: BTreeSet<String> = book.texts("select code from orders").await?.into_iter().collect();
    line.must(told == kept, || "the codes that were acknowledged are not those that are kept".to_owned());
    Ok(())
}

/// Ships every order through the API: each held piece becomes one sale.
async fn ship(line: &mut Line, running: &Running, shop: &Shop, book: &Book, told: &[Told]) -> Outcome<()> {
    let orders: Arc<Vec<String>> =
        Arc::new(told.iter().filter_map(|told| told.said.field("order_id")).collect());
    for verb in ["confirm", "ship"] {
        let (shop, list) = (shop.clone(), orders.clone());
        let load = Load::new(running.address, CLIENTS, orders.len());
        let steps = load.drive(move |n| shop.step(list.get(n).map_or("", String::as_str), verb)).await?;
        line.no_5xx(&steps);
        let done = load.accepted.load(Ordering::SeqCst);
        line.equal(verb, done, orders.len());
    }
    let sales = "select count(*) from stock_movements where kind = 'sale'";
    line.equal("sale movements", book.number(sales).await?, count(orders.len()));
    let left = "select cast(sum(on_hand + reserved) as bigint) from stock_levels";
    line.equal("pieces left", book.number(left).await?, 0);
    line.note("all shipped");
    Ok(())
}

async fn race(running: &Running, shop: &Shop, book: &Book, tries: usize) -> Outcome<Raced> {
    let over = Arc::new(AtomicBool::new(false));
    let (watching, watched) = (over.clone(), book.clone());
    let watcher = tokio::spawn(async move {
        let mut least = i64::MAX;
        while !watching.load(Ordering::SeqCst) {
            least = least.min(watched.number(LEAST).await?);
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok::<i64, String>(least.min(watched.number(LEAST).await?))
    });
    let (began, shop) = (Instant::now(), shop.clone());
    let told = Load::new(running.address, CLIENTS, tries).drive(move |n| shop.order(n)).await?;
    let took = began.elapsed();
    over.store(true, Ordering::SeqCst);
    let least_seen = watcher.await.saying("the watcher broke")??;
    Ok(Raced { told, took, least_seen })
}

/// The twin decides by what it read before, and writes without a condition.
async fn oversold(rig: &Rig, program: &Path) -> Outcome<i64> {
    let (tries, pieces) = (800, 200);
    let place = rig.place("oversell").await?;
    let running = Running::start(program, &place, Some("oversell")).await?;
    let shop =
        Shop::open(program, &place, running.address, Wish { slug: "race", plan: Plan::Own, pieces }).await?;
    let raced = race(&running, &shop, &place.book(), tries).await?;
    let accepted = raced.told.iter().filter(|told| told.said.field("code").is_some()).count();
    running.kill()?;
    place.clear().await?;
    Ok(count(accepted) - count(pieces))
}
