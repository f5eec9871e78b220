//! Descriptions as safe HTML: only what stands on the list gets out, everything else is text or dropped.
//! The output is written from the list, never copied from the input, so a trick of the input has nothing to
//! hide in.

use souk_core::text::is_unsafe;

/// Elements that stay, without attributes (`a` keeps a web address).
const KEPT: [&str; 19] = [
    "p", "br", "ul", "ol", "li", "b", "strong", "i", "em", "h2", "h3", "h4", "a", "table", "thead", "tbody",
    "tr", "th", "td",
];
/// Elements that go together with what is in them.
const DROPPED: [&str; 17] = [
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "noscript",
    "noembed",
    "noframes",
    "template",
    "svg",
    "math",
    "textarea",
    "title",
    "head",
    "select",
    "xmp",
    "plaintext",
];
const MAX_DEPTH: usize = 32;
const MAX_ADDRESS: usize = 2_048;

/// The description as it may stand in a page; the same when done twice.
pub fn sanitise(html: &str) -> String {
    let mut writer = Writer { out: String::with_capacity(html.len()), open: Vec::new() };
    let mut rest = html.trim();
    while let Some((text, from)) = rest.split_once('<') {
        writer.text(text);
        match markup(from) {
            Markup::Text => {
                writer.text("<");
                rest = from;
            }
            // What looks like a tag and never ends: from here on nothing can be markup.
            Markup::Endless => {
                writer.text("<");
                writer.text(from);
                rest = "";
            }
            Markup::Skip { after } => rest = after,
            Markup::Tag { name, closes, attributes, after } => {
                rest = if DROPPED.contains(&name.as_str()) && !closes {
                    after_closing(after, &name)
                } else {
                    writer.tag(&name, closes, attributes);
                    after
                };
            }
        }
    }
    writer.text(rest);
    writer.close_to(0);
    writer.out.trim().to_owned()
}

enum Markup<'a> {
    Text,
    Endless,
    Skip { after: &'a str },
    Tag { name: String, closes: bool, attributes: &'a str, after: &'a str },
}

/// What stands after a `<`.
fn markup(from: &str) -> Markup<'_> {
    if let Some(comment) = from.strip_prefix("!--") {
        return Markup::Skip { after: comment.split_once("-->").map_or("", |(_, after)| after) };
    }
    if from.starts_with(['!', '?']) {
        return Markup::Skip { after: from.split_once('>').map_or("", |(_, after)| after) };
    }
    let (closes, tag) = from.strip_prefix('/').map_or((false, from), |tag| (true, tag));
    if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Markup::Text;
    }
    let Some((inside, after)) = split_tag(tag) else { return Markup::Endless };
    let ends = |c: char| c.is_ascii_whitespace() || c == '/';
    let (name, attributes) = inside.split_once(ends).unwrap_or((inside, ""));
    Markup::Tag { name: name.to_ascii_lowercase(), closes, attributes, after }
}

/// Splits at the `>` that ends the tag; one inside a quoted value does not.
fn split_tag(tag: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    let mut value = false;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if value => quote = Some(c),
            (None, '>') => return Some((tag.get(..at)?, tag.get(at.saturating_add(1)..)?)),
            (None, c) => value = c == '=' || value && c.is_ascii_whitespace(),
        }
    }
    None
}

fn after_closing<'a>(from: &'a str, name: &str) -> &'a str {
    let mut rest = from;
    while let Some((_, after)) = rest.split_once("</") {
        rest = after;
        let named = after.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let tail = after.get(name.len()..).unwrap_or("");
        if named && tail.starts_with(|c: char| c == '>' || c == '/' || c.is_ascii_whitespace()) {
            return tail.split_once('>').map_or("", |(_, after)| after);
        }
    }
    ""
}

struct Writer {
    out: String,
    open: Vec<&'static str>,
}

