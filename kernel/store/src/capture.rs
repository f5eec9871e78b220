//! Writes down what write transactions execute, body by body, so that a bare loop or a benchmark of the
//! server's own can be measured with the same statements. Not in the shipped program.

use std::cell::RefCell;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use souk_core::Value;

static INTO: Mutex<Option<BufWriter<File>>> = Mutex::new(None);

thread_local! {
    /// The body that this thread executes now; database threads run one at a time.
    static BODY: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on every statement of a write goes into this file, one JSON line each, after a line for its body.
pub fn into(path: &Path) -> std::io::Result<()> {
    let file = BufWriter::new(File::create(path)?);
    *INTO.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
    Ok(())
}

/// A body begins, or begins again.
pub(crate) fn body() {
    let wanted = INTO.lock().unwrap_or_else(PoisonError::into_inner).is_some();
    BODY.set(wanted.then(|| "{\"body\":true}\n".to_owned()));
}

pub(crate) fn statement(sql: &str, params: &[Value]) {
    BODY.with_borrow_mut(|body| {
        if let Some(body) = body {
            let params: Vec<String> = params.iter().map(json).collect();
            body.push_str(&format!("{{\"sql\":{},\"params\":[{}]}}\n", quoted(sql), params.join(",")));
        }
    });
}

/// The body has ended; what it executed is on the disk.
pub(crate) fn done() {
    let Some(text) = BODY.take() else { return };
    if let Some(file) = INTO.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
        file.write_all(text.as_bytes()).and_then(|()| file.flush()).ok();
    }
}

/// Numbers, texts and nulls as they are; bytes as `{"x": hex}`, lists as `{"list": [...]}`.
fn json(value: &Value) -> String {
    let hex = |bytes: &[u8]| {
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{{\"x\":\"{digits}\"}}")
    };
    let id = |id: &[u8; 16]| hex(id).replacen("\"x\"", "\"id\"", 1);
    let list = |items: Vec<String>| format!("{{\"list\":[{}]}}", items.join(","));
    match value {
        Value::Null => "null".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::Text(text) | Value::Json(text) => quoted(text),
        Value::Bytes(bytes) => hex(bytes),
        Value::Id(one) => id(one),
        Value::Ids(ids) => list(ids.iter().map(id).collect()),
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
