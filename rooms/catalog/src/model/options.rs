//! Options and their limits, and the separator rule that splits an old name into base part and variant part.

pub const MAX_OPTIONS: usize = 3;
pub const MAX_VALUES: usize = 100;
pub const MAX_VARIANTS: usize = 2_048;

/// The variant part of a name that has none, and the code of a product's only variant.
pub const DEFAULT: &str = "DEFAULT";

/// `DORIS/C WINE` is `DORIS` and `C WINE`: split at the first `/` or `\`, both parts trimmed, inner white
/// space to one. `None` when the base part is empty.
pub fn split_name(name: &str) -> Option<(String, String)> {
    let (base, variant) = name.split_once(['/', '\\']).unwrap_or((name, ""));
    let tidy = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    let (base, variant) = (tidy(base), tidy(variant));
    if base.is_empty() {
        return None;
    }
    Some((base, if variant.is_empty() { DEFAULT.to_owned() } else { variant }))
}

/// The pair that files write for a product without options.
pub fn is_placeholder(name: &str, value: &str) -> bool {
    name.eq_ignore_ascii_case("title") && value.eq_ignore_ascii_case("default title")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_split_at_its_first_separator_only() {
        let parts = |name| split_name(name).map(|(base, variant)| format!("{base}|{variant}"));
        assert_eq!(parts("DORIS/C WINE").as_deref(), Some("DORIS|C WINE"));
        assert_eq!(parts(" A / B/C ").as_deref(), Some("A|B/C"));
        assert_eq!(parts("A\\B/C").as_deref(), Some("A|B/C"));
        assert_eq!(parts("قماش  مخمل / أحمر   غامق").as_deref(), Some("قماش مخمل|أحمر غامق"));
        assert_eq!(parts("HARMONY").as_deref(), Some("HARMONY|DEFAULT"));
        assert_eq!(parts("HARMONY/ ").as_deref(), Some("HARMONY|DEFAULT"));
        assert_eq!(parts(" /RED"), None);
        assert_eq!(parts(""), None);
    }
}
