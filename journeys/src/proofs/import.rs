//! Proof 1, the import: what a product file says is what stands on the shelf, and taking it back leaves no
//! trace.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Rig;
use crate::book::Book;
use crate::http::{Request, Wire};
use crate::line::Line;
use crate::load::{Said, Told};
use crate::program::Running;
use crate::shop::{Plan, Shop, Wish};
use crate::{Outcome, Saying, count};

/// How long a run may take.
const PATIENCE: Duration = Duration::from_secs(60);
const SIZES: [&str; 3] = ["Small", "Medium", "Large"];

/// What the file says, counted while it is written.
struct Figures {
    products: i64,
    variants: i64,
    pieces: i64,
    /// Minor units, over all variants.
    prices: i64,
}

/// A product file as a large platform exports it.
fn file(products: usize) -> (String, Figures) {
    let mut text = "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,\
        Variant Inventory Qty,Variant Inventory Policy,Variant Price\n"
        .to_owned();
    let mut figures = Figures { products: count(products), variants: 0, pieces: 0, prices: 0 };
    for product in 0..products {
        for (place, size) in SIZES.iter().enumerate() {
            let title = if place == 0 { format!("\"Teapot, no. {product}\"") } else { String::new() };
            let (pieces, dinars) = (product % 7 + place, 1_000 + product * 3 + place);
            text.push_str(&format!(
                "teapot-{product},{title},Proof,Size,{size},SKU-{product}-{place},shopify,{pieces},\
                 deny,{dinars}.50\n"
            ));
            figures.variants += 1;
            figures.pieces += count(pieces);
            figures.prices += count(dinars) * 100 + 50;
        }
    }
    (text, figures)
}

pub async fn prove(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("import");
    let place = rig.place("import").await?;
    let running = Running::start(&rig.programs.plain, &place, None).await?;
    let wish = Wish { slug: "import", plan: Plan::Own, pieces: 10 };
    let shop = Shop::open(&rig.programs.plain, &place, running.address, wish).await?;
    let till = Till { address: running.address, shop, book: place.book() };
    let before = till.fingerprint().await?;
    let (text, figures) = file(rig.size(200, 4_000));
    let run = till.import(&mut line, "first", &text).await?;
    till.check(&mut line, &figures).await?;
    // The same file once more changes nothing.
    let full = till.fingerprint().await?;
    till.import(&mut line, "again", &text).await?;
    line.equal("after the same file again", till.fingerprint().await?, full);
    till.undo(&run).await?;
    line.equal("after taking it back", till.fingerprint().await?, before.clone());
    line.note(format!(
        "{} products, {} variants, {} pieces",
        figures.products, figures.variants, figures.pieces
    ));
    // The twin: somebody touched one product meanwhile, so that a trace must stay and be seen.
    let run = till.import(&mut line, "third", &text).await?;
    till.touch_one().await?;
    till.undo(&run).await?;
    let left = till.book.number("select count(*) from products").await? - 1;
    line.must(till.fingerprint().await? != before, || "the fingerprint does not see a product".to_owned());
    line.twin_red(left, "products that stay where somebody sold meanwhile");
    running.stop().await?;
    place.clear().await?;
    Ok(line.close(false))
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

    /// Imports the file and waits for its run; answers the run.
    async fn import(&self, line: &mut Line, name: &str, text: &str) -> Outcome<String> {
        let body = json!({"source": {"content": text}, "name": name});
        let answer = self.tell("/api/v1/imports", name, &body).await?;
        line.take(&[Told::plain(0, Said::of(Ok(answer.clone())))]);
        let run = answer.good("the import")?.text("run");
        self.wait(&run).await?;
        Ok(run)
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
        ];
        for (what, sql, due) in rows {
            line.equal(what, self.book.number(sql).await?, due);
        }
        Ok(())
    }

    /// Everything that a product leaves behind, counted and named.
    async fn fingerprint(&self) -> Outcome<Vec<String>> {
        let mut prints = self.book.texts("select code || ' ' || state from products order by code").await?;
        let tables = [
            "variants",
            "former_variant_codes",
            "media",
            "price_history",
            "search_terms",
            "stock_levels",
            "stock_movements",
        ];
        for table in tables {
            let rows = self.book.number(&format!("select count(*) from {table}")).await?;
            prints.push(format!("{table} {rows}"));
        }
        // A code that was printed once is given to nobody else: only those that lead somewhere count.
        let codes = "select count(*) from registered_codes r
            join products p on p.shop_id = r.shop_id and p.id = r.product_id";
        prints.push(format!("living codes {}", self.book.number(codes).await?));
        let goods = "select coalesce(cast(sum(on_hand) as bigint), 0) from stock_levels";
        prints.push(format!("on hand {}", self.book.number(goods).await?));
        Ok(prints)
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

/// A variant without a price of its own sells at its product's.
const PRICES: &str = "select cast(sum(coalesce(v.price_minor, p.price_minor)) as bigint) from variants v
    join products p on p.shop_id = v.shop_id and p.id = v.product_id";

const UNEVEN: &str = "select count(*) from stock_levels l where l.on_hand <> (
    select cast(sum(m.quantity) as bigint) from stock_movements m
    where m.shop_id = l.shop_id and m.variant_id = l.variant_id and m.location_id = l.location_id)";
