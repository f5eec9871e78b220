//! Texts and templates: complete in Arabic and English, and nothing named that is not said.

use crate::stall::{look, texts};

#[test]
fn the_storefronts_texts_are_complete() {
    let gaps: Vec<String> = texts()
        .gaps()
        .unwrap()
        .iter()
        .map(|gap| format!("{gap:?}"))
        .filter(|gap| gap.contains("storefront"))
        .collect();
    assert_eq!(gaps, Vec::<String>::new());
    assert_eq!(look().unsaid(), Vec::new());
    assert_eq!(look().broken(), Vec::<String>::new());
}

#[test]
fn every_text_is_used() {
    let mut used = String::new();
    for template in souk_storefront::TEMPLATES {
        used.push_str(template.text);
    }
    for file in walk(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))) {
        used.push_str(&std::fs::read_to_string(file).unwrap());
    }
    let ids =
        souk_storefront::TEXTS[0].ftl.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
    let made = ["storefront-status-", "storefront-option-", "storefront-request-"];
    let unused: Vec<&str> = ids
        .filter(|id| id.starts_with("storefront"))
        .filter(|id| !made.iter().any(|start| id.starts_with(start)) && !used.contains(&format!("\"{id}\"")))
        .collect();
    assert_eq!(unused, Vec::<&str>::new());
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}
