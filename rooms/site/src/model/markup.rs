//! Plain text with few signs, made into HTML that holds nothing but what stands here: paragraphs, headings
//! (`## `), lists (`- `), **bold** and [links](https://…). Everything else is text.

/// HTML of a body. Nothing of it is taken over as it was typed: every letter is escaped.
pub fn html(body: &str) -> String {
    let mut out = String::with_capacity(body.len() + body.len() / 4);
    let mut open = Block::None;
    for line in body.lines().map(str::trim) {
        let (block, text) = Block::of(line);
        if block != open || block == Block::Heading {
            out.push_str(open.end());
            out.push_str(block.begin());
        } else if block == Block::Paragraph {
            out.push_str("<br>");
        }
        if block == Block::List {
            out.push_str("<li>");
        }
        inline(text, &mut out);
        if block == Block::List {
            out.push_str("</li>");
        }
        open = block;
    }
    out.push_str(open.end());
    out
}

/// The first words without their signs, for search engines.
pub fn plain(body: &str) -> String {
    let lines = body.lines().map(|line| Block::of(line.trim()).1).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ").replace("**", "")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    None,
    Paragraph,
    Heading,
    List,
}

impl Block {
    fn of(line: &str) -> (Self, &str) {
        if line.is_empty() {
            return (Self::None, "");
        }
        if let Some(text) = ["## ", "# ", "### "].iter().find_map(|sign| line.strip_prefix(sign)) {
            return (Self::Heading, text);
        }
        match ["- ", "* ", "• "].iter().find_map(|sign| line.strip_prefix(sign)) {
            Some(text) => (Self::List, text),
            None => (Self::Paragraph, line),
        }
    }
    const fn begin(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Paragraph => "<p>",
            // The page's own title is the first heading.
            Self::Heading => "<h2>",
            Self::List => "<ul>",
        }
    }
    const fn end(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Paragraph => "</p>",
            Self::Heading => "</h2>",
            Self::List => "</ul>",
        }
    }
}

/// Looks at each letter a few times at most, whatever was typed: a page is made while somebody waits for it.
fn inline(text: &str, out: &mut String) {
    let next = |sign: &str, from: usize| text.get(from..)?.find(sign).map(|at| from + at);
    // What was found is looked for again only behind it.
    let (mut done, mut bold, mut link) = (0, next("**", 0), next("[", 0));
    while let Some(at) = bold.into_iter().chain(link).min() {
        let (before, from) = (text.get(done..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
        escape(before, out);
        let made = if bold == Some(at) { strong(from, out) } else { anchor(from, out) };
        done = match made {
            Some(after) => text.len() - after.len(),
            // A sign without its partner is a letter.
            None => {
                out.extend(from.chars().next());
                at + 1
            }
        };
        bold = bold.and_then(|at| if at < done { next("**", done) } else { Some(at) });
        link = link.and_then(|at| if at < done { next("[", done) } else { Some(at) });
    }
    escape(text.get(done..).unwrap_or_default(), out);
}

/// What comes behind, where there is a whole pair.
fn strong<'t>(from: &'t str, out: &mut String) -> Option<&'t str> {
    let (inner, after) = from.strip_prefix("**")?.split_once("**")?;
    if inner.is_empty() {
        return None;
    }
    out.push_str("<strong>");
    escape(inner, out);
    out.push_str("</strong>");
    Some(after)
}

/// Words and address end before the next link begins: what stands behind that is not looked at.
fn anchor<'t>(from: &'t str, out: &mut String) -> Option<&'t str> {
    let inner = from.strip_prefix('[')?;
    let own = inner.split('[').next().unwrap_or_default();
    let (words, rest) = own.split_once("](")?;
    let (address, _) = rest.split_once(')')?;
    let after = inner.get(words.len() + "](".len() + address.len() + ")".len()..)?;
    let address = address.trim();
    if words.is_empty() || !is_safe(address) {
        return None;
    }
    out.push_str("<a href=\"");
    escape(address, out);
    out.push_str(if address.starts_with("https://") { "\" rel=\"nofollow noopener\">" } else { "\">" });
    escape(words, out);
    out.push_str("</a>");
    Some(after)
}

