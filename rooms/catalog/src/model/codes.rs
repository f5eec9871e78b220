//! Codes: the normal form that makes texts equal, what may be a code, GTIN check digits, own numbers,
//! handles.

use souk_core::text::{self, ascii_digit};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub const MAX_CODE: usize = 64;
pub const MAX_HANDLE: usize = 100;

/// What the registry compares: NFKC, case folded, Arabic-Indic and Persian digits as 0-9, white space to one,
/// trimmed. Zeros in front stay: `007` is not `7`.
pub fn normal(code: &str) -> String {
    let folded: String = code.nfkc().flat_map(folded).nfkc().map(ascii_digit).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Full case folding from the standard library's mappings: lower, upper, lower meets `ß` and `SS`, `ς` and
/// `Σ`.
fn folded(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().flat_map(|lower| {
        // The dotless i is a letter of its own; its capital would make it an i.
        let keep = lower == 'ı';
        let upper = (!keep).then(|| lower.to_uppercase().flat_map(char::to_lowercase));
        keep.then_some(lower).into_iter().chain(upper.into_iter().flatten())
    })
}

/// A product code as kept: one line of 1 to 64 characters without `/` and `\`, not `.` or `..` (it stands in
/// addresses).
pub fn product_code(code: &str) -> Option<String> {
    variant_code(code).filter(|code| !code.contains(['/', '\\']) && !matches!(code.as_str(), "." | ".."))
}

/// A variant code as kept: one line of 1 to 64 characters; `/` and spaces are welcome (`C WINE`).
pub fn variant_code(code: &str) -> Option<String> {
    let code = code.trim();
    if code.contains('\t') { None } else { text::line(code, MAX_CODE).filter(|code| !code.is_empty()) }
}

/// A right GTIN-8, 12, 13 or 14.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gtin(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GtinError {
    /// Not 8, 12, 13 or 14 digits.
    NotGtin,
    /// The last digit is wrong; this one is right.
    CheckDigitWrong { right: u8 },
}

impl Gtin {
    /// Nothing is padded, cut or completed: 11 digits are no GTIN.
    pub fn read(code: &str) -> Result<Self, GtinError> {
        let code = normal(code);
        if !matches!(code.len(), 8 | 12 | 13 | 14) {
            return Err(GtinError::NotGtin);
        }
        let (body, last) = code.split_at_checked(code.len().saturating_sub(1)).ok_or(GtinError::NotGtin)?;
        let right = check_digit(body).ok_or(GtinError::NotGtin)?;
        match last.parse::<u8>() {
            Ok(last) if last == right => Ok(Self(code)),
            Ok(_) => Err(GtinError::CheckDigitWrong { right }),
            Err(_) => Err(GtinError::NotGtin),
        }
    }
    pub fn digits(&self) -> &str {
        &self.0
    }
    /// What the registry holds beside the digits, so that zeros in front do not matter: `gtin:` and 14
    /// digits.
    pub fn key(&self) -> String {
        format!("gtin:{:0>14}", self.0)
    }
}

/// The check digit after these digits: weights 3, 1, 3, 1 from the right.
pub fn check_digit(body: &str) -> Option<u8> {
    if body.is_empty() {
        return None;
    }
    let mut sum = 0_u32;
    for (place, c) in body.chars().rev().enumerate() {
        sum = sum.checked_add(c.to_digit(10)?.saturating_mul(if place % 2 == 0 { 3 } else { 1 }))?;
    }
    u8::try_from((10 - sum % 10) % 10).ok()
}

/// An own EAN-13 from the shop's prefix (20 to 29) and its counter.
pub fn mint(prefix: u8, counter: u64) -> Option<String> {
    if !(20..=29).contains(&prefix) || counter > 9_999_999_999 {
        return None;
    }
    let body = format!("{prefix}{counter:010}");
    check_digit(&body).map(|check| format!("{body}{check}"))
}

/// A handle from a name: letters of every script and digits, lower case, the rest to single hyphens. `None`
/// when nothing is left (a name of signs only).
pub fn slug(name: &str) -> Option<String> {
    let mut slug = String::new();
    let mut length = 0_usize;
    let mut gap = false;
    for c in name.nfkc().flat_map(char::to_lowercase) {
        if is_combining_mark(c) || c == '\u{640}' || c == '\'' || c == '’' {
            continue;
        }
        let c = latin_base(ascii_digit(c));
        if !c.is_alphanumeric() {
            gap = length > 0;
            continue;
        }
        if length.saturating_add(if gap { 2 } else { 1 }) > MAX_HANDLE {
            break;
        }
        if gap {
            slug.push('-');
            length = length.saturating_add(1);
            gap = false;
        }
        slug.push(c);
        length = length.saturating_add(1);
    }
    (!slug.is_empty()).then_some(slug)
}

