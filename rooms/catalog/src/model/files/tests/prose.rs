//! Descriptions there and back: written, made safe, read, written again.

use super::super::html::sanitise;
use super::super::prose::{html, plain, written};

/// What the shop keeps of a text.
fn kept(text: &str) -> String {
    sanitise(&html(text))
}

#[test]
fn a_text_comes_back_as_it_was_written() {
    for text in [
        "قطن محبوك",
        "One line\nand its break\n\nAnother paragraph",
        "5 < 6 & \"so\" > on",
        "35\u{a0}heures – caf&eacute; & l'eau &amp; &nbsp; &#65;",
        "",
    ] {
        assert_eq!(plain(&kept(text)), text);
        assert_eq!(kept(&plain(&kept(text))), kept(text));
    }
    assert_eq!(html("a\r\n\r\n\r\nb\nc"), "<p>a</p><p>b<br>c</p>");
    assert_eq!(plain("<p>Soy wax, 35&nbsp;hours.</p>"), "Soy wax, 35\u{a0}hours.");
}

#[test]
fn random_texts_come_back_as_they_were_written() {
    let scraps = [
        "a", "é", "م", " ", "\u{a0}", "&", "&amp;", "&eacute;", "&#60;", ";", "< ", ">", "\"", "'", "\n", "5",
    ];
    let mut state = 11_u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..10 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(scraps[usize::try_from(state >> 33).unwrap() % scraps.len()]);
        }
        // Space around a paragraph is not kept.
        let paragraphs: Vec<&str> =
            text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect();
        let text = paragraphs.join("\n\n");
        assert_eq!(plain(&kept(&text)), text, "{text:?}");
    }
}

#[test]
fn html_with_more_than_paragraphs_stays_html() {
    let tags = ["<p>Dense <b>cotton</b></p>", "<ul><li>one</li></ul>", "<p>write &lt;b&gt; for bold</p>"];
    for rich in tags {
        assert_eq!((plain(rich).as_str(), kept(rich).as_str()), (rich, rich));
    }
}

#[test]
fn html_without_tags_is_written_again_without_harm() {
    assert_eq!(kept(&plain("Caf&eacute; 5 &lt; 6&nbsp;m")), "<p>Caf&eacute; 5 &lt; 6&nbsp;m</p>");
    assert_eq!(kept(&plain("write &lt;b&gt; for bold")), "<p>write &lt;b&gt; for bold</p>");
}

#[test]
fn a_new_line_of_the_source_is_no_break() {
    assert_eq!(plain("<p>Soft\n  cotton,<br>\nwashed.</p>\n<p>Blue</p>\n"), "Soft cotton,\nwashed.\n\nBlue");
}

#[test]
fn what_nobody_wrote_anew_stays_as_it_is() {
    let stored = "<p>Soft\ncotton</p>\n<p>Blue</p>";
    assert_eq!(written("Soft cotton\r\n\r\nBlue ", stored), stored);
    assert_eq!(written("Soft cotton\r\n\r\nRed", stored), "<p>Soft cotton</p><p>Red</p>");
}
