//! The merchant's own fields of the order form: what they are, and what of an answer to them may stand.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};
use souk_core::{RefusalDef, Words, text};

use crate::refusals::{FIELD_INVALID, FIELD_NEEDED, FIELD_UNKNOWN};

/// Fields of one form.
pub const MOST_FIELDS: usize = 20;
const MOST_CHOICES: usize = 30;
const MOST_LETTERS: usize = 500;

souk_core::text_enum! {
    pub enum FieldKind {
        Text => "text",
        Number => "number",
        Choice => "choice",
        Checkbox => "checkbox",
    }
}

/// One field, in its place among the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldDef {
    /// What its answer is kept under: letters a-z, digits and `_`.
    pub key: String,
    pub kind: FieldKind,
    pub label: Words,
    #[serde(default)]
    pub required: bool,
    /// What may be chosen; of a choice alone.
    #[serde(default)]
    pub choices: Vec<String>,
}

/// Where definitions are wrong: `fields.2.label`.
pub fn wrong(fields: &[FieldDef]) -> Vec<String> {
    let mut wrong = Vec::new();
    if fields.len() > MOST_FIELDS {
        wrong.push("fields".to_owned());
    }
    let mut keys = BTreeSet::new();
    for (index, field) in fields.iter().enumerate() {
        let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        let key = (1..=40).contains(&field.key.len()) && field.key.bytes().all(letters);
        if !key || !keys.insert(field.key.as_str()) {
            wrong.push(format!("fields.{index}.key"));
        }
        let labels: Vec<&String> = field.label.0.values().filter(|label| !label.trim().is_empty()).collect();
        if labels.is_empty() || labels.iter().any(|label| text::line(label, 80).is_none()) {
            wrong.push(format!("fields.{index}.label"));
        }
        let distinct: BTreeSet<&String> = field.choices.iter().collect();
        let fine = |choice: &String| !choice.is_empty() && text::line(choice, 80).as_ref() == Some(choice);
        let choices = match field.kind {
            FieldKind::Choice => {
                (1..=MOST_CHOICES).contains(&field.choices.len())
                    && distinct.len() == field.choices.len()
                    && field.choices.iter().all(fine)
            }
            _ => field.choices.is_empty(),
        };
        if !choices {
            wrong.push(format!("fields.{index}.choices"));
        }
    }
    wrong
}

