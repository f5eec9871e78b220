//! Closed sets as lists to choose from, and states as coloured words.

use serde::Serialize;

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

impl Desk {
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
