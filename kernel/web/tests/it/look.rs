//! Templates, components and styles.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use souk_core::{Lang, Zone};
use souk_web::look::{ASSETS, Dress, Links, Look, NavItem, Place, Style, TemplateSource, View, icon_names};
use souk_web::texts::Texts;

fn look(templates: &[TemplateSource]) -> Look {
    Look::build(templates, Arc::new(Texts::build(&[]).unwrap())).unwrap()
}

fn item(look: &Look, lang: Lang, name: &'static str, count: u32, place: Place) -> NavItem {
    NavItem {
        label: look.texts().word(lang, &format!("dev-{name}")),
        icon: if name == "catalog" { "cart" } else { name },
        path: if name == "home" { "/".into() } else { format!("/{name}") },
        count,
        key: (place == Place::Main).then(|| name.chars().next().unwrap()),
        place,
    }
}

fn view(look: &Look, lang: Lang) -> View {
    let main = [("home", 0), ("orders", 31), ("products", 0), ("stock", 2), ("members", 0), ("runs", 0)];
    let mut nav: Vec<_> =
        main.iter().map(|(name, count)| item(look, lang, name, *count, Place::Main)).collect();
    nav.push(item(look, lang, "settings", 0, Place::Foot));
    View {
        lang,
        languages: vec![Lang::Ar, Lang::En, Lang::Fr],
        links: Links::InSession { base: "/admin".into() },
        path: "/orders/1042?tab=lines".into(),
        zone: Zone::parse("Africa/Algiers").unwrap(),
        name: look.texts().word(lang, "dev-shop"),
        user: Some(look.texts().word(lang, "dev-user")),
        nav,
        search: Some("/search".into()),
        token: "sample-token".into(),
        style: None,
    }
}

fn shop_view(look: &Look, lang: Lang) -> View {
    View {
        links: Links::InPath { base: "/shop/amina".into(), along: String::new() },
        path: "/c/robes".into(),
        user: None,
        nav: vec![
            NavItem { key: None, path: "/cart".into(), ..item(look, lang, "catalog", 2, Place::Main) },
            NavItem {
                label: look.texts().word(lang, "dev-about"),
                ..item(look, lang, "store", 0, Place::Foot)
            },
            NavItem {
                label: look.texts().word(lang, "dev-contact"),
                ..item(look, lang, "phone", 0, Place::Foot)
            },
        ],
        style: Some(Arc::new(Style::shop(Dress::default()))),
        ..view(look, lang)
    }
}

/// Each sample page in each complete language; also written beside the test for eyes and screenshots.
fn pages() -> Vec<(Lang, &'static str, String)> {
    let look = look(&[]);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&folder).unwrap();
    let mut pages = Vec::new();
    for &lang in Lang::COMPLETE {
        for name in ["components", "shop", "sign_in"] {
            let view = if name == "shop" { shop_view(&look, lang) } else { view(&look, lang) };
            let icons: Vec<_> = icon_names().collect();
            let page = look.page(&format!("dev/{name}.html"), &view, json!({ "icons": icons })).unwrap();
            let mut local = page.clone();
            for asset in ASSETS.iter() {
                std::fs::write(folder.join(asset.name), &asset.body).unwrap();
                local = local.replace(&asset.path, asset.name);
            }
            std::fs::write(folder.join(format!("{name}-{lang}.html")), local).unwrap();
            pages.push((lang, name, page));
        }
    }
    pages
}

#[test]
fn sample_pages_speak_their_language_in_its_direction_without_inline_code() {
    for (lang, name, page) in pages() {
        assert!(page.contains(&format!("<html lang=\"{lang}\" dir=\"{}\">", lang.dir())), "{name} {lang}");
        for forbidden in [" style=", " onclick=", " onchange=", " onsubmit=", "javascript:", "<script>"] {
            assert!(!page.contains(forbidden), "{name} {lang} holds {forbidden}");
        }
        assert!(!page.contains("dev-") && !page.contains("chrome-"), "{name} {lang} shows the id of a text");
        assert!(
            !page.contains('\u{2068}') && !page.contains('\u{2069}'),
            "{name} {lang} holds isolation marks"
        );
    }
}

#[test]
fn styles_and_script_stay_small() {
    let size = |name: &str| ASSETS.iter().find(|asset| asset.name == name).unwrap().body.len();
    let shop = Style::shop(Dress { colour: Some("#0b5d50"), ..Dress::default() }).css.len();
    let sizes = [
        ("admin.css", size("admin.css"), 17_000),
        ("api.css", size("api.css"), 1_000),
        ("bars.css", size("bars.css"), 1_200),
        ("checkout.js", size("checkout.js"), 700),
        ("desk.css", size("desk.css"), 3_000),
        ("goods.css", size("goods.css"), 1_000),
        ("heat.css", size("heat.css"), 1_000),
        ("print.css", size("print.css"), 1_200),
        ("limit.css", size("limit.css"), 2_600),
        ("souk.js", size("souk.js"), 4_000),
        ("desk.js", size("desk.js"), 3_200),
        ("calls.css", size("calls.css"), 600),
        ("calls.js", size("calls.js"), 900),
        ("shop", shop, 6_000),
    ];
    for (name, bytes, limit) in sizes {
        assert!(bytes <= limit, "{name} has {bytes} bytes, more than {limit}");
    }
}

