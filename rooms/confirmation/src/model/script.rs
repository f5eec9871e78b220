//! What a member says on the telephone: a text with places for the order's figures.

use std::collections::BTreeMap;

use souk_core::{Lang, Refusal};

use crate::refusals::SCRIPT_INVALID;

/// What may stand in braces.
pub const PLACEHOLDERS: &[&str] =
    &["name", "shop", "number", "goods", "total", "delivery", "place", "address"];

const TEXTS: &[(Lang, &str)] = souk_engine::texts!();

/// The first placeholder that is none, or a brace without its partner.
pub fn unknown(text: &str) -> Option<String> {
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (_, from) = rest.split_at(at);
        let Some(inner) = from.strip_prefix('{') else { return Some("}".to_owned()) };
        let Some((name, after)) = inner.split_once('}') else { return Some(clip(from)) };
        if !PLACEHOLDERS.contains(&name.trim()) {
            return Some(clip(name.trim()));
        }
        rest = after;
    }
    None
}

fn clip(text: &str) -> String {
    text.chars().take(30).collect()
}

pub(crate) fn refuse(unknown: &str) -> Refusal {
    let known: Vec<String> = PLACEHOLDERS.iter().map(|name| format!("{{{name}}}")).collect();
    SCRIPT_INVALID.with().arg("value", unknown).arg("known", known.join(" "))
}

/// The text with its figures; a placeholder without a figure is left empty.
pub fn fill(text: &str, figures: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = from.split_once('}') else {
            rest = from;
            break;
        };
        out.push_str(figures.get(name.trim()).map_or("", String::as_str));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What is said where the shop has written nothing: the room's own text, with its placeholders in braces.
pub fn standard(lang: Lang) -> String {
    let line = |wanted: Lang| {
        let (_, source) = TEXTS.iter().find(|(lang, _)| *lang == wanted)?;
        source.lines().find_map(|line| line.strip_prefix("confirmation-script = "))
    };
    let text = line(lang).or_else(|| line(Lang::En)).unwrap_or_default();
    PLACEHOLDERS
        .iter()
        .fold(text.to_owned(), |text, name| text.replace(&format!("{{ ${name} }}"), &format!("{{{name}}}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_where_their_names_stood() {
        let figures = [("name", "أمينة {total}"), ("total", "5 100 DZD")];
        let figures = figures.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        assert_eq!(fill("{name}: { total }!{place}", &figures), "أمينة {total}: 5 100 DZD!");
        assert_eq!(fill("no figures", &figures), "no figures");
    }

    #[test]
    fn what_is_no_placeholder_is_named() {
        assert_eq!(unknown("{name} { total }"), None);
        assert_eq!(unknown("{name} {tel}").as_deref(), Some("tel"));
        assert_eq!(unknown("{name").as_deref(), Some("{name"));
        assert_eq!(unknown("name}").as_deref(), Some("}"));
        assert_eq!(unknown("{}").as_deref(), Some(""));
    }

    #[test]
    fn the_programs_own_words_hold_every_figure_that_a_customer_must_hear() {
        for lang in [Lang::Ar, Lang::En] {
            let text = standard(lang);
            assert_eq!(unknown(&text), None, "{lang}");
            for name in ["name", "shop", "goods", "total", "place"] {
                assert!(text.contains(&format!("{{{name}}}")), "{lang}: {name}");
            }
        }
        assert!(!standard(Lang::Fr).is_empty());
    }
}
