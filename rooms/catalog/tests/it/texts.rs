//! Every "no" has its sentence in every language.

use souk_catalog::model::files::refusals::row;
use souk_core::Lang;

#[test]
fn every_refusal_and_every_row_error_has_its_sentence() {
    let codes = souk_catalog::refusals::ALL.iter().map(|refusal| refusal.code).chain(row::ALL);
    // Said by the room that counts stock.
    let elsewhere = ["stock.quantity_invalid"];
    let texts = souk_catalog::ROOM.texts;
    assert_eq!(
        texts.iter().map(|(lang, _)| *lang).collect::<Vec<_>>(),
        [Lang::En, Lang::Ar, Lang::Fr, Lang::Ru, Lang::Kk]
    );
    for code in codes.filter(|code| !elsewhere.contains(code)) {
        let id = format!("\nrefusal-{} =", code.replace(['.', '_'], "-"));
        for (lang, text) in texts {
            assert!(text.contains(&id), "{code} has no sentence in {lang}");
        }
    }
}
