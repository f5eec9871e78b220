//! What the machine could do at most: the same statements in a bare loop, the same bytes from a bare server.

use std::net::SocketAddr;
use std::path::Path;
use std::rc::Rc;
use std::time::Instant;

use rusqlite::Connection;
use rusqlite::types::Value as Cell;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::Bench;
use crate::load::{Load, rate};
use crate::place::{On, Place};
use crate::program::Running;
use crate::shop::{Plan, Shop, Wish};
use crate::{Outcome, Saying};

const ORDERS: usize = 3_000;
const PER_COMMIT: usize = 64;

pub struct Ceiling {
    pub orders: u64,
    pub statements_each: usize,
}

/// One statement of one order, as the writer executed it.
struct Statement {
    sql: String,
    params: Vec<Value>,
}

/// Captures what the writer executes for real orders, then executes the same on a copy made before them.
pub async fn statements(bench: &Bench) -> Outcome<Ceiling> {
    let program = &bench.programs.twins;
    let mut place = Place::make(&bench.under, On::Sqlite, None, "ceiling").await?;
    let running = Running::start(program, &place, None).await?;
    let wish = Wish { slug: "bench", plan: Plan::Own, pieces: 10_000_000 };
    let shop = Shop::open(program, &place, running.address, wish).await?;
    running.stop().await?;
    let copy = place.data.join("copy.db");
    std::fs::copy(place.data.join("souk.db"), &copy).saying("the copy")?;
    let captured = place.data.join("statements");
    place.settings.push(("SOUK_TWIN", format!("capture:{}", captured.display())));
    let running = Running::start(program, &place, None).await?;
    Load::new(running.address, 16, ORDERS).drive(move |n| shop.order(n)).await?;
    running.stop().await?;
    let orders = orders(&std::fs::read_to_string(&captured).saying("what was captured")?)?;
    let began = Instant::now();
    replay(&copy, &orders)?;
    let took = began.elapsed();
    let each = orders.iter().map(Vec::len).sum::<usize>() / orders.len().max(1);
    place.clear().await?;
    Ok(Ceiling { orders: rate(orders.len(), took), statements_each: each })
}

/// Bodies that placed an order; other bodies belong to the worker.
fn orders(text: &str) -> Outcome<Vec<Vec<Statement>>> {
    let mut bodies: Vec<Vec<Statement>> = Vec::new();
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

/// Prepared once, 64 orders a commit, the writer's own pragmas.
fn replay(database: &Path, orders: &[Vec<Statement>]) -> Outcome<()> {
    let conn = Connection::open(database).saying("the copy")?;
    conn.pragma_update(None, "journal_mode", "wal").saying("wal")?;
    conn.execute_batch(
        "pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -65536;
         pragma wal_autocheckpoint = 2000; pragma temp_store = memory; pragma mmap_size = 0",
    )
    .saying("pragmas")?;
    conn.set_prepared_statement_cache_capacity(512);
    rusqlite::vtab::array::load_module(&conn).saying("arrays")?;
    for batch in orders.chunks(PER_COMMIT) {
        conn.execute_batch("begin immediate").saying("begin")?;
        for statement in batch.iter().flatten() {
            let mut prepared = conn.prepare_cached(&statement.sql).saying(&statement.sql)?;
            for (place, param) in statement.params.iter().enumerate() {
                bind(&mut prepared, place + 1, param).saying(&statement.sql)?;
            }
            let mut rows = prepared.raw_query();
            while rows.next().saying(&statement.sql)?.is_some() {}
        }
        conn.execute_batch("commit").saying("commit")?;
    }
    Ok(())
}

fn bind(statement: &mut rusqlite::Statement<'_>, place: usize, param: &Value) -> rusqlite::Result<()> {
    match param.get("list").and_then(Value::as_array) {
        Some(list) => statement.raw_bind_parameter(place, Rc::new(list.iter().map(cell).collect::<Vec<_>>())),
        None => statement.raw_bind_parameter(place, cell(param)),
    }
}

fn cell(param: &Value) -> Cell {
    match param {
        Value::Number(number) => Cell::Integer(number.as_i64().unwrap_or_default()),
        Value::String(text) => Cell::Text(text.clone()),
        Value::Object(fields) => {
            let digits = fields.get("x").and_then(Value::as_str).unwrap_or_default();
            let pairs = digits.as_bytes().chunks(2).filter_map(|pair| std::str::from_utf8(pair).ok());
            Cell::Blob(pairs.filter_map(|pair| u8::from_str_radix(pair, 16).ok()).collect())
        }
        _ => Cell::Null,
    }
}

/// A server that answers every request with so many bytes and thinks nothing.
pub async fn bytes(length: usize) -> Outcome<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await.saying("a bare server")?;
    let address = listener.local_addr().saying("a bare server")?;
    let mut answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n").into_bytes();
    answer.resize(answer.len() + length, b'x');
    let answer: std::sync::Arc<[u8]> = answer.into();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(send(stream, answer.clone()));
        }
    });
    Ok(address)
}

async fn send(mut stream: TcpStream, answer: std::sync::Arc<[u8]>) {
    let mut asked = Vec::new();
    while stream.read_buf(&mut asked).await.is_ok_and(|read| read > 0) {
        if asked.ends_with(b"\r\n\r\n") {
            asked.clear();
            if stream.write_all(&answer).await.is_err() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bodies_that_placed_an_order_are_replayed() {
        let text = "{\"body\":true}\n{\"sql\":\"select 1\",\"params\":[]}\n{\"body\":true}\n\
            {\"sql\":\"insert into orders (a) values (?1)\",\"params\":[{\"x\":\"0aff\"}]}\n";
        let orders = orders(text).unwrap();
        assert_eq!(orders.len(), 1);
        assert_eq!(cell(&orders[0][0].params[0]), Cell::Blob(vec![10, 255]));
        assert!(super::orders("{\"body\":true}\n").is_err());
    }
}
