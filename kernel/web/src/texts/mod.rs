//! Every sentence of the product, by id and language. Arabic and English are complete, the others fall
//! back to English.

mod arguments;
mod gaps;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_syntax::ast;
use serde_json::{Map, Value};
use souk_core::{Fault, FieldError, Lang, Refusal};

pub use arguments::group;
pub use gaps::{Gap, Want};

/// One Fluent file of one crate.
#[derive(Debug, Clone, Copy)]
pub struct TextSource {
    /// Who wrote it: `kernel`, `orders`.
    pub owner: &'static str,
    pub lang: Lang,
    pub ftl: &'static str,
}

/// The files of a crate, one for each noun in each language, `texts/en/orders.ftl` beside
/// `texts/ar/orders.ftl`: `texts!("admin": "around", "orders")`.
#[macro_export]
macro_rules! texts {
    (@ $owner:literal, $lang:ident, $folder:literal, $noun:literal) => {
        $crate::texts::TextSource {
            owner: $owner,
            lang: souk_core::Lang::$lang,
            ftl: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/", $folder, "/", $noun, ".ftl")),
        }
    };
    ($owner:literal: $($noun:literal),+ $(,)?) => {
        &[$(
            $crate::texts!(@ $owner, En, "en", $noun),
            $crate::texts!(@ $owner, Ar, "ar", $noun),
            $crate::texts!(@ $owner, Fr, "fr", $noun),
            $crate::texts!(@ $owner, Ru, "ru", $noun),
            $crate::texts!(@ $owner, Kk, "kk", $noun),
        )+]
    };
}

/// The kernel's own words; [`Texts::build`] adds them by itself.
const OWN: &[TextSource] = texts!["kernel": "kernel"];

pub struct Texts {
    voices: BTreeMap<Lang, Voice>,
}

struct Voice {
    bundle: FluentBundle<FluentResource>,
    /// What each id needs to be said, and who wrote it.
    shapes: BTreeMap<String, gaps::Shape>,
}

impl Texts {
    /// All files of all crates, with the kernel's own. An id belongs to one owner.
    pub fn build(sources: &[TextSource]) -> Result<Self, Fault> {
        let mut voices = BTreeMap::new();
        for source in OWN.iter().chain(sources) {
            let voice = match voices.entry(source.lang) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(place) => place.insert(Voice::new(source.lang)?),
            };
            voice.learn(source)?;
        }
        Ok(Self { voices })
    }

    pub fn knows(&self, lang: Lang, id: &str) -> bool {
        self.voices.get(&lang).is_some_and(|voice| voice.shapes.contains_key(id))
    }

    /// The sentence `id` in `lang`, else in English, else the id itself: one odd word is better than no
    /// page.
    pub fn say(&self, lang: Lang, id: &str, args: &Map<String, Value>) -> String {
        for tried in [lang, Lang::En] {
            if let Some(said) = self.voices.get(&tried).and_then(|voice| voice.say(self, tried, id, args)) {
                return said;
            }
        }
        tracing::warn!(%lang, id, "a text is missing");
        id.to_owned()
    }

    /// A text without variables.
    pub fn word(&self, lang: Lang, id: &str) -> String {
        self.say(lang, id, &Map::new())
    }

    /// The sentence of a "no" that the asker can act on.
    pub fn refusal(&self, lang: Lang, refusal: &Refusal) -> String {
        self.say(lang, &refusal_id(refusal.code), &refusal.args)
    }

    /// The sentence that stands at a field.
    pub fn field_error(&self, lang: Lang, error: &FieldError) -> String {
        self.say(lang, &refusal_id(error.code), &error.args)
    }

    /// What keeps the complete languages from being complete; empty in a good build.
    pub fn gaps(&self) -> Vec<Gap> {
        gaps::find(&self.voices)
    }
}

/// `order.phone_invalid` is said by `refusal-order-phone-invalid`.
pub fn refusal_id(code: &str) -> String {
    format!("refusal-{}", code.replace(['.', '_'], "-"))
}

impl Voice {
    fn new(lang: Lang) -> Result<Self, Fault> {
        let tag = lang.as_str().parse().map_err(|error| Fault::caused(format!("language {lang}"), error))?;
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks would land in attributes, e-mails and files; templates isolate with <bdi> instead.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| arguments::grouped(value)));
        Ok(Self { bundle, shapes: BTreeMap::new() })
    }

    fn learn(&mut self, source: &TextSource) -> Result<(), Fault> {
        let here = format!("texts of {} in {}", source.owner, source.lang);
        let resource = FluentResource::try_new(source.ftl.to_owned())
            .map_err(|(_, errors)| Fault::new(format!("{here}: {errors:?}")))?;
        for entry in resource.entries() {
            let (id, shape) = match entry {
                ast::Entry::Message(message) => {
                    (message.id.name.to_owned(), gaps::Shape::of(source.owner, message))
                }
                ast::Entry::Term(term) => (format!("-{}", term.id.name), gaps::Shape::term(source.owner)),
                _ => continue,
            };
            if let Some(other) = self.shapes.insert(id.clone(), shape) {
                return Err(Fault::new(format!("{here}: {id} is already said by {}", other.owner)));
            }
        }
        self.bundle.add_resource(resource).map_err(|errors| Fault::new(format!("{here}: {errors:?}")))
    }

    fn say(&self, texts: &Texts, lang: Lang, id: &str, args: &Map<String, Value>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let args = arguments::of(texts, lang, args);
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::warn!(%lang, id, ?errors, "a text could not be said whole");
        }
        Some(said)
    }
}