#[test]
fn every_text_that_a_template_names_exists() {
    assert_eq!(look(&[]).unsaid(), []);
    let odd = TemplateSource {
        name: "odd.html",
        text: "{{ t(\"action-save\") }}{{ t(\"no-such\") }}{{ t(\"a-\" ~ b) }}",
    };
    assert_eq!(look(&[odd]).unsaid(), [("odd.html", "no-such")]);
}

/// Templates are compiled when they are asked for, so a fault in one must be found here.
#[test]
fn a_template_that_is_broken_or_made_of_none_is_named() {
    assert_eq!(look(&[]).broken(), Vec::<String>::new());
    let of = |name, text| TemplateSource { name, text };
    let broken = look(&[
        of("open.html", "{% if a %}"),
        of("whole.html", "{% extends \"shells/bare.html\" %}"),
        of("orphan.html", "{%- include \"gone.html\" %}"),
    ])
    .broken();
    assert_eq!(broken.len(), 2, "{broken:?}");
    assert!(broken[0].contains("open.html") && broken[1].contains("gone.html"), "{broken:?}");
}

fn said(lang: Lang, text: &'static str) -> String {
    let look = look(&[TemplateSource { name: "one.html", text }]);
    look.page("one.html", &view(&look, lang), json!({ "evil": "<b>\"'&", "at": "2026-11-20T13:05:00Z" }))
        .unwrap()
}

#[test]
fn templates_say_money_quantities_moments_and_addresses() {
    assert_eq!(said(Lang::Ar, "{{ money(250000, \"DZD\") }}"), "2\u{202f}500\u{a0}دج");
    assert_eq!(
        said(Lang::En, "{{ money({\"minor\": 250050, \"currency\": \"DZD\"}) }}"),
        "2\u{202f}500.50\u{a0}DA"
    );
    assert_eq!(said(Lang::En, "{{ money(-500, \"JPY\") }}"), "-500\u{a0}JPY");
    assert_eq!(said(Lang::Ar, "{{ money(-500, \"DZD\") }}"), "\u{200e}-5\u{a0}دج");
    assert_eq!(
        said(Lang::En, "{{ quantity(\"2.500\") }} {{ quantity(120000) }} {{ number(12845) }}"),
        "2.5 120 12\u{202f}845"
    );
    assert_eq!(said(Lang::En, "{{ moment(at) }}"), "2026-11-20 14:05");
    assert_eq!(
        said(Lang::En, "{{ url(\"/orders\") }} {{ url(\"/a?b=1\", lang=\"ar\") }}"),
        "/admin/orders /admin/a?b=1&amp;lang=ar"
    );
}

#[test]
fn a_public_address_carries_its_language() {
    let look = look(&[]);
    let view = shop_view(&look, Lang::Ar);
    assert_eq!(view.url("/p/robe", None), "/shop/amina/ar/p/robe");
    assert_eq!(view.url("/p/robe", Some(Lang::Fr)), "/shop/amina/fr/p/robe");
}

#[test]
fn what_people_typed_is_escaped_everywhere_a_component_puts_it() {
    let page = said(
        Lang::En,
        "{% import \"ui.html\" as ui %}{{ ui.field(evil, evil, value=evil, hint=evil, error=evil,\
          type=\"tel\") }}\
         {{ ui.field(\"a\", evil, value=evil, type=\"textarea\") }}\
         {{ ui.notice(evil, title=evil) }}{{ ui.badge(evil) }}\
         {{ ui.table([{\"key\": \"a\", \"label\": evil}], [{\"a\": evil, \"id\": evil, \"href\": evil}],\
          evil, select=\"ids\") }}\
         {{ t(\"list-select\", name=evil) }}{{ ui.tile(evil, evil, evil, href=evil) }}",
    );
    assert!(!page.contains("<b>"), "{page}");
    assert!(!page.contains("\"<"), "{page}");
}

#[test]
fn data_may_not_hide_what_components_rely_on_and_mistakes_are_faults() {
    let look = look(&[TemplateSource { name: "one.html", text: "{{ missing }}" }]);
    let view = view(&look, Lang::En);
    let hidden = look.page("one.html", &view, json!({ "money": 3 })).unwrap_err();
    assert!(hidden.to_string().contains("hides `money`"), "{hidden}");
    let undefined = look.page("one.html", &view, json!({})).unwrap_err();
    assert!(undefined.to_string().contains("one.html"), "{undefined}");
    assert!(look.page("absent.html", &view, json!({})).is_err());
    let twice = [TemplateSource { name: "ui.html", text: "" }];
    assert!(Look::build(&twice, Arc::new(Texts::build(&[]).unwrap())).is_err());
}

#[test]
fn a_link_is_current_on_its_page_and_below_it() {
    let page =
        said(Lang::En, "{% for item in view.main %}{{ \"here\" if item.current else \"-\" }} {% endfor %}");
    assert_eq!(page, "- here - - - - ");
}
