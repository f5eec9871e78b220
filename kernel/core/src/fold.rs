//! One folding of text for comparing and searching, the same on both databases because it happens before
//! them.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Stored beside folded columns; a new version is a re-fold run.
pub const FOLD_VERSION: i64 = 1;

/// NFKD without marks, lower case, Arabic letter forms joined, digits to ASCII, white space to one.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        let c = match crate::text::ascii_digit(c) {
            // alef with hamza or madda, alef wasla
            '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' => '\u{627}',
            // alef maqsura, Persian yeh
            '\u{649}' | '\u{6cc}' => '\u{64a}',
            // teh marbuta
            '\u{629}' => '\u{647}',
            // Persian kaf
            '\u{6a9}' => '\u{643}',
            // tatweel and zero-width marks say nothing
            '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => continue,
            other => other,
        };
        if c.is_whitespace() {
            space = !folded.is_empty();
            continue;
        }
        if space {
            folded.push(' ');
            space = false;
        }
        folded.push(c);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_people_take_for_equal_fold_to_one() {
        assert_eq!(fold("  Crème   BRÛLÉE "), "creme brulee");
        assert_eq!(fold("أحمد"), fold("احمد"));
        assert_eq!(fold("مدرسة"), fold("مدرسه"));
        assert_eq!(fold("مـُحَمَّد"), fold("محمد"));
        assert_eq!(fold("٢٥ م"), "25 م");
        assert_eq!(fold("Ｆｕｌｌ"), "full");
    }
}
