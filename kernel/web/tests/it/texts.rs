//! Sentences in the languages of people.

use serde_json::{Map, Value, json};
use souk_core::refusal::{Kind, Refusal, RefusalDef};
use souk_core::{Error, Lang};
use souk_web::texts::{TextSource, Texts, Want};

fn texts(files: &[(&'static str, Lang, &'static str)]) -> Texts {
    let sources: Vec<_> =
        files.iter().map(|(owner, lang, ftl)| TextSource { owner, lang: *lang, ftl }).collect();
    Texts::build(&sources).unwrap()
}

fn args(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

fn refusal(error: Error) -> Refusal {
    error.refusal().unwrap().clone()
}

#[test]
fn the_kernel_speaks_arabic_and_english_whole() {
    assert_eq!(texts(&[]).gaps().unwrap(), []);
}

#[test]
fn gaps_are_named_by_language_id_and_variables() {
    let texts = texts(&[
        (
            "room",
            Lang::En,
            "room-a = A { $n }\nroom-b = B\n\
             room-c = { $n ->\n    [one] one\n   *[other] { $n } of { $all }\n}",
        ),
        ("room", Lang::Ar, "room-a = أ\nroom-c = { $n ->\n   *[other] { $all }\n}\nroom-d = د"),
        ("room", Lang::Fr, "room-a = A { $m }"),
    ]);
    let others = |lang: Lang| matches!(lang, Lang::Ru | Lang::Kk);
    let gaps = texts.gaps().unwrap().into_iter().filter(|gap| !others(gap.lang));
    let found: Vec<_> = gaps.map(|gap| (gap.lang, gap.id, gap.want)).collect();
    let n = || Want::Variables(["n".to_owned()].into());
    assert_eq!(
        found,
        [
            (Lang::Ar, "room-a".into(), n()),
            (Lang::Ar, "room-b".into(), Want::Text),
            (Lang::En, "room-d".into(), Want::Text),
            (Lang::Fr, "room-a".into(), n()),
            (Lang::Fr, "room-b".into(), Want::Text),
            (Lang::Fr, "room-c".into(), Want::Text),
        ]
    );
}

#[test]
fn an_id_belongs_to_one_owner_and_a_broken_file_stops_the_start() {
    let twice = TextSource { owner: "room", lang: Lang::En, ftl: "action-save = Keep" };
    let fault = Texts::build(&[twice]).err().unwrap().to_string();
    assert!(fault.contains("action-save") && fault.contains("texts of room in en"), "{fault}");
    let late = TextSource { lang: Lang::Kk, ..twice };
    let fault = Texts::build(&[late]).unwrap().gaps().unwrap_err().to_string();
    assert!(fault.contains("action-save is already said by kernel"), "{fault}");
    let broken = TextSource { owner: "room", lang: Lang::En, ftl: "room-a = { $n" };
    assert!(Texts::build(&[broken]).is_err());
}

#[test]
fn a_missing_language_falls_back_to_english_then_to_the_id() {
    let texts = texts(&[("room", Lang::En, "room-a = A")]);
    assert_eq!(texts.word(Lang::Kk, "room-a"), "A");
    assert_eq!(texts.word(Lang::Ar, "action-save"), "حفظ");
    assert_eq!(texts.word(Lang::Ar, "no-such-text"), "no-such-text");
}

#[test]
fn arabic_counts_as_arabic_does_and_numbers_are_grouped() {
    let texts = texts(&[]);
    let count = |n: i64| texts.say(Lang::Ar, "list-selected", &args(json!({ "n": n })));
    assert_eq!(count(1), "تم تحديد عنصر واحد");
    assert_eq!(count(2), "تم تحديد عنصرين");
    assert_eq!(count(7), "تم تحديد 7 عناصر");
    assert_eq!(count(12_845), "تم تحديد 12\u{202f}845 عنصرًا");
    assert_eq!(texts.say(Lang::En, "list-selected", &args(json!({ "n": 1 }))), "1 selected");
}

#[test]
fn refusals_are_said_with_their_particulars() {
    let own = "refusal-stock-not-enough = Only { $available } left, { $price } each: { $names }";
    let texts = texts(&[("room", Lang::En, own)]);
    let short = RefusalDef::new("stock.not_enough", Kind::Conflict)
        .with()
        .arg("available", 3)
        .arg("price", json!({ "minor": 250_000, "currency": "DZD" }))
        .arg("names", json!(["S", "M"]));
    assert_eq!(texts.refusal(Lang::En, &short), "Only 3 left, 2\u{202f}500\u{a0}DA each: S, M");
    let fault = RefusalDef::new("system.fault", Kind::Busy).with().arg("reference", "K7Q2");
    assert!(texts.refusal(Lang::Ar, &fault).ends_with("هذا المرجع: K7Q2"));
    let range = refusal(souk_core::money::OUT_OF_RANGE.refuse());
    assert_eq!(texts.refusal(Lang::En, &range), "This amount is too large.");
    let huge = RefusalDef::new("request.unknown_field", Kind::Invalid).with().arg("field", i64::MAX);
    assert!(texts.refusal(Lang::En, &huge).contains("9223372036854775807"), "no digit is lost");
}
