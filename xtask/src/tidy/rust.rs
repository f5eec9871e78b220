//! Reading Rust as far as the rules need it: code without its comments and texts, and the texts alone.

/// A source with comments and the insides of texts blanked out, line for line, and its texts.
pub struct Scan {
    pub code: String,
    pub literals: Vec<Literal>,
}

/// A string literal of the source.
pub struct Literal {
    /// Where it begins in `Scan::code`, in bytes.
    pub at: usize,
    /// Behind its last quote.
    pub end: usize,
    pub line: usize,
    /// What the program sees, as far as SQL needs it.
    pub text: String,
}

/// A statement as the program says it, and where its `sql!` stands.
pub struct Statement {
    pub at: usize,
    pub line: usize,
    pub text: String,
}

impl Scan {
    /// Every `sql!` of the source; of one whose text cannot be read, where it stands.
    pub fn statements(&self) -> Vec<Result<Statement, usize>> {
        let fragments = self.fragments();
        let calls = self.code.match_indices("sql!(").filter(|(at, call)| {
            // The macro's own definition matches a pattern.
            !self.code.get(at + call.len()..).unwrap_or_default().trim_start().starts_with('$')
        });
        calls.map(|(at, call)| self.statement(at, at + call.len(), &fragments).ok_or(at)).collect()
    }

    fn statement(&self, at: usize, from: usize, fragments: &[(&str, &Literal)]) -> Option<Statement> {
        let (mut here, mut line, mut text) = (from, None, String::new());
        loop {
            here += self.blanks(here)?;
            let rest = self.code.get(here..)?;
            if rest.starts_with(')') {
                return Some(Statement { at, line: line?, text });
            }
            let (piece, end) = if let Some(literal) = self.literals.iter().find(|it| it.at == here) {
                (literal, literal.end)
            } else {
                let named = rest.find("!()").and_then(|end| Some((rest.get(..end)?, end + 3)))?;
                let (_, literal) = fragments.iter().find(|(name, _)| *name == named.0)?;
                (*literal, here + named.1)
            };
            line.get_or_insert(piece.line);
            text.push_str(&piece.text);
            here = end + self.blanks(end)?;
            here += usize::from(self.code.get(here..)?.starts_with(','));
        }
    }

    /// `macro_rules! columns { () => { "a, b" }; }`, by their names.
    fn fragments(&self) -> Vec<(&str, &Literal)> {
        let mut found = Vec::new();
        for (at, word) in self.code.match_indices("macro_rules! ") {
            let after = at + word.len();
            let Some(rest) = self.code.get(after..) else { continue };
            let Some(open) = rest.find('{') else { continue };
            let Some(name) = rest.get(..open).map(str::trim) else { continue };
            let body = rest.get(open + 1..).unwrap_or_default();
            let Some(into) = body.find('{').filter(|into| {
                body.get(..*into).is_some_and(|head| head.split_whitespace().collect::<String>() == "()=>")
            }) else {
                continue;
            };
            let inside = after + open + 1 + into + 1;
            let Some(blanks) = self.blanks(inside) else { continue };
            found.extend(
                self.literals.iter().find(|it| it.at == inside + blanks).map(|literal| (name, literal)),
            );
        }
        found
    }

    fn blanks(&self, from: usize) -> Option<usize> {
        let rest = self.code.get(from..)?;
        Some(rest.len() - rest.trim_start().len())
    }
}

pub fn scan(text: &str) -> Scan {
    let chars: Vec<char> = text.chars().collect();
    let mut scanner =
        Scanner { chars, at: 0, line: 1, code: String::with_capacity(text.len()), literals: Vec::new() };
    while let Some(c) = scanner.peek(0) {
        match (c, scanner.peek(1)) {
            ('/', Some('/')) => scanner.line_comment(),
            ('/', Some('*')) => scanner.block_comment(),
            ('"', _) => scanner.text(None),
            ('r', Some('"' | '#')) => scanner.raw(),
            ('\'', _) => scanner.quote(),
            _ => scanner.keep(),
        }
    }
    Scan { code: scanner.code, literals: scanner.literals }
}

struct Scanner {
    chars: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    literals: Vec<Literal>,
}

impl Scanner {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn step(&mut self, shown: bool) -> Option<char> {
        let c = self.peek(0)?;
        self.at += 1;
        self.line += usize::from(c == '\n');
        self.code.push(if shown || c == '\n' { c } else { ' ' });
        Some(c)
    }

