//! Every statement of the product's source, found by reading the text: what no test runs is seen too.

use std::path::{Path, PathBuf};

use xtask::tidy::rust;

/// A `sql!` text, and who says it.
#[derive(Debug, Clone)]
pub struct Statement {
    pub path: String,
    pub line: usize,
    pub home: Home,
    pub text: String,
    /// It is what a reader or a question is given.
    pub reads: bool,
}

/// Whose statement it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    Kernel,
    Room(String),
    /// Fronts and the program itself: they own no table.
    Door,
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// All statements, and places where `sql!(` stands before something that is no literal.
pub fn collect() -> (Vec<Statement>, Vec<String>) {
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    for folder in ["kernel", "rooms", "fronts", "app"] {
        for path in rust_files(&root().join(folder)) {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            if let Some(home) = home(&name) {
                let text = std::fs::read_to_string(&path).unwrap();
                read(&name, &home, &text, &mut found, &mut unread);
            }
        }
    }
    (found, unread)
}

/// `None` where tests live.
fn home(name: &str) -> Option<Home> {
    let parts: Vec<&str> = name.split('/').collect();
    if parts.contains(&"tests") || parts.contains(&"testkit") || name.ends_with("/tests.rs") {
        return None;
    }
    match parts.as_slice() {
        ["kernel", _, "src", ..] => Some(Home::Kernel),
        ["rooms", room, "src", ..] => Some(Home::Room((*room).to_owned())),
        ["fronts", _, "src", ..] | ["app", "src", ..] => Some(Home::Door),
        _ => None,
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            files.extend(rust_files(&entry));
        } else if entry.extension().is_some_and(|end| end == "rs") {
            files.push(entry);
        }
    }
    files.sort();
    files
}

pub fn read(name: &str, home: &Home, text: &str, found: &mut Vec<Statement>, unread: &mut Vec<String>) {
    let scan = rust::scan(text);
    let tests = test_modules(&scan.code);
    for statement in scan.statements() {
        let at = statement.as_ref().map_or_else(|at| *at, |it| it.at);
        if tests.iter().any(|part| part.contains(&at)) {
            continue;
        }
        match statement {
            Ok(it) => found.push(Statement {
                path: name.to_owned(),
                line: it.line,
                home: home.clone(),
                text: it.text,
                reads: is_given_to_a_reader(&scan.code[..at]),
            }),
            Err(at) => unread.push(format!("{name}: {}", scan.code[at..].lines().next().unwrap_or_default())),
        }
    }
}

/// `db.one(`, `tx.rows::<(String,)>(`, `Question::one(`, by what stands before the statement.
fn is_given_to_a_reader(before: &str) -> bool {
    let Some(before) = before.trim_end().strip_suffix('(') else { return false };
    let name =
        if before.ends_with('>') { before.rfind("::<").map_or(before, |at| &before[..at]) } else { before };
    [".one", ".rows", "::one", "::rows"].iter().any(|call| name.ends_with(call))
}

/// Where `#[cfg(test)] mod … { … }` begins and ends.
fn test_modules(code: &str) -> Vec<std::ops::Range<usize>> {
    let mut parts = Vec::new();
    for (at, mark) in code.match_indices("#[cfg(test)]") {
        let rest = &code[at + mark.len()..];
        if !rest.trim_start().starts_with("mod ") {
            continue;
        }
        let Some(open) = rest.find(['{', ';']).filter(|open| rest[*open..].starts_with('{')) else {
            continue;
        };
        let mut depth = 0usize;
        let mut end = rest.len();
        for (index, sign) in rest[open..].match_indices(['{', '}']) {
            depth = if sign == "{" { depth + 1 } else { depth - 1 };
            if depth == 0 {
                end = open + index;
                break;
            }
        }
        parts.push(at..at + mark.len() + end);
    }
    parts
}

#[test]
fn statements_are_read_from_the_source_and_those_of_tests_are_not() {
    let text = "fn a() { f(sql!(\"select 1\"), sql!(\n    r#\"select \"a\"\n  from t\"#\n)); \
                g(sql!(TEXT)); }\n\
                // sql!(\"no\")\n#[cfg(test)]\nmod tests {\n  fn b() { f(sql!(\"select 2\")); }\n}\n\
                fn c() { f(sql!(\"select 3\")); }\n";
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    read("x.rs", &Home::Kernel, text, &mut found, &mut unread);
    let texts: Vec<&str> = found.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["select 1", "select \"a\"\n  from t", "select 3"]);
    assert_eq!(unread.len(), 1, "{unread:?}");
    assert!(!found.iter().any(|it| it.reads));
    for reader in ["db.one(", "tx.reader().rows::<(String,)>(\n    ", "Question::one("] {
        assert!(is_given_to_a_reader(reader), "{reader}");
    }
    assert!(!is_given_to_a_reader("tx.run(") && !is_given_to_a_reader("let text = "));
}
