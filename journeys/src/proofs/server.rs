//! The other half of the crash: PostgreSQL itself is killed within load. The program goes on without a
//! restart of its own, nobody is told what is not so, and what was acknowledged is there once and whole.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use xtask::cluster::Cluster;

use super::Rig;
use super::crash::{BACK_WITHIN, CLIENTS, Outside, check, deceived, opened, violations};
use crate::chance::Chance;
use crate::line::Line;
use crate::load::{Load, Told};
use crate::place::{On, Place};
use crate::program::Running;
use crate::shop::Shop;
use crate::{Outcome, Saying};

/// How long the program may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(30);
/// What may be told while there is no server.
const MEANWHILE: [&str; 2] = ["system.busy", "system.outcome_unknown"];

pub async fn killed(rig: &Rig, line: &mut Line) -> Outcome<()> {
    let cluster = Cluster::start()?;
    let place = Place::make(&rig.under, On::Postgres, Some(cluster.url()), "server").await?;
    let program = &rig.programs.plain;
    let (running, shop) = opened(program, &place, None).await?;
    let (mut outside, mut chance) = (Outside::default(), Chance::new(rig.seed));
    let (rounds, mut slowest, mut met) = (rig.size(3, 20), Duration::ZERO, 0);
    for round in 1..=rounds {
        // Each third outage is longer than a lost answer is looked for.
        let killed = kill_within_load(&cluster, &running, &shop, &mut chance, round).await?;
        met += usize::from(killed.in_flight > 0);
        slowest = slowest.max(killed.back_in);
        line.take(&killed.told);
        line.refused_as(&killed.told, &MEANWHILE);
        outside.take(&killed.told);
        line.equal("told that nothing was changed", deceived(&place.book(), &killed.told).await?, 0);
        line.take(&outside.settle(&running, &shop).await?);
        line.equal("undecided after the server's restart", outside.open.len(), 0);
    }
    line.fired("kill-9-postgres", u64::try_from(rounds).unwrap_or_default());
    line.must(met * 10 >= rounds * 9, || format!("{met} of {rounds} kills of the server met a request"));
    line.note(format!("ready {} ms after the server at most", slowest.as_millis()));
    line.must(slowest <= BACK_WITHIN, || format!("the program was back {slowest:?} after the server only"));
    check(line, &place.book(), &outside).await?;
    line.equal("audit after kills of the server", violations(program, &place), Ok(0));
    running.stop().await?;
    place.clear().await
}

struct Killed {
    told: Vec<Told>,
    in_flight: usize,
    /// From when the server answers until the program is ready.
    back_in: Duration,
}

async fn kill_within_load(
    cluster: &Cluster,
    running: &Running,
    shop: &Shop,
    chance: &mut Chance,
    round: usize,
) -> Outcome<Killed> {
    let mut load = Load::new(running.address, CLIENTS, 99_000);
    load.from = round * 100_000;
    let (driver, shop) = (load.clone(), shop.clone());
    let driving = tokio::spawn(async move { driver.drive(move |n| shop.order(n)).await });
    tokio::time::sleep(Duration::from_millis(chance.between(150, 500))).await;
    let in_flight = load.in_flight.load(Ordering::SeqCst);
    cluster.kill()?;
    // Some find the server gone before they begin.
    tokio::time::sleep(Duration::from_millis(50)).await;
    load.stop.store(true, Ordering::SeqCst);
    let (told, back_in) = if round.is_multiple_of(3) {
        let told = driving.await.saying("the clients broke")??;
        (told, back(cluster, running).await?)
    } else {
        let back_in = back(cluster, running).await?;
        (driving.await.saying("the clients broke")??, back_in)
    };
    Ok(Killed { told, in_flight, back_in })
}

/// Brings the server back and waits for the program, which nobody restarts.
pub async fn back(cluster: &Cluster, running: &Running) -> Outcome<Duration> {
    cluster.revive()?;
    let began = Instant::now();
    while !running.is_ready().await {
        if began.elapsed() > PATIENCE {
            return Err("the program did not come back after its server".to_owned());
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(began.elapsed())
}
