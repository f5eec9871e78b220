//! Proof 9, the full disk: whoever cannot be served is told why, what was acknowledged stays, reads go on,
//! and with some room it goes on by itself. On PostgreSQL the server may die of it: busy or unknown, and
//! well again after the server is.

use std::io::Write;
use std::path::{Path, PathBuf};

use xtask::cluster::Cluster;
use xtask::disk::SmallDisk;

use super::Rig;
use super::crash::{CLIENTS, Outside, check, deceived, lost, opened, violations};
use super::server::back;
use crate::http::{Request, Wire};
use crate::line::Line;
use crate::load::{Load, Said, Told};
use crate::place::{On, Place};
use crate::program::Running;
use crate::shop::Shop;
use crate::{Outcome, Saying};

const FULL: &str = "system.storage_full";
const UNKNOWN: &str = "system.outcome_unknown";
const BUSY: &str = "system.busy";
/// Room that is given back when the disk is full. PostgreSQL takes 16 MB at once for its log.
const fn ballast(on: On) -> usize {
    match on {
        On::Sqlite => 12 * 1_048_576,
        On::Postgres => 44 * 1_048_576,
    }
}

/// Room that the twin is left with.
const LITTLE: u64 = 1_048_576;
const AT_ONCE: usize = 200;
/// More than the largest disk takes.
const MOST: usize = 500 * AT_ONCE;

/// An installation on a disk of its own. The server goes before the disk it lies on.
struct Small {
    place: Place,
    cluster: Option<Cluster>,
    ballast: PathBuf,
    disk: SmallDisk,
}

impl Small {
    async fn make(rig: &Rig, megabytes: u64) -> Outcome<Self> {
        let disk = SmallDisk::make(megabytes)?;
        let ballast = disk.path().join("ballast");
        std::fs::write(&ballast, vec![1; self::ballast(rig.on)]).saying(ballast.display())?;
        let name = format!("disk{megabytes}");
        let (place, cluster) = match rig.on {
            On::Sqlite => (Place::make(&disk.path(), On::Sqlite, None, &name).await?, None),
            On::Postgres => {
                let cluster = Cluster::start_in(&disk.path())?;
                let place = Place::make(&rig.under, On::Postgres, Some(cluster.url()), &name).await?;
                (place, Some(cluster))
            }
        };
        Ok(Self { place, cluster, ballast, disk })
    }

    /// All but a little is taken by something else.
    fn fill_up(&self) -> Outcome<()> {
        let mut file = std::fs::File::create(self.disk.path().join("filler")).saying("the filler")?;
        let mut written = 0;
        while file.write_all(&[1; 65_536]).is_ok() {
            written += 65_536;
        }
        file.set_len(written - LITTLE).and_then(|()| file.sync_all()).saying("the filler")
    }

    /// Gives room back, and the server if it died.
    async fn relieve(&self, running: &Running) -> Outcome<()> {
        std::fs::remove_file(&self.ballast).saying(self.ballast.display())?;
        match &self.cluster {
            Some(cluster) => back(cluster, running).await.map(drop),
            None => Ok(()),
        }
    }
}

pub async fn prove(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("disk-full");
    let sizes: &[u64] = match (rig.on, rig.full) {
        (On::Sqlite, false) => &[24, 48],
        (On::Sqlite, true) => &[24, 32, 48, 64, 96],
        (On::Postgres, false) => &[128],
        (On::Postgres, true) => &[128, 144, 176],
    };
    for megabytes in sizes {
        filled(rig, &mut line, *megabytes).await?;
    }
    let first = sizes.first().copied().unwrap_or_default();
    line.twin(lost_by_twin(rig, first).await, "lost");
    Ok(line.close(true))
}

async fn filled(rig: &Rig, line: &mut Line, megabytes: u64) -> Outcome<()> {
    let (small, program) = (Small::make(rig, megabytes).await?, &rig.programs.plain);
    let (mut running, shop) = opened(program, &small.place, None).await?;
    let mut outside = Outside::default();
    let told = fill(&running, &shop, MOST).await?;
    line.take(&told);
    let refused = told.iter().filter(|told| told.said.is_5xx()).count();
    let (fitted, kind) = (told.len() - refused, small.disk.kind());
    line.note(format!("{fitted} orders filled {megabytes} MB of {kind}"));
    line.fired("refused-on-a-full-disk", u64::try_from(refused).unwrap_or_default());
    outside.take(&told);
    match rig.on {
        On::Sqlite => {
            line.refused_as(&told, &[FULL, UNKNOWN]);
            reads(line, &running, &shop).await?;
            // Killed and started again where nothing can be written.
            running.kill()?;
            running = Running::start(program, &small.place, None).await?;
            reads(line, &running, &shop).await?;
        }
        // Reads end with the server.
        On::Postgres => line.refused_as(&told, &[FULL, UNKNOWN, BUSY]),
    }
    small.relieve(&running).await?;
    line.equal("told that nothing was changed", deceived(&small.place.book(), &told).await?, 0);
    let told = outside.settle(&running, &shop).await?;
    line.take(&told);
    line.refused_as(&told, &[]);
    check(line, &small.place.book(), &outside).await?;
    let told = Said::of(Wire::open(running.address).await?.ask(&shop.order(MOST)).await);
    line.must(told.field("code").is_some(), || format!("with room again: {told:?}"));
    running.stop().await?;
    line.equal("audit after a full disk", violations(program, &small.place), Ok(0));
    small.place.clear().await
}

/// Orders until hardly any of them finds room.
async fn fill(running: &Running, shop: &Shop, most: usize) -> Outcome<Vec<Told>> {
    let mut all = Vec::new();
    for from in (0..most).step_by(AT_ONCE) {
        let (mut load, shop) = (Load::new(running.address, CLIENTS, AT_ONCE), shop.clone());
        load.from = from;
        let told = load.drive(move |n| shop.order(n)).await?;
        let refused = told.iter().filter(|told| told.said.is_5xx()).count();
        all.extend(told);
        if refused * 4 >= AT_ONCE * 3 {
            break;
        }
    }
    Ok(all)
}

/// The shop can be looked at, by its people and by its buyers.
async fn reads(line: &mut Line, running: &Running, shop: &Shop) -> Outcome<()> {
    let front = format!("/shop/{}", shop.slug);
    for (path, bearer) in [("/api/v1/orders?limit=1", Some(shop.key.as_str())), (&front, None)] {
        let answer = Wire::open(running.address).await?.ask(&Request::get(path, bearer)).await?;
        line.must(matches!(answer.status, 200..400), || format!("{path} on a full disk: {}", answer.status));
    }
    Ok(())
}

/// The twin answers before it commits.
async fn lost_by_twin(rig: &Rig, megabytes: u64) -> Outcome<i64> {
    let (small, program): (_, &Path) = (Small::make(rig, megabytes).await?, &rig.programs.twins);
    let (running, shop) = opened(program, &small.place, Some("early-answer")).await?;
    small.fill_up()?;
    // A log file of PostgreSQL is filled up before the next one finds no room.
    let tries = if rig.on == On::Sqlite { 800 } else { 12_000 };
    let mut outside = Outside::default();
    // It may refuse nobody, so that nothing it tells says when the disk is full.
    outside.take(&fill(&running, &shop, tries).await?);
    small.relieve(&running).await?;
    let lost = lost(&small.place.book(), &outside).await?;
    running.kill()?;
    small.place.clear().await?;
    Ok(lost)
}
