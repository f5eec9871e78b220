//! Telephone numbers: read as people of Algeria type them, or as E.164 (ITU-T) from anywhere; kept as E.164.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::text::ascii_digit;

/// What a sentence shows as an example of a number that is understood.
pub const EXAMPLE: &str = "0551 23 45 67";

/// `+213551234567` for any spelling of it: spaces, dots, dashes, brackets, Arabic digits, `+213`, `00213`,
/// `213`, `0`. Numbers of other countries need their `+` or `00`. `None`: not a number that can be called.
pub fn normal(text: &str) -> Option<String> {
    if text.len() > 64 {
        return None;
    }
    let mut plus = false;
    let mut digits = String::with_capacity(15);
    for c in text.trim().chars().map(ascii_digit) {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() && !plus => plus = true,
            ' ' | '.' | '-' | '/' | '(' | ')' | '\u{a0}' | '\u{202f}' | '\u{2011}' => {}
            // Marks that keyboards of right-to-left languages leave around a number.
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ => return None,
        }
    }
    if let Some(rest) = digits.strip_prefix("00") {
        if plus {
            return None;
        }
        return international(rest);
    }
    if plus {
        return international(&digits);
    }
    match digits.strip_prefix('0') {
        Some(rest) => algerian(rest),
        None => digits.strip_prefix("213").and_then(algerian),
    }
}

fn international(digits: &str) -> Option<String> {
    if let Some(rest) = digits.strip_prefix("213") {
        // Some write the 0 of the inland number behind the country code.
        return algerian(rest.strip_prefix('0').unwrap_or(rest));
    }
    ((8..=15).contains(&digits.len()) && !digits.starts_with('0')).then(|| format!("+{digits}"))
}

/// Behind the 0: mobile 5, 6, 7 and 8 digits; landline 2, 3, 4 and 7 digits.
fn algerian(rest: &str) -> Option<String> {
    let fits = match rest.bytes().next()? {
        b'5'..=b'7' => rest.len() == 9,
        b'2'..=b'4' => rest.len() == 8,
        _ => false,
    };
    fits.then(|| format!("+213{rest}"))
}

/// `0551 23 45 67` for an Algerian number, `+7 701…` as it is for others: for people.
pub fn human(e164: &str) -> String {
    let Some(rest) = e164.strip_prefix("+213") else { return e164.to_owned() };
    let digits: Vec<char> = std::iter::once('0').chain(rest.chars()).collect();
    let (head, tail) = digits.split_at(digits.len().saturating_sub(6).max(1).min(digits.len()));
    let mut shown: String = head.iter().collect();
    for pair in tail.chunks(2) {
        shown.push(' ');
        shown.extend(pair);
    }
    shown
}

/// A telephone in an input: in its normal form when it has one, as typed otherwise, so that attempts are
/// counted by the number and not by its spelling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Phone(String);

impl Phone {
    pub fn typed(text: &str) -> Self {
        Self(normal(text).unwrap_or_else(|| text.to_owned()))
    }
    pub fn e164(&self) -> Option<String> {
        normal(&self.0)
    }
}

impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Ok(Self::typed(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_mobile_number_is_one_number() {
        for text in [
            "0551234567",
            "0551 23 45 67",
            "0551.23.45.67",
            "+213551234567",
            "+213 (0) 551 23 45 67",
            "00213551234567",
            "213551234567",
            "٠٥٥١٢٣٤٥٦٧",
            "۰۵۵۱۲۳۴۵۶۷",
            " \u{200e}0551-23-45-67 ",
        ] {
            assert_eq!(normal(text).as_deref(), Some("+213551234567"), "{text}");
        }
    }

    #[test]
    fn landlines_have_one_digit_less() {
        assert_eq!(normal("021 23 45 67").as_deref(), Some("+21321234567"));
        assert_eq!(normal("041234567").as_deref(), Some("+21341234567"));
        assert_eq!(normal("0212345678"), None, "one digit too many for a landline");
        assert_eq!(normal("055123456"), None, "one digit too few for a mobile");
    }

    #[test]
    fn what_cannot_be_called_is_no_number() {
        for text in [
            "",
            "0555",
            "abc",
            "0551abc567",
            "01234567890123456789",
            "0151234567",
            "0851234567",
            "551234567",
            "+0551234567",
            "+",
            "++213551234567",
            "0551 23 45 67 x",
            "+2130",
            "0551\u{0}234567",
        ] {
            assert_eq!(normal(text), None, "{text:?}");
        }
        assert_eq!(normal(&"1".repeat(10_000)), None);
    }

    #[test]
    fn other_countries_are_kept_as_typed() {
        assert_eq!(normal("+7 701 123 45 67").as_deref(), Some("+77011234567"));
        assert_eq!(normal("0033 6 12 34 56 78").as_deref(), Some("+33612345678"));
        assert_eq!(normal("77011234567"), None, "without + nobody knows the country");
    }

    #[test]
    fn people_see_the_number_as_they_write_it() {
        assert_eq!(human("+213551234567"), "0551 23 45 67");
        assert_eq!(human("+21321234567"), "021 23 45 67");
        assert_eq!(human("+77011234567"), "+77011234567");
        assert_eq!(human("+213"), "0");
        assert_eq!(normal(&human("+213551234567")).as_deref(), Some("+213551234567"));
    }

    #[test]
    fn an_input_holds_the_number_not_its_spelling() {
        let read = |text: &str| serde_json::from_value::<Phone>(serde_json::json!(text)).unwrap();
        assert_eq!(read("0551 23 45 67"), read("+213551234567"));
        assert_eq!(read("hello").e164(), None);
    }
}
