//! A form that came in: what was typed, read into values, and what is wrong with it. Nothing typed is ever
//! lost.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::Response;
use serde::Serialize;
use souk_core::{Currency, Error, Lang, Money, Quantity, Refusal, Words};
use souk_web::door::{Fields, Visit, Web};

#[derive(Debug, Clone, Default)]
pub struct Sheet {
    typed: Vec<(String, String)>,
    /// Fields with the sentence that stands at each.
    wrong: Vec<(String, String)>,
    notice: Option<String>,
    status: u16,
    refusal: Option<Refusal>,
}

/// A sheet as templates see it.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    typed: BTreeMap<String, String>,
    errors: BTreeMap<String, String>,
    list: Vec<Wrong>,
    notice: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Wrong {
    field: String,
    text: String,
}

impl FromRequest<Web> for Sheet {
    type Rejection = Response<Body>;
    async fn from_request(request: Request, web: &Web) -> Result<Self, Self::Rejection> {
        let fields = Fields::from_request(request, web).await?;
        Ok(Self { typed: fields.0, ..Self::default() })
    }
}

impl Sheet {
    pub fn typed(typed: Vec<(String, String)>) -> Self {
        Self { typed, ..Self::default() }
    }
    /// The form as it stands before anybody typed.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.typed.push((name.to_owned(), value.into()));
        self
    }
    #[must_use]
    pub fn with_flag(self, name: &str, yes: bool) -> Self {
        if yes { self.with(name, "true") } else { self }
    }
    #[must_use]
    pub fn with_words(mut self, name: &str, words: &Words) -> Self {
        for (lang, text) in &words.0 {
            self.typed.push((format!("{name}_{lang}"), text.clone()));
        }
        self
    }
    pub fn text(&self, name: &str) -> &str {
        self.typed.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }
    /// Trimmed, `None` when empty.
    pub fn given(&self, name: &str) -> Option<String> {
        let value = self.text(name).trim();
        (!value.is_empty()).then(|| value.to_owned())
    }
    pub fn all(&self, name: &str) -> Vec<String> {
        self.typed.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect()
    }
    /// Every field as it came.
    pub fn fields(&self) -> &[(String, String)] {
        &self.typed
    }
    pub fn flag(&self, name: &str) -> bool {
        self.text(name) == "true"
    }
    /// One text in the shop's languages, from `name_ar`, `name_en` …
    pub fn words(&self, name: &str, languages: &[Lang]) -> Words {
        let typed = languages.iter().filter_map(|lang| Some((*lang, self.given(&format!("{name}_{lang}"))?)));
        Words(typed.collect())
    }
    /// Minor units; none when empty. What is no amount is noted at the field.
    pub fn amount(&mut self, visit: &Visit, name: &str, currency: Currency) -> Option<i64> {
        let typed = self.given(name)?;
        let read = Money::parse(&typed, currency).map(|money| money.minor);
        self.noted(visit, name, read, "admin-form-amount")
    }
    pub fn quantity(&mut self, visit: &Visit, name: &str) -> Option<Quantity> {
        let typed = self.given(name)?;
        self.noted(visit, name, Quantity::parse(&typed), "admin-form-quantity")
    }
    pub fn whole(&mut self, visit: &Visit, name: &str) -> Option<i64> {
        let typed = self.given(name)?;
        let plain: String = typed.chars().map(souk_core::text::ascii_digit).collect();
        self.noted(visit, name, plain.parse().ok(), "admin-form-whole")
    }
    /// A value of a closed set; what is none of them is noted at the field.
    pub fn choice<T>(&mut self, visit: &Visit, name: &str, parse: fn(&str) -> Option<T>) -> Option<T> {
        let read = parse(self.text(name));
        self.noted(visit, name, read, "admin-form-choice")
    }
    fn noted<T>(&mut self, visit: &Visit, name: &str, read: Option<T>, sentence: &str) -> Option<T> {
        if read.is_none() {
            self.wrong(name, visit.say(sentence));
        }
        read
    }

    pub fn wrong(&mut self, field: &str, text: String) {
        if self.status == 0 {
            self.status = 422;
        }
        self.wrong.push((field.to_owned(), text));
    }
    /// What is wrong with a command's field stands at the form's own.
    pub fn rename(&mut self, field: &str, own: &str) {
        for (name, _) in &mut self.wrong {
            if name.split('.').next() == Some(field) {
                *name = own.to_owned();
            }
        }
    }
    /// The same for many fields of a command at once.
    pub fn renamed(&mut self, own: impl Fn(&str) -> String) {
        for (name, _) in &mut self.wrong {
            *name = own(name);
        }
    }
    /// One sentence above the form in the place of those at its fields.
    pub fn forget_fields(&mut self, sentence: String) {
        self.wrong.clear();
        self.notice = Some(sentence);
    }
    /// What was refused as a whole, or at the first field.
    pub fn take_sentence(&mut self) -> Option<String> {
        let at_field = self.wrong.first().map(|(_, text)| text.clone());
        self.notice.take().or(at_field)
    }
    /// Something was refused, at a field or as a whole.
    pub fn is_refused(&self) -> bool {
        self.status > 0
    }
    /// A sentence at a field in the place of the one above the form.
    pub fn instead(&mut self, field: &str, text: String) {
        self.notice = None;
        self.wrong(field, text);
    }
    pub fn is_wrong(&self) -> bool {
        !self.wrong.is_empty()
    }
    pub fn notice(&mut self, status: u16, text: String) {
        self.status = status;
        self.notice = Some(text);
    }
    /// What the command said no with.
    pub fn refusal(&self) -> Option<&Refusal> {
        self.refusal.as_ref()
    }
    pub fn is_refused_with(&self, code: &str) -> bool {
        self.refusal.as_ref().is_some_and(|refusal| refusal.code == code)
    }
    /// Puts a value in the place of what was typed.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.typed.retain(|(key, _)| key != name);
        self.typed.push((name.to_owned(), value.into()));
    }
    /// Typed texts over those that stand; languages that the form does not have stay.
    pub fn words_over(&self, name: &str, old: &Words, languages: &[Lang]) -> Words {
        let mut words = old.clone();
        words.0.retain(|lang, _| !languages.contains(lang));
        words.0.extend(self.words(name, languages).0);
        words
    }
    /// What a command said no to: sentences at its fields, and one above when no field says it.
    pub fn refused(&mut self, visit: &Visit, error: &Error) {
        self.status = error.refusal().map_or(500, |refusal| refusal.kind.status());
        self.refusal = error.refusal().cloned();
        let fields = error.refusal().map(|refusal| refusal.fields.as_slice()).unwrap_or_default();
        for field in fields {
            let text = visit.web.texts().field_error(visit.lang, field);
            self.wrong.push((field.field.clone(), text));
        }
        if fields.is_empty() {
            self.notice = Some(visit.sentence(error));
        }
    }
    pub fn status(&self) -> u16 {
        if self.status == 0 { 200 } else { self.status }
    }

    /// Errors of a text in several languages stand at its first.
    pub fn shown(&self, languages: &[Lang]) -> Shown {
        let known = |name: &str| self.typed.iter().any(|(key, _)| key == name);
        let place = |field: &str| {
            let head = field.split('.').next().unwrap_or(field);
            let mut tongues = languages.iter().map(|lang| format!("{head}_{lang}"));
            tongues.find(|name| known(name)).unwrap_or_else(|| head.to_owned())
        };
        let list: Vec<Wrong> = self
            .wrong
            .iter()
            .map(|(field, text)| Wrong { field: place(field), text: text.clone() })
            .collect();
        Shown {
            typed: self.typed.iter().rev().cloned().collect(),
            errors: list.iter().rev().map(|wrong| (wrong.field.clone(), wrong.text.clone())).collect(),
            list,
            notice: self.notice.clone(),
        }
    }
}
