//! Quantities: integer thousandths of a unit, written as decimal text (`"2.500"`).

use crate::cell::{Cell, CellError, Raw, Value};

/// Thousandths of a piece, metre, kilogram or litre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(pub i64);

impl Quantity {
    pub const ONE: Self = Self(1_000);
    /// Largest quantity of anything: 10^9 units.
    pub const MAX: i64 = 1_000_000_000_000;

    pub const fn whole(units: i64) -> Self {
        Self(units.saturating_mul(1_000))
    }
    /// Decimal text with at most three places; Arabic digits and comma are understood.
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = text
            .trim()
            .chars()
            .map(|c| if matches!(c, ',' | '٫') { '.' } else { crate::text::ascii_digit(c) })
            .collect();
        let (negative, digits) = plain.strip_prefix('-').map_or((false, plain.as_str()), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let fraction = fraction.trim_end_matches('0');
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || whole.len() > 10
            || fraction.len() > 3
            || !all_digits(whole)
            || !all_digits(fraction)
        {
            return None;
        }
        let value: i64 = format!("{whole}{fraction:0<3}").parse().ok()?;
        (value <= Self::MAX).then_some(Self(if negative { -value } else { value }))
    }
    /// `3` or `2.5`: for people.
    pub fn human(self) -> String {
        let text = self.to_string();
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

impl std::fmt::Display for Quantity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:03}", self.0.unsigned_abs() / 1_000, self.0.unsigned_abs() % 1_000)
    }
}
impl serde::Serialize for Quantity {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> serde::Deserialize<'de> for Quantity {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("expected a quantity such as \"2.500\""))
    }
}
impl schemars::JsonSchema for Quantity {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Quantity".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "pattern": "^-?[0-9]{1,10}([.][0-9]{1,3})?$",
            "description": "Decimal text, at most three places",
        })
    }
}
impl Cell for Quantity {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        i64::read(raw).map(Self)
    }
    fn write(&self) -> Value {
        Value::Int(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_keep_three_places_and_no_more() {
        assert_eq!(Quantity::parse("2.5"), Some(Quantity(2_500)));
        assert_eq!(Quantity::parse("١٫٥"), Some(Quantity(1_500)));
        assert_eq!(Quantity::parse("0.0005"), None);
        assert_eq!(Quantity::parse("99999999999"), None);
        assert_eq!(Quantity(2_500).to_string(), "2.500");
        assert_eq!(Quantity(120_000).human(), "120");
    }
}
