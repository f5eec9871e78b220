//! What is wrong with the page that is open: the same looks for the real pages and the planted ones. What the
//! browser tells those who listen is read from its own tree.

use std::path::Path;

use rig::{Outcome, Saying};
use serde_json::{Value, json};

use crate::browser::Browser;

const SCRIPT: &str = include_str!("inspect.js");
const REACH: &str = include_str!("reach.js");
/// Roles of what people press, write into or choose from.
const CONTROLS: &[&str] = &[
    "button",
    "link",
    "textbox",
    "searchbox",
    "spinbutton",
    "combobox",
    "listbox",
    "checkbox",
    "radio",
    "switch",
    "slider",
    "tab",
    "menuitem",
    "DisclosureTriangle",
    "Iframe",
    "ColorWell",
    "Date",
    "InputTime",
];

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
    let reach = browser.run(REACH, json!([browser.screen.width()])).await.saying("reach")?;
    let reach = reach.as_array().cloned().unwrap_or_default();
    wrong.extend(reach.iter().filter_map(Value::as_str).map(str::to_owned));
    wrong.extend(heard(&browser.tree().await?));
    // A page that is an error is announced by the console; it is not a fault of the page.
    let own = |line: &String| line.starts_with(&here) && line.contains("Failed to load resource");
    wrong.extend(
        browser.complaints().await?.iter().filter(|line| !own(line)).map(|line| format!("console: {line}")),
    );
    Ok(wrong)
}

/// Controls that say nothing to those who listen, by the browser's own tree.
fn heard(tree: &[Value]) -> Vec<String> {
    let text = |node: &Value, at: &str| {
        node.pointer(at).and_then(Value::as_str).unwrap_or_default().trim().to_owned()
    };
    let mut wrong = Vec::new();
    for node in tree.iter().filter(|node| node.get("ignored") != Some(&Value::Bool(true))) {
        let (role, name) = (text(node, "/role/value"), text(node, "/name/value"));
        let place = node.get("backendDOMNodeId").map(Value::to_string).unwrap_or_default();
        if CONTROLS.contains(&role.as_str()) && name.is_empty() {
            wrong.push(format!("unnamed: a {role} that is called nothing, node {place}"));
        }
    }
    wrong
}
