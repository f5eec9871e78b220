//! Measures the program from outside, and the machine's own ceilings for the same work.

mod ceiling;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::http::{Request, Wire};
use crate::load::{Load, Told, percentile, rate};
use crate::place::{On, Place};
use crate::program::{Programs, Running};
use crate::shop::{Plan, Shop, Wish};
use crate::{Outcome, Saying};

const CLIENTS: usize = 64;
const ORDERS: usize = 5_000;
const PAGES: usize = 5_000;

pub struct Bench {
    pub programs: Programs,
    pub on: On,
    pub server: Option<String>,
    pub under: PathBuf,
}

/// The table, line by line.
#[derive(Default)]
struct Table(Vec<String>);

impl Table {
    fn row(&mut self, what: &str, value: impl std::fmt::Display) {
        self.0.push(format!("{what:<46} {value}"));
    }

    fn times(&mut self, what: &str, told: &[Told], took: Duration) -> u64 {
        let rate = rate(told.len(), took);
        let (median, high) = (percentile(told, 50).as_micros(), percentile(told, 99).as_micros());
        self.row(what, format!("{rate}/s, median {median} µs, p99 {high} µs"));
        rate
    }

    /// How near the program comes to a ceiling.
    fn ratio(&mut self, what: &str, rate: u64, ceiling: u64) {
        self.row(what, format!("{ceiling}/s; the program reaches {} %", rate * 100 / ceiling.max(1)));
    }
}

pub async fn measure(bench: &Bench) -> Outcome<String> {
    let mut table = Table::default();
    let program = &bench.programs.plain;
    let place = Place::make(&bench.under, bench.on, bench.server.as_deref(), "bench").await?;
    let fresh = Running::start(program, &place, None).await?;
    table.row("database", bench.on.name());
    table.row("first start, schema made", format!("{} ms", fresh.ready_in.as_millis()));
    let wish = Wish { slug: "bench", plan: Plan::Own, pieces: 10_000_000 };
    let shop = Shop::open(program, &place, fresh.address, wish).await?;
    fresh.stop().await?;
    let size = std::fs::metadata(program).saying("the program")?.len();
    table.row("program with its debug lines", format!("{} MB", size / 1_000_000));
    let running = Running::start(program, &place, None).await?;
    table.row("start to ready", format!("{} ms", running.ready_in.as_millis()));
    table.row("memory idle", memory(&running)?);
    let warm = shop.clone();
    Load::new(running.address, CLIENTS, 500).drive(move |n| warm.order(9_000_000 + n)).await?;
    let (began, selling) = (Instant::now(), shop.clone());
    let told = Load::new(running.address, CLIENTS, ORDERS).drive(move |n| selling.order(n)).await?;
    let placed = table.times("place order, 64 connections", &told, began.elapsed());
    table.row("memory after the orders", memory(&running)?);
    reads(&mut table, running.address, &shop).await?;
    table.row("memory after all", memory(&running)?);
    running.stop().await?;
    place.clear().await?;
    if bench.on == On::Sqlite {
        let ceiling = ceiling::statements(bench).await?;
        table.ratio("bare loop, same statements, 64 per commit", placed, ceiling.orders);
        table.row("statements an order", ceiling.statements_each);
    }
    Ok(table.0.join("\n"))
}

/// Pages and lists, each beside a server that only sends the same bytes.
async fn reads(table: &mut Table, address: SocketAddr, shop: &Shop) -> Outcome<()> {
    let list = Wire::open(address).await?.ask(&Request::get("/api/v1/products", Some(&shop.key))).await?;
    let handle =
        list.json().pointer("/items/0/handle").and_then(Value::as_str).unwrap_or_default().to_owned();
    let page = format!("/shop/{}/ar/p/{handle}", shop.slug);
    let asked = [
        ("product page", Request::get(&page, None)),
        ("API list of products", Request::get("/api/v1/products", Some(&shop.key))),
        ("API list of orders", Request::get("/api/v1/orders", Some(&shop.key))),
    ];
    for (what, request) in asked {
        let answer = Wire::open(address).await?.ask(&request).await?;
        if answer.status != 200 {
            table.row(what, format!("answers {} and was not measured", answer.status));
            continue;
        }
        let (began, asking) = (Instant::now(), request.clone());
        let told = Load::new(address, CLIENTS, PAGES).drive(move |_| asking.clone()).await?;
        let ours = table.times(what, &told, began.elapsed());
        let bare = ceiling::bytes(answer.body.len()).await?;
        let began = Instant::now();
        let told = Load::new(bare, CLIENTS, PAGES).drive(move |_| request.clone()).await?;
        let what = format!("  a bare server, the same {} bytes", answer.body.len());
        table.ratio(&what, ours, rate(told.len(), began.elapsed()));
    }
    Ok(())
}

fn memory(running: &Running) -> Outcome<String> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", running.pid())).saying("memory")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    Ok(line.split_whitespace().collect::<Vec<_>>().join(" "))
}