/// What is kept of an answer, in the types of its fields; and which fields are wrong.
pub fn read(
    fields: &[FieldDef],
    given: Option<&Map<String, Value>>,
    all: bool,
) -> (Map<String, Value>, Vec<(String, &'static RefusalDef)>) {
    let (mut kept, mut wrong) = (Map::new(), Vec::new());
    let empty = Map::new();
    let given = given.unwrap_or(&empty);
    for field in fields {
        let value = given.get(&field.key).filter(|value| !is_nothing(value));
        match value.map(|value| one(field, value)) {
            Some(None) => wrong.push((field.key.clone(), &FIELD_INVALID)),
            Some(Some(value)) if value != Value::Bool(false) => drop(kept.insert(field.key.clone(), value)),
            _ if field.required && all => wrong.push((field.key.clone(), &FIELD_NEEDED)),
            _ => {}
        }
    }
    for key in given.keys().filter(|key| !fields.iter().any(|field| field.key == **key)) {
        let shown: String = key.chars().take(40).collect();
        wrong.push((shown, &FIELD_UNKNOWN));
    }
    (kept, wrong)
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// The value in the field's own type; none where it cannot be that.
fn one(field: &FieldDef, value: &Value) -> Option<Value> {
    match (field.kind, value) {
        (FieldKind::Text, Value::String(typed)) => text::lines(typed, MOST_LETTERS).map(Value::String),
        (FieldKind::Text, Value::Number(number)) => Some(Value::String(number.to_string())),
        (FieldKind::Number, Value::Number(_)) => Some(value.clone()),
        (FieldKind::Number, Value::String(typed)) => number(typed).map(Value::Number),
        (FieldKind::Choice, Value::String(typed)) => {
            let chosen = field.choices.iter().find(|choice| choice.as_str() == typed.trim());
            chosen.cloned().map(Value::String)
        }
        (FieldKind::Checkbox, Value::Bool(_)) => Some(value.clone()),
        (FieldKind::Checkbox, Value::String(typed)) => match typed.as_str() {
            "true" | "on" | "1" => Some(Value::Bool(true)),
            "false" | "off" | "0" => Some(Value::Bool(false)),
            _ => None,
        },
        _ => None,
    }
}

/// A number as people of any keyboard type it.
fn number(typed: &str) -> Option<Number> {
    let plain: String = typed.trim().chars().map(text::ascii_digit).collect();
    let plain = plain.replace([',', '٫'], ".");
    if plain.len() > 30 {
        return None;
    }
    match plain.parse::<i64>() {
        Ok(whole) => Some(whole.into()),
        Err(_) => plain.parse::<f64>().ok().filter(|number| number.is_finite()).and_then(Number::from_f64),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use souk_core::Lang;

    use super::*;

    fn field(key: &str, kind: FieldKind, required: bool, choices: &[&str]) -> FieldDef {
        let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
        FieldDef { key: key.to_owned(), kind, label: Words::one(Lang::Ar, "حقل"), required, choices }
    }
    fn form() -> Vec<FieldDef> {
        vec![
            field("engraving", FieldKind::Text, true, &[]),
            field("age", FieldKind::Number, false, &[]),
            field("wrap", FieldKind::Choice, false, &["Red", "أزرق"]),
            field("agree", FieldKind::Checkbox, true, &[]),
        ]
    }
    fn codes(given: Value) -> Vec<(String, &'static str)> {
        let (_, wrong) = read(&form(), given.as_object(), true);
        wrong.into_iter().map(|(key, def)| (key, def.code)).collect()
    }

    #[test]
    fn answers_are_kept_in_the_type_of_their_field() {
        let given = json!({"engraving": "For Amina", "age": "٣٤", "wrap": "أزرق", "agree": "on"});
        let (kept, wrong) = read(&form(), given.as_object(), true);
        assert_eq!(wrong, []);
        let typed = json!({"engraving": "For Amina", "age": 34, "wrap": "أزرق", "agree": true});
        assert_eq!(Value::Object(kept), typed);
    }

    #[test]
    fn what_is_missing_wrong_or_unknown_is_told_at_its_field() {
        assert_eq!(
            codes(json!({"age": "old", "wrap": "Green", "agree": false, "coupon": 1})),
            [
                ("engraving".to_owned(), "order.field_needed"),
                ("age".to_owned(), "order.field_invalid"),
                ("wrap".to_owned(), "order.field_invalid"),
                ("agree".to_owned(), "order.field_needed"),
                ("coupon".to_owned(), "order.field_unknown"),
            ]
        );
        let list = codes(json!({"engraving": ["x"], "agree": true}));
        assert_eq!(list, [("engraving".to_owned(), "order.field_invalid")]);
        let (_, wrong) = read(&form(), None, false);
        assert_eq!(wrong, [], "a member fills in what the customer says");
    }

    #[test]
    fn definitions_are_told_where_they_are_wrong() {
        assert_eq!(wrong(&form()), Vec::<String>::new());
        let bad = vec![
            field("Bad Key", FieldKind::Text, false, &["x"]),
            field("same", FieldKind::Choice, false, &[]),
            FieldDef { label: Words::default(), ..field("same", FieldKind::Choice, false, &["a", "a"]) },
        ];
        assert_eq!(
            wrong(&bad),
            [
                "fields.0.key",
                "fields.0.choices",
                "fields.1.choices",
                "fields.2.key",
                "fields.2.label",
                "fields.2.choices"
            ]
        );
    }
}