impl Writer {
    fn tag(&mut self, name: &str, closes: bool, attributes: &str) {
        let name = match name {
            "h1" => "h2",
            "h5" | "h6" => "h4",
            other => other,
        };
        let Some(name) = KEPT.into_iter().find(|kept| *kept == name) else { return };
        if name == "br" {
            self.out.push_str("<br>");
        } else if closes {
            if let Some(depth) = self.open.iter().rposition(|open| *open == name) {
                self.close_to(depth);
            }
        } else if self.open.len() < MAX_DEPTH {
            self.out.push('<');
            self.out.push_str(name);
            if let Some(address) = (name == "a").then(|| href(attributes)).flatten() {
                self.out.push_str(" href=\"");
                self.text(&address);
                self.out.push('"');
            }
            self.out.push('>');
            self.open.push(name);
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth
            && let Some(name) = self.open.pop()
        {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    /// Characters as text; references that are known become characters first, unknown names stay as written.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('&') {
            self.plain(before);
            rest = after;
            match reference(after) {
                Some((Reference::Char(c), after)) => {
                    self.char(c);
                    rest = after;
                }
                Some((Reference::Named(name), after)) => {
                    self.out.push('&');
                    self.out.push_str(name);
                    self.out.push(';');
                    rest = after;
                }
                None => self.out.push_str("&amp;"),
            }
        }
        self.plain(rest);
    }

    fn plain(&mut self, text: &str) {
        text.chars().for_each(|c| self.char(c));
    }

    fn char(&mut self, c: char) {
        match c {
            '<' => self.out.push_str("&lt;"),
            '>' => self.out.push_str("&gt;"),
            '&' => self.out.push_str("&amp;"),
            '"' => self.out.push_str("&quot;"),
            '\u{a0}' => self.out.push_str("&nbsp;"),
            c if is_unsafe(c) => {}
            c => self.out.push(c),
        }
    }
}

pub(super) enum Reference<'a> {
    Char(char),
    Named(&'a str),
}

/// The character reference after a `&`.
pub(super) fn reference(after: &str) -> Option<(Reference<'_>, &str)> {
    let end = after.bytes().take(33).position(|byte| byte == b';')?;
    let name = after.get(..end)?;
    let rest = after.get(end.saturating_add(1)..)?;
    let read = match name {
        "amp" => Reference::Char('&'),
        "lt" => Reference::Char('<'),
        "gt" => Reference::Char('>'),
        "quot" => Reference::Char('"'),
        "apos" => Reference::Char('\''),
        "nbsp" => Reference::Char('\u{a0}'),
        _ => match name.strip_prefix('#') {
            Some(number) => {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => number.parse(),
                };
                Reference::Char(char::from_u32(code.ok()?)?)
            }
            None if name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
            {
                Reference::Named(name)
            }
            None => return None,
        },
    };
    Some((read, rest))
}

/// The web address among a tag's attributes, as text with its references still in it.
fn href(attributes: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let stops = |c: char| c.is_ascii_whitespace() || c == '=' || c == '/';
        let length =
            rest.find(stops).unwrap_or(rest.len()).max(rest.chars().next().map_or(1, char::len_utf8));
        let (name, after) = rest.split_at_checked(length)?;
        let Some(value) = after.trim_ascii_start().strip_prefix('=') else {
            rest = after;
            continue;
        };
        let value = value.trim_ascii_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value.get(1..)?.split_once(quote)?,
            _ => value.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((value, "")),
        };
        if name.eq_ignore_ascii_case("href") {
            return web_address(value);
        }
        rest = after;
    }
}

/// An address that begins with `http://` or `https://` in so many letters, and holds no space.
fn web_address(value: &str) -> Option<String> {
    let value = value.trim();
    let start =
        |scheme: &str| value.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let good = (start("http://") || start("https://"))
        && value.len() <= MAX_ADDRESS
        && !value.chars().any(|c| c.is_whitespace() || is_unsafe(c) || matches!(c, '<' | '>' | '`' | '\\'));
    good.then(|| value.to_owned())
}
