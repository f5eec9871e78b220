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

impl Style {
    /// The shop's style, with the merchant's own colour (`#0f6b5c`) where there is one.
    pub fn shop(colour: Option<&str>) -> Self {
        let own = colour.and_then(Colour::parse).map(rules).unwrap_or_default();
        let css = format!("{}{own}", tight(include_str!("../../assets/shop.css")));
        let csp = format!("'sha256-{}'", base64(&Sha256::digest(&css)));
        Self { css, csp }
    }
}

/// Letters on the colour are dark or white, whichever reads better. Nothing but digits reaches the style.
fn rules(colour: Colour) -> String {
    let ink = if colour.ink() == Colour::DARK { "#111" } else { "#fff" };
    format!(":root{{--main:{colour};--on-main:{ink}}}")
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
        let plain = Style::shop(None);
        for bad in ["red", "#fff", "#12345g", "#+12345", "#000}b", "}body{display:none"] {
            assert_eq!(Style::shop(Some(bad)), plain, "{bad}");
        }
        assert!(Style::shop(Some("#ffe066")).css.ends_with("--main:#ffe066;--on-main:#111}"));
        assert!(Style::shop(Some("#0b5d50")).css.ends_with("--main:#0b5d50;--on-main:#fff}"));
        assert_ne!(Style::shop(Some("#0b5d50")).csp, plain.csp);
    }
}
