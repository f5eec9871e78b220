//! Sentences that the JSON contract of the limit carries itself, taken from the room's own texts. They hold
//! no plurals, so filling in numbers is all there is to do.

use souk_core::Lang;

const TEXTS: &[(Lang, &str)] = souk_engine::texts!();

/// The text with `id` in `lang` (English where that language has none), its `{ $name }`s filled in.
pub fn say(lang: Lang, id: &str, args: &[(&str, String)]) -> String {
    let in_language = |wanted: Lang| {
        let (_, source) = TEXTS.iter().find(|(lang, _)| *lang == wanted)?;
        source.lines().find_map(|line| line.strip_prefix(id)?.strip_prefix(" = "))
    };
    let line = in_language(lang).or_else(|| in_language(Lang::En));
    args.iter().fold(line.unwrap_or(id).to_owned(), |text, (name, value)| {
        text.replace(&format!("{{ ${name} }}"), value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::level::Level;
    use crate::model::standing::Reason;

    #[test]
    fn every_level_and_reason_has_a_sentence_in_every_language() {
        let levels = Level::ALL.iter().map(|level| format!("plans-limit-{level}"));
        let reasons =
            Reason::ALL.iter().map(|reason| format!("plans-reason-{}", reason.as_str().replace('_', "-")));
        let args = [
            ("used", "83".to_owned()),
            ("max", "100".to_owned()),
            ("left", "17".to_owned()),
            ("orders", "100".to_owned()),
        ];
        for id in
            levels.chain(reasons).chain(["plans-limit-none".to_owned(), "plans-credit-added".to_owned()])
        {
            for &lang in Lang::ALL {
                let text = say(lang, &id, &args);
                assert!(text != id && !text.contains('{'), "{lang} {id}: {text}");
            }
        }
    }
}
