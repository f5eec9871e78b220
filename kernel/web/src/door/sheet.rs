//! A list as a file for spreadsheets: page after page of the query, so that no list is too long; in UTF-8
//! with a mark that spreadsheets know it by, and no text that one of them would run.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, header};
use bytes::Bytes;
use http_body::Frame;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};
use souk_core::guard::guard_within;
use souk_core::{Currency, Error, Fault, Lang, Money, Result};
use souk_engine::{Ask, Engine, FILE, QueryDef, Registry};
use tokio::sync::mpsc;

/// Rows that are asked for at a time.
const PAGE: i64 = 200;

/// A column: what stands above it, and the field that fills it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub head: String,
    pub field: String,
}

/// The columns of a list: those it names, else every field of its rows. `None` where a query is no list.
pub fn columns(query: &QueryDef) -> Option<Vec<Column>> {
    let mut generator =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true).into_generator();
    let schema = (query.output)(&mut generator).to_value();
    let row = schema.pointer("/properties/items/items").or_else(|| schema.get("items"))?;
    let fields = row.get("properties").and_then(Value::as_object)?;
    let column = |head: &str, field: &str| Column { head: head.to_owned(), field: field.to_owned() };
    if !query.sheet.is_empty() {
        return Some(query.sheet.iter().map(|(head, field)| column(head, field)).collect());
    }
    let money = fields.contains_key("currency");
    Some(
        fields
            .keys()
            .map(|name| column(name.strip_suffix("_minor").filter(|_| money).unwrap_or(name), name))
            .collect(),
    )
}

/// A list as a file: under whose name it is had, what answers, and by which columns.
#[derive(Clone)]
pub(super) struct Filed {
    name: &'static str,
    query: &'static QueryDef,
    columns: Arc<Vec<Column>>,
}

impl Filed {
    pub(super) fn of(registry: &Registry, list: &'static QueryDef) -> Option<Self> {
        let query = registry.filed(list);
        Some(Self { name: list.name, query, columns: Arc::new(columns(query)?) })
    }
}

/// Was a file asked for, by a parameter or by what the asker takes?
pub(super) fn is_asked(format: Option<&str>, headers: &HeaderMap) -> bool {
    let takes = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    format == Some("csv") || (format.is_none() && takes.trim_start().starts_with("text/csv"))
}

