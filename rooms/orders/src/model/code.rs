//! The order's code: random, short enough to say over the telephone. It opens the status page together with
//! the telephone, so it is never sequential.

/// Digits and letters without I, L, O, U, which ears and eyes take for others.
pub const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
pub const LENGTH: usize = 8;

/// The code as it is stored, from what somebody typed: any case, spaces and dashes, Arabic digits, and the
/// four letters that no code has read as what they look like.
pub fn read(typed: &str) -> Option<String> {
    if typed.len() > 64 {
        return None;
    }
    let mut code = String::with_capacity(LENGTH);
    for c in typed.chars().map(souk_core::text::ascii_digit) {
        let c = match c.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            'U' => 'V',
            ' ' | '-' => continue,
            other => other,
        };
        if !ALPHABET.contains(c) {
            return None;
        }
        code.push(c);
    }
    (code.len() == LENGTH).then_some(code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use souk_core::{Ids, SeededEntropy};

    use super::*;

    #[test]
    fn codes_are_eight_of_the_thirty_two_letters_and_do_not_repeat() {
        let ids = Ids::new(Arc::new(SeededEntropy::new(7)));
        let codes: BTreeSet<String> = (0..10_000).map(|_| ids.letters(ALPHABET, LENGTH)).collect();
        assert_eq!(codes.len(), 10_000);
        assert_eq!(ALPHABET.len(), 32);
        for code in &codes {
            assert_eq!(code.len(), 8);
            assert!(!code.contains(['I', 'L', 'O', 'U']), "{code}");
            assert_eq!(read(code).as_ref(), Some(code));
        }
        let letters: BTreeSet<char> = codes.iter().flat_map(|code| code.chars()).collect();
        assert_eq!(letters.len(), 32, "every letter is used");
    }

    #[test]
    fn a_typed_code_is_read_kindly() {
        assert_eq!(read("k7m2 xq4b").as_deref(), Some("K7M2XQ4B"));
        assert_eq!(read("oil0-1234").as_deref(), Some("01101234"));
        assert_eq!(read("٠١٢٣٤٥٦٧").as_deref(), Some("01234567"));
        for bad in ["", "K7M2XQ4", "K7M2XQ4BB", "K7M2XQ4é", "K7M2XQ4%"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
