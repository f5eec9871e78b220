//! What the product does, feature by feature, and what proves each: read from `features.txt`, told as a page
//! of the reference.

use std::fmt::Write as _;

use souk_core::{Fault, Result};

const SOURCE: &str = include_str!("../features.txt");

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Whole,
    Partly,
    Open,
}

impl State {
    const ALL: [Self; 3] = [Self::Whole, Self::Partly, Self::Open];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Partly => "partly",
            Self::Open => "open",
        }
    }
}

/// Where a feature can be seen to work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof<'a> {
    Test(&'a str),
    /// One of the proofs that drive the program from outside.
    Rig(&'a str),
    /// The address of a page or a path of the API: shows it, and proves nothing by itself.
    Address(&'a str),
}

impl<'a> Proof<'a> {
    fn read(text: &'a str) -> Self {
        match text.strip_prefix("proof ") {
            Some(name) => Self::Rig(name),
            None if text.starts_with('/') => Self::Address(text),
            None => Self::Test(text),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature<'a> {
    pub name: &'a str,
    pub state: State,
    pub proofs: Vec<Proof<'a>>,
    pub missing: &'a str,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter<'a> {
    pub title: &'a str,
    pub features: Vec<Feature<'a>>,
}

/// Everything that is listed.
pub fn all() -> Result<Vec<Chapter<'static>>> {
    read(SOURCE)
}

/// Reads a list. A row that contradicts itself is refused with its line.
pub fn read(text: &str) -> Result<Vec<Chapter<'_>>> {
    let mut chapters: Vec<Chapter<'_>> = Vec::new();
    for (place, line) in text.lines().map(str::trim).enumerate() {
        let wrong = |why: &str| Fault::new(format!("features, line {}: {why}", place.saturating_add(1)));
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(title) = line.strip_prefix("== ") {
            chapters.push(Chapter { title, features: Vec::new() });
            continue;
        }
        let feature = row(line).map_err(wrong)?;
        let chapter = chapters.last_mut().ok_or_else(|| wrong("a chapter comes first"))?;
        if chapter.features.iter().any(|known| known.name == feature.name) {
            return Err(wrong("this name stands twice").into());
        }
        chapter.features.push(feature);
    }
    Ok(chapters)
}

fn row(line: &str) -> Result<Feature<'_>, &'static str> {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    let [name, state, proofs, missing] = cells.as_slice() else { return Err("a row has four cells") };
    let state = State::ALL.into_iter().find(|it| it.as_str() == *state).ok_or("whole, partly or open")?;
    let proofs: Vec<Proof<'_>> =
        proofs.split(',').map(str::trim).filter(|proof| !proof.is_empty()).map(Proof::read).collect();
    let proven = proofs.iter().any(|proof| !matches!(proof, Proof::Address(_)));
    match state {
        _ if name.is_empty() => Err("a feature has a name"),
        State::Whole | State::Partly if !proven => Err("what no test proves is open"),
        State::Whole if !missing.is_empty() => Err("nothing is missing where all of it is there"),
        State::Partly if missing.is_empty() => Err("say what is missing"),
        _ => Ok(Feature { name, state, proofs, missing }),
    }
}

/// The page of the reference.
pub fn page() -> Result<String> {
    let mut out = String::from(
        "# Features\n\nGenerated from `app/features.txt` by `cargo xtask docs`: what the product does, and \
         the tests that show it. A feature is whole when nothing of it is missing, and open when no test \
         proves any of it.\n",
    );
    for chapter in all()? {
        let count = |state| chapter.features.iter().filter(|feature| feature.state == state).count();
        let (whole, partly, open) = (count(State::Whole), count(State::Partly), count(State::Open));
        let _ = writeln!(
            out,
            "\n## {}\n\n{} features: {whole} whole, {partly} partly, {open} open.\n\n\
             | feature | state | proven by | missing |\n|---|---|---|---|",
            chapter.title,
            chapter.features.len()
        );
        for feature in &chapter.features {
            let proofs: Vec<String> = feature.proofs.iter().map(told).collect();
            let _ = writeln!(
                out,
                "| {} | {} | {} | {} |",
                feature.name,
                feature.state.as_str(),
                proofs.join("<br>"),
                feature.missing
            );
        }
    }
    Ok(out)
}

fn told(proof: &Proof<'_>) -> String {
    match proof {
        Proof::Test(name) => format!("`{name}`"),
        Proof::Rig(name) => format!("proof `{name}`"),
        Proof::Address(path) => format!("at `{path}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(row: &str) -> String {
        read(&format!("== A\n{row}\n")).unwrap_err().to_string()
    }

    #[test]
    fn a_row_says_what_proves_it_and_what_is_missing() {
        let text = "# a word\n== A\nOne | whole | first, /p, proof race |\n\
                    Two | partly | first | much\nThree | open | |\n";
        let chapters = read(text).unwrap();
        let rows = &chapters[0].features;
        assert_eq!(rows[0].proofs, [Proof::Test("first"), Proof::Address("/p"), Proof::Rig("race")]);
        assert_eq!((rows[1].state, rows[1].missing), (State::Partly, "much"));
        assert_eq!((rows[2].state, rows[2].proofs.len()), (State::Open, 0));
    }

    #[test]
    fn a_row_that_contradicts_itself_is_refused_with_its_line() {
        for row in [
            "One | whole | |",
            "One | whole | /p |",
            "One | whole | a | b",
            "One | partly | a |",
            "One | done | a |",
        ] {
            assert!(refused(row).contains("line 2"), "{row}");
        }
        assert!(refused("One | open |").contains("four cells"));
        assert!(refused("One | open | |\nOne | open | |").contains("line 3"));
        assert!(read("One | open | |").is_err());
    }
}