/// A Latin letter without its accent; letters of other scripts keep their marks, there they are other
/// letters.
fn latin_base(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    std::iter::once(c).nfd().next().filter(char::is_ascii_alphanumeric).unwrap_or(c)
}

/// A handle as a file gives it, kept when it is one, else made into one.
pub fn handle(given: &str) -> Option<String> {
    let lower = given.trim().to_lowercase();
    let plain = |c: char| {
        (c.is_alphanumeric() && c.to_lowercase().eq([c])) || matches!(c, '-' | '_') || is_combining_mark(c)
    };
    let good = !lower.is_empty() && lower.chars().count() <= 255 && lower.chars().all(plain);
    if good { Some(lower) } else { slug(given) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_people_take_for_one_have_one_normal_form() {
        assert_eq!(normal("  doris   c  WINE "), "doris c wine");
        assert_eq!(normal("85123A"), normal("85123a"));
        assert_eq!(normal("١٠١۰۰"), "10100");
        assert_eq!(normal("ＡＢ１"), "ab1");
        assert_eq!(normal("Straße"), normal("STRASSE"));
        assert_eq!(normal("ΣΟΦΟΣ"), normal("σοφος"));
        assert_eq!(normal("0036"), "0036");
        assert_ne!(normal("036"), normal("36"));
    }

    #[test]
    fn the_normal_form_of_a_normal_form_is_itself() {
        for c in '\0'..=char::MAX {
            let once = normal(&format!("a{c}b"));
            assert_eq!(normal(&once), once, "{c:?}");
        }
    }

    #[test]
    fn what_may_stand_in_an_address_may_be_a_product_code() {
        for good in ["DORIS", "10100300253", "85123A", "قماش 7", "a.b", "..."] {
            assert!(product_code(good).is_some(), "{good}");
        }
        for bad in ["", " ", ".", "..", "a/b", "../x", "a\\b", "a\0b", "a\u{202e}b", "a\nb", &"x".repeat(65)]
        {
            assert!(product_code(bad).is_none(), "{bad:?}");
        }
        assert_eq!(variant_code("C  WINE/2").as_deref(), Some("C WINE/2"));
    }

    #[test]
    fn every_wrong_digit_of_a_gtin_is_noticed_and_the_right_one_told() {
        assert_eq!(Gtin::read("036000291452").unwrap().key(), "gtin:00036000291452");
        assert_eq!(Gtin::read("0036000291452").unwrap().key(), "gtin:00036000291452");
        assert_eq!(Gtin::read("036000291453"), Err(GtinError::CheckDigitWrong { right: 2 }));
        assert_eq!(Gtin::read("٠٣٦٠٠٠٢٩١٤٥٢").unwrap().digits(), "036000291452");
        for other in ["10100300253", "", "abcdefgh", "12345678901234567"] {
            assert_eq!(Gtin::read(other), Err(GtinError::NotGtin), "{other}");
        }
        let right = mint(21, 4_711).unwrap();
        for place in 0..right.len() {
            for digit in '0'..='9' {
                let mut other: Vec<char> = right.chars().collect();
                if other[place] == digit {
                    continue;
                }
                other[place] = digit;
                assert!(Gtin::read(&other.iter().collect::<String>()).is_err());
            }
        }
    }

    #[test]
    fn own_numbers_carry_the_shop_s_prefix_and_a_check_digit() {
        assert_eq!(mint(20, 1).as_deref(), Some("2000000000015"));
        assert!(Gtin::read(&mint(29, 9_999_999_999).unwrap()).is_ok());
        assert_eq!(mint(19, 1), None);
        assert_eq!(mint(20, 10_000_000_000), None);
    }

    #[test]
    fn handles_come_from_names_of_any_script() {
        assert_eq!(slug("Ocean Blue Shirt").as_deref(), Some("ocean-blue-shirt"));
        assert_eq!(slug("Robe d'été — № 5").as_deref(), Some("robe-dete-no-5"));
        assert_eq!(slug("قُماشٌ مخمل ٢٥").as_deref(), Some("قماش-مخمل-25"));
        assert_eq!(slug("Чайник «Йод»").as_deref(), Some("чайник-йод"));
        assert_eq!(slug("!!!"), None);
        assert!(slug(&"long name ".repeat(50)).unwrap().chars().count() <= MAX_HANDLE);
        assert_eq!(handle(" A_b--c ").as_deref(), Some("a_b--c"));
        assert_eq!(handle("My Shirt/2").as_deref(), Some("my-shirt-2"));
        assert_eq!(handle("../.."), None);
    }
}
