//! Proof 6, the hang-up: clients that reset at every byte of request and answer cost nobody else an order.

use std::net::SocketAddr;
use std::time::Duration;

use super::Rig;
use super::crash::{Outside, check};
use crate::chance::Chance;
use crate::http::Wire;
use crate::line::Line;
use crate::load::Load;
use crate::program::Running;
use crate::shop::{Plan, Shop, Wish};
use crate::{Outcome, Saying, count};

const CLIENTS: usize = 8;

pub async fn prove(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("hang-up");
    let place = rig.place("hangup").await?;
    let running = Running::start(&rig.programs.plain, &place, None).await?;
    let wish = Wish { slug: "hang-up", plan: Plan::Own, pieces: 1_000_000 };
    let shop = Shop::open(&rig.programs.plain, &place, running.address, wish).await?;
    let mut outside = Outside::default();
    let reset = among_resets(rig, &mut line, &running, &shop, &mut outside).await?;
    line.fired("reset-within-request", reset.request);
    line.fired("reset-within-answer", reset.answer);
    // Whoever was cut asks again: there is one order for each, made then or before.
    outside.open.extend(reset.cut);
    line.take(&outside.settle(&running, &shop).await?);
    line.equal("undecided", outside.open.len(), 0);
    check(&mut line, &place.book(), &outside).await?;
    running.stop().await?;
    place.clear().await?;
    let lost = lost_by_twin(rig).await?;
    line.twin_red(lost, "lost");
    Ok(line.close(true))
}

struct Reset {
    request: u64,
    answer: u64,
    /// Numbers of the tries that were cut.
    cut: Vec<usize>,
}

/// 1,000 orders on kept connections while others hang up.
async fn among_resets(
    rig: &Rig,
    line: &mut Line,
    running: &Running,
    shop: &Shop,
    outside: &mut Outside,
) -> Outcome<Reset> {
    let (steady, tries) = (shop.clone(), rig.size(1_000, 10_000));
    let load = Load::new(running.address, CLIENTS, tries);
    let driving = tokio::spawn(async move { load.drive(move |n| steady.order(n)).await });
    let reset = resets(rig, running.address, shop, rig.size(300, 3_000)).await?;
    let told = driving.await.saying("the clients broke")??;
    line.no_5xx(&told);
    line.take(&told);
    line.equal("undecided on kept connections", line.undecided, 0);
    outside.take(&told);
    // And as many again, when all resets are over.
    let steady = shop.clone();
    let mut load = Load::new(running.address, CLIENTS, tries);
    load.from = 1_000_000;
    let told = load.drive(move |n| steady.order(n)).await?;
    line.no_5xx(&told);
    line.take(&told);
    outside.take(&told);
    Ok(reset)
}

async fn resets(rig: &Rig, address: SocketAddr, shop: &Shop, times: usize) -> Outcome<Reset> {
    let mut chance = Chance::new(rig.seed);
    let mut reset = Reset { request: 0, answer: 0, cut: Vec::new() };
    for turn in 0..times {
        let n = 2_000_000 + turn;
        let request = shop.order(n);
        let mut wire = Wire::open(address).await?;
        if turn % 2 == 0 {
            let at = (turn / 2 * request.0.len()) / (times / 2).max(1);
            wire.send(request.0.get(..at).unwrap_or(&request.0)).await?;
            reset.request += 1;
        } else {
            wire.send(&request.0).await?;
            // At once, while it is at work, or somewhere within the answer.
            match chance.between(0, 3) {
                0 => {}
                1 => tokio::time::sleep(Duration::from_micros(chance.between(1, 3_000))).await,
                _ => {
                    let bytes = usize::try_from(chance.between(1, 600)).unwrap_or(1);
                    tokio::time::timeout(Duration::from_millis(200), wire.first_bytes(bytes)).await.ok();
                }
            }
            reset.answer += 1;
        }
        wire.cut()?;
        reset.cut.push(n);
    }
    Ok(reset)
}

/// In the twin a request dies with its client, and the next transaction inherits what it left.
async fn lost_by_twin(rig: &Rig) -> Outcome<i64> {
    let (program, twin) = (&rig.programs.twins, Some("hang-up"));
    let place = rig.place("dirty").await?;
    let running = Running::start(program, &place, twin).await?;
    let wish = Wish { slug: "hang-up", plan: Plan::Own, pieces: 1_000_000 };
    let shop = Shop::open(program, &place, running.address, wish).await?;
    let (mut outside, mut line) = (Outside::default(), Line::new("twin", rig.seed));
    among_resets(rig, &mut line, &running, &shop, &mut outside).await?;
    running.kill()?;
    let kept = "select count(*) from orders where phone < '+213502'";
    let kept = place.book().number(kept).await?;
    place.clear().await?;
    Ok(count(outside.acknowledged.len()) - kept)
}
