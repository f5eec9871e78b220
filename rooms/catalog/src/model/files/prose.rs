//! Descriptions as people write them: a blank line between paragraphs, a new line for a break. The shop keeps
//! them as safe HTML; whoever writes HTML themselves finds theirs again.

use super::html::{Reference, reference};

/// The text of HTML that is paragraphs and breaks alone; any other HTML as it is.
pub fn plain(html: &str) -> String {
    let broken = unwrapped(html).replace("<br>", "\n");
    let mut paragraphs = Vec::new();
    for part in broken.split("</p>") {
        let text = part.strip_prefix("<p>").unwrap_or(part);
        if text.contains('<') {
            return html.to_owned();
        }
        if !text.trim().is_empty() {
            paragraphs.push(spoken(text));
        }
    }
    let text = paragraphs.join("\n\n");
    match is_html(&text) {
        false => text,
        // Written again it would be taken for tags: it stays what it is.
        true if is_html(html) => html.to_owned(),
        true => format!("<p>{html}</p>"),
    }
}

/// Paragraphs of a text; what has tags is HTML already.
pub fn html(text: &str) -> String {
    if is_html(text) {
        return text.to_owned();
    }
    let text = escaped(&lines(text));
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    paragraphs.map(|paragraph| format!("<p>{}</p>", paragraph.replace('\n', "<br>"))).collect()
}

/// What a form brings back: the stored HTML where nobody wrote anything else.
pub fn written(text: &str, stored: &str) -> String {
    if lines(text).trim() == plain(stored).trim() { stored.to_owned() } else { html(text) }
}

/// Browsers send both signs at the end of a line.
pub fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// A `<` right before a letter or a slash begins a tag.
fn is_html(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'))
}

/// Where the source of HTML goes to a new line, its reader sees a space, and nothing beside a tag.
fn unwrapped(html: &str) -> String {
    let mut pieces = html.split(['\n', '\r']);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let piece = piece.trim_start_matches([' ', '\t']);
        out.truncate(out.trim_end_matches([' ', '\t']).len());
        if !piece.is_empty() && !out.is_empty() && !out.ends_with(['>', ' ']) && !piece.starts_with('<') {
            out.push(' ');
        }
        out.push_str(piece);
    }
    out
}

/// Characters for references; a name that we do not know stays as it is written.
fn spoken(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        rest = after;
        if let Some((Reference::Char(c), after)) = reference(after) {
            out.push(c);
            rest = after;
        } else {
            out.push('&');
        }
    }
    out.push_str(rest);
    out
}

/// The other way about.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        rest = after;
        out.push_str(if matches!(reference(after), Some((Reference::Named(_), _))) { "&" } else { "&amp;" });
    }
    out.push_str(rest);
    out.replace('<', "&lt;").replace('>', "&gt;")
}
