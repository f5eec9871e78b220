//! Writes down what the SQLite writer executes, body by body, so that a bare loop can be measured with the
//! same statements. Not in the shipped program.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use souk_core::Value;

static INTO: Mutex<Option<BufWriter<File>>> = Mutex::new(None);

/// From now on every statement of the writer goes into this file, one JSON line each.
pub fn into(path: &Path) -> std::io::Result<()> {
    let file = BufWriter::new(File::create(path)?);
    *INTO.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
    Ok(())
}

/// Another body begins.
pub(crate) fn body() {
    line("{\"body\":true}");
}

pub(crate) fn statement(sql: &str, params: &[Value]) {
    if std::thread::current().name() == Some("souk-writer") {
        let params: Vec<String> = params.iter().map(json).collect();
        line(&format!("{{\"sql\":{},\"params\":[{}]}}", quoted(sql), params.join(",")));
    }
}

/// All bodies so far are on the disk.
pub(crate) fn flush() {
    if let Some(file) = INTO.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
        file.flush().ok();
    }
}

fn line(text: &str) {
    if let Some(file) = INTO.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
        writeln!(file, "{text}").ok();
    }
}

/// Numbers, texts and nulls as they are; bytes as `{"x": hex}`, lists as `{"list": [...]}`.
fn json(value: &Value) -> String {
    let hex = |bytes: &[u8]| {
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{{\"x\":\"{digits}\"}}")
    };
    let list = |items: Vec<String>| format!("{{\"list\":[{}]}}", items.join(","));
    match value {
        Value::Null => "null".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Bool(yes) => i32::from(*yes).to_string(),
        Value::Text(text) | Value::Json(text) => quoted(text),
        Value::Bytes(bytes) => hex(bytes),
        Value::Id(id) => hex(id),
        Value::Ids(ids) => list(ids.iter().map(|id| hex(id)).collect()),
        Value::Ints(numbers) => list(numbers.iter().map(ToString::to_string).collect()),
        Value::Texts(texts) => list(texts.iter().map(|text| quoted(text)).collect()),
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            control if u32::from(control) < 32 => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
