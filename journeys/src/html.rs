//! Pages as a browser takes them apart: the tokens of the HTML standard (13.2.5), with its rules for scripts,
//! styles, titles and text fields, unquoted values and unfinished comments.

use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Start(Tag),
    End(String),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    pub name: String,
    /// The first of each name counts.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

/// Elements whose inside is text, whatever stands there.
const RAW: [&str; 6] = ["script", "style", "xmp", "iframe", "noembed", "noframes"];
const TEXTS: [&str; 2] = ["textarea", "title"];

pub fn tokens(page: &str) -> Vec<Token> {
    let mut reader = Reader { rest: page, tokens: Vec::new() };
    while !reader.rest.is_empty() {
        reader.step();
    }
    reader.tokens
}

struct Reader<'p> {
    rest: &'p str,
    tokens: Vec<Token>,
}

const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c')
}

impl<'p> Reader<'p> {
    fn step(&mut self) {
        let Some(at) = self.rest.find('<') else { return self.text(self.rest.len()) };
        let after = self.rest.get(at + 1..).unwrap_or_default();
        let first = after.chars().next().unwrap_or_default();
        let second = after.chars().nth(1).unwrap_or_default();
        match (first, second) {
            ('!', _) if after.starts_with("!--") => self.comment(at, "-->", 4),
            ('!' | '?', _) => self.comment(at, ">", 2),
            ('/', c) if c.is_ascii_alphabetic() => {
                self.text(at);
                self.rest = self.rest.get(2..).unwrap_or_default();
                let tag = self.tag();
                self.tokens.push(Token::End(tag.name));
            }
            ('/', '>') => {
                self.text(at);
                self.rest = self.rest.get(3..).unwrap_or_default();
            }
            ('/', _) => self.comment(at, ">", 2),
            (c, _) if c.is_ascii_alphabetic() => {
                self.text(at);
                self.rest = self.rest.get(1..).unwrap_or_default();
                let tag = self.tag();
                let name = tag.name.clone();
                self.tokens.push(Token::Start(tag));
                self.inside(&name);
            }
            _ => self.text(at + 1),
        }
    }

    /// Everything before this place is text.
    fn text(&mut self, length: usize) {
        let (text, rest) = self.rest.split_at(length);
        if !text.is_empty() {
            self.tokens.push(Token::Text(decode(text)));
        }
        self.rest = rest;
    }

    fn comment(&mut self, at: usize, end: &str, opening: usize) {
        self.text(at);
        let inside = self.rest.get(opening..).unwrap_or_default();
        // A comment that is closed as soon as it opens.
        let short = ["<!-->", "<!--->"].iter().find(|short| self.rest.starts_with(**short));
        self.rest = match (short, inside.find(end)) {
            (Some(short), _) if end == "-->" => self.rest.get(short.len()..).unwrap_or_default(),
            (_, Some(found)) => inside.get(found + end.len()..).unwrap_or_default(),
            (_, None) => "",
        };
    }

    /// Name and attributes, from the first letter on.
    fn tag(&mut self) -> Tag {
        let end = |c: char| is_space(c) || matches!(c, '/' | '>');
        let name = self.take(end).to_ascii_lowercase();
        let mut attributes: Vec<(String, String)> = Vec::new();
        loop {
            self.skip(|c| is_space(c) || c == '/');
            match self.rest.chars().next() {
                None => break,
                Some('>') => {
                    self.rest = self.rest.get(1..).unwrap_or_default();
                    break;
                }
                Some(_) => {}
            }
            let (name, value) = self.attribute();
            if !attributes.iter().any(|(known, _)| *known == name) {
                attributes.push((name, value));
            }
        }
        Tag { name, attributes }
    }