/// The list from its first row to its last. What is refused is refused before anything is sent; where it
/// fails later, the file breaks off, and nobody takes a part for the whole.
pub(super) async fn answer(
    engine: &Engine,
    filed: &Filed,
    ask: Ask,
    mut input: Map<String, Value>,
) -> Result<Response<Body>> {
    let Filed { name, query, columns } = filed.clone();
    let ask = Ask { door: FILE, ..ask };
    let whole = !input_has_pages(query);
    if !whole {
        input.insert("limit".to_owned(), Value::from(PAGE));
    }
    let lang = ask.lang;
    let (mut rows, mut next) = page(engine, query, ask.clone(), &input).await?;
    engine.note_taken(name, &ask);
    let (send, receive) = mpsc::channel(2);
    let engine = engine.clone();
    let mut text = String::from('\u{feff}');
    line(&mut text, columns.iter().map(|column| column.head.clone()));
    tokio::spawn(async move {
        loop {
            for row in &rows {
                line(&mut text, columns.iter().map(|column| cell(row, &column.field, lang)));
            }
            if send.send(Ok(Bytes::from(std::mem::take(&mut text)))).await.is_err() {
                return;
            }
            let Some(after) = next.take().filter(|_| !whole) else { return };
            input.insert("after".to_owned(), Value::from(after));
            match page(&engine, query, ask.clone(), &input).await {
                Ok(found) => (rows, next) = found,
                Err(error) => {
                    let _ = send.send(Err(io::Error::other(error.to_string()))).await;
                    return;
                }
            }
        }
    });
    let mut response = Response::new(Body::new(Rows(receive)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let named = format!("attachment; filename=\"{name}.csv\"");
    if let Ok(value) = HeaderValue::from_str(&named) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// A list as the text of a file.
pub fn table(columns: &[Column], rows: &[Value], lang: Lang) -> String {
    let mut text = String::from('\u{feff}');
    line(&mut text, columns.iter().map(|column| column.head.clone()));
    for row in rows {
        line(&mut text, columns.iter().map(|column| cell(row, &column.field, lang)));
    }
    text
}

fn input_has_pages(query: &QueryDef) -> bool {
    super::input::shapes(query.input).contains_key("after")
}

/// A page of rows, and where the next begins.
async fn page(
    engine: &Engine,
    query: &QueryDef,
    ask: Ask,
    input: &Map<String, Value>,
) -> Result<(Vec<Value>, Option<String>)> {
    let bytes = engine.ask_named(query.name, ask, Value::Object(input.clone())).await?;
    let answer: Value = serde_json::from_slice(&bytes)
        .map_err(|error| Error::from(Fault::caused("a list was not readable", error)))?;
    let next = answer.get("next").and_then(Value::as_str).map(str::to_owned);
    let rows = match answer {
        Value::Array(rows) => rows,
        Value::Object(mut map) => match map.remove("items") {
            Some(Value::Array(rows)) => rows,
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    Ok((rows, next))
}

struct Rows(mpsc::Receiver<io::Result<Bytes>>);

impl http_body::Body for Rows {
    type Data = Bytes;
    type Error = io::Error;
    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<std::result::Result<Frame<Bytes>, io::Error>>> {
        self.0.poll_recv(cx).map(|got| got.map(|bytes| bytes.map(Frame::data)))
    }
}

/// A line as RFC 4180 has it.
fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

fn cell(row: &Value, field: &str, lang: Lang) -> String {
    let value = row.get(field).unwrap_or(&Value::Null);
    let currency = || row.get("currency").and_then(Value::as_str).and_then(Currency::parse);
    if field.ends_with("_minor")
        && let (Some(minor), Some(currency)) = (value.as_i64(), currency())
    {
        return Money::new(minor, currency).decimal();
    }
    told(value, lang)
}

/// Figures as they are; texts so that no spreadsheet runs them.
fn told(value: &Value, lang: Lang) -> String {
    match value {
        Value::Null => String::new(),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        Value::String(text) if is_figure(text) => text.clone(),
        Value::String(text) => guard_within(text),
        Value::Array(items) if items.iter().all(|item| !item.is_array() && !item.is_object()) => {
            let parts: Vec<String> = items.iter().map(plain).collect();
            guard_within(&parts.join("; "))
        }
        Value::Object(words) if is_words(words) => {
            let text = words.get(lang.as_str()).or_else(|| words.values().next());
            guard_within(text.and_then(Value::as_str).unwrap_or_default())
        }
        Value::Object(map) if map.is_empty() => String::new(),
        other => guard_within(&other.to_string()),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// `-3.500`: a quantity, whatever it begins with.
fn is_figure(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let are = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    are(whole) && are(rest)
}

fn is_words(map: &Map<String, Value>) -> bool {
    !map.is_empty() && map.iter().all(|(name, text)| Lang::parse(name).is_some() && text.is_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn no_text_runs_and_figures_stay_figures() {
        for (value, expected) in [
            (json!("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")"),
            (json!("+213551234567"), "'+213551234567"),
            (json!("-1+2"), "'-1+2"),
            (json!("@a"), "'@a"),
            (json!("\tx"), "'\tx"),
            (json!("Ali;=1"), "Ali;'=1"),
            (json!("-3.500"), "-3.500"),
            (json!(-7), "-7"),
            (json!(null), ""),
            (json!(["=a", "-b"]), "'=a; '-b"),
            (json!({"ar": "=تمر", "en": "Dates"}), "Dates"),
            (json!({"ar": "=تمر"}), "'=تمر"),
            (json!({"x": {"y": 1}}), "{\"x\":{\"y\":1}}"),
        ] {
            assert_eq!(told(&value, Lang::En), expected);
        }
    }

    #[test]
    fn amounts_are_decimals_and_marks_are_kept_apart() {
        let row = json!({"total_minor": 150_050, "currency": "DZD", "note": "a,\"b\"\r\nc"});
        assert_eq!(cell(&row, "total_minor", Lang::En), "1500.50");
        let mut out = String::new();
        line(&mut out, ["note", "total"].iter().map(|text| (*text).to_owned()));
        line(&mut out, ["note", "total_minor"].iter().map(|field| cell(&row, field, Lang::En)));
        assert_eq!(out, "note,total\r\n\"a,\"\"b\"\"\r\nc\",1500.50\r\n");
    }
}
