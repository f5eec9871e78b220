//! What is wrong with the page that is open: one script for the real pages and the planted ones.

use std::path::Path;

use rig::{Outcome, Saying};
use serde_json::{Value, json};

use crate::browser::Browser;

const SCRIPT: &str = include_str!("inspect.js");

/// Every id of a text, read from the sources: a page that shows one was not translated.
pub fn ids() -> Outcome<Vec<String>> {
    let mut ids = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for group in ["kernel", "rooms", "fronts"] {
        for house in std::fs::read_dir(root.join(group)).saying(group)?.flatten() {
            let texts = english(&house.path().join("texts"))?;
            let before = |line: &str| line.split_once(" =").map(|(id, _)| id.to_owned());
            let id = |id: &String| {
                id.contains('-') && id.bytes().all(|c| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            };
            ids.extend(texts.lines().filter_map(before).filter(id));
        }
    }
    if ids.len() < 100 {
        return Err(format!("only {} ids of texts were found", ids.len()));
    }
    Ok(ids)
}

/// The English texts of one crate: one file, or one for each noun.
fn english(texts: &Path) -> Outcome<String> {
    let mut all = std::fs::read_to_string(texts.join("en.ftl")).unwrap_or_default();
    for noun in std::fs::read_dir(texts.join("en")).into_iter().flatten().flatten() {
        all.push_str(&std::fs::read_to_string(noun.path()).saying("texts")?);
    }
    Ok(all)
}

/// A list of `rule: what`, empty for a page as it should be.
pub async fn inspect(browser: &mut Browser, lang: &str, ids: &[String]) -> Outcome<Vec<String>> {
    let found = browser.run(SCRIPT, json!([lang, browser.screen.width(), ids])).await?;
    let found = found.as_array().cloned().unwrap_or_default();
    let mut wrong: Vec<String> = found.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let here = browser.address().await?;
    // A page that is an error is announced by the console; it is not a fault of the page.
    let own = |line: &String| line.starts_with(&here) && line.contains("Failed to load resource");
    wrong.extend(
        browser.complaints().await?.iter().filter(|line| !own(line)).map(|line| format!("console: {line}")),
    );
    Ok(wrong)
}
