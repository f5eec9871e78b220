//! What a page may be.

use souk_core::{FieldError, Refusal, RefusalDef, Result, Words, text};

use crate::refusals::{BODY_TOO_LONG, SLUG_INVALID, TITLE_INVALID};

/// Pages of one shop: they stand at the foot of every page.
pub const MOST_PAGES: i64 = 12;
const MOST_TITLE: usize = 80;
const MOST_BODY: usize = 20_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub slug: String,
    pub title: Words,
    pub body: Words,
    pub shown: bool,
    pub position: i64,
}

impl Page {
    /// As it is kept: lines without marks that deceive, languages without a text left out. Every wrong field
    /// at once.
    pub fn checked(&self) -> Result<Self> {
        let mut refusal: Option<Refusal> = None;
        let mut add = |def: &RefusalDef, max: usize, field: &str| {
            let wrong = at_most(def, max, field);
            match &mut refusal {
                Some(refusal) => refusal.fields.extend(wrong.fields),
                None => refusal = Some(wrong),
            }
        };
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.slug.is_empty() || self.slug.len() > 60 || !self.slug.chars().all(fits) {
            add(&SLUG_INVALID, 60, "slug");
        }
        let title = kept(&self.title, |it| text::line(it, MOST_TITLE));
        if title.as_ref().is_none_or(|words| words.0.is_empty()) {
            add(&TITLE_INVALID, MOST_TITLE, "title");
        }
        let body = kept(&self.body, |it| text::lines(it, MOST_BODY));
        if body.is_none() {
            add(&BODY_TOO_LONG, MOST_BODY, "body");
        }
        if let Some(refusal) = refusal {
            return refusal.err();
        }
        Ok(Self { title: title.unwrap_or_default(), body: body.unwrap_or_default(), ..self.clone() })
    }
}

/// A body as it is kept; what is refused here is not worth looking at either.
pub fn body(typed: &str) -> Result<String> {
    text::lines(typed, MOST_BODY).ok_or_else(|| at_most(&BODY_TOO_LONG, MOST_BODY, "body").into())
}

/// The field's own sentence says how much it may hold.
pub(crate) fn at_most(def: &RefusalDef, max: usize, field: &str) -> Refusal {
    let mut refusal = def.with().arg("max", max);
    let args = refusal.args.clone();
    refusal.fields.push(FieldError { field: field.to_owned(), code: def.code, args });
    refusal
}

/// `None`: one of them cannot be kept.
fn kept(words: &Words, read: impl Fn(&str) -> Option<String>) -> Option<Words> {
    let filled = words.0.iter().filter(|(_, text)| !text.trim().is_empty());
    let texts: Option<_> = filled.map(|(lang, text)| Some((*lang, read(text)?))).collect();
    texts.map(Words)
}

#[cfg(test)]
mod tests {
    use souk_core::Lang;

    use super::*;

    fn page(slug: &str, title: &str, body: &str) -> Page {
        let words = |text: &str| Words::one(Lang::Ar, text);
        Page { slug: slug.into(), title: words(title), body: words(body), shown: true, position: 1 }
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let error = page("About us", " ", &"x".repeat(MOST_BODY + 1)).checked().unwrap_err();
        let fields: Vec<_> = error.refusal().unwrap().fields.iter().map(|it| it.field.as_str()).collect();
        assert_eq!(fields, ["slug", "title", "body"]);
        assert!(error.refusal().unwrap().fields.iter().all(|it| it.args["max"].is_u64()), "{error:?}");
        assert!(page("about-us", "من نحن", "").checked().is_ok());
        assert!(page("", "من نحن", "").checked().is_err());
    }

    #[test]
    fn languages_without_a_text_are_left_out() {
        let mut page = page("about", "من نحن", "");
        page.title.0.insert(Lang::En, "  ".to_owned());
        let kept = page.checked().unwrap();
        assert_eq!((kept.title.0.len(), kept.body.0.len()), (1, 0));
    }
}
