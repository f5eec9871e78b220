//! What typed text may hold, before anything else looks at it.

/// Arabic-Indic and Persian digits as ASCII; everything else as it is.
pub fn ascii_digit(c: char) -> char {
    let base = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        other => return other,
    };
    char::from_digit(u32::from(c).saturating_sub(base), 10).unwrap_or(c)
}

/// Characters that reorder what a reader sees (Unicode bidi controls) or that no keyboard types.
pub fn is_unsafe(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}')
}

/// FNV-1a: tells bytes apart where nobody gains by two that look alike, and is the same in every process.
pub fn digest64(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// One line as typed, trimmed, inner white space to one; `None` when it holds control or bidi characters or
/// is longer than `max` characters.
pub fn line(text: &str, max: usize) -> Option<String> {
    if text.len() > max.saturating_mul(16) || text.chars().any(|c| is_unsafe(c) || matches!(c, '\n')) {
        return None;
    }
    let clean = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (clean.chars().count() <= max).then_some(clean)
}

/// Several lines as typed, trimmed at both ends; `None` as for [`line`].
pub fn lines(text: &str, max: usize) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    if text.len() > max.saturating_mul(4) || text.chars().any(is_unsafe) {
        return None;
    }
    let clean = text.trim();
    (clean.chars().count() <= max).then(|| clean.to_owned())
}

/// How a letter is written in HTML where it means something there: in texts and quoted attributes alike.
pub const fn in_html(c: char) -> Option<&'static str> {
    Some(match c {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => return None,
    })
}

/// One form for letters that look alike, small ones: what a name of a host is compared by (NFKC).
pub fn composed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let small: String = text.nfkc().flat_map(char::to_lowercase).collect();
    small.nfkc().collect()
}

/// A letter, a digit, or a mark that stands on one.
pub fn is_wordy(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_refuse_what_could_deceive_a_reader() {
        assert_eq!(line("  Robe   d'été ", 20).as_deref(), Some("Robe d'été"));
        assert_eq!(line("a\u{202e}b", 20), None);
        assert_eq!(line("a\0b", 20), None);
        assert_eq!(line("abc", 2), None);
        assert_eq!(lines("a\r\nb ", 20).as_deref(), Some("a\nb"));
    }
}