    fn keep(&mut self) {
        self.step(true);
    }

    fn blank(&mut self, count: usize) {
        for _ in 0..count {
            self.step(false);
        }
    }

    fn line_comment(&mut self) {
        while self.peek(0).is_some_and(|c| c != '\n') {
            self.blank(1);
        }
    }

    /// Block comments nest.
    fn block_comment(&mut self) {
        let mut depth = 0;
        loop {
            match (self.peek(0), self.peek(1)) {
                (None, _) => return,
                (Some('/'), Some('*')) => {
                    depth += 1;
                    self.blank(2);
                }
                (Some('*'), Some('/')) => {
                    depth -= 1;
                    self.blank(2);
                    if depth == 0 {
                        return;
                    }
                }
                _ => self.blank(1),
            }
        }
    }

    /// `r"…"` and `r#"…"#`; `r#type` is a name.
    fn raw(&mut self) {
        let hashes = (1..).take_while(|ahead| self.peek(*ahead) == Some('#')).count();
        if self.peek(1 + hashes) != Some('"') {
            return self.keep();
        }
        self.blank(1 + hashes);
        self.text(Some(hashes));
    }

    /// From the opening to the closing quote; `hashes` when no escape counts.
    fn text(&mut self, hashes: Option<usize>) {
        let (at, line) = (self.code.len(), self.line);
        let mut text = String::new();
        self.keep();
        loop {
            match (self.peek(0), hashes) {
                (None, _) => break,
                (Some('"'), None) => {
                    self.keep();
                    break;
                }
                (Some('"'), Some(count)) if (1..=count).all(|ahead| self.peek(ahead) == Some('#')) => {
                    self.keep();
                    self.blank(count);
                    break;
                }
                (Some('\\'), None) => self.escape(&mut text),
                _ => text.extend(self.step(false)),
            }
        }
        self.literals.push(Literal { at, end: self.code.len(), line, text });
    }

    fn escape(&mut self, text: &mut String) {
        self.blank(1);
        match self.step(false) {
            Some('\n') => {
                while self.peek(0).is_some_and(char::is_whitespace) {
                    self.blank(1);
                }
            }
            Some('n' | 't' | 'r') => text.push(' '),
            Some(c) => text.push(c),
            None => {}
        }
    }

    /// A character (`'x'`, `'\''`) or a lifetime (`'a`).
    fn quote(&mut self) {
        if self.peek(1) == Some('\\') {
            self.blank(3);
            while self.peek(0).is_some_and(|c| c != '\'' && c != '\n') {
                self.blank(1);
            }
            self.blank(1);
        } else if self.peek(2) == Some('\'') {
            self.blank(3);
        } else {
            self.keep();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_texts_and_characters_are_blanked_line_for_line() {
        let text = "let a = \"{ // no\"; // {\n/* { /* { */ { */ let b = '{';\nlet c: &'a str = r#\"\"{\"#;\n\
                    let d = '\\''; b\"{\"; {";
        let code = scan(text).code;
        assert_eq!(code.matches('{').count(), 1, "{code}");
        assert_eq!(code.lines().count(), text.lines().count());
        assert!(code.contains("let b =") && code.contains("&'a str") && code.contains("let d ="), "{code}");
    }

    #[test]
    fn statements_may_be_made_of_fragments() {
        let text = "macro_rules! columns {\n    () => {\n        \"a, b\"\n    };\n}\n\
                    f(sql!(\"select \", columns!(), \" from t\"), sql!(\n  r#\"select 1\"#,\n));\n\
                    g(sql!(TEXT), sql!(\"x\", other!()));";
        let scan = scan(text);
        let texts: Vec<_> = scan.statements().into_iter().map(|it| it.ok().map(|it| it.text)).collect();
        assert_eq!(texts, [Some("select a, b from t".to_owned()), Some("select 1".to_owned()), None, None]);
    }

    #[test]
    fn texts_are_read_as_the_program_sees_them() {
        let scan = scan("\n f(\"one \\\n   two \\\"x\\\"\", r\"raw \\ \", r#type)");
        let texts: Vec<_> = scan.literals.iter().map(|literal| literal.text.as_str()).collect();
        assert_eq!(texts, ["one two \"x\"", "raw \\ "]);
        assert_eq!(scan.literals[0].line, 2);
        assert!(scan.code.get(scan.literals[0].at..).is_some_and(|rest| rest.starts_with('"')));
        assert!(scan.code.contains("r#type"));
    }
}
