//! What a page says when an order did not come about: at the field, in the summary, or above the form.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};
use souk_core::{Error, FieldError, Money, Quantity, Refusal};

use super::bill::Bill;
use crate::front::Front;

/// A notice above the form.
#[derive(Debug, Serialize)]
pub struct Told {
    pub tone: &'static str,
    pub title: String,
    pub texts: Vec<String>,
    /// A way to what is spoken of.
    pub link: Option<Link>,
}

#[derive(Debug, Serialize)]
pub struct Link {
    pub text: String,
    pub href: String,
}

#[derive(Debug, Serialize)]
pub struct AtField {
    /// Name of the input; empty where none is to blame.
    pub field: String,
    pub text: String,
}

/// Everything that is said about one attempt.
#[derive(Debug, Default)]
pub struct Said {
    pub told: Option<Told>,
    pub errors: Vec<AtField>,
    /// The button asks "again?".
    pub again: bool,
    /// The button asks for the new price.
    pub price: bool,
}

impl Said {
    pub fn notice(front: &Front, title: &str, text: &str) -> Self {
        let texts = vec![front.visit.say(text)];
        let told = Told { tone: "danger", title: front.visit.say(title), texts, link: None };
        Self { told: Some(told), ..Self::default() }
    }

    pub fn answer_wrong(front: &Front) -> Self {
        let text = front.visit.say("storefront-question-wrong");
        Self { errors: vec![AtField { field: "answer".to_owned(), text }], ..Self::default() }
    }

    /// The earlier order: when it was, and the way to it for whoever placed it.
    fn same_again(front: &Front, refusal: &Refusal) -> Self {
        let hours = refusal.args.get("hours").and_then(Value::as_i64).unwrap_or_default();
        let code = refusal.args.get("code").and_then(Value::as_str);
        let link = code.map(|code| Link {
            text: front.say("storefront-order", json!({ "code": code })),
            href: front.url(&crate::order::status_path(front, code)),
        });
        let texts = vec![
            front.say("storefront-again-when", json!({ "hours": hours })),
            front.visit.say("storefront-again"),
        ];
        let title = front.visit.say("storefront-again-title");
        Self { told: Some(Told { tone: "danger", title, texts, link }), again: true, ..Self::default() }
    }

    pub fn by_field(&self) -> BTreeMap<&str, &str> {
        self.errors.iter().map(|error| (error.field.as_str(), error.text.as_str())).collect()
    }

    /// `before` is what the page showed of the lines, `bill` what is true now.
    pub fn of(front: &Front, error: &Error, bill: &Bill, before: &[Option<i64>]) -> Self {
        let Some(refusal) = error.refusal() else {
            return Self::refused(front, vec![front.visit.sentence(error)]);
        };
        match refusal.code {
            "order.price_changed" => Self::changed(front, bill, before),
            "order.duplicate_suspected" => Self::same_again(front, refusal),
            "request.key_reused" => Self::notice(front, "storefront-sent-title", "storefront-sent"),
            "stock.insufficient" => Self::refused(front, short(front, refusal, bill)),
            _ => Self::fields(front, error, refusal),
        }
    }

    fn refused(front: &Front, texts: Vec<String>) -> Self {
        let title = front.visit.say("storefront-refused-title");
        Self { told: Some(Told { tone: "danger", title, texts, link: None }), ..Self::default() }
    }

    /// The new total, and each line whose price is another than the one shown.
    pub fn changed(front: &Front, bill: &Bill, before: &[Option<i64>]) -> Self {
        let money = |sum: Money| front.web().texts().money(front.lang(), sum);
        let mut texts: Vec<String> = bill
            .lines
            .iter()
            .zip(before)
            .filter_map(|(line, seen)| Some((line, line.unit?, (*seen)?)))
            .filter(|(_, unit, seen)| unit.minor != *seen)
            .map(|(line, unit, _)| {
                front.say("storefront-changed-line", json!({ "name": line.name, "price": money(unit) }))
            })
            .collect();
        let chosen = bill.bills.iter().find(|way| way.option == bill.option);
        let total = money(chosen.map_or(bill.goods, |way| way.total));
        texts.push(front.say("storefront-changed-total", json!({ "total": total })));
        let title = front.visit.say("storefront-changed-title");
        Self { told: Some(Told { tone: "danger", title, texts, link: None }), price: true, ..Self::default() }
    }

    fn fields(front: &Front, error: &Error, refusal: &Refusal) -> Self {
        let texts = front.web().texts();
        let errors: Vec<AtField> = refusal
            .fields
            .iter()
            .map(|field| {
                // A refusal of one field has its particulars on itself.
                let whole = refusal.fields.len() == 1 && field.code == refusal.code && field.args.is_empty();
                let text = match whole {
                    true => texts.refusal(front.lang(), refusal),
                    false => texts.field_error(front.lang(), &with_args(field, refusal)),
                };
                AtField { field: input(&field.field), text }
            })
            .collect();
        if errors.is_empty() {
            return Self::refused(front, vec![front.visit.sentence(error)]);
        }
        Self { errors, ..Self::default() }
    }
}

/// Sentences of fields may lean on what the refusal says once for all of them.
fn with_args(field: &FieldError, refusal: &Refusal) -> FieldError {
    let mut args = refusal.args.clone();
    args.extend(field.args.clone());
    FieldError { args, ..field.clone() }
}

/// The form's input for a field of the command.
fn input(field: &str) -> String {
    if let Some(own) = field.strip_prefix("form_data.") {
        return format!("{}{own}", super::typed::OWN);
    }
    let known = match field {
        "customer.name" => "name",
        "customer.phone" => "phone",
        "delivery.address" => "address",
        "delivery.option" => "option",
        "delivery.stop_desk_id" => "desk",
        "province" | "delivery.province" => "province",
        "municipality" | "delivery.municipality" => "municipality",
        "note" => "note",
        _ => "",
    };
    known.to_owned()
}

/// Which line, and how many can be had.
fn short(front: &Front, refusal: &Refusal, bill: &Bill) -> Vec<String> {
    let short = refusal.args.get("short").and_then(Value::as_array).cloned().unwrap_or_default();
    let texts = short.iter().map(|short| {
        let variant = short.get("variant_id").and_then(Value::as_str).unwrap_or_default();
        let line = bill.lines.iter().find(|line| line.variant == variant);
        let name = line.map_or_else(String::new, |line| match line.label.as_str() {
            "" => line.name.clone(),
            label => format!("{} · {label}", line.name),
        });
        let available: Option<Quantity> =
            short.get("available").and_then(|value| serde_json::from_value(value.clone()).ok());
        match available.filter(|available| available.0 > 0) {
            Some(available) => {
                front.say("storefront-short", json!({ "name": name, "available": available.human() }))
            }
            None => front.say("storefront-short-none", json!({ "name": name })),
        }
    });
    texts.collect()
}
