//! Proof 3, the quota: exactly as many orders as the plan includes, also where a month ends under the load.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Rig;
use crate::clock::{DAY, HandClock, SECOND};
use crate::line::Line;
use crate::load::{Load, Told};
use crate::place::Place;
use crate::program::Running;
use crate::shop::{Plan, Shop, Wish};
use crate::{Outcome, count};

const CLIENTS: usize = 64;
/// What the plan of a new shop includes a month.
const INCLUDED: usize = 100;
const EXHAUSTED: &str = "quota.exhausted";
/// 2027-03-31T23:00:00Z in microseconds: the first moment of April in Algeria, which is an hour ahead all
/// year.
const BORDER: i64 = 1_806_534_000_000_000;

pub async fn prove(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("quota");
    exactly(rig, &mut line).await?;
    border(rig, &mut line).await?;
    let by = exceeded(rig).await?;
    line.twin_red(by, "exceeded by");
    Ok(line.close(true))
}

async fn limited(program: &Path, place: &Place, address: SocketAddr) -> Outcome<Shop> {
    Shop::open(program, place, address, Wish { slug: "quota", plan: Plan::Starter, pieces: 100_000 }).await
}

/// 64 clients at 0 of 100.
async fn exactly(rig: &Rig, line: &mut Line) -> Outcome<()> {
    let place = rig.place("quota").await?;
    let running = Running::start(&rig.programs.plain, &place, None).await?;
    let shop = limited(&rig.programs.plain, &place, running.address).await?;
    let tries = rig.size(640, 6_400);
    let told = Load::new(running.address, CLIENTS, tries).drive(move |n| shop.order(n)).await?;
    line.take(&told);
    line.no_5xx(&told);
    line.equal("accepted of the included", accepted(&told), INCLUDED);
    let refused = line.refused.get(EXHAUSTED).copied().unwrap_or_default();
    line.equal("refused for the quota", usize::try_from(refused).unwrap_or_default(), tries - INCLUDED);
    let book = place.book();
    let due = count(INCLUDED);
    line.equal("orders", book.number("select count(*) from orders").await?, due);
    let counted = "select count(*) from usage_rows where state = 'counted'";
    line.equal("usage rows", book.number(counted).await?, due);
    let used = "select cast(sum(used) as bigint) from usage_periods";
    line.equal("units used", book.number(used).await?, due);
    running.stop().await?;
    place.clear().await
}

/// The month ends while 64 clients ask: each period gives exactly what it includes.
async fn border(rig: &Rig, line: &mut Line) -> Outcome<()> {
    let mut place = rig.place("border").await?;
    let clock = Arc::new(HandClock::at(place.data.join("clock"), BORDER - DAY)?);
    place.settings.push(("SOUK_TWIN", format!("clock:{}", clock.file.display())));
    let running = Running::start(&rig.programs.twins, &place, None).await?;
    let shop = limited(&rig.programs.twins, &place, running.address).await?;
    clock.set(BORDER - SECOND)?;
    // Each try moves the clock by its share of two seconds: half of all come before the border.
    let tries = rig.size(1_200, 4_800);
    let step = 2 * SECOND / count(tries);
    let (offered, hand) = (Arc::new([const { AtomicUsize::new(0) }; 2]), clock.clone());
    let counted = offered.clone();
    let (turn, shop) = (std::sync::Mutex::new(()), shop.clone());
    let load = Load::new(running.address, CLIENTS, tries);
    let driving = load.drive(move |n| {
        let held = turn.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let at = hand.now() + step;
        if hand.set(at).is_ok() && (at - BORDER).abs() <= SECOND {
            let [before, after] = &*counted;
            if at < BORDER { before } else { after }.fetch_add(1, Ordering::SeqCst);
        }
        drop(held);
        shop.order(n)
    });
    let told = driving.await?;
    line.take(&told);
    line.no_5xx(&told);
    let [before, after] = offered.each_ref().map(|tries| tries.load(Ordering::SeqCst));
    for (period, tries) in [("March", before), ("April", after)] {
        line.must(tries >= 3 * INCLUDED, || format!("{period} was offered {tries} orders only"));
    }
    let near = before + after;
    line.must(near >= 1_000, || format!("only {near} tries lay within a second of the border"));
    line.fired("tries-at-the-border", u64::try_from(near).unwrap_or_default());
    line.equal("accepted in two periods", accepted(&told), 2 * INCLUDED);
    check_periods(line, &place).await?;
    running.stop().await?;
    place.clear().await
}

async fn check_periods(line: &mut Line, place: &Place) -> Outcome<()> {
    let book = place.book();
    let due = count(INCLUDED);
    for (period, moments) in [("2027-03", format!("< {BORDER}")), ("2027-04", format!(">= {BORDER}"))] {
        let placed = format!("select count(*) from orders where placed_at {moments}");
        line.equal(&format!("orders placed in {period}"), book.number(&placed).await?, due);
        let agreeing = format!(
            "select count(*) from usage_rows u join orders o on o.shop_id = u.shop_id and o.id = u.order_id
             where u.period_key = '{period}' and u.state = 'counted' and o.placed_at {moments}"
        );
        line.equal(&format!("units of {period} by their moment"), book.number(&agreeing).await?, due);
    }
    let strays = "select count(*) from usage_rows where period_key not in ('2027-03', '2027-04')";
    line.equal("units of other periods", book.number(strays).await?, 0);
    Ok(())
}

/// The twin counts by what it read before.
async fn exceeded(rig: &Rig) -> Outcome<i64> {
    let place = rig.place("unquota").await?;
    let running = Running::start(&rig.programs.twins, &place, Some("quota")).await?;
    let shop = limited(&rig.programs.twins, &place, running.address).await?;
    let told = Load::new(running.address, CLIENTS, 400).drive(move |n| shop.order(n)).await?;
    running.kill()?;
    place.clear().await?;
    Ok(count(accepted(&told)) - count(INCLUDED))
}

fn accepted(told: &[Told]) -> usize {
    told.iter().filter(|told| told.said.field("code").is_some()).count()
}
