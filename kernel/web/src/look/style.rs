//! The style that public pages carry in themselves, allowed by its hash: no inline style is needed elsewhere.

use sha2::{Digest, Sha256};
use souk_core::Colour;

use super::asset::tight;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    pub css: String,
    /// The source expression for `style-src`: `'sha256-…'`.
    pub csp: String,
}

/// Of cards, pictures, fields and buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Corners {
    #[default]
    Round,
    Soft,
    Square,
}

/// What a merchant chose for their public pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dress<'d> {
    /// `#0f6b5c`; anything else is none.
    pub colour: Option<&'d str>,
    /// A second one, for the line below the name and for badges.
    pub accent: Option<&'d str>,
    pub corners: Corners,
    /// Letters an eighth larger.
    pub large: bool,
    /// A picture beside the name, and a wide one above the goods.
    pub logo: bool,
    pub cover: bool,
}

impl Style {
    /// The shop's style, with what the merchant chose. Nothing but digits and words of this file reaches it.
    pub fn shop(dress: Dress<'_>) -> Self {
        let css = format!("{}{}", tight(include_str!("../../assets/shop.css")), rules(dress));
        let csp = format!("'sha256-{}'", base64(&Sha256::digest(&css)));
        Self { css, csp }
    }
}

fn rules(dress: Dress<'_>) -> String {
    let mut own = String::new();
    if let Some(colour) = dress.colour.and_then(Colour::parse) {
        own.push_str(&format!(":root{{--main:{colour};--on-main:{}}}", ink(colour)));
    }
    if let Some(accent) = dress.accent.and_then(Colour::parse) {
        let ink = ink(accent);
        own.push_str(&format!(".top,.badge,.count{{border-color:{accent}}}"));
        own.push_str(&format!(".accent,.count,.picture .badge{{background:{accent};color:{ink}}}"));
    }
    if dress.logo {
        own.push_str(".brand img{flex:none}");
    }
    if dress.cover {
        own.push_str(".cover{display:block;inline-size:100%;max-block-size:24rem;margin-block-end:1rem;");
        own.push_str("border-radius:1rem;object-fit:cover}");
    }
    let radius = match dress.corners {
        Corners::Round => "",
        Corners::Soft => ".25rem",
        Corners::Square => "0",
    };
    if !radius.is_empty() {
        own.push_str(".hero,.picture,.cover,.card,.notice,.button,.badge,.count,.choice,.search button,");
        own.push_str(&format!("input,select,textarea{{border-radius:{radius}}}"));
    }
    if dress.large {
        own.push_str("html{font-size:112.5%}");
    }
    own
}

/// Letters on a colour are dark or white, whichever reads better.
fn ink(colour: Colour) -> &'static str {
    if colour.ink() == Colour::DARK { "#111" } else { "#fff" }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let [a, b, c] = [0, 1, 2].map(|at| u32::from(chunk.get(at).copied().unwrap_or(0)));
        let word = (a << 16) | (b << 8) | c;
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter = usize::try_from((word >> shift) & 63).ok().and_then(|index| LETTERS.get(index));
            out.push(if at > chunk.len() { '=' } else { char::from(letter.copied().unwrap_or(b'A')) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_browsers_write_hashes() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn a_colour_is_six_hex_digits_and_nothing_else_reaches_the_style() {
        let plain = Style::shop(Dress::default());
        let of = |colour| Style::shop(Dress { colour: Some(colour), ..Dress::default() });
        for bad in ["red", "#fff", "#12345g", "#+12345", "#000}b", "}body{display:none"] {
            assert_eq!(of(bad), plain, "{bad}");
            assert_eq!(Style::shop(Dress { accent: Some(bad), ..Dress::default() }), plain, "{bad}");
        }
        assert!(of("#ffe066").css.ends_with("--main:#ffe066;--on-main:#111}"));
        assert!(of("#0b5d50").css.ends_with("--main:#0b5d50;--on-main:#fff}"));
        assert_ne!(of("#0b5d50").csp, plain.csp);
    }

    #[test]
    fn each_choice_of_a_merchant_adds_its_own_rule_and_none_adds_nothing() {
        let plain = Style::shop(Dress::default()).css;
        let more = |dress: Dress<'_>| Style::shop(dress).css.strip_prefix(&plain).unwrap().to_owned();
        assert_eq!(more(Dress { corners: Corners::Round, ..Dress::default() }), "");
        let square = more(Dress { corners: Corners::Square, ..Dress::default() });
        assert!(square.contains(".card,") && square.ends_with("{border-radius:0}"), "{square}");
        assert!(more(Dress { corners: Corners::Soft, ..Dress::default() }).ends_with(":.25rem}"));
        assert_eq!(more(Dress { large: true, ..Dress::default() }), "html{font-size:112.5%}");
        let accent = more(Dress { accent: Some("#8a4b08"), ..Dress::default() });
        assert!(
            accent.contains("{border-color:#8a4b08}") && accent.ends_with(":#8a4b08;color:#fff}"),
            "{accent}"
        );
        let pictures = more(Dress { logo: true, cover: true, ..Dress::default() });
        assert!(pictures.starts_with(".brand img{") && pictures.contains("}.cover{"), "{pictures}");
    }
}
