//! Text that does not belong into the repository, and the vocabulary that does.

use super::{Finding, Tree};

/// Begins of absolute paths that exist on one machine only. Written in pieces, so that this file passes.
const MACHINE_PATHS: [&str; 4] =
    [concat!("/", "work/"), concat!("/", "root/"), concat!("/", "farm/"), concat!("/", "Users/")];
/// Hosts that packages come from: nothing here depends on which mirror a machine uses.
const PACKAGE_HOSTS: [&str; 8] = [
    concat!("crates", ".io"),
    concat!("docs", ".rs"),
    concat!("lib", ".rs/crates"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("npmjs", ".org"),
    concat!("npmjs", ".com"),
    concat!("deb.debian", ".org"),
];
const UNFINISHED: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
const SKIPPED: &str = concat!("#[", "ignore");
const VOCABULARY: &str = "docs/words.md";

pub fn banned(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.files() {
        for (number, line) in file.lines() {
            let mut add = |says: String| found.push(Finding::new(&file.path, number, says));
            for path in MACHINE_PATHS.iter().filter(|path| has_path(line, path)) {
                add(format!("{path}… is a path of one machine"));
            }
            // Cargo writes the host of the index into its lock file.
            for host in
                PACKAGE_HOSTS.iter().filter(|host| file.name() != "Cargo.lock" && line.contains(*host))
            {
                add(format!("{host} is a package host: it may differ from machine to machine"));
            }
            for word in UNFINISHED.iter().filter(|word| has_word(line, word)) {
                add(format!("{word}: finish it, or say in words what is so"));
            }
            if line.contains(SKIPPED) && file.is("rs") {
                add("a test that is skipped proves nothing: mend it or remove it".to_owned());
            }
            if has_retries(line) && file.is("toml") {
                add("flaky is broken: retries are zero".to_owned());
            }
        }
    }
    found
}

pub fn vocabulary(tree: &Tree) -> Vec<Finding> {
    if tree.file(VOCABULARY).is_some() {
        return Vec::new();
    }
    vec![Finding::new(VOCABULARY, 1, "the vocabulary is missing: one word per thing, written down here")]
}

/// At a path's beginning, not inside of another path or address.
fn has_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() && !['.', '-', '_', '}', '*', '~', '/'].contains(&c))
    })
}

fn has_word(line: &str, word: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|part| part == word)
}

fn has_retries(line: &str) -> bool {
    let value = line.trim_start().strip_prefix("retries").map(str::trim_start);
    let number = value.and_then(|rest| rest.strip_prefix('=')).map(str::trim_start);
    number.is_some_and(|rest| !rest.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(path: &str, text: &str) -> usize {
        banned(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn each_banned_text_is_found() {
        for path in MACHINE_PATHS {
            assert_eq!(count("a.md", &format!("see `{path}x`")), 1, "{path}");
            assert_eq!(count("a.md", &format!("{path}x")), 1, "{path}");
            assert_eq!(count("a.md", &format!("a{path}x ..{path}y https://x.y/a{path}")), 0, "{path}");
        }
        for host in PACKAGE_HOSTS {
            assert_eq!(count("a.toml", &format!("index = \"https://{host}/x\"")), 1, "{host}");
            assert_eq!(count("Cargo.lock", &format!("source = \"{host}\"")), 0, "{host}");
        }
        for word in UNFINISHED {
            assert_eq!(count("a.css", &format!("/* {word}: later */")), 1, "{word}");
            assert_eq!(count("a.css", &format!("A{word}, {}", word.to_lowercase())), 0, "{word}");
        }
        assert_eq!(count("a.rs", &format!("    {SKIPPED} = \"slow\"]")), 1);
        assert_eq!(count(".config/nextest.toml", concat!("retries", " = 2")), 1);
        assert_eq!(count(".config/nextest.toml", concat!("retries", " = { backoff = \"fixed\" }")), 1);
        assert_eq!(count(".config/nextest.toml", "retries = 0"), 0);
    }

    #[test]
    fn a_missing_vocabulary_is_found() {
        assert_eq!(vocabulary(&Tree::of(&[("docs/other.md", "")])).len(), 1);
        assert!(vocabulary(&Tree::of(&[(VOCABULARY, "")])).is_empty());
    }
}
