//! Descriptions as people write them: a blank line between paragraphs, a new line for a break. The shop keeps
//! them as safe HTML; whoever writes HTML themselves finds theirs again.

/// The text of HTML that is paragraphs and breaks alone; any other HTML as it is.
pub fn plain(html: &str) -> String {
    let broken = html.replace("<br>", "\n");
    let mut paragraphs = Vec::new();
    for part in broken.split("</p>") {
        let text = part.trim_start();
        let text = text.strip_prefix("<p>").unwrap_or(text);
        if text.contains('<') {
            return html.to_owned();
        }
        if !text.trim().is_empty() {
            let said = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
            let spoken = |text: String, (entity, letter): &(&str, &str)| text.replace(entity, letter);
            paragraphs.push(said.iter().fold(text.to_owned(), spoken));
        }
    }
    let text = paragraphs.join("\n\n");
    if is_html(&text) { html.to_owned() } else { text }
}

/// Paragraphs of a text; what has tags is HTML already.
pub fn html(text: &str) -> String {
    if is_html(text) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n").replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    paragraphs.map(|paragraph| format!("<p>{}</p>", paragraph.replace('\n', "<br>"))).collect()
}

/// A `<` right before a letter or a slash begins a tag.
fn is_html(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_as_it_was_written() {
        for text in ["قطن محبوك", "One line\nand its break\n\nAnother paragraph", "5 < 6 & \"so\" > on", ""]
        {
            assert_eq!(plain(&html(text)), text);
        }
        assert_eq!(html("a\r\n\r\n\r\nb\nc"), "<p>a</p><p>b<br>c</p>");
        assert_eq!(plain("<p>Soy wax, 35 hours.</p>"), "Soy wax, 35 hours.");
    }

    #[test]
    fn html_with_more_than_paragraphs_stays_html() {
        let tags = ["<p>Dense <b>cotton</b></p>", "<ul><li>one</li></ul>", "<p>write &lt;b&gt; for bold</p>"];
        for rich in tags {
            assert_eq!((plain(rich).as_str(), html(rich).as_str()), (rich, rich));
        }
    }
}
