//! What a sentence is told: JSON values as Fluent variables, and numbers the way people read them.

use fluent_bundle::{FluentArgs, FluentValue};
use serde_json::{Map, Value};
use souk_core::{Currency, Lang, Money};

use super::Texts;

/// Numbers stay numbers (plurals need them), sums of money and lists become words of the language.
pub fn of<'a>(texts: &Texts, lang: Lang, args: &'a Map<String, Value>) -> FluentArgs<'a> {
    args.iter().map(|(name, value)| (name.as_str(), variable(texts, lang, value))).collect()
}

fn variable<'a>(texts: &Texts, lang: Lang, value: &'a Value) -> FluentValue<'a> {
    match value {
        Value::String(text) => FluentValue::from(text.as_str()),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            // Past 2^53 a float would show another number.
            (Some(whole), _) if whole.unsigned_abs() <= 1 << 53 => FluentValue::from(whole),
            (None, Some(float)) => FluentValue::from(float),
            _ => FluentValue::from(number.to_string()),
        },
        Value::Null => FluentValue::from(""),
        Value::Bool(yes) => FluentValue::from(if *yes { "true" } else { "false" }),
        Value::Array(items) => {
            let comma = if lang.is_rtl() { "، " } else { ", " };
            FluentValue::from(items.iter().map(plain).collect::<Vec<_>>().join(comma))
        }
        Value::Object(_) => match serde_json::from_value::<Money>(value.clone()) {
            Ok(sum) => FluentValue::from(texts.money(lang, sum)),
            Err(_) => FluentValue::from(value.to_string()),
        },
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Five digits and more stand in groups of three; four read well as they are.
pub fn grouped(value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(group(&number.as_string()))
}

/// `12 500` for `12500`, with the narrow space that money has.
pub fn group(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if whole.len() > 4 && index > 0 && (whole.len() - index) % 3 == 0 {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

impl Texts {
    /// `2 500 دج`: the sum as people write it, with the currency's word in their language.
    pub fn money(&self, lang: Lang, sum: Money) -> String {
        let mark = self.currency(lang, sum.currency);
        // In a right-to-left line a leading minus would be drawn behind the number.
        let lead = if sum.minor < 0 && lang.is_rtl() { "\u{200e}" } else { "" };
        format!("{lead}{}\u{a0}{mark}", sum.human())
    }

    /// The currency's word or sign in a language; its code where we have none.
    pub fn currency(&self, lang: Lang, currency: Currency) -> String {
        let id = format!("currency-{}", currency.code());
        match [lang, Lang::En].into_iter().any(|tried| self.knows(tried, &id)) {
            true => self.word(lang, &id),
            false => currency.code().to_owned(),
        }
    }
}
