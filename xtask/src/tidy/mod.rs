//! The house rules that no other tool checks. Each rule looks at the same tree of files and says what it
//! found and where; the tests of each plant a violation and see it found.

mod layers;
mod links;
mod names;
mod readmes;
mod rooms;
pub mod rust;
mod schema;
mod sizes;
pub mod sql;
mod statements;
mod tree;
mod words;

use std::fmt;
use std::path::Path;

pub use tree::{Source, Tree};

/// One breach of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub path: String,
    pub line: usize,
    pub says: String,
}

impl Finding {
    fn new(path: &str, line: usize, says: impl Into<String>) -> Finding {
        Finding { path: path.to_owned(), line, says: says.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.says)
    }
}

type Rule = fn(&Tree) -> Vec<Finding>;

const RULES: &[(&str, Rule)] = &[
    ("length of files", sizes::files),
    ("length of functions", sizes::functions),
    ("width of lines", sizes::width),
    ("large files", sizes::blobs),
    ("locked packages", sizes::locked_packages),
    ("first line of a source", names::first_line),
    ("names that say nothing", names::banned),
    ("imports point down", layers::imports),
    ("versions in one place", layers::versions),
    ("text that does not belong here", words::banned),
    ("the vocabulary", words::vocabulary),
    ("the shape of a room", rooms::shape),
    ("law 3: own tables and earlier views", statements::own_tables),
    ("SQL that only one database understands", statements::portable),
    ("every table belongs to a shop", schema::shop_first),
    ("foreign keys point down", schema::references),
    ("indexes on plain columns", schema::plain_indexes),
    ("links", links::resolve),
    ("names in a room's README", readmes::names),
];

pub struct Report {
    pub files: u64,
    pub broken: Vec<(&'static str, Vec<Finding>)>,
    /// How many sources are longer than they should be, though not longer than they may be.
    pub long: usize,
}

impl Report {
    pub fn is_clean(&self) -> bool {
        self.broken.is_empty()
    }
}

pub fn check(tree: &Tree) -> Report {
    let found = RULES.iter().map(|(name, rule)| (*name, rule(tree)));
    let broken = found.filter(|(_, findings)| !findings.is_empty()).collect();
    Report { files: tree.files().len().try_into().unwrap_or(u64::MAX), broken, long: sizes::long(tree) }
}

/// Checks the checkout and prints what it found.
pub fn print(root: &Path) -> Result<Report, String> {
    let report = check(&Tree::read(root)?);
    for (rule, findings) in &report.broken {
        println!("{rule}:");
        for finding in findings {
            println!("  {finding}");
        }
    }
    let (files, long) = (report.files, report.long);
    println!("tidy: {files} files, {} rules, {} broken", RULES.len(), report.broken.len());
    println!("note: {long} sources have more than {} lines", sizes::SOFT_LINES);
    Ok(report)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_tree_breaks_no_rule_and_a_planted_breach_is_named() {
        let clean =
            Tree::of(&[("docs/words.md", "# Words\n"), ("kernel/core/src/lib.rs", "//! Pure values.\n")]);
        assert!(check(&clean).is_clean(), "{:?}", check(&clean).broken);
        let broken = Tree::of(&[("docs/words.md", "# Words\n"), ("kernel/core/src/lib.rs", "pub mod id;\n")]);
        let report = check(&broken);
        assert!(!report.is_clean());
        assert_eq!(report.broken[0].0, "first line of a source");
        assert!(report.broken[0].1[0].to_string().starts_with("kernel/core/src/lib.rs:1: "));
    }
}
