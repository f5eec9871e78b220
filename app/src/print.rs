//! Answers for people: fields one a line, lists as tables, amounts with their currency, names in one
//! language.

use std::fmt::Write as _;

use serde_json::{Map, Value};
use souk_core::{Currency, Lang, Money};
use souk_engine::MigrationReport;

/// An answer as it is read on a screen.
pub fn for_people(value: &Value, lang: Lang) -> String {
    let mut out = String::new();
    put(&mut out, value, lang, 0);
    out
}

fn put(out: &mut String, value: &Value, lang: Lang, depth: usize) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(map) if words(map, lang).is_none() => {
            for (name, inner) in map {
                match inner {
                    Value::Object(inside) if !inside.is_empty() && words(inside, lang).is_none() => {
                        let _ = writeln!(out, "{indent}{name}:");
                        put(out, inner, lang, depth.saturating_add(1));
                    }
                    Value::Array(items) if items.iter().any(Value::is_object) => {
                        let _ = writeln!(out, "{indent}{name}: {}", items.len());
                        put(out, inner, lang, depth.saturating_add(1));
                    }
                    Value::Array(items) if items.is_empty() => {
                        let _ = writeln!(out, "{indent}{name}: none");
                    }
                    other => {
                        let (name, text) = told(name, other, map, lang);
                        let _ = writeln!(out, "{indent}{name}: {text}");
                    }
                }
            }
        }
        Value::Array(items) if items.iter().all(Value::is_object) => table(out, items, lang, &indent),
        Value::Array(items) => {
            for item in items {
                let _ = writeln!(out, "{indent}{}", plain(item, lang));
            }
        }
        other => {
            let _ = writeln!(out, "{indent}{}", plain(other, lang));
        }
    }
}

/// Rows under their names, each column as wide as its widest cell; columns in which nothing stands
/// are left out.
fn table(out: &mut String, items: &[Value], lang: Lang, indent: &str) {
    let rows: Vec<Vec<(String, String)>> = items
        .iter()
        .filter_map(Value::as_object)
        .map(|map| map.iter().map(|(name, cell)| told(name, cell, map, lang)).collect())
        .collect();
    let mut columns: Vec<(&str, usize)> = Vec::new();
    for (name, cell) in rows.iter().flatten().filter(|(_, cell)| !cell.is_empty()) {
        let width = cell.chars().count().max(name.chars().count());
        match columns.iter_mut().find(|(known, _)| known == name) {
            Some((_, widest)) => *widest = width.max(*widest),
            None => columns.push((name, width)),
        }
    }
    let mut line = |cell: &dyn Fn(&str) -> String| {
        let cells = columns.iter().map(|(name, width)| {
            let text = cell(name);
            let gap = width.saturating_sub(text.chars().count());
            format!("{text}{}", " ".repeat(gap))
        });
        let text = cells.collect::<Vec<_>>().join("  ");
        let _ = writeln!(out, "{indent}{}", text.trim_end());
    };
    if !rows.is_empty() {
        line(&str::to_owned);
    }
    for row in &rows {
        line(&|name| {
            row.iter().find(|(known, _)| known == name).map_or_else(String::new, |(_, cell)| cell.clone())
        });
    }
}

/// A field's name and text. Minor units are told as an amount where their currency stands beside them.
fn told(name: &str, value: &Value, beside: &Map<String, Value>, lang: Lang) -> (String, String) {
    let amount = || {
        let currency = beside.get("currency").and_then(Value::as_str).and_then(Currency::parse)?;
        let minor = value.as_i64()?;
        Some((
            name.strip_suffix("_minor")?.to_owned(),
            format!("{} {currency}", Money::new(minor, currency).decimal()),
        ))
    };
    amount().unwrap_or_else(|| (name.to_owned(), plain(value, lang)))
}

fn plain(value: &Value, lang: Lang) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.replace(['\n', '\r', '\t'], " "),
        Value::Array(items) if !items.iter().any(Value::is_object) => {
            items.iter().map(|item| plain(item, lang)).collect::<Vec<_>>().join(", ")
        }
        Value::Object(map) => words(map, lang).unwrap_or_else(|| value.to_string()),
        other => other.to_string(),
    }
}

/// A text in several languages: the asked one, else the first there is.
fn words(map: &Map<String, Value>, lang: Lang) -> Option<String> {
    let is_text = map.iter().all(|(name, text)| Lang::parse(name).is_some() && text.is_string());
    if map.is_empty() || !is_text {
        return None;
    }
    map.get(lang.as_str()).or_else(|| map.values().next()).and_then(Value::as_str).map(str::to_owned)
}

/// That the database is up to date; as JSON with the migrations that it took now.
pub fn migrated(report: &MigrationReport, json: bool) -> String {
    match json {
        true => serde_json::json!({ "applied": report.applied }).to_string(),
        false => "The database is up to date.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_list_is_a_table_with_amounts_and_names_in_one_language() {
        let value = json!({"items": [
            {"code": "A", "name": {"ar": "تمر", "en": "Dates"}, "total_minor": 150_050, "currency": "DZD",
             "note": null},
            {"code": "LONG", "name": {"ar": "تين"}, "total_minor": 5, "currency": "DZD", "note": null},
        ], "next": "12.ab"});
        let text = for_people(&value, Lang::En);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "items: 2");
        assert_eq!(lines[1], "  code  name   total        currency");
        assert_eq!(lines[2], "  A     Dates  1500.50 DZD  DZD");
        assert_eq!(lines[3], "  LONG  تين    0.05 DZD     DZD");
        assert_eq!(lines[4], "next: 12.ab");
    }

    #[test]
    fn an_answer_without_rows_says_so_and_a_text_stays_on_its_line() {
        assert_eq!(for_people(&json!({"items": []}), Lang::Ar), "items: none\n");
        assert_eq!(
            for_people(&json!({"note": "two\nlines", "of": ["a", "b"]}), Lang::Ar),
            "note: two lines\nof: a, b\n"
        );
    }

    #[test]
    fn a_migration_asked_for_as_json_answers_so() {
        let report = MigrationReport { applied: vec!["plans/0007_figures".to_owned()] };
        assert_eq!(migrated(&report, true), r#"{"applied":["plans/0007_figures"]}"#);
        assert_eq!(migrated(&report, false), "The database is up to date.");
    }
}
