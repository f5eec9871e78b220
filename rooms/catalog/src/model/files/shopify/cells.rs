//! What one cell of a product file may say, and how it is refused.

use souk_core::{Quantity, text};

use super::Rules;
use crate::model::codes::{self, Gtin};
use crate::model::files::draft::{Policy, Status};
use crate::model::files::refusals::row;
use crate::model::price::{self, NumberError};

/// Why a cell is refused.
pub struct Bad {
    pub code: &'static str,
    pub args: Vec<(&'static str, String)>,
}

pub const fn bad(code: &'static str) -> Bad {
    Bad { code, args: Vec::new() }
}

pub type Read<T> = Result<T, Bad>;

/// One line of text such as a name or a vendor.
pub fn line(value: &str, code: &'static str) -> Read<String> {
    text::line(value, 255).filter(|line| !line.is_empty()).ok_or_else(|| bad(code))
}

pub fn alt(value: &str) -> Read<String> {
    text::line(value, 1_000).ok_or_else(|| bad(row::TEXT_INVALID))
}

/// Tags apart by commas, each once.
pub fn tags(value: &str) -> Read<Vec<String>> {
    let mut tags: Vec<String> = Vec::new();
    for tag in value.split(',').filter(|tag| !tag.trim().is_empty()) {
        let tag = line(tag, row::TEXT_INVALID)?;
        if !tags.iter().any(|known| souk_core::fold(known) == souk_core::fold(&tag)) {
            tags.push(tag);
        }
    }
    Ok(tags)
}

/// Yes and no as spreadsheets of our languages write them.
pub fn flag(value: &str) -> Read<bool> {
    match value.to_lowercase().as_str() {
        "true" | "yes" | "1" | "vrai" | "истина" | "نعم" => Ok(true),
        "false" | "no" | "0" | "faux" | "ложь" | "لا" => Ok(false),
        _ => Err(allowed("true, false")),
    }
}

pub fn status(value: &str) -> Read<Status> {
    match value.to_lowercase().as_str() {
        "active" => Ok(Status::Active),
        "draft" | "unlisted" => Ok(Status::Draft),
        "archived" => Ok(Status::Archived),
        _ => Err(allowed("active, draft, archived")),
    }
}

pub fn policy(value: &str) -> Read<Policy> {
    match value.to_lowercase().as_str() {
        "deny" => Ok(Policy::Deny),
        "continue" => Ok(Policy::Continue),
        _ => match flag(value) {
            Ok(true) => Ok(Policy::Continue),
            Ok(false) => Ok(Policy::Deny),
            Err(_) => Err(allowed("deny, continue, true, false")),
        },
    }
}

fn allowed(values: &str) -> Bad {
    Bad { code: row::VALUE_UNKNOWN, args: vec![("allowed", values.to_owned())] }
}

pub fn price(value: &str, rules: &Rules) -> Read<i64> {
    price::price(value, rules.currency, rules.decimal_mark).map_err(|error| match error {
        NumberError::TooManyPlaces => Bad {
            code: row::PRICE_PRECISION,
            args: vec![
                ("currency", rules.currency.code().to_owned()),
                ("places", rules.currency.decimals().to_string()),
            ],
        },
        NumberError::Doubtful => bad(row::NUMBER_DOUBTFUL),
        NumberError::Invalid => bad(row::PRICE_INVALID),
    })
}

pub fn quantity(value: &str, rules: &Rules) -> Read<Quantity> {
    match price::number(value, 3, rules.decimal_mark) {
        Ok(thousandths) if (0..=Quantity::MAX).contains(&thousandths) => Ok(Quantity(thousandths)),
        Err(NumberError::Doubtful) => Err(bad(row::NUMBER_DOUBTFUL)),
        _ => Err(bad(row::QUANTITY_INVALID)),
    }
}

/// Whole grams; files that were weighed in pounds hold fractions of them.
pub fn grams(value: &str, rules: &Rules) -> Read<i64> {
    match price::number(value, 6, rules.decimal_mark) {
        Ok(millionths) if millionths >= 0 => {
            Ok(millionths / 1_000_000 + i64::from(millionths % 1_000_000 >= 500_000))
        }
        Err(NumberError::Doubtful) => Err(bad(row::NUMBER_DOUBTFUL)),
        _ => Err(bad(row::NUMBER_INVALID)),
    }
}

pub fn position(value: &str) -> Read<u32> {
    value.trim_end_matches(".0").parse().map_err(|_| bad(row::NUMBER_INVALID))
}

/// A web address; whether it may be fetched is decided where it is fetched.
pub fn address(value: &str) -> Read<String> {
    let web = ["http://", "https://"].iter().any(|scheme| {
        value.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && value.len() > scheme.len()
    });
    let plain = value.len() <= 2_048 && !value.chars().any(|c| c.is_whitespace() || text::is_unsafe(c));
    if web && plain { Ok(value.to_owned()) } else { Err(bad(row::ADDRESS_REFUSED)) }
}

pub fn sku(value: &str) -> Read<String> {
    codes::variant_code(value).ok_or_else(|| bad(row::CODE_INVALID))
}

/// A barcode as it stands; what a spreadsheet made of one is refused, since the code itself is lost.
pub fn barcode(value: &str) -> Read<String> {
    let code = codes::variant_code(value).ok_or_else(|| bad(row::CODE_INVALID))?;
    match spoilt(&code) {
        Some(reason) => Err(bad(reason)),
        None => Ok(code),
    }
}

/// What a spreadsheet has made of a code: a power of ten (`1.01003E+10`) or a date (`2024-01-05 00:00:00`,
/// `5/1/2024`, `1-Mar`).
pub fn spoilt(code: &str) -> Option<&'static str> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((head, power)) = code.split_once(['E', 'e']) {
        let (whole, places) = head.split_once(['.', ',']).unwrap_or((head, "0"));
        let marked = head.contains(['.', ',']) || power.starts_with('+');
        if marked && digits(whole) && digits(places) && digits(power.strip_prefix('+').unwrap_or(power)) {
            return Some(row::BARCODE_SCIENTIFIC);
        }
    }
    let date = code.split([' ', 'T']).next().unwrap_or(code);
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let month = |text: &str| {
        const MONTHS: [&str; 12] =
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        MONTHS.contains(&text.to_lowercase().as_str())
    };
    let short = |text: &str| digits(text) && text.len() <= 2;
    let year =
        |text: &str| digits(text) && text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let is_date = match parts.as_slice() {
        [a, b] => short(a) && month(b) || month(a) && short(b),
        [a, b, c] => {
            year(a) && short(b) && short(c)
                || short(a) && (short(b) || month(b)) && year(c)
                || short(a) && month(b) && short(c)
        }
        _ => false,
    };
    is_date.then_some(row::CODE_IS_DATE)
}

/// The barcode that this one may have been before a spreadsheet took its zeros: only a hint.
pub fn with_zeros(code: &str) -> Option<String> {
    let length = match code.len() {
        5..=7 => 8,
        9..=11 => 12,
        _ => return None,
    };
    if !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Gtin::read(&format!("{code:0>length$}")).ok().map(|gtin| gtin.digits().to_owned())
}
