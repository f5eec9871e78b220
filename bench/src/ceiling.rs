//! What the machine could do at most: the same statements in a bare loop on SQLite, the same bytes from a
//! bare handler.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::types::Value as Cell;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::captured::{Body, capture};
use crate::measure::Bench;
use rig::load::rate;
use rig::{Outcome, Saying};

const ORDERS: usize = 4_000;
const PER_COMMIT: usize = 64;

pub struct Ceiling {
    /// Orders a second.
    pub orders: u64,
    pub statements_each: usize,
    /// The dearest statements: share of the time in percent, and how each begins.
    pub dearest: Vec<(u128, String)>,
}

/// Captures what the writer executes for real orders, then executes the same on a copy made before them.
pub async fn statements(bench: &Bench) -> Outcome<Ceiling> {
    let captured = capture(bench, ORDERS, async |place| {
        for name in ["copy.db", "timed.db"] {
            std::fs::copy(place.data.join("souk.db"), place.data.join(name)).saying("the copy")?;
        }
        Ok(())
    })
    .await?;
    let began = Instant::now();
    replay(&captured.place.data.join("copy.db"), &captured.orders, |_, _| ())?;
    let took = began.elapsed();
    let mut spent: BTreeMap<String, Duration> = BTreeMap::new();
    replay(&captured.place.data.join("timed.db"), &captured.orders, |sql, took| {
        *spent.entry(sql.to_owned()).or_default() += took;
    })?;
    let count = captured.orders.len();
    let each = captured.orders.iter().map(Vec::len).sum::<usize>() / count.max(1);
    captured.place.clear().await?;
    Ok(Ceiling { orders: rate(count, took), statements_each: each, dearest: dearest(spent) })
}

fn dearest(spent: BTreeMap<String, Duration>) -> Vec<(u128, String)> {
    let whole = spent.values().sum::<Duration>().as_micros().max(1);
    let mut shares: Vec<(u128, String)> = spent
        .into_iter()
        .map(|(sql, took)| {
            let words: Vec<&str> = sql.split_whitespace().take(9).collect();
            (took.as_micros() * 100 / whole, words.join(" "))
        })
        .collect();
    shares.sort_unstable_by(|a, b| b.cmp(a));
    shares.truncate(8);
    shares
}

/// Prepared once, 64 orders a commit, the writer's own pragmas; `each` hears what every statement took.
fn replay(database: &Path, orders: &[Body], mut each: impl FnMut(&str, Duration)) -> Outcome<()> {
    let conn = Connection::open(database).saying("the copy")?;
    conn.pragma_update(None, "journal_mode", "wal").saying("wal")?;
    conn.execute_batch(
        "pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -65536;
         pragma wal_autocheckpoint = 2000; pragma temp_store = memory; pragma mmap_size = 0",
    )
    .saying("pragmas")?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).saying("stable plans")?;
    conn.set_prepared_statement_cache_capacity(512);
    rusqlite::vtab::array::load_module(&conn).saying("arrays")?;
    for batch in orders.chunks(PER_COMMIT) {
        conn.execute_batch("begin immediate").saying("begin")?;
        for statement in batch.iter().flatten() {
            let began = Instant::now();
            let mut prepared = conn.prepare_cached(&statement.sql).saying(&statement.sql)?;
            for (place, param) in statement.params.iter().enumerate() {
                bind(&mut prepared, place + 1, param).saying(&statement.sql)?;
            }
            let mut rows = prepared.raw_query();
            while rows.next().saying(&statement.sql)?.is_some() {}
            each(&statement.sql, began.elapsed());
        }
        let began = Instant::now();
        conn.execute_batch("commit").saying("commit")?;
        each("commit", began.elapsed());
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
        Value::Bool(yes) => Cell::Integer(i64::from(*yes)),
        Value::String(text) => Cell::Text(text.clone()),
        Value::Object(fields) => {
            let digits = fields.values().find_map(Value::as_str).unwrap_or_default();
            let pairs = digits.as_bytes().chunks(2).filter_map(|pair| std::str::from_utf8(pair).ok());
            Cell::Blob(pairs.filter_map(|pair| u8::from_str_radix(pair, 16).ok()).collect())
        }
        _ => Cell::Null,
    }
}

/// A bare handler that sends so many bytes, in the same web server that the program uses.
pub async fn handler(length: usize) -> Outcome<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await.saying("a bare handler")?;
    let address = listener.local_addr().saying("a bare handler")?;
    let answer = bytes::Bytes::from(vec![b'x'; length]);
    let router = axum::Router::new().fallback(move || async move { answer });
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

/// What sends back bytes without reading what was asked: the ceiling of the generator itself.
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

/// Knows where a request ends by its head: the rig writes `content-length` before a body.
async fn send(mut stream: TcpStream, answer: std::sync::Arc<[u8]>) {
    let mut asked = Vec::new();
    while stream.read_buf(&mut asked).await.is_ok_and(|read| read > 0) {
        while let Some(end) = whole(&asked) {
            asked.drain(..end);
            if stream.write_all(&answer).await.is_err() {
                return;
            }
        }
    }
}

fn whole(asked: &[u8]) -> Option<usize> {
    let head = asked.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let text = std::str::from_utf8(asked.get(..head)?).ok()?.to_ascii_lowercase();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length:"));
    let end = head + length.and_then(|length| length.trim().parse().ok()).unwrap_or(0);
    (asked.len() >= end).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_ends_after_its_body() {
        assert_eq!(whole(b"GET / HTTP/1.1\r\n\r\n"), Some(18));
        assert_eq!(whole(b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab"), None);
        assert_eq!(whole(b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET"), Some(41));
    }

    #[test]
    fn cells_are_bound_as_the_writer_bound_them() {
        assert_eq!(cell(&serde_json::json!({"id": "0aff"})), Cell::Blob(vec![10, 255]));
        assert_eq!(cell(&serde_json::json!(true)), Cell::Integer(1));
    }
}
