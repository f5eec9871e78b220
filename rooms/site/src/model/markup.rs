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

fn inline(text: &str, out: &mut String) {
    let mut rest = text;
    loop {
        let bold = rest.find("**").map(|at| (at, true));
        let link = rest.find('[').map(|at| (at, false));
        let Some((at, is_bold)) = bold.into_iter().chain(link).min_by_key(|(at, _)| *at) else { break };
        let (before, from) = rest.split_at(at);
        escape(before, out);
        let made = if is_bold { strong(from, out) } else { anchor(from, out) };
        rest = made.unwrap_or_else(|| {
            // A sign without its partner is a letter.
            let mut letters = from.chars();
            out.extend(letters.next());
            letters.as_str()
        });
    }
    escape(rest, out);
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

fn anchor<'t>(from: &'t str, out: &mut String) -> Option<&'t str> {
    let (words, rest) = from.strip_prefix('[')?.split_once("](")?;
    let (address, after) = rest.split_once(')')?;
    let address = address.trim();
    if words.is_empty() || words.contains('[') || !is_safe(address) {
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
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
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

    #[test]
    fn a_sign_without_its_partner_is_a_letter() {
        assert_eq!(html("2 ** 3 [x] (y)"), "<p>2 ** 3 [x] (y)</p>");
        assert_eq!(html("**"), "<p>**</p>");
        assert_eq!(html("#tag"), "<p>#tag</p>");
    }
}
