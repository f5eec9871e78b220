//! What a shop says about itself: name, slug, country, telephone, zone, languages.

use souk_core::{Lang, Result, Words, Zone, text};

use crate::refusals::{
    COUNTRY_INVALID, LANGUAGES_INVALID, NAME_INVALID, PHONE_INVALID, SLUG_INVALID, ZONE_INVALID,
};

/// 3 to 40 of a-z, 0-9 and single hyphens inside. Names of our own paths are nobody's.
pub fn slug(typed: &str) -> Result<String> {
    const OURS: &[&str] =
        &["admin", "api", "app", "assets", "embed", "fragments", "shop", "static", "webhooks", "www"];
    let slug = typed.trim();
    let letters = slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let hyphens = !slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--");
    if (3..=40).contains(&slug.len()) && letters && hyphens && !OURS.contains(&slug) {
        return Ok(slug.to_owned());
    }
    SLUG_INVALID.with().field("slug", SLUG_INVALID.code).err()
}

/// At least one language, each 1 to 80 characters on one line.
pub fn name(words: &Words) -> Result<Words> {
    let clean: Option<_> = words
        .0
        .iter()
        .map(|(lang, part)| Some((*lang, text::line(part, 80).filter(|part| !part.is_empty())?)))
        .collect();
    let clean = clean.map(Words).filter(|words| !words.0.is_empty());
    clean.ok_or_else(|| NAME_INVALID.with().field("name", NAME_INVALID.code).into())
}

/// ISO 3166-1 alpha-2.
pub fn country(typed: &str) -> Result<String> {
    if typed.len() == 2 && typed.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(typed.to_owned());
    }
    COUNTRY_INVALID.with().field("country", COUNTRY_INVALID.code).err()
}

/// A name of the time zone database, written as it stands there.
pub fn zone(typed: &str) -> Result<Zone> {
    Zone::parse(typed).ok_or_else(|| ZONE_INVALID.with().field("zone", ZONE_INVALID.code).into())
}

/// One to five, none twice; the first is the shop's own.
pub fn languages(list: &[Lang]) -> Result<Vec<Lang>> {
    let mut seen = list.to_vec();
    seen.sort_unstable();
    seen.dedup();
    if list.is_empty() || seen.len() != list.len() {
        return LANGUAGES_INVALID.with().field("languages", LANGUAGES_INVALID.code).err();
    }
    Ok(list.to_vec())
}

/// The shop's public telephone as people write it: digits, spaces and `+()-./`, 6 to 15 digits. Kept as typed
/// with ASCII digits.
pub fn phone(typed: Option<&str>) -> Result<Option<String>> {
    let Some(typed) = typed.map(str::trim).filter(|typed| !typed.is_empty()) else { return Ok(None) };
    let plain: String = typed.chars().map(text::ascii_digit).collect();
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    let fine = plain.chars().all(|c| c.is_ascii_digit() || " +()-./".contains(c));
    if fine && plain.len() <= 30 && (6..=15).contains(&digits) {
        return Ok(Some(plain));
    }
    PHONE_INVALID.with().field("phone", PHONE_INVALID.code).err()
}

/// The last nine digits: what makes `0551 23 45 67` and `+213 551 234 567` one telephone.
pub fn phone_key(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    digits.iter().skip(digits.len().saturating_sub(9)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_short_plain_and_not_ours() {
        for fine in ["amina", "a-1", "abc", "boutique-de-amina-2026", &"a".repeat(40)] {
            assert_eq!(slug(fine).unwrap(), fine);
        }
        let long = "a".repeat(41);
        for bad in [
            "ab",
            &long,
            "Amina",
            "amina_shop",
            "-ab",
            "ab-",
            "a--b",
            "أمينة",
            "a b",
            "",
            "admin",
            "www",
            "api",
        ] {
            assert_eq!(slug(bad).unwrap_err().code(), "shop.slug_invalid", "{bad:?}");
        }
    }

    #[test]
    fn a_name_needs_one_language() {
        assert_eq!(name(&Words::one(Lang::Ar, " متجر  أمينة ")).unwrap(), Words::one(Lang::Ar, "متجر أمينة"));
        for bad in [Words::default(), Words::one(Lang::En, ""), Words::one(Lang::En, "x".repeat(81))] {
            assert_eq!(name(&bad).unwrap_err().code(), "shop.name_invalid");
        }
    }

    #[test]
    fn zones_countries_languages_are_checked() {
        assert!(zone("Africa/Algiers").is_ok() && zone("Mars/Base").is_err() && zone("").is_err());
        assert!(country("DZ").is_ok() && country("dz").is_err() && country("DZA").is_err());
        assert!(languages(&[Lang::Ar, Lang::En]).is_ok());
        assert!(languages(&[]).is_err() && languages(&[Lang::Ar, Lang::Ar]).is_err());
    }

    #[test]
    fn two_spellings_of_a_telephone_are_one() {
        assert_eq!(phone_key("0551 23 45 67"), phone_key("+213 551 234 567"));
        assert_ne!(phone_key("0551 23 45 67"), phone_key("0551 23 45 68"));
    }

    #[test]
    fn telephones_are_kept_as_typed() {
        assert_eq!(phone(Some("٠٥٥١ 23 45 67")).unwrap().as_deref(), Some("0551 23 45 67"));
        assert_eq!(phone(Some("  ")).unwrap(), None);
        assert!(
            phone(Some("12")).is_err()
                && phone(Some("call me")).is_err()
                && phone(Some("1234567890123456")).is_err()
        );
    }
}
