//! Names: every source says what it is, and nothing is called by a word that says nothing.

use super::rust;
use super::{Finding, Tree};

const CRATES: [&str; 9] =
    ["kernel/", "rooms/", "fronts/", "app/", "connectors/", "simulators/", "absent/", "journeys/", "xtask/"];
const EMPTY_WORDS: [&str; 9] =
    ["utils", "util", "common", "helpers", "helper", "managers", "manager", "services", "service"];

pub fn first_line(tree: &Tree) -> Vec<Finding> {
    let sources = tree.rust().filter(|file| CRATES.iter().any(|folder| file.path.starts_with(folder)));
    let silent = sources.filter(|file| !file.text.starts_with("//! "));
    silent
        .map(|file| Finding::new(&file.path, 1, "the first line is `//!` and says what the file is"))
        .collect()
}

pub fn banned(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.files().iter().filter(|file| CRATES.iter().any(|folder| file.path.starts_with(folder))) {
        for part in file.path.split('/') {
            let stem = part.split('.').next().unwrap_or(part);
            if EMPTY_WORDS.iter().any(|word| is_or_ends_in(stem, word, ['_', '-'])) {
                found.push(Finding::new(&file.path, 1, format!("{part}: name it by what it does")));
            }
        }
    }
    for file in tree.rust() {
        for (index, line) in rust::scan(&file.text).code.lines().enumerate() {
            let bad = defined(line).filter(|name| has_empty_suffix(name));
            found.extend(
                bad.map(|name| {
                    Finding::new(&file.path, index + 1, format!("{name}: name it by what it does"))
                }),
            );
        }
    }
    found
}

fn is_or_ends_in(name: &str, word: &str, joints: [char; 2]) -> bool {
    name == word || name.strip_suffix(word).is_some_and(|before| before.ends_with(joints))
}

/// The names of types, traits and modules that a line of code defines.
fn defined(line: &str) -> impl Iterator<Item = &str> {
    let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    std::iter::from_fn(move || {
        loop {
            if ["struct", "enum", "trait", "type", "mod", "union"].contains(&words.next()?) {
                return words.next();
            }
        }
    })
}

fn has_empty_suffix(name: &str) -> bool {
    EMPTY_WORDS.iter().any(|word| {
        let (first, rest) = word.split_at_checked(1).unwrap_or_default();
        name == *word || name.ends_with(&format!("{}{rest}", first.to_uppercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_without_its_first_line_is_found() {
        for folder in CRATES {
            let path = format!("{folder}src/lib.rs");
            assert_eq!(first_line(&Tree::of(&[(&path, "// no\n")])).len(), 1, "{path}");
            assert!(first_line(&Tree::of(&[(&path, "//! Yes.\n")])).is_empty());
        }
    }

    #[test]
    fn files_and_folders_with_empty_names_are_found() {
        for path in [
            "app/src/utils.rs",
            "rooms/orders/tests/common/mod.rs",
            "app/src/mail_service.rs",
            "kernel/x-helpers/a.rs",
        ] {
            assert_eq!(banned(&Tree::of(&[(path, "")])).len(), 1, "{path}");
        }
        assert!(
            banned(&Tree::of(&[("rooms/orders/src/uncommon.rs", ""), ("docs/common.md", "")])).is_empty()
        );
    }

    #[test]
    fn types_with_empty_suffixes_are_found_where_they_are_defined() {
        let text =
            "use x::Service;\n// struct OldManager\npub struct OrderManager;\nmod helpers;\ntype A = B;\n";
        let found = banned(&Tree::of(&[("app/src/a.rs", text)]));
        let lines: Vec<_> = found.iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [3, 4], "{found:?}");
    }
}
