//! Languages of the product, and texts that the shop's own data holds in several of them.

use std::collections::BTreeMap;

use crate::cell::{Cell, CellError, Raw, Value};

crate::text_enum! {
    /// A language we speak to people in.
    pub enum Lang {
        Ar => "ar",
        En => "en",
        Fr => "fr",
        Ru => "ru",
        Kk => "kk",
    }
}

impl Lang {
    /// Languages whose texts are complete; the others fall back to English until theirs are.
    pub const COMPLETE: &'static [Self] = &[Self::Ar, Self::En, Self::Fr, Self::Ru, Self::Kk];

    pub const fn is_rtl(self) -> bool {
        matches!(self, Self::Ar)
    }
    pub const fn dir(self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    /// Best of `offered` for an `Accept-Language` header (RFC 9110, 12.5.4): highest weight, then first
    /// named.
    pub fn negotiate(header: &str, offered: &[Self]) -> Option<Self> {
        let mut best: Option<(u32, Self)> = None;
        for part in header.split(',').take(20) {
            let mut pieces = part.trim().split(';');
            let tag = pieces.next().unwrap_or_default().trim().to_ascii_lowercase();
            let primary = tag.split('-').next().unwrap_or_default();
            let weight = pieces
                .find_map(|piece| piece.trim().strip_prefix("q="))
                .map_or(1000, |text| text.parse::<f32>().map_or(0, thousandths));
            let Some(lang) = Self::parse(primary).filter(|lang| offered.contains(lang)) else { continue };
            if weight > 0 && best.is_none_or(|(top, _)| weight > top) {
                best = Some((weight, lang));
            }
        }
        best.map(|(_, lang)| lang)
    }
}

#[expect(clippy::as_conversions, reason = "a weight between 0 and 1 has no other way to thousandths")]
fn thousandths(weight: f32) -> u32 {
    (weight.clamp(0.0, 1.0) * 1000.0) as u32
}

/// One text in several languages, as the shop's data holds it: names of products, notices.
#[derive(
    Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct Words(pub BTreeMap<Lang, String>);

impl Words {
    pub fn one(lang: Lang, text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(lang, text.into())]))
    }
    #[must_use]
    pub fn with(mut self, lang: Lang, text: impl Into<String>) -> Self {
        self.0.insert(lang, text.into());
        self
    }
    /// The asked language, else the first of `preferred` that is there, else any.
    pub fn get(&self, lang: Lang, preferred: &[Lang]) -> &str {
        let tried = std::iter::once(&lang).chain(preferred).find_map(|lang| self.0.get(lang));
        tried.or_else(|| self.0.values().next()).map_or("", String::as_str)
    }
}

impl Cell for Words {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        match raw {
            Raw::Text(text) => serde_json::from_str(text).map_err(|error| CellError(error.to_string())),
            other => Err(CellError(format!("expected words, found {other:?}"))),
        }
    }
    fn write(&self) -> Value {
        Value::Json(serde_json::to_string(&self.0).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negotiation_takes_the_highest_weight_that_is_offered() {
        let offered = &[Lang::Ar, Lang::En];
        assert_eq!(Lang::negotiate("fr-DZ, ar;q=0.8, en;q=0.5", offered), Some(Lang::Ar));
        assert_eq!(Lang::negotiate("en;q=0.5, ar;q=0", offered), Some(Lang::En));
        assert_eq!(Lang::negotiate("de", offered), None);
    }
}
