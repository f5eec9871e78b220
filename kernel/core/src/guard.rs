//! The apostrophe that keeps a spreadsheet from running a text as a formula.

/// A text that a spreadsheet would run, apostrophes before it included, gets one more apostrophe.
pub fn guard(text: &str) -> std::borrow::Cow<'_, str> {
    if starts_formula(text) { format!("'{text}").into() } else { text.into() }
}

/// As [`guard`], and also behind every mark at which a spreadsheet of another country begins a new cell: half
/// the world's lists are parted by `;`, and quotes in mid-line mean nothing there. For files that are not
/// read again.
pub fn guard_within(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for c in text.chars() {
        if begins && STARTS.contains(&c) {
            out.push('\'');
        }
        out.push(c);
        begins = matches!(c, ';' | '\t' | '\n' | '\r') || (begins && matches!(c, ' ' | '"' | '\''));
    }
    out
}

/// The same text again: takes off the one apostrophe that [`guard`] put there.
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if starts_formula(rest) => rest,
        _ => text,
    }
}

/// As [`guard`] for a column of codes, where an apostrophe before digits is a spreadsheet's sign for "this is
/// text".
pub fn guard_code(text: &str) -> std::borrow::Cow<'_, str> {
    if is_marked(text) { format!("'{text}").into() } else { guard(text) }
}

pub fn unguard_code(text: &str) -> &str {
    if is_marked(text) { text.strip_prefix('\'').unwrap_or(text) } else { unguard(text) }
}

fn is_marked(text: &str) -> bool {
    let digits = text.trim_start_matches('\'');
    digits.len() < text.len() && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn starts_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(STARTS)
}

/// What a formula begins with.
const STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\0'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back_equal_and_none_runs() {
        for text in [
            "=HYPERLINK(\"x\")",
            "+7 701",
            "-1",
            "@a",
            "\tx",
            "\rx",
            "\0x",
            "'=1",
            "''=1",
            "'a",
            "'",
            "'007",
            "",
            "a=b",
            "قماش",
        ] {
            let guarded = guard(text);
            assert_eq!(unguard(&guarded), text, "{text:?}");
            assert_eq!(unguard_code(&guard_code(text)), text, "{text:?}");
            assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']), "{text:?}");
        }
        assert_eq!(guard("'=1"), "''=1");
        for (text, expected) in [
            ("Ali;=cmd|'/C calc'!A0;x", "Ali;'=cmd|'/C calc'!A0;x"),
            ("a; \"@SUM(1)", "a; \"'@SUM(1)"),
            ("a\n=1", "a\n'=1"),
            ("a;'=1", "a;''=1"),
            ("+213;+7", "'+213;'+7"),
            ("12-13 a=b; c", "12-13 a=b; c"),
        ] {
            assert_eq!(guard_within(text), expected);
        }
        assert_eq!(guard("plain"), "plain");
        assert_eq!(unguard_code("'0036"), "0036");
    }
}
