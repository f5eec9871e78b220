//! The merchant's own fields of the order form: each in its place, with two more to fill in.

use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_orders::{FieldDef, FieldKind, FormFields, SetFormFields};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

/// Empty ones at the end.
const SPARE: usize = 2;
/// More than a form may have.
const MOST_ROWS: usize = 24;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/settings/form", get(show)),
        Route::new("POST", "/admin/settings/form", post(update)),
    ]
}

async fn show(desk: Desk) -> Answer {
    if !desk.may("storefront.manage") {
        return Err(desk.nothing_here());
    }
    let form = desk.query(FormFields {}).await?;
    let mut sheet = Sheet::default().with("rev", form.rev.to_string());
    for (row, field) in form.fields.iter().enumerate() {
        sheet = sheet
            .with(&format!("key_{row}"), field.key.clone())
            .with(&format!("kind_{row}"), field.kind.as_str())
            .with(&format!("place_{row}"), (row + 1).to_string())
            .with(&format!("choices_{row}"), field.choices.join("\n"))
            .with_words(&format!("label_{row}"), &field.label)
            .with_flag(&format!("required_{row}"), field.required);
    }
    page(&desk, &sheet, form.fields.len() + SPARE)
}

fn page(desk: &Desk, sheet: &Sheet, rows: usize) -> Answer {
    let data = json!({
        "rows": (0..rows.min(MOST_ROWS)).collect::<Vec<_>>(),
        "kinds": desk.choices("admin-field-kind", FieldKind::ALL.iter().map(|kind| kind.as_str())),
    });
    desk.page_with("admin/form_fields.html", sheet, data)
}

/// What stands in a row; none where its label is empty: so a field is taken away.
fn field(desk: &Desk, sheet: &Sheet, row: usize) -> Option<(i64, FieldDef)> {
    let label = sheet.words(&format!("label_{row}"), &desk.shop.languages);
    if label.0.is_empty() {
        return None;
    }
    let kind = FieldKind::parse(sheet.text(&format!("kind_{row}"))).unwrap_or(FieldKind::Text);
    let lines = sheet.text(&format!("choices_{row}")).lines().map(str::trim).filter(|line| !line.is_empty());
    let choices = if kind == FieldKind::Choice { lines.map(str::to_owned).collect() } else { Vec::new() };
    let place = sheet.text(&format!("place_{row}")).trim().parse().unwrap_or(i64::MAX);
    let key = sheet.text(&format!("key_{row}")).to_owned();
    let required = sheet.flag(&format!("required_{row}"));
    Some((place, FieldDef { key, kind, label, required, choices }))
}

async fn update(desk: Desk, mut sheet: Sheet) -> Answer {
    let rows: Vec<usize> =
        (0..MOST_ROWS).filter(|row| !sheet.text(&format!("kind_{row}")).is_empty()).collect();
    let filled: Vec<(usize, i64, FieldDef)> = rows
        .iter()
        .filter_map(|row| field(&desk, &sheet, *row).map(|(place, field)| (*row, place, field)))
        .collect();
    let mut ordered = filled;
    ordered.sort_by_key(|(row, place, _)| (*place, *row));
    let from: Vec<usize> = ordered.iter().map(|(row, ..)| *row).collect();
    let mut fields: Vec<FieldDef> = ordered.into_iter().map(|(.., field)| field).collect();
    name_the_nameless(&mut fields);
    let rev = sheet.whole(&desk.visit, "rev").unwrap_or_default();
    match desk.run(&mut sheet, SetFormFields { rev, fields }).await {
        Some(_) => desk.done("/settings/form", "form-saved"),
        None => {
            sheet.renamed(|field| at_row(field, &from));
            page(&desk, &sheet, rows.len())
        }
    }
}

/// `fields.1.choices` stands at the row that it came from.
fn at_row(field: &str, from: &[usize]) -> String {
    let mut parts = field.split('.').skip(1);
    let row = parts.next().and_then(|index| index.parse::<usize>().ok()).and_then(|index| from.get(index));
    match (row, parts.next()) {
        (Some(row), Some(part)) => format!("{part}_{row}"),
        _ => field.to_owned(),
    }
}

/// New fields get the first free name: answers are kept under it for good.
fn name_the_nameless(fields: &mut [FieldDef]) {
    let mut taken: Vec<String> = fields.iter().map(|field| field.key.clone()).collect();
    for field in fields.iter_mut().filter(|field| field.key.is_empty()) {
        let free = (1..).map(|number| format!("field_{number}")).find(|name| !taken.contains(name));
        field.key = free.unwrap_or_default();
        taken.push(field.key.clone());
    }
}

/// Answers to the own fields of an order as facts: labels of those that the form still has.
pub async fn answers(desk: &Desk, kept: Option<&Value>) -> Result<Vec<Value>, crate::failed::Failed> {
    let Some(kept) = kept.and_then(Value::as_object).filter(|kept| !kept.is_empty()) else {
        return Ok(Vec::new());
    };
    let form = desk.query(FormFields {}).await?;
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => desk.say("admin-yes"),
        Value::Bool(false) => desk.say("admin-no"),
        other => other.to_string(),
    };
    let label = |key: &str| {
        let known = form.fields.iter().find(|field| field.key == key);
        known.map_or_else(|| key.to_owned(), |field| desk.words(&field.label))
    };
    let place = |key: &str| form.fields.iter().position(|field| field.key == key).unwrap_or(usize::MAX);
    let mut kept: Vec<(&String, &Value)> = kept.iter().collect();
    kept.sort_by_key(|(key, _)| place(key));
    Ok(kept
        .into_iter()
        .map(|(key, value)| json!({ "label": label(key), "value": text(value), "kind": "text" }))
        .collect())
}
