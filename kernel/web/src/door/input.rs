//! Query strings and path parts as typed JSON, guided by the input's schema; no page or query reads text by
//! hand.

use std::collections::BTreeMap;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};
use souk_core::Result;
use souk_engine::refusals;

/// What a field of an input is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Text,
    Integer,
    Number,
    Bool,
    List,
    Other,
}

pub type Shapes = BTreeMap<String, Shape>;

/// Shapes of the top-level fields of a schema with everything inlined.
pub fn shapes(schema: fn(&mut SchemaGenerator) -> schemars::Schema) -> Shapes {
    let mut generator =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true).into_generator();
    let schema = schema(&mut generator).to_value();
    let properties = schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    properties.iter().map(|(name, field)| (name.clone(), shape(field))).collect()
}

fn shape(field: &Value) -> Shape {
    let named = |value: &Value| match value.as_str() {
        Some("string") => Some(Shape::Text),
        Some("integer") => Some(Shape::Integer),
        Some("number") => Some(Shape::Number),
        Some("boolean") => Some(Shape::Bool),
        Some("array") => Some(Shape::List),
        _ => None,
    };
    let typed = match field.get("type") {
        Some(Value::Array(types)) => types.iter().find_map(named),
        Some(one) => named(one),
        None => None,
    };
    typed
        .or_else(|| {
            let choices = field.get("anyOf").or_else(|| field.get("oneOf")).and_then(Value::as_array)?;
            choices.iter().map(shape).find(|shape| *shape != Shape::Other)
        })
        .unwrap_or(if field.get("enum").is_some() || field.get("const").is_some() {
            Shape::Text
        } else {
            Shape::Other
        })
}

/// Puts `pairs` into an object by the shapes; an unknown name stays text, so that the input's reader refuses
/// it by name.
pub fn object(shapes: &Shapes, pairs: impl Iterator<Item = (String, String)>) -> Result<Map<String, Value>> {
    let mut object = Map::new();
    for (name, text) in pairs {
        let shape = shapes.get(&name).copied().unwrap_or(Shape::Text);
        let wrong = || {
            refusals::INVALID
                .with()
                .field(name.clone(), refusals::INVALID.code)
                .arg("detail", format!("{name}: {text}"))
        };
        let value = match shape {
            Shape::Text => Value::String(text.clone()),
            Shape::Integer => Value::from(text.parse::<i64>().map_err(|_| wrong())?),
            Shape::Number => Value::from(text.parse::<f64>().map_err(|_| wrong())?),
            Shape::Bool => match text.as_str() {
                "true" | "1" => Value::Bool(true),
                "false" | "0" => Value::Bool(false),
                _ => return wrong().err(),
            },
            Shape::List => text.split(',').filter(|part| !part.is_empty()).map(Value::from).collect(),
            Shape::Other => serde_json::from_str(&text).map_err(|_| wrong())?,
        };
        if object.insert(name.clone(), value).is_some() {
            return wrong().err();
        }
    }
    Ok(object)
}

/// `a=1&b=%20` as pairs (WHATWG URL, application/x-www-form-urlencoded).
pub(crate) fn pairs(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (decode(name), decode(value))
        })
        .collect()
}

pub(crate) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match first {
            b'+' => bytes.push(b' '),
            b'%' => match tail {
                [high, low, after @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                    let digit = |byte: &u8| {
                        char::from(*byte).to_digit(16).and_then(|d| u8::try_from(d).ok()).unwrap_or(0)
                    };
                    bytes.push(digit(high) * 16 + digit(low));
                    rest = after;
                }
                _ => bytes.push(b'%'),
            },
            other => bytes.push(*other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Percent-encodes for a query value.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn query_strings_decode_as_browsers_send_them() {
        assert_eq!(
            pairs("q=caf%C3%A9+noir&x"),
            vec![("q".into(), "café noir".into()), ("x".into(), String::new())]
        );
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%zz%4"), "%zz%4");
    }
}
