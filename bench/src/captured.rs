//! What the program executed for real orders, as its twin wrote it down.

use serde_json::Value;

use crate::measure::Bench;
use rig::load::Load;
use rig::place::Place;
use rig::program::Running;
use rig::shop::{Plan, Shop, Wish};
use rig::{Outcome, Saying};

/// One statement of one order.
pub struct Statement {
    pub sql: String,
    pub params: Vec<Value>,
}

pub type Body = Vec<Statement>;

/// A place as it was before the orders, and the statements of each order.
pub struct Captured {
    pub place: Place,
    pub orders: Vec<Body>,
}

/// Opens a shop, stops, lets `keep` copy its database, then places orders and stops again.
pub async fn capture(
    bench: &Bench,
    orders: usize,
    keep: impl AsyncFnOnce(&Place) -> Outcome<()>,
) -> Outcome<Captured> {
    let program = &bench.programs.twins;
    let mut place = Place::make(&bench.under, bench.on, bench.server.as_deref(), "ceiling").await?;
    let running = Running::start(program, &place, None).await?;
    let wish = Wish { slug: "bench", plan: Plan::Own, pieces: 10_000_000 };
    let shop = Shop::open(program, &place, running.address, wish).await?;
    // Sequences, the first period and whatever else the first orders open is there in the copy too.
    let opening = shop.clone();
    Load::new(running.address, 1, 2).drive(move |n| opening.order(8_000_000 + n)).await?;
    running.stop().await?;
    keep(&place).await?;
    let file = place.data.join("statements");
    place.settings.push(("SOUK_TWIN", format!("capture:{}", file.display())));
    let running = Running::start(program, &place, None).await?;
    Load::new(running.address, 16, orders).drive(move |n| shop.order(n)).await?;
    running.stop().await?;
    let orders = read(&std::fs::read_to_string(&file).saying("what was captured")?)?;
    Ok(Captured { place, orders })
}

/// Bodies that placed an order; other bodies belong to the worker.
fn read(text: &str) -> Outcome<Vec<Body>> {
    let mut bodies: Vec<Body> = Vec::new();
    for line in text.lines() {
        let value: Value = serde_json::from_str(line).saying("a captured line")?;
        let Some(sql) = value.get("sql").and_then(Value::as_str) else {
            bodies.push(Vec::new());
            continue;
        };
        let params = value.get("params").and_then(Value::as_array).cloned().unwrap_or_default();
        if let Some(body) = bodies.last_mut() {
            body.push(Statement { sql: sql.to_owned(), params });
        }
    }
    bodies.retain(|body| body.iter().any(|statement| statement.sql.contains("insert into orders ")));
    if bodies.is_empty() { Err("no order was captured".to_owned()) } else { Ok(bodies) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bodies_that_placed_an_order_are_kept() {
        let text = "{\"body\":true}\n{\"sql\":\"select 1\",\"params\":[]}\n{\"body\":true}\n\
            {\"sql\":\"insert into orders (a) values (?1)\",\"params\":[{\"x\":\"0aff\"}]}\n";
        let orders = read(text).unwrap();
        assert_eq!((orders.len(), orders[0].len()), (1, 1));
        assert!(read("{\"body\":true}\n").is_err());
    }
}
