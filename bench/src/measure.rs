//! Measures the program from outside and from inside, beside the machine's own ceilings for the same work.
//! Everything in one run, as ratios: machines differ, and so do their days.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::Value;

use crate::inside::Inside;
use crate::table::{self, Table, cpu};
use crate::{ceiling, pgbench, scale};
use rig::http::{Request, Wire};
use rig::load::{Load, rate};
use rig::place::{self, On, Place};
use rig::program::{Programs, Running};
use rig::shop::{OWNER, Plan, Shop, Wish};
use rig::{Outcome, Saying};

const CLIENTS: usize = 64;
const ORDERS: usize = 8_000;
const PAGES: usize = 8_000;
/// Shops of a grown installation, or keys of one shop, that ask in turn.
const ASKED: usize = 50;

pub struct Bench {
    pub programs: Programs,
    pub on: On,
    pub server: Option<String>,
    /// PostgreSQL's own benchmark.
    pub pgbench: Option<PathBuf>,
    pub under: PathBuf,
    /// Also at scale.
    pub full: bool,
}

pub async fn measure(bench: &Bench) -> Outcome<String> {
    place::on_disk(&bench.under)?;
    let mut table = Table::default();
    let ceiling = bare().await?;
    let program = &bench.programs.plain;
    let place = Place::make(&bench.under, bench.on, bench.server.as_deref(), "bench").await?;
    let fresh = Running::start(program, &place, None).await?;
    table.row("database", bench.on.name());
    table.row("first start, schema made", format!("{} ms", fresh.ready_in.as_millis()));
    let wish = Wish { slug: "bench", plan: Plan::Own, pieces: 10_000_000 };
    let shop = Shop::open(program, &place, fresh.address, wish).await?;
    // As many as each shop of a grown installation has.
    shop.widen(fresh.address, scale::PRODUCTS_EACH - 1).await?;
    fresh.stop().await?;
    let size = std::fs::metadata(program).saying("the program")?.len();
    table.row("program of the proof profile, debug lines in it", format!("{} MB", size / 1_000_000));
    let running = Running::start(program, &place, None).await?;
    table.row("start to ready", format!("{} ms (peers: 1,900 to 3,000)", running.ready_in.as_millis()));
    table.row("memory idle (at most 40 MB)", table::memory(&running)?);
    let outside = orders(&mut table, (&place, &running), &[&shop], 0).await?;
    table.row("memory under orders (at most 150 MB)", table::memory(&running)?);
    let pages = reads(&mut table, &running, &[&shop]).await?;
    let keys = keys(program, &place, &shop)?;
    let each = reads(&mut table, &running, &keys.iter().collect::<Vec<_>>()).await?;
    if bench.on == On::Postgres {
        let answers = pgbench::answers(bench, &place, 16)?;
        table.row("the server itself: `select 1` by pgbench", format!("{answers}/s, nobody else asking"));
    }
    table.row("memory after all", table::memory(&running)?);
    running.stop().await?;
    let within = inside(bench, &mut table, &place, &shop).await?;
    table.ratio("  over HTTP, of `execute`", outside, within, goal(bench, 40, 50));
    if bench.full {
        eprintln!("growing");
        let before = Before { ceiling, orders: outside, reads: [pages, each] };
        grown(bench, &mut table, &place, &shop, before).await?;
    }
    place.clear().await?;
    Ok(table.text())
}

/// What is wanted, in percent, on the one database and on the other.
const fn goal(bench: &Bench, sqlite: u64, postgres: u64) -> u64 {
    match bench.on {
        On::Sqlite => sqlite,
        On::Postgres => postgres,
    }
}