    fn attribute(&mut self) -> (String, String) {
        let mut name = String::new();
        if let Some(rest) = self.rest.strip_prefix('=') {
            name.push('=');
            self.rest = rest;
        }
        name.push_str(&self.take(|c| is_space(c) || matches!(c, '/' | '>' | '=')).to_ascii_lowercase());
        self.skip(is_space);
        let Some(rest) = self.rest.strip_prefix('=') else { return (name, String::new()) };
        self.rest = rest;
        self.skip(is_space);
        let quote = self.rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let Some(quote) = quote else {
            let value = self.take(|c| is_space(c) || c == '>');
            return (name, decode(value));
        };
        self.rest = self.rest.get(1..).unwrap_or_default();
        let value = self.take(|c| c == quote);
        self.rest = self.rest.get(1..).unwrap_or_default();
        (name, decode(value))
    }

    /// What an element holds that is not looked into.
    fn inside(&mut self, name: &str) {
        let raw = RAW.contains(&name);
        if !raw && !TEXTS.contains(&name) {
            return;
        }
        let lower = self.rest.to_ascii_lowercase();
        let close = format!("</{name}");
        let ends = lower.match_indices(&close).find(|(at, _)| {
            let next = lower.get(at + close.len()..).and_then(|rest| rest.chars().next());
            next.is_none_or(|c| is_space(c) || matches!(c, '/' | '>'))
        });
        let end = ends.map_or(self.rest.len(), |(at, _)| at);
        let (text, rest) = self.rest.split_at(end);
        if !text.is_empty() {
            self.tokens.push(Token::Text(if raw { text.to_owned() } else { decode(text) }));
        }
        self.rest = rest;
    }

    fn take(&mut self, end: impl Fn(char) -> bool) -> &'p str {
        let at = self.rest.find(end).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(at);
        self.rest = rest;
        taken
    }

    fn skip(&mut self, what: impl Fn(char) -> bool) {
        self.rest = self.rest.trim_start_matches(what);
    }
}

pub fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let named = after.split_once(';').filter(|(name, _)| name.len() < 10);
        match named.and_then(|(name, rest)| Some((character(name)?, rest))) {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    let known = [("lt", '<'), ("gt", '>'), ("amp", '&'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}')];
    if let Some((_, c)) = known.iter().find(|(known, _)| *known == name) {
        return Some(*c);
    }
    let number = match name.strip_prefix('#')?.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => name.get(1..)?.parse().ok(),
    };
    number.and_then(char::from_u32)
}

/// Every element with the names of its attributes, and how often it stands there.
pub fn skeleton(page: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for token in tokens(page) {
        let Token::Start(tag) = token else { continue };
        let mut names: Vec<&str> = tag.attributes.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        *found.entry(format!("{} {}", tag.name, names.join(" ")).trim_end().to_owned()).or_default() += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(page: &str) -> Vec<String> {
        skeleton(page).into_keys().collect()
    }

    #[test]
    fn what_a_browser_would_run_is_seen() {
        assert_eq!(names("<p>a<b onclick=x>b</b>"), ["b onclick", "p"]);
        assert_eq!(names("<img src=x onerror='a>b'>"), ["img onerror src"]);
        assert_eq!(names("<a\nhref=\"x\"/onx=1>"), ["a href onx"]);
        assert_eq!(names("<!-- <i> --><u>"), ["u"]);
        assert_eq!(names("<!--><i>"), ["i"], "a comment that ends at once");
        assert_eq!(names("</ <i>x<u>"), ["u"]);
        assert_eq!(names("<svg/onload=x>"), ["svg onload"]);
    }

    #[test]
    fn what_a_browser_would_show_is_text() {
        assert_eq!(names("<title><i></title><u>"), ["title", "u"]);
        assert_eq!(names("<textarea></textarea ><i>"), ["i", "textarea"]);
        assert_eq!(names("<script>'<i>'</script>"), ["script"]);
        assert_eq!(names("a < b &lt;i&gt; <3"), Vec::<String>::new());
        assert_eq!(tokens("a&#39;b&#x26;c&amp;"), [Token::Text("a'b&c&".to_owned())]);
    }
}