/// A page elsewhere, a letter, a call, or a page of this house: never anything that runs.
fn is_safe(address: &str) -> bool {
    let plain =
        !address.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\'));
    let starts = ["https://", "mailto:", "tel:"].iter().any(|start| address.starts_with(start));
    plain && (starts || (address.starts_with('/') && !address.starts_with("//")))
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match souk_core::text::in_html(c) {
            Some(written) => out.push_str(written),
            None => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_paragraphs_headings_lists_and_links() {
        let body = "من نحن\nسطر ثان\n\n## التوصيل\n- **58** ولاية\n- خلال يومين\n[راسلنا](mailto:a@b.dz)";
        assert_eq!(
            html(body),
            "<p>من نحن<br>سطر ثان</p><h2>التوصيل</h2><ul><li><strong>58</strong> ولاية</li>\
             <li>خلال يومين</li></ul><p><a href=\"mailto:a@b.dz\">راسلنا</a></p>"
        );
        assert_eq!(html(""), "");
        assert_eq!(plain("## A\n**b** c\n- d"), "A b c d");
    }

    #[test]
    fn what_was_typed_never_becomes_a_tag_or_runs() {
        for evil in [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "[x](  JaVaScRiPt:alert(1))",
            "[x](data:text/html,<b>)",
            "[x](//evil.example)",
            "[x](https://a\" onclick=\"alert(1))",
            "[<img src=x>](https://a.example)",
            "**<b onmouseover=1>**",
            "## <svg/onload=1>",
            "- <iframe>",
            "[x](https://a.example/\u{0}y)",
        ] {
            let made = html(evil);
            let tags: Vec<&str> =
                made.split('<').skip(1).map(|tag| tag.split(['>', ' ']).next().unwrap()).collect();
            let known =
                ["p", "/p", "h2", "/h2", "ul", "/ul", "li", "/li", "strong", "/strong", "a", "/a", "br"];
            assert!(tags.iter().all(|tag| known.contains(tag)), "{evil}: {made}");
            assert!(
                !made.contains("href=\"java") && !made.contains("href=\"data") && !made.contains("href=\"//"),
                "{made}"
            );
            assert!(!made.contains("\" on"), "{evil}: {made}");
        }
    }

    /// Red where the rest of the line is searched for each sign: a minute and more for one line.
    #[test]
    fn a_line_of_nothing_but_signs_is_made_at_once() {
        for sign in ["[", "**", "*", "[a](", "[a](x", "[a](https://a.example", "**[", "[](", "a] ("] {
            for end in ["", "]", ")", "](", "](/x)", "**", "[a](/x)"] {
                let line = sign.repeat(100_000) + end;
                let started = std::time::Instant::now();
                let made = html(&line);
                assert!(made.len() >= line.len() / 4, "{sign} {end}");
                assert!(started.elapsed() < std::time::Duration::from_secs(2), "{sign} {end}");
            }
        }
        assert_eq!(html("[a](/x)[b](/y)"), "<p><a href=\"/x\">a</a><a href=\"/y\">b</a></p>");
        assert_eq!(html("[a [b](/y)"), "<p>[a <a href=\"/y\">b</a></p>");
        assert_eq!(html("***x** y"), "<p><strong>*x</strong> y</p>");
    }

    #[test]
    fn a_sign_without_its_partner_is_a_letter() {
        assert_eq!(html("2 ** 3 [x] (y)"), "<p>2 ** 3 [x] (y)</p>");
        assert_eq!(html("**"), "<p>**</p>");
        assert_eq!(html("#tag"), "<p>#tag</p>");
    }
}