/// Orders over HTTP.
async fn orders(
    table: &mut Table,
    (place, running): (&Place, &Running),
    shops: &[&Shop],
    from: usize,
) -> Outcome<u64> {
    let of = |shops: &[&Shop]| -> Vec<Shop> { shops.iter().map(|shop| (*shop).clone()).collect() };
    let warm = of(shops);
    let turn =
        move |shops: &[Shop], n: usize| shops.get(n % shops.len().max(1)).map(|shop| shop.order(from + n));
    let asked = move |shops: Vec<Shop>, add: usize| {
        move |n: usize| turn(&shops, n + add).unwrap_or_else(|| Request::get("/", None))
    };
    Load::new(running.address, CLIENTS, 1_000).drive(asked(warm, 900_000)).await?;
    place.settle().await?;
    let (began, busy) = (Instant::now(), cpu(running)?);
    let told = Load::new(running.address, CLIENTS, ORDERS).drive(asked(of(shops), 0)).await?;
    let (took, spent) = (began.elapsed(), cpu(running)? - busy);
    table::accepted(&told)?;
    let placed = table.times("place order over HTTP, 64 connections", &told, took);
    table.row("  server's CPU an order", table::each(spent, told.len()));
    let bare = ceiling::bytes(900).await?;
    let (began, shops) = (Instant::now(), of(shops));
    let told = Load::new(bare, CLIENTS, PAGES).drive(asked(shops, 0)).await?;
    table.ratio("  generator's own ceiling, same requests", rate(told.len(), began.elapsed()), placed, 300);
    Ok(placed)
}

/// The shop under as many keys: who asks the same as somebody else shares their answer, these ask for
/// themselves.
fn keys(program: &Path, place: &Place, shop: &Shop) -> Outcome<Vec<Shop>> {
    let mut shops = Vec::with_capacity(ASKED);
    for number in 0..ASKED {
        let key = Shop::program_key(program, place, &shop.slug, &format!("asker {number}"))?;
        shops.push(Shop { key, ..shop.clone() });
    }
    Ok(shops)
}

/// Pages and lists, each beside a server that only sends the same bytes.
async fn reads(table: &mut Table, running: &Running, shops: &[&Shop]) -> Outcome<Vec<u64>> {
    let address = running.address;
    let mut paths: [(&str, Vec<Request>); 4] = [
        ("product page", Vec::new()),
        ("product page, looked up each time", Vec::new()),
        ("API list of 20 products", Vec::new()),
        ("API list of orders", Vec::new()),
    ];
    for shop in shops {
        let key = Some(shop.key.as_str());
        let list = Wire::open(address).await?.ask(&Request::get("/api/v1/products", key)).await?;
        let handle =
            list.json().pointer("/items/0/handle").and_then(Value::as_str).unwrap_or_default().to_owned();
        let page = format!("/shop/{}/ar/p/{handle}", shop.slug);
        let asked = [
            Request::get(&page, None),
            // A page is kept under its own address alone.
            Request::get(&format!("{page}?from=letter"), None),
            Request::get("/api/v1/products?limit=20", key),
            Request::get("/api/v1/orders?limit=20", key),
        ];
        paths.iter_mut().zip(asked).for_each(|((_, requests), request)| requests.push(request));
    }
    let mut rates = Vec::new();
    table.row("pages and lists, so many keys asking in turn", shops.len());
    for (what, requests) in paths {
        let first = requests.first().ok_or("no shop")?;
        let answer = Wire::open(address).await?.ask(first).await?.good(what)?;
        let in_turn = move |n: usize| {
            requests.get(n % requests.len()).cloned().unwrap_or_else(|| Request::get("/", None))
        };
        let (began, asking, busy) = (Instant::now(), in_turn.clone(), cpu(running)?);
        let told = Load::new(address, CLIENTS, PAGES).drive(asking).await?;
        let (took, spent) = (began.elapsed(), cpu(running)? - busy);
        table::accepted(&told)?;
        let ours = table.times(what, &told, took);
        table.row("  server's CPU a request", table::each(spent, told.len()));
        let bare = ceiling::handler(answer.body.len()).await?;
        let began = Instant::now();
        let told = Load::new(bare, CLIENTS, PAGES).drive(in_turn).await?;
        let bare = rate(told.len(), began.elapsed());
        table.ratio(&format!("  of a bare handler, the same {} bytes", answer.body.len()), ours, bare, 30);
        rates.push(ours);
    }
    Ok(rates)
}

/// `execute` in this process, and the same statements without it.
async fn inside(bench: &Bench, table: &mut Table, place: &Place, shop: &Shop) -> Outcome<u64> {
    let tasks = if bench.on == On::Sqlite { 64 } else { 16 };
    let inside = Inside::open(place, shop).await?;
    inside.orders(tasks, 1_000, 2_000_000).await?;
    let (told, took) = inside.orders(tasks, ORDERS, 3_000_000).await?;
    inside.close().await;
    let placed = table.times(&format!("place order through `execute`, {tasks} tasks"), &told, took);
    match bench.on {
        On::Sqlite => {
            let ceiling = ceiling::statements(bench).await?;
            table.ratio("  of a bare loop, 64 a commit", placed, ceiling.orders, 60);
            table.row("  statements an order", ceiling.statements_each);
            for (share, sql) in ceiling.dearest {
                table.row(&format!("    {share} %"), sql);
            }
        }
        On::Postgres => {
            let ceiling = pgbench::statements(bench, tasks).await?;
            table.ratio("  of pgbench, the same statements", placed, ceiling.orders, 80);
            table.row("  statements an order", ceiling.statements_each);
        }
    }
    Ok(placed)
}

