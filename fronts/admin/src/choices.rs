//! Closed sets as lists to choose from, and states as coloured words.

use serde::Serialize;
use serde_json::{Value, json};
use souk_engine::Sort;

use crate::desk::Desk;

#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    pub value: String,
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Badge {
    pub text: String,
    pub tone: &'static str,
}

/// The orders of a list to choose from. The usual one has no value: whoever did not choose has no filter.
pub fn sorts<S: Sort>(say: impl Fn(&str) -> String, all: &[S], now: S) -> Value {
    let value = |sort: S| if sort == S::default() { "" } else { sort.name() };
    let option = |sort: &S| {
        let text = say(&format!("admin-sort-{}", sort.name()));
        json!({ "value": value(*sort), "text": text })
    };
    json!({
        "name": "sort",
        "label": say("admin-sort"),
        "value": value(now),
        "options": all.iter().map(option).collect::<Vec<_>>(),
        "sorted": true,
    })
}

impl Desk {
    /// The order that the page is asked for, by its `parse`.
    pub fn sorted<S: Sort>(&self, parse: fn(&str) -> Option<S>) -> S {
        self.visit.asked("sort").and_then(parse).unwrap_or_default()
    }
    pub fn sorts<S: Sort>(&self, all: &[S], now: S) -> Value {
        sorts(|id| self.say(id), all, now)
    }
    /// `values` as words: the text `{prefix}-{value}`, with `_` and `.` as `-`.
    pub fn choices<'v>(&self, prefix: &str, values: impl IntoIterator<Item = &'v str>) -> Vec<Choice> {
        values
            .into_iter()
            .map(|value| Choice { value: value.to_owned(), text: self.word(prefix, value), hint: None })
            .collect()
    }
    /// The same with a hint below each: `{prefix}-{value}-hint`.
    pub fn hinted<'v>(&self, prefix: &str, values: impl IntoIterator<Item = &'v str>) -> Vec<Choice> {
        let mut choices = self.choices(prefix, values);
        for choice in &mut choices {
            choice.hint = Some(self.word(prefix, &format!("{}-hint", choice.value)));
        }
        choices
    }
    pub fn word(&self, prefix: &str, value: &str) -> String {
        self.say(&format!("{prefix}-{}", value.replace(['_', '.'], "-")))
    }
    pub fn badge(&self, prefix: &str, value: &str, tone: &'static str) -> Badge {
        Badge { text: self.word(prefix, value), tone }
    }
}
