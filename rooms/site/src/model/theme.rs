//! How a shop looks: few closed choices and two pictures.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::{PictureSize, sizes_of};
use souk_core::{Colour, Refusal, Result, TenantId, Words, text};
use souk_shops::refusals::COLOUR_PALE;

use crate::SitePictureId;
use crate::model::page::at_most;
use crate::refusals::{COLOUR_INVALID, WORDS_TOO_LONG};

/// Letters of what a cover shows.
pub const MOST_ALT: usize = 300;
/// Between a colour and the page, as of the shop's first colour (WCAG 2.2, 1.4.11).
const LEAST_CONTRAST: f64 = 3.0;

souk_core::text_enum! {
    /// Of cards, pictures, fields and buttons.
    pub enum Corners {
        Round => "round",
        Soft => "soft",
        Square => "square",
    }
}

souk_core::text_enum! {
    pub enum TypeSize {
        Normal => "normal",
        Large => "large",
    }
}

souk_core::text_enum! {
    /// Where one of the shop's own pictures stands.
    pub enum PicturePlace {
        /// Beside the name, above every page.
        Logo => "logo",
        /// Above the first goods of the home page.
        Cover => "cover",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Theme {
    /// A second colour, `#rrggbb`: the line below the name, badges. Without it the house's own stands there.
    pub accent: Option<String>,
    pub corners: Corners,
    pub type_size: TypeSize,
}

impl Default for Theme {
    fn default() -> Self {
        Self { accent: None, corners: Corners::Round, type_size: TypeSize::Normal }
    }
}

impl Theme {
    /// Refuses a second colour that is none, or that cannot be told from the page.
    pub fn check(&self) -> Result<()> {
        let Some(accent) = &self.accent else { return Ok(()) };
        let wrong: Refusal = match Colour::parse(accent) {
            Some(colour) if colour.contrast(Colour::WHITE) >= LEAST_CONTRAST => return Ok(()),
            Some(_) => COLOUR_PALE.with().field("accent", COLOUR_PALE.code),
            None => COLOUR_INVALID.with().field("accent", COLOUR_INVALID.code),
        };
        wrong.err()
    }
}

/// One of the shop's own pictures as whoever shows it needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SitePicture {
    pub id: SitePictureId,
    /// What it shows, for whoever does not see it; a logo stands beside the shop's name and needs none.
    pub alt: Words,
    pub sizes: Vec<PictureSize>,
}

impl SitePicture {
    pub(crate) fn of(shop: TenantId, id: SitePictureId, width: i64, height: i64, alt: Words) -> Self {
        Self { id, alt, sizes: sizes_of(shop, &id, width, height) }
    }
}

/// Words in each language as lines; empty ones are left out.
pub fn alt(words: &Words) -> Result<Words> {
    let filled = words.0.iter().filter(|(_, text)| !text.trim().is_empty());
    let kept: Option<_> = filled.map(|(lang, it)| Some((*lang, text::line(it, MOST_ALT)?))).collect();
    kept.map(Words).ok_or_else(|| at_most(&WORDS_TOO_LONG, MOST_ALT, "alt").into())
}

#[cfg(test)]
mod tests {
    use souk_core::Lang;

    use super::*;

    #[test]
    fn a_second_colour_is_a_colour_and_can_be_told_from_the_page() {
        let with = |accent: Option<&str>| Theme { accent: accent.map(str::to_owned), ..Theme::default() };
        for good in [None, Some("#8a4b08"), Some("#000000"), Some("#1d6fb8")] {
            with(good).check().unwrap();
        }
        for (bad, code) in [
            ("#ffe066", "shop.colour_pale"),
            ("#ffffff", "shop.colour_pale"),
            ("red", "theme.colour_invalid"),
            ("#000}b{", "theme.colour_invalid"),
            ("", "theme.colour_invalid"),
        ] {
            let error = with(Some(bad)).check().unwrap_err();
            assert_eq!((error.code(), error.refusal().unwrap().fields[0].field.as_str()), (code, "accent"));
        }
    }

    #[test]
    fn words_of_a_picture_are_lines_of_a_length() {
        let words = Words::one(Lang::Ar, " قفطان ").with(Lang::En, "  ");
        assert_eq!(alt(&words).unwrap(), Words::one(Lang::Ar, "قفطان"));
        let long = Words::one(Lang::En, "x".repeat(MOST_ALT + 1));
        assert_eq!(alt(&long).unwrap_err().code(), "site_picture.words_too_long");
        assert!(alt(&Words::one(Lang::En, "a\u{202e}b")).is_err(), "what deceives a reader");
    }
}
