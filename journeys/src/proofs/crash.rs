//! Proof 5, the crash: killed within load, again and again. What was acknowledged is there once and whole.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::{Rig, server};
use crate::book::Book;
use crate::chance::Chance;
use crate::line::Line;
use crate::load::{Load, Said, Told, rate};
use crate::place::{On, Place};
use crate::program::{self, Running};
use crate::shop::{Plan, Shop, Wish, kept_phone};
use crate::{Outcome, Saying, count};

pub const CLIENTS: usize = 16;
/// Ready again within this after a crash.
pub const BACK_WITHIN: Duration = Duration::from_secs(2);

/// What the outside world was told: the journal that the program cannot touch.
#[derive(Debug, Default)]
pub struct Outside {
    /// Codes by the number of the try.
    pub acknowledged: BTreeMap<usize, String>,
    /// Tries whose answer was never seen.
    pub open: Vec<usize>,
}

impl Outside {
    pub fn take(&mut self, told: &[Told]) {
        for told in told {
            match (&told.said, told.said.field("code")) {
                (Said::Accepted(_), Some(code)) => {
                    self.acknowledged.insert(told.n, code);
                }
                // Busy and unknown are no answers either.
                (said, _) if said.is_5xx() || matches!(said, Said::Undecided(_)) => self.open.push(told.n),
                _ => {}
            }
        }
    }

    /// Asks again under the same keys until every try is decided.
    pub async fn settle(&mut self, running: &Running, shop: &Shop) -> Outcome<Vec<Told>> {
        let open = std::mem::take(&mut self.open);
        let (list, shop, tries) = (open.clone(), shop.clone(), open.len());
        let load = Load::new(running.address, CLIENTS, tries);
        let mut told = load.drive(move |n| shop.order(list.get(n).copied().unwrap_or_default())).await?;
        for told in &mut told {
            told.n = open.get(told.n).copied().unwrap_or_default();
        }
        self.take(&told);
        Ok(told)
    }
}

pub async fn prove(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("crash");
    let (program, place) = (&rig.programs.plain, rig.place("crash").await?);
    let (mut running, shop) = opened(program, &place, None).await?;
    let mut outside = Outside::default();
    let calm = undisturbed(&running, &shop, &mut outside).await?;
    let mut chance = Chance::new(rig.seed);
    let rounds = match rig.on {
        On::Sqlite => rig.size(10, 100),
        On::Postgres => rig.size(3, 20),
    };
    let mut seen = Seen::default();
    for round in 1..=rounds {
        let killed = kill_within_load(running, &shop, &mut chance, round * 100_000).await?;
        seen.take(&killed);
        line.take(&killed.told);
        outside.take(&killed.told);
        running = Running::start(program, &place, None).await?;
        seen.slowest = seen.slowest.max(running.ready_in);
        let told = outside.settle(&running, &shop).await?;
        line.take(&told);
        line.equal("undecided after the restart", outside.open.len(), 0);
    }
    line.fired("kill-9", u64::try_from(rounds).unwrap_or_default());
    seen.judge(&mut line, calm, rounds);
    line.note(format!("{} acknowledged", outside.acknowledged.len()));
    check(&mut line, &place.book(), &outside).await?;
    running.stop().await?;
    audit(&mut line, program, &place).await?;
    if line.passed() {
        place.clear().await?;
    }
    if rig.on == On::Postgres {
        server::killed(rig, &mut line).await?;
    }
    line.twin(lost_by_twin(rig).await, "lost");
    Ok(line.close(true))
}

/// A running program with a shop that has goods without end. It is opened with every guard in place.
pub async fn opened(program: &Path, place: &Place, twin: Option<&str>) -> Outcome<(Running, Shop)> {
    let running = Running::start(program, place, None).await?;
    let wish = Wish { slug: "crash", plan: Plan::Own, pieces: 1_000_000 };
    let shop = Shop::open(program, place, running.address, wish).await?;
    if twin.is_none() {
        return Ok((running, shop));
    }
    running.stop().await?;
    Ok((Running::start(program, place, twin).await?, shop))
}

/// How fast orders go while nothing is broken.
async fn undisturbed(running: &Running, shop: &Shop, outside: &mut Outside) -> Outcome<u64> {
    let (began, tries, shop) = (Instant::now(), 1_000, shop.clone());
    let told = Load::new(running.address, CLIENTS, tries).drive(move |n| shop.order(n)).await?;
    outside.take(&told);
    Ok(rate(told.len(), began.elapsed()))
}

struct Killed {
    told: Vec<Told>,
    in_flight: usize,
    accepted: usize,
    lasted: Duration,
}

/// Kills it at a moment that chance chooses, with requests on their way.
async fn kill_within_load(
    running: Running,
    shop: &Shop,
    chance: &mut Chance,
    from: usize,
) -> Outcome<Killed> {
    let mut load = Load::new(running.address, CLIENTS, 99_000);
    load.from = from;
    let (driver, shop, began) = (load.clone(), shop.clone(), Instant::now());
    let driving = tokio::spawn(async move { driver.drive(move |n| shop.order(n)).await });
    tokio::time::sleep(Duration::from_millis(chance.between(150, 500))).await;
    let (in_flight, accepted) = (load.in_flight.load(Ordering::SeqCst), load.accepted.load(Ordering::SeqCst));
    let lasted = began.elapsed();
    running.kill()?;
    load.stop.store(true, Ordering::SeqCst);
    let told = driving.await.saying("the clients broke")??;
    Ok(Killed { told, in_flight, accepted, lasted })
}

#[derive(Default)]
struct Seen {
    with_flight: usize,
    accepted: usize,
    lasted: Duration,
    slowest: Duration,
}

