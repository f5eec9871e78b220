//! Proof 1, the import: what a product file says is what stands on the shelf, and taking it back leaves no
//! trace.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Rig;
use crate::book::Book;
use crate::goods::{Figures, Goods, made, published};
use crate::http::{Request, Wire};
use crate::line::Line;
use crate::load::{Said, Told};
use crate::program::Running;
use crate::shop::{Plan, Shop, Wish};
use crate::{Outcome, Saying};

/// How long a run may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// Beside the checkout, never part of it.
const PUBLISHED: &str = "../shared/data/shopify-product-csvs";
/// What an undo leaves behind on purpose: runs, journal, codes and counters.
const LEFT: [&str; 10] = [
    "runs",
    "run_items",
    "journal",
    "claims",
    "jobs",
    "refusal_counts",
    "schedules",
    "registered_codes",
    "sequences",
    "catalog_revs",
];

pub async fn prove(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("import");
    let place = rig.place("import").await?;
    let running = Running::start(&rig.programs.plain, &place, None).await?;
    let wish = Wish { slug: "import", plan: Plan::Own, pieces: 10 };
    let shop = Shop::open(&rig.programs.plain, &place, running.address, wish).await?;
    let till = Till { address: running.address, shop, book: place.book() };
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = here.parent().unwrap_or(here).join(PUBLISHED);
    let mut files = published(&folder)?;
    files.push(made(rig.seed, rig.size(500, 4_000)));
    for goods in &files {
        till.both_ways(&mut line, goods).await?;
        let Figures { products, variants, pieces, bad, .. } = goods.figures;
        line.note(format!(
            "{}: {products} products, {variants} variants, {pieces} pieces, {bad} bad",
            goods.name
        ));
    }
    // The twin: somebody touched one product meanwhile, so that a trace must stay and be seen.
    let before = till.fingerprint().await?;
    let text = files.first().map_or("", |goods| &goods.classic);
    let run = till.import(&mut line, "touched", text).await?.run;
    till.touch_one().await?;
    till.undo(&run).await?;
    let left = till.book.number("select count(*) from products").await? - 1;
    line.must(till.fingerprint().await? != before, || "the fingerprint does not see a product".to_owned());
    line.twin_red(left, "products that stay where somebody sold meanwhile");
    running.stop().await?;
    place.clear().await?;
    Ok(line.close(false))
}

/// One hash for each table.
type Fingerprint = BTreeMap<String, u64>;

/// What an import says of itself.
struct Imported {
    run: String,
    counts: Value,
}

struct Till {
    address: SocketAddr,
    shop: Shop,
    book: Book,
}

impl Till {
    async fn tell(&self, path: &str, key: &str, body: &Value) -> Outcome<crate::http::Answer> {
        let request = Request::command("POST", path, &self.shop.key, key, body);
        Wire::open(self.address).await?.ask(&request).await
    }

    async fn look(&self, path: &str) -> Outcome<Value> {
        let request = Request::get(path, Some(&self.shop.key));
        Ok(Wire::open(self.address).await?.ask(&request).await?.good(path)?.json())
    }

    /// In under the classic names, twice, once more under the current ones, and taken back; then in under the
    /// current names, and taken back.
    async fn both_ways(&self, line: &mut Line, goods: &Goods) -> Outcome<()> {
        let name = goods.name;
        let before = self.fingerprint().await?;
        let first = self.import(line, &format!("{name}-first"), &goods.classic).await?;
        line.equal(&format!("bad of {name}"), first.count("bad"), goods.figures.bad);
        self.check(line, &goods.figures).await?;
        let (full, content) = (self.fingerprint().await?, self.book.texts(CONTENT).await?);
        for (again, text) in [("again", &goods.classic), ("current", &goods.current)] {
            let imported = self.import(line, &format!("{name}-{again}"), text).await?;
            let changes = imported.count("created") + imported.count("updated");
            line.equal(&format!("changes by {name} {again}"), changes, 0);
            same(line, &format!("{name} {again}"), &self.fingerprint().await?, &full);
        }
        self.undo(&first.run).await?;
        same(line, &format!("{name} taken back"), &self.fingerprint().await?, &before);
        let other = self.import(line, &format!("{name}-other"), &goods.current).await?;
        let found = self.book.texts(CONTENT).await?;
        line.must(found == content, || format!("{name} says something else under the current names"));
        self.undo(&other.run).await?;
        same(line, &format!("{name} taken back again"), &self.fingerprint().await?, &before);
        Ok(())
    }

    /// Imports the file and waits for its run.
    async fn import(&self, line: &mut Line, key: &str, text: &str) -> Outcome<Imported> {
        let body = json!({"source": {"content": text}, "name": key});
        let answer = self.tell("/api/v1/imports", key, &body).await?;
        line.take(&[Told::plain(0, Said::of(Ok(answer.clone())))]);
        let answer = answer.good("the import")?;
        let run = answer.text("run");
        self.wait(&run).await?;
        let counts = answer.json().get("counts").cloned().unwrap_or_default();
        Ok(Imported { run, counts })
    }

