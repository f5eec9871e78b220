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

/// A column by which a list stands, from its least up or from its greatest down.
pub struct Head<S> {
    pub key: &'static str,
    pub up: Option<S>,
    pub down: Option<S>,
}

impl<S: Sort> Head<S> {
    /// Where it leads: down first, as whoever looks for the most does; from there up, and back.
    fn next(&self, now: S) -> S {
        let ways = [self.down, self.up];
        let there = ways.into_iter().flatten().find(|way| *way != now);
        there.unwrap_or_default()
    }
    fn way(&self, now: S) -> Option<&'static str> {
        match now {
            now if self.down == Some(now) => Some("descending"),
            now if self.up == Some(now) => Some("ascending"),
            _ => None,
        }
    }
}

impl Desk {
    /// What the heads of these columns say and where they lead; what narrows the list stays.
    pub fn heads<S: Sort>(&self, path: &str, heads: &[Head<S>], now: S) -> Value {
        let rest = self.query_without(&["sort", "after", "lang", "done"]);
        let head = |head: &Head<S>| {
            let next = head.next(now);
            let sort = (next != S::default()).then(|| format!("sort={}", next.name()));
            let query: Vec<String> =
                Some(rest.clone()).filter(|rest| !rest.is_empty()).into_iter().chain(sort).collect();
            let joint = if query.is_empty() { "" } else { "?" };
            let href = format!("{path}{joint}{}", query.join("&"));
            (head.key.to_owned(), json!({ "href": href, "way": head.way(now) }))
        };
        heads.iter().map(head).collect::<serde_json::Map<_, _>>().into()
    }

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