impl Seen {
    fn take(&mut self, killed: &Killed) {
        self.with_flight += usize::from(killed.in_flight > 0);
        self.accepted += killed.accepted;
        self.lasted += killed.lasted;
    }

    fn judge(&self, line: &mut Line, calm: u64, rounds: usize) {
        let loaded = rate(self.accepted, self.lasted);
        line.note(format!(
            "{loaded}/s when killed of {calm}/s, in flight in {} of {rounds}",
            self.with_flight
        ));
        line.note(format!("ready again in {} ms at most", self.slowest.as_millis()));
        line.must(loaded * 2 >= calm, || format!("the load was {loaded}/s of {calm}/s"));
        line.must(self.with_flight * 10 >= rounds * 9, || "too few kills met a request".to_owned());
        line.must(self.slowest <= BACK_WITHIN, || format!("it was back after {:?} only", self.slowest));
    }
}

/// Lost, doubled, half-written: by the checker's own SQL.
pub async fn check(line: &mut Line, book: &Book, outside: &Outside) -> Outcome<()> {
    line.equal("lost", lost(book, outside).await?, 0);
    let doubled =
        "select count(*) from (select phone from orders group by phone having count(*) > 1) several";
    line.equal("doubled", book.number(doubled).await?, 0);
    let orders = book.number("select count(*) from orders").await?;
    line.equal("orders that nobody was told of", orders - count(outside.acknowledged.len()), 0);
    for (what, sql) in HALVES {
        line.equal(what, book.number(sql).await?, 0);
    }
    Ok(())
}

/// Tries that were told "nothing was changed" though something was.
pub async fn deceived(book: &Book, told: &[Told]) -> Outcome<i64> {
    const CHANGED_NOTHING: [&str; 2] = ["system.busy", "system.storage_full"];
    let kept: std::collections::BTreeSet<String> =
        book.texts("select phone from orders").await?.into_iter().collect();
    let refused = told.iter().filter(|told| match &told.said {
        Said::Refused { code, .. } => CHANGED_NOTHING.contains(&code.as_str()),
        _ => false,
    });
    Ok(count(refused.filter(|told| kept.contains(&kept_phone(told.n))).count()))
}

/// Acknowledged orders that are not there, or are another customer's.
pub async fn lost(book: &Book, outside: &Outside) -> Outcome<i64> {
    let kept = book.texts("select phone || ' ' || code from orders").await?;
    let kept: std::collections::BTreeSet<String> = kept.into_iter().collect();
    let told = outside.acknowledged.iter().map(|(n, code)| format!("{} {code}", kept_phone(*n)));
    Ok(count(told.filter(|order| !kept.contains(order)).count()))
}

/// What an order consists of, each part without its others.
const HALVES: [(&str, &str); 7] = [
    (
        "orders without lines",
        "select count(*) from orders o where not exists (
            select 1 from order_lines l where l.shop_id = o.shop_id and l.order_id = o.id)",
    ),
    (
        "orders without a hold",
        "select count(*) from orders o where not exists (
            select 1 from reservations r where r.shop_id = o.shop_id and r.holder_id = o.id)",
    ),
    (
        "orders without a journal entry",
        "select count(*) from orders o where not exists (
            select 1 from journal j where j.shop_id = o.shop_id and j.subject = o.id
               and j.command = 'place_order')",
    ),
    (
        "holds without an order",
        "select count(*) from reservations r where not exists (
            select 1 from orders o where o.shop_id = r.shop_id and o.id = r.holder_id)",
    ),
    (
        "spent keys without a journal entry",
        "select count(*) from claims c where not exists (
            select 1 from journal j where j.shop_id = c.shop_id and j.id = c.journal_id)",
    ),
    (
        "units without an order",
        "select count(*) from usage_rows u where not exists (
            select 1 from orders o where o.shop_id = u.shop_id and o.id = u.order_id)",
    ),
    (
        "levels that are not the sum of their holds",
        "select count(*) from stock_levels l where l.reserved <> (
            select coalesce(cast(sum(r.quantity) as bigint), 0) from reservations r
            where r.shop_id = l.shop_id and r.variant_id = l.variant_id and r.location_id = l.location_id
              and r.state = 'held')",
    ),
];

/// How many violations `souk audit` names.
pub fn violations(program: &Path, place: &Place) -> Outcome<usize> {
    let found = program::cli(program, place, &["audit"])?;
    found.get("violations").and_then(|list| list.as_array()).map(Vec::len).ok_or_else(|| found.to_string())
}

/// `souk audit` finds nothing; and finds what is broken behind its back.
async fn audit(line: &mut Line, program: &Path, place: &Place) -> Outcome<()> {
    line.equal("audit", violations(program, place), Ok(0));
    place.book().tamper("update stock_levels set reserved = reserved - 1000 where reserved > 0").await?;
    let planted = program::cli(program, place, &["audit"]);
    let told = planted.as_ref().err().is_some_and(|said| said.contains("violations"));
    line.must(told, || format!("audit did not name a planted violation: {planted:?}"));
    Ok(())
}

/// The twin answers before it commits.
async fn lost_by_twin(rig: &Rig) -> Outcome<i64> {
    let (program, twin) = (&rig.programs.twins, Some("early-answer"));
    let place = rig.place("early").await?;
    let (mut running, shop) = opened(program, &place, twin).await?;
    let (mut chance, mut outside) = (Chance::new(rig.seed), Outside::default());
    for round in 1..=8 {
        let killed = kill_within_load(running, &shop, &mut chance, round * 100_000).await?;
        outside.take(&killed.told);
        running = Running::start(program, &place, twin).await?;
        if lost(&place.book(), &outside).await? > 0 {
            break;
        }
    }
    running.kill()?;
    let lost = lost(&place.book(), &outside).await?;
    place.clear().await?;
    Ok(lost)
}
