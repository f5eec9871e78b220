//! Every sentence of the product, by id and language. Arabic and English are complete, the others fall
//! back to English.

mod arguments;
mod gaps;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
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

/// The languages: English is read at the start, each other when somebody first asks for it, so that memory
/// holds those that are spoken.
pub struct Texts {
    sources: Vec<TextSource>,
    voices: BTreeMap<Lang, OnceLock<Option<Voice>>>,
}

struct Voice {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// All files of all crates, with the kernel's own. An id belongs to one owner.
    pub fn build(sources: &[TextSource]) -> Result<Self, Fault> {
        let sources: Vec<TextSource> = OWN.iter().chain(sources).copied().collect();
        let english = OnceLock::from(Some(Voice::of(Lang::En, &sources)?));
        let mut voices: BTreeMap<_, _> =
            sources.iter().map(|source| (source.lang, OnceLock::new())).collect();
        voices.insert(Lang::En, english);
        Ok(Self { sources, voices })
    }

    fn voice(&self, lang: Lang) -> Option<&Voice> {
        let read = || match Voice::of(lang, &self.sources) {
            Ok(voice) => Some(voice),
            Err(fault) => {
                tracing::error!(%lang, %fault, "a language cannot be read; English is spoken");
                None
            }
        };
        self.voices.get(&lang)?.get_or_init(read).as_ref()
    }

    pub fn knows(&self, lang: Lang, id: &str) -> bool {
        self.voice(lang).is_some_and(|voice| voice.bundle.has_message(id))
    }

    /// The sentence `id` in `lang`, else in English, else the id itself: one odd word is better than no
    /// page.
    pub fn say(&self, lang: Lang, id: &str, args: &Map<String, Value>) -> String {
        for tried in [lang, Lang::En] {
            if let Some(said) = self.voice(tried).and_then(|voice| voice.say(self, tried, id, args)) {
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
    pub fn gaps(&self) -> Result<Vec<Gap>, Fault> {
        let mut spoken = BTreeMap::new();
        for lang in self.voices.keys() {
            let mut shapes = BTreeMap::new();
            for source in self.sources.iter().filter(|source| source.lang == *lang) {
                gaps::learn(source, &read(source)?, &mut shapes)?;
            }
            spoken.insert(*lang, shapes);
        }
        Ok(gaps::find(&spoken))
    }
}

/// `order.phone_invalid` is said by `refusal-order-phone-invalid`.
pub fn refusal_id(code: &str) -> String {
    format!("refusal-{}", code.replace(['.', '_'], "-"))
}

fn read(source: &TextSource) -> Result<FluentResource, Fault> {
    FluentResource::try_new(source.ftl.to_owned()).map_err(|(_, errors)| source.fault(format!("{errors:?}")))
}

impl TextSource {
    fn fault(&self, what: impl std::fmt::Display) -> Fault {
        Fault::new(format!("texts of {} in {}: {what}", self.owner, self.lang))
    }
}

impl Voice {
    fn of(lang: Lang, sources: &[TextSource]) -> Result<Self, Fault> {
        let tag = lang.as_str().parse().map_err(|error| Fault::caused(format!("language {lang}"), error))?;
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks would land in attributes, e-mails and files; templates isolate with <bdi> instead.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| arguments::grouped(value)));
        for source in sources.iter().filter(|source| source.lang == lang) {
            let doubled = |errors: Vec<_>| source.fault(format!("said elsewhere already: {errors:?}"));
            bundle.add_resource(read(source)?).map_err(doubled)?;
        }
        Ok(Self { bundle })
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
