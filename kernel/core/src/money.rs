//! Money: integer minor units of a currency. No floating point, no silent overflow.

use crate::cell::{Cell, CellError, Raw, Value};
use crate::iso4217::BY_DECIMALS;
use crate::refusal::{Kind, RefusalDef, Result};

/// A sum left the range that a shop's books may hold.
pub const OUT_OF_RANGE: RefusalDef = RefusalDef::new("money.out_of_range", Kind::Invalid);

/// An ISO 4217 code in force.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(&'static str);

impl Currency {
    pub fn parse(code: &str) -> Option<Self> {
        BY_DECIMALS
            .iter()
            .find_map(|(_, codes)| codes.iter().find(|known| **known == code))
            .map(|code| Self(code))
    }
    pub const fn code(self) -> &'static str {
        self.0
    }
    /// Digits behind the point: 2 for DZD, 3 for IQD, 0 for JPY.
    pub fn decimals(self) -> u8 {
        BY_DECIMALS.iter().find(|(_, codes)| codes.contains(&self.0)).map_or(2, |(decimals, _)| *decimals)
    }
    /// Minor units in one major unit.
    pub fn unit(self) -> i64 {
        10_i64.pow(u32::from(self.decimals()))
    }
}

impl std::fmt::Debug for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}
impl std::fmt::Display for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}
impl serde::Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}
impl<'de> serde::Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let code = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&code).ok_or_else(|| serde::de::Error::custom("expected an ISO 4217 code such as DZD"))
    }
}
impl schemars::JsonSchema for Currency {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Currency".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": "^[A-Z]{3}$", "description": "ISO 4217 code"})
    }
}
impl Cell for Currency {
    fn read(raw: Raw<'_>) -> std::result::Result<Self, CellError> {
        let code = String::read(raw)?;
        Self::parse(&code).ok_or_else(|| CellError(format!("{code:?} is no currency")))
    }
    fn write(&self) -> Value {
        Value::Text(self.0.to_owned())
    }
}

/// An amount of a currency. JSON: `{"minor": 250000, "currency": "DZD"}`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Minor units (santeem for DZD).
    pub minor: i64,
    pub currency: Currency,
}

impl Money {
    /// No single amount is larger than this (chapter 1: a price is at most 10^12 minor units), a sum at most
    /// 10^15.
    pub const MAX: i64 = 1_000_000_000_000_000;

    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Decimal text such as `1000`, `12.50`, `١٢٫٥` in major units; `None` when it is not exactly that many
    /// minor units.
    pub fn parse(text: &str, currency: Currency) -> Option<Self> {
        let decimals = usize::from(currency.decimals());
        let plain: String = text
            .trim()
            .chars()
            .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '_'))
            .map(|c| match c {
                ',' | '٫' => '.',
                other => crate::text::ascii_digit(other),
            })
            .collect();
        let (negative, digits) = plain.strip_prefix('-').map_or((false, plain.as_str()), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let fraction = fraction.trim_end_matches('0');
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || whole.len() > 15
            || fraction.len() > decimals
            || !all_digits(whole)
            || !all_digits(fraction)
        {
            return None;
        }
        let minor: i64 = format!("{whole}{fraction:0<decimals$}").parse().ok()?;
        let minor = if negative { -minor } else { minor };
        (minor.abs() <= Self::MAX).then_some(Self { minor, currency })
    }

    /// `2500.00`: machine form, always with the currency's decimals.
    pub fn decimal(self) -> String {
        let unit = self.currency.unit().unsigned_abs();
        let sign = if self.minor < 0 { "-" } else { "" };
        let (whole, rest) = (self.minor.unsigned_abs() / unit, self.minor.unsigned_abs() % unit);
        match usize::from(self.currency.decimals()) {
            0 => format!("{sign}{whole}"),
            places => format!("{sign}{whole}.{rest:0places$}"),
        }
    }

    /// `2 500` or `2 500.50`: for people; whole amounts without decimals, thousands apart by a narrow space.
    pub fn human(self) -> String {
        let decimal = self.decimal();
        let (whole, rest) = decimal.split_once('.').unwrap_or((decimal.as_str(), ""));
        let mut grouped = String::new();
        let digits = whole.trim_start_matches('-');
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index) % 3 == 0 {
                grouped.push('\u{202f}');
            }
            grouped.push(digit);
        }
        let sign = if self.minor < 0 { "-" } else { "" };
        if rest.trim_matches('0').is_empty() {
            format!("{sign}{grouped}")
        } else {
            format!("{sign}{grouped}.{rest}")
        }
    }
}

/// Adds minor units; a sum outside the books' range is refused, never wrapped.
pub fn add(a: i64, b: i64) -> Result<i64> {
    a.checked_add(b).filter(|sum| sum.abs() <= Money::MAX).ok_or_else(|| OUT_OF_RANGE.refuse())
}

/// `price` times `numerator / denominator`, rounded half away from zero, once.
pub fn scale(price: i64, numerator: i64, denominator: i64) -> Result<i64> {
    let product = i128::from(price) * i128::from(numerator);
    let denominator = i128::from(denominator);
    if denominator <= 0 {
        return Err(OUT_OF_RANGE.refuse());
    }
    let half = if product < 0 { -(denominator / 2) } else { denominator / 2 };
    let rounded = (product + half) / denominator;
    i64::try_from(rounded).ok().filter(|minor| minor.abs() <= Money::MAX).ok_or_else(|| OUT_OF_RANGE.refuse())
}

/// The nearest multiple of `step`, half up: cash that the smallest coin can pay.
pub fn round_to_step(minor: i64, step: i64) -> Result<i64> {
    if step <= 1 {
        return Ok(minor);
    }
    scale(minor, 1, step).and_then(|steps| steps.checked_mul(step).ok_or_else(|| OUT_OF_RANGE.refuse()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dzd() -> Currency {
        Currency::parse("DZD").unwrap()
    }

    #[test]
    fn amounts_are_read_exactly_or_not_at_all() {
        let read = |text| Money::parse(text, dzd()).map(|money| money.minor);
        assert_eq!(read("1000"), Some(100_000));
        assert_eq!(read("١٢٫٥"), Some(1_250));
        assert_eq!(read("1 295,00"), Some(129_500));
        for bad in ["12.345", "", "NaN", "1e9", "--1", ".5", "9999999999999999"] {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert_eq!(Money::parse("1.234", Currency::parse("IQD").unwrap()).unwrap().minor, 1_234);
    }

    #[test]
    fn amounts_are_written_for_machines_and_people() {
        assert_eq!(Money::new(-1_234_550, dzd()).decimal(), "-12345.50");
        assert_eq!(Money::new(250_000, dzd()).human(), "2\u{202f}500");
        assert_eq!(Money::new(5, dzd()).human(), "0.05");
    }

    #[test]
    fn rounding_is_half_up_once_and_never_wraps() {
        assert_eq!(scale(333, 500, 1000).unwrap(), 167);
        assert_eq!(scale(-333, 500, 1000).unwrap(), -167);
        assert_eq!(round_to_step(123_450, 500).unwrap(), 123_500);
        assert!(scale(i64::MAX, 2, 1).is_err());
        assert!(add(Money::MAX, 1).is_err());
    }
}
