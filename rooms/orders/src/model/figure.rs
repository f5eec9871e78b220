//! Numbers in an input as people and older programs send them: JSON numbers or decimal text, judged later,
//! where a wrong one can be told as a field's refusal.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de};
use souk_core::{Currency, Money, Quantity};

/// A decimal number as text: `"2"`, `"2.5"`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Figure(pub String);

impl Figure {
    pub fn quantity(&self) -> Option<Quantity> {
        Quantity::parse(&self.0)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text_or_number(deserializer).map(|(text, _)| Self(text))
    }
}

impl JsonSchema for Figure {
    fn schema_name() -> Cow<'static, str> {
        "Figure".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["string", "number"], "description": "A number, or decimal text: \"2.5\""})
    }
}

/// A sum of money that somebody expects: a JSON integer is minor units, text is a decimal in the major unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Amount {
    Minor(i64),
    Major(String),
}

impl Amount {
    /// Minor units; `None` when it is no sum of this currency.
    pub fn minor(&self, currency: Currency) -> Option<i64> {
        match self {
            Self::Minor(minor) => Some(*minor),
            Self::Major(text) => Money::parse(text, currency).map(|money| money.minor),
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (text, is_text) = text_or_number(deserializer)?;
        if is_text {
            return Ok(Self::Major(text));
        }
        text.parse()
            .map(Self::Minor)
            .map_err(|_| de::Error::custom("expected minor units as an integer, or text"))
    }
}

impl JsonSchema for Amount {
    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["integer", "string"],
            "description": "An integer is minor units, text a decimal in the major unit: 250000, \"2500.00\"",
        })
    }
}

fn text_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(String, bool), D::Error> {
    match serde_json::Value::deserialize(deserializer)? {
        serde_json::Value::String(text) => Ok((text, true)),
        serde_json::Value::Number(number) => Ok((number.to_string(), false)),
        _ => Err(de::Error::custom("expected a number or text")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_and_text_are_both_read() {
        let read = |value: serde_json::Value| serde_json::from_value::<Figure>(value).unwrap().quantity();
        assert_eq!(read(json!(2)), Some(Quantity::whole(2)));
        assert_eq!(read(json!("2.5")), Some(Quantity(2_500)));
        assert_eq!(read(json!(2.5)), Some(Quantity(2_500)));
        assert_eq!(read(json!("٣")), Some(Quantity::whole(3)));
        assert_eq!(read(json!(1e30)), None);
        assert!(serde_json::from_value::<Figure>(json!([1])).is_err());
    }

    #[test]
    fn an_integer_is_minor_and_text_is_major() {
        let dzd = Currency::parse("DZD").unwrap();
        let read = |value: serde_json::Value| serde_json::from_value::<Amount>(value).unwrap().minor(dzd);
        assert_eq!(read(json!(250_000)), Some(250_000));
        assert_eq!(read(json!("2500")), Some(250_000));
        assert_eq!(read(json!("2500.00")), Some(250_000));
        assert_eq!(read(json!("dear")), None);
        let written = serde_json::to_value(Amount::Major("2500".to_owned())).unwrap();
        assert_eq!(read(written), Some(250_000), "what was read is read again");
    }
}