/// What the small installation did, and what the machine could do then.
struct Before {
    ceiling: u64,
    orders: u64,
    reads: [Vec<u64>; 2],
}

/// How often the machine is looked at until it has recovered, and how long it is left alone between.
const LOOKS: usize = 60;
const BETWEEN: std::time::Duration = std::time::Duration::from_secs(2);

/// Answers a second of a bare handler: what the machine can do just now, whoever else is at work on it.
async fn bare() -> Outcome<u64> {
    let address = ceiling::handler(7_000).await?;
    let began = Instant::now();
    let told = Load::new(address, CLIENTS, PAGES).drive(|_| Request::get("/", None)).await?;
    Ok(rate(told.len(), began.elapsed()))
}

/// After so many writes a machine is busy with itself for a while: nothing is compared until it can do again
/// what it could before.
async fn rested(table: &mut Table, before: u64) -> Outcome<()> {
    let mut now = bare().await?;
    for _ in 0..LOOKS {
        if now * 10 >= before * 9 {
            break;
        }
        tokio::time::sleep(BETWEEN).await;
        now = bare().await?;
    }
    table.ratio("the machine's own rate, of that before the growth", now, before, 90);
    Ok(())
}

/// The same in a grown installation, as parts of the small one's rates.
async fn grown(bench: &Bench, table: &mut Table, place: &Place, shop: &Shop, before: Before) -> Outcome<()> {
    let began = Instant::now();
    let inside = Inside::open(place, shop).await?;
    // Placed one by one they would take half an hour on the server: a few shops are, and cloned row by row.
    let clones = if bench.on == On::Postgres { 99 } else { 0 };
    let shops = scale::grow(&inside, OWNER, scale::SHOPS / (clones + 1)).await?;
    // Nobody worked while it grew: what piled up is done before anything is measured, not beside it.
    let done = souk_engine::Worker::new(inside.engine.clone()).drain().await.saying("the worker")?;
    inside.close().await;
    let (products, sold) = (scale::SHOPS * scale::PRODUCTS_EACH, scale::SHOPS * scale::ORDERS_EACH);
    table.row("grown to", format!("{} shops, {products} products, {sold} orders", scale::SHOPS));
    table.row("  placed through `execute`", shops.len() * scale::ORDERS_EACH);
    table.row("  pieces of work that they left", done);
    if let Some(url) = place.url() {
        let rows = crate::clones::clone(url, scale::SLUG, u32::try_from(clones).saying("clones")?).await?;
        table.row("  rows of clones, equal in shape", rows);
    }
    table.row("  in", format!("{} s", began.elapsed().as_secs()));
    eprintln!("grown");
    // What was written so fast still lies in the machine's memory: it goes to the disk before anything is
    // measured, not beside it.
    place.rest()?;
    rested(table, before.ceiling).await?;
    let running = Running::start(&bench.programs.plain, place, None).await?;
    table.row("start to ready", format!("{} ms", running.ready_in.as_millis()));
    // The same load first, on one shop; then on many in turn, which finds less of what it needs at hand.
    let one: Vec<&Shop> = shops.iter().take(1).collect();
    let many: Vec<&Shop> = shops.iter().step_by(shops.len().div_ceil(ASKED)).collect();
    for ((asked, from), small) in [(one, 5_000_000), (many, 6_000_000)].into_iter().zip(before.reads) {
        let whose = format!("  of the small installation, {} shops asked", asked.len());
        let now = orders(table, (place, &running), &asked, from).await?;
        table.ratio(&whose, now, before.orders, 80);
        let now = reads(table, &running, &asked).await?;
        let names = ["product page", "product page, looked up", "products", "orders"].iter();
        for (what, (now, small)) in names.zip(now.iter().zip(&small)) {
            table.ratio(&format!("  {what},{whose}"), *now, *small, 80);
        }
    }
    table.row("memory after all", table::memory(&running)?);
    running.stop().await
}