    async fn undo(&self, run: &str) -> Outcome<()> {
        let answer =
            self.tell(&format!("/api/v1/imports/{run}/undo"), &format!("undo-{run}"), &json!({})).await?;
        self.wait(&answer.good("the undo")?.text("run")).await
    }

    async fn wait(&self, run: &str) -> Outcome<()> {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            let seen = self.look(&format!("/api/v1/runs/{run}")).await?;
            let state = seen.pointer("/run/state").or_else(|| seen.get("state")).and_then(Value::as_str);
            match state {
                Some("running" | "previewed") => tokio::time::sleep(Duration::from_millis(20)).await,
                // With errors: what somebody touched meanwhile was left alone.
                Some("done" | "done_with_errors") => return Ok(()),
                other => return Err(format!("the run {run} ended as {other:?}")),
            }
        }
        Err(format!("the run {run} did not end"))
    }

    async fn check(&self, line: &mut Line, figures: &Figures) -> Outcome<()> {
        // One product stood there before, with one variant.
        let rows = [
            ("products", "select count(*) - 1 from products", figures.products),
            ("variants", "select count(*) - 1 from variants", figures.variants),
            (
                "thousandths",
                "select cast(sum(on_hand) as bigint) - 10000 from stock_levels",
                figures.pieces * 1000,
            ),
            ("prices", PRICES, figures.prices + 250_000),
            ("levels that are no sum", UNEVEN, 0),
            (
                "quoted tags read as one",
                "select count(*) from products where cast(tags as text) like '%Pot, Pl%'",
                0,
            ),
        ];
        for (what, sql, due) in rows {
            line.equal(what, self.book.number(sql).await?, due);
        }
        Ok(())
    }

    async fn fingerprint(&self) -> Outcome<Fingerprint> {
        self.book.everything(&LEFT).await
    }

    async fn touch_one(&self) -> Outcome<()> {
        let list = self.look("/api/v1/products?limit=1").await?;
        let id = list.pointer("/items/0/id").and_then(Value::as_str).saying_none("a product")?;
        let card = self.look(&format!("/api/v1/products/{id}")).await?;
        let variant =
            card.pointer("/product/variants/0/id").and_then(Value::as_str).saying_none("a variant")?;
        let line = json!({"variant_id": variant, "quantity": "1"});
        let goods = json!({"kind": "receive", "lines": [line]});
        self.tell("/api/v1/stock/movements", "touch", &goods).await?.good("a movement").map(|_| ())
    }
}

trait Present<T> {
    fn saying_none(self, what: &str) -> Outcome<T>;
}

impl<T> Present<T> for Option<T> {
    fn saying_none(self, what: &str) -> Outcome<T> {
        self.ok_or("there is none").saying(what)
    }
}

impl Imported {
    fn count(&self, name: &str) -> i64 {
        self.counts.get(name).and_then(Value::as_i64).unwrap_or(-1)
    }
}

fn same(line: &mut Line, when: &str, found: &Fingerprint, due: &Fingerprint) {
    let tables: Vec<&String> = due.keys().filter(|table| found.get(*table) != due.get(*table)).collect();
    line.must(found == due, || format!("{when}: other rows in {tables:?}"));
}

/// What stands on the shelf, without ids and moments.
const CONTENT: &str = "select p.handle || ' ' || p.state || ' ' || cast(p.name as text) || ' '
    || cast(p.description as text) || ' ' || p.vendor || ' ' || cast(p.tags as text) || ' '
    || cast(v.option_values as text) || ' ' || coalesce(v.sku, '-') || ' ' || v.when_out || ' '
    || coalesce(v.price_minor, p.price_minor, -1) || ' ' || coalesce(v.compare_at_minor, -1) || ' '
    || coalesce(v.weight_g, -1) || ' '
    || coalesce((select cast(sum(l.on_hand) as bigint) from stock_levels l
                 where l.shop_id = v.shop_id and l.variant_id = v.id), -1) || ' '
    || (select count(*) from media m where m.shop_id = p.shop_id and m.product_id = p.id) as content
    from variants v join products p on p.shop_id = v.shop_id and p.id = v.product_id
    order by p.handle, v.position";

/// A variant without a price of its own sells at its product's.
const PRICES: &str = "select cast(sum(coalesce(v.price_minor, p.price_minor)) as bigint) from variants v
    join products p on p.shop_id = v.shop_id and p.id = v.product_id";

const UNEVEN: &str = "select count(*) from stock_levels l where l.on_hand <> (
    select cast(sum(m.quantity) as bigint) from stock_movements m
    where m.shop_id = l.shop_id and m.variant_id = l.variant_id and m.location_id = l.location_id)";
