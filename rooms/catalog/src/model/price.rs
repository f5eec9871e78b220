//! Numbers as people and files write them: point or comma, grouped, Arabic digits; a doubtful one is asked,
//! never guessed.

use souk_core::Currency;
use souk_core::text::ascii_digit;

/// The highest price of anything, in minor units.
pub const MAX: i64 = 1_000_000_000_000;

/// What stands before the decimal places. `Ask` takes what can mean one thing only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DecimalMark {
    #[default]
    Ask,
    Point,
    Comma,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// No number, or beyond the range.
    Invalid,
    /// `1,234`: one and a bit, or more than a thousand.
    Doubtful,
    /// More decimal places than the unit has.
    TooManyPlaces,
}

/// A price in minor units.
pub fn price(text: &str, currency: Currency, mark: DecimalMark) -> Result<i64, NumberError> {
    let minor = number(text, currency.decimals(), mark)?;
    if (0..=MAX).contains(&minor) { Ok(minor) } else { Err(NumberError::Invalid) }
}

/// The number in units of its last place: with 2 places `12.5` is 1250.
pub fn number(text: &str, places: u8, mark: DecimalMark) -> Result<i64, NumberError> {
    let plain: String = text.trim().chars().map(plain_char).collect();
    let (negative, body) = plain.strip_prefix('-').map_or((false, plain.as_str()), |rest| (true, rest));
    let (whole, fraction) = match decimal_point(body, usize::from(places), mark)? {
        Some(point) => body.rsplit_once(point).ok_or(NumberError::Invalid)?,
        None => (body, "0"),
    };
    let whole = ungroup(whole).ok_or(NumberError::Invalid)?;
    if !digits(&whole) || !digits(fraction) || whole.len() > 15 {
        return Err(NumberError::Invalid);
    }
    let fraction = fraction.trim_end_matches('0');
    let places = usize::from(places);
    if fraction.len() > places {
        return Err(NumberError::TooManyPlaces);
    }
    let value: i64 = format!("{whole}{fraction:0<places$}").parse().map_err(|_| NumberError::Invalid)?;
    Ok(if negative { -value } else { value })
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Spaces of every width and the Arabic thousands mark group; the Arabic decimal mark keeps its own meaning.
fn plain_char(c: char) -> char {
    match c {
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '٬' => ' ',
        '\u{2212}' => '-',
        other => ascii_digit(other),
    }
}

/// Which character of `body` is the decimal mark, if any.
fn decimal_point(body: &str, places: usize, mark: DecimalMark) -> Result<Option<char>, NumberError> {
    if body.contains('٫') {
        return Ok(Some('٫'));
    }
    let present = |point: char| body.contains(point).then_some(point);
    match mark {
        DecimalMark::Point => return Ok(present('.')),
        DecimalMark::Comma => return Ok(present(',')),
        DecimalMark::Ask => {}
    }
    let Some(last) = body.chars().rev().find(|c| matches!(c, '.' | ',')) else { return Ok(None) };
    if body.matches(last).count() > 1 {
        return Ok(None);
    }
    let (before, after) = body.split_once(last).unwrap_or((body, ""));
    let groups =
        digits(before) && digits(after) && before.len() <= 3 && !before.starts_with('0') && after.len() == 3;
    if !groups {
        return Ok(Some(last));
    }
    // A point is what programs write, so three places where the unit has three are taken; where it has fewer,
    // `12.345` has too many places, and `12.500` may as well mean twelve thousand.
    match last {
        '.' if places >= 3 || after.trim_end_matches('0').len() > places => Ok(Some('.')),
        _ => Err(NumberError::Doubtful),
    }
}

/// `1 234 567` without its marks: one kind of mark, first group of 1 to 3 digits, the others of exactly 3.
fn ungroup(whole: &str) -> Option<String> {
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else { return Some(whole.to_owned()) };
    if !matches!(mark, ' ' | ',' | '.') {
        return None;
    }
    let mut groups = whole.split(mark);
    let first = groups.next().filter(|group| digits(group) && group.len() <= 3)?;
    let mut plain = first.to_owned();
    for group in groups {
        if group.len() != 3 || !digits(group) {
            return None;
        }
        plain.push_str(group);
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use NumberError::{Doubtful, Invalid, TooManyPlaces};

    fn ask(text: &str) -> Result<i64, NumberError> {
        price(text, Currency::parse("DZD").unwrap(), DecimalMark::Ask)
    }

    #[test]
    fn what_can_mean_one_thing_only_is_read() {
        for (text, minor) in [
            ("50", 5_000),
            ("9.99", 999),
            ("12,5", 1_250),
            ("١٢٫٥", 1_250),
            ("۱۲٫۵۰", 1_250),
            ("1 295,00", 129_500),
            ("1\u{202f}295.00", 129_500),
            ("١٬٢٩٥٫٥", 129_550),
            ("1,234,567", 123_456_700),
            ("1,234.50", 123_450),
            ("1.234,50", 123_450),
            ("1234,50", 123_450),
            ("0.500", 50),
            ("50.0000", 5_000),
            ("0", 0),
            ("10000000000", MAX),
        ] {
            assert_eq!(ask(text), Ok(minor), "{text}");
        }
    }

    #[test]
    fn what_can_mean_two_things_is_asked() {
        for text in ["1,234", "12,000", "123,456", "12.500", "50.000"] {
            assert_eq!(ask(text), Err(Doubtful), "{text}");
        }
        let told = |text, mark| price(text, Currency::parse("DZD").unwrap(), mark);
        assert_eq!(told("1,234", DecimalMark::Point), Ok(123_400));
        assert_eq!(told("1,234", DecimalMark::Comma), Err(TooManyPlaces));
        assert_eq!(told("50.000", DecimalMark::Comma), Ok(5_000_000));
        assert_eq!(told("50.000", DecimalMark::Point), Ok(5_000));
        assert_eq!(told("12.50", DecimalMark::Comma), Err(Invalid));
    }

    #[test]
    fn nothing_is_rounded_and_nothing_odd_is_taken() {
        for text in ["12.345", "0.001", "1234,567"] {
            assert_eq!(ask(text), Err(TooManyPlaces), "{text}");
        }
        for text in [
            "",
            "-1",
            "1e9",
            "NaN",
            "--1",
            ".5",
            "5.",
            "1 2",
            "1,23,456",
            "1.2.3",
            "1 234,567.00",
            "50 DA",
            "$5",
            "10000000000.01",
            "9999999999999999999",
            "1٫2٫3",
            "٫",
        ] {
            assert_eq!(ask(text), Err(Invalid), "{text}");
        }
        assert_eq!(number("-2", 3, DecimalMark::Ask), Ok(-2_000));
    }

    #[test]
    fn three_places_are_plain_where_the_currency_has_them() {
        let dinar = Currency::parse("KWD").unwrap();
        assert_eq!(price("1.234", dinar, DecimalMark::Ask), Ok(1_234));
        assert_eq!(price("1,234", dinar, DecimalMark::Ask), Err(Doubtful));
        assert_eq!(price("12", Currency::parse("JPY").unwrap(), DecimalMark::Ask), Ok(12));
    }
}
