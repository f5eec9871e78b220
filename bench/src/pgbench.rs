//! PostgreSQL's own ceiling: one executed order as a script of pgbench, the server's own benchmark, which
//! sends its statements prepared and one by one. What differs between two orders is made anew each time.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::captured::{Body, capture};
use crate::measure::Bench;
use rig::place::Place;
use rig::{Outcome, Saying};

const SECONDS: &str = "6";

pub struct Ceiling {
    /// Orders a second.
    pub orders: u64,
    pub statements_each: usize,
}

pub async fn statements(bench: &Bench, clients: usize) -> Outcome<Ceiling> {
    let captured = capture(bench, 64, async |_| Ok(())).await?;
    let [.., one, other] = captured.orders.as_slice() else {
        return Err("two orders are needed to see what differs".to_owned());
    };
    let script = script(one, other)?;
    let file = captured.place.data.join("order.sql");
    std::fs::write(&file, script).saying("the script")?;
    captured.place.settle().await?;
    let orders = run(bench, captured.place.url().ok_or("no server")?, &file, clients)?;
    let each = one.len();
    captured.place.clear().await?;
    Ok(Ceiling { orders, statements_each: each })
}

/// How often a second the server answers the smallest of questions.
pub fn answers(bench: &Bench, place: &Place, clients: usize) -> Outcome<u64> {
    let file = place.data.join("smallest.sql");
    std::fs::write(&file, "select 1;\n").saying("the script")?;
    run(bench, place.url().ok_or("no server")?, &file, clients)
}

fn run(bench: &Bench, url: &str, file: &Path, clients: usize) -> Outcome<u64> {
    let tool = bench.pgbench.as_ref().ok_or("SOUK_PGBENCH is not set: run `cargo xtask bench`")?;
    let output = Command::new(tool)
        .args(["-n", "-M", "prepared", "-T", SECONDS, "-D", "n=0", "-j", "2", "-c"])
        .arg(clients.to_string())
        .arg("-f")
        .arg(file)
        .arg(url)
        .output()
        .saying("pgbench")?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    let failed = said.lines().find_map(|line| line.strip_prefix("number of failed transactions: "));
    if !output.status.success() || failed.is_some_and(|failed| !failed.starts_with("0 ")) {
        return Err(format!("pgbench: {said}{complaint}"));
    }
    rate(&said).ok_or_else(|| format!("pgbench said {said}"))
}

/// `tps = 1234.5 (without initial connection time)`.
fn rate(said: &str) -> Option<u64> {
    let tps = said.lines().find_map(|line| line.strip_prefix("tps = "))?;
    tps.split(['.', ' ']).next()?.parse().ok()
}

/// The order as one transaction. `n` counts the client's transactions, `k` is another number for each.
fn script(one: &Body, other: &Body) -> Outcome<String> {
    if one.len() != other.len() || one.iter().zip(other).any(|(a, b)| a.sql != b.sql) {
        return Err("the last two orders did not execute the same statements".to_owned());
    }
    let shop = one.iter().flat_map(|statement| &statement.params).find_map(|param| id(param));
    let shop = shop.ok_or("no shop in an order")?;
    let mut slots: BTreeMap<String, usize> = BTreeMap::new();
    let mut lines = vec![
        "\\set n :n + 1".to_owned(),
        "\\set k (:client_id + 1) * 10000000 + :n".to_owned(),
        "begin isolation level read committed read write;".to_owned(),
        format!(
            "select set_config('app.shop', '{shop}', true), set_config('app.scope', 'shop', true), \
             pg_advisory_xact_lock_shared(1);"
        ),
    ];
    for (a, b) in one.iter().zip(other) {
        let mut params = Vec::new();
        for (ours, theirs) in a.params.iter().zip(&b.params) {
            params.push(if ours == theirs { literal(ours) } else { made(ours, &mut slots) });
        }
        lines.push(format!("{};", filled(&a.sql, &params)));
    }
    lines.push("commit;\n".to_owned());
    Ok(lines.join("\n"))
}

fn id(param: &Value) -> Option<&str> {
    param.get("id").and_then(Value::as_str)
}

/// The statement with its parameters in place, on one line.
fn filled(sql: &str, params: &[String]) -> String {
    let mut out = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    for (place, param) in params.iter().enumerate().rev() {
        out = out.replace(&format!("${}", place + 1), param);
    }
    out
}

fn literal(param: &Value) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''").replace('\\', "\\\\"));
    match param {
        Value::Null => "null".to_owned(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(number) => number.to_string(),
        // A colon would be a variable of pgbench; an escape is none.
        Value::String(text) => format!("E{}", quoted(text).replace(':', "\\x3a")),
        Value::Object(fields) => match fields.iter().next() {
            Some((kind, Value::String(digits))) if kind == "x" => format!("'\\x{digits}'"),
            Some((_, Value::String(digits))) => format!("'{digits}'"),
            Some((_, Value::Array(items))) => {
                let items: Vec<String> = items.iter().map(|item| literal(item).replace('\'', "")).collect();
                format!("'{{{}}}'", items.join(","))
            }
            _ => "null".to_owned(),
        },
        Value::Array(_) => "null".to_owned(),
    }
}

/// What every order has of its own: the same value in two statements stays the same value.
fn made(param: &Value, slots: &mut BTreeMap<String, usize>) -> String {
    let next = slots.len();
    let slot = *slots.entry(param.to_string()).or_insert(next);
    match param {
        Value::Number(_) => ":k".to_owned(),
        Value::String(text) if text.len() <= 40 => format!("('s{slot}-' || :k)"),
        Value::Object(fields) if fields.contains_key("id") => {
            format!("cast(lpad(to_hex(cast(:k as bigint)), 24, '0') || '{slot:08x}' as uuid)")
        }
        other => literal(other),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::captured::Statement;

    fn body(id: &str, number: i64) -> Body {
        let insert = "insert into orders (shop_id, id, number, words)\n values ($1, $2, $3, $4)";
        let params = vec![json!({"id": "aa"}), json!({"id": id}), json!(number), json!("it's 5:1")];
        vec![Statement { sql: insert.to_owned(), params }]
    }

    #[test]
    fn what_differs_is_made_anew_and_the_rest_stays() {
        let script = script(&body("01", 7), &body("02", 8)).unwrap();
        let insert = script.lines().find(|line| line.starts_with("insert")).unwrap();
        assert_eq!(
            insert,
            "insert into orders (shop_id, id, number, words) values ('aa', \
             cast(lpad(to_hex(cast(:k as bigint)), 24, '0') || '00000000' as uuid), :k, E'it''s 5\\x3a1');"
        );
        let two = [body("01", 7), body("02", 8)].into_iter().flatten().collect();
        assert!(super::script(&body("01", 7), &two).is_err());
    }

    #[test]
    fn the_rate_is_read() {
        assert_eq!(rate("latency average = 1 ms\ntps = 4130.87 (without initial)"), Some(4130));
    }
}
