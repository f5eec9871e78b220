//! An order form as pages carry it: what somebody typed, exactly as they typed it, with the figures that the
//! page showed. Whatever page it is, the same form means the same question and the same order.

use std::fmt::Display;

use souk_core::Lang;

use crate::commands::PlaceOrder;
use crate::model::figure::{Amount, Figure};
use crate::model::form::{Buyer, DeliveryForm, Expected, LineForm, MOST_LINES};
use crate::queries::QuoteCart;

/// Letters of a quantity.
const MOST_PIECES: usize = 10;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedLine {
    pub variant: String,
    /// How many, as typed.
    pub pieces: String,
    /// The price that the page showed, in minor units.
    pub seen: Option<i64>,
}

impl TypedLine {
    fn form(&self) -> LineForm {
        LineForm {
            variant_id: Some(self.variant.clone()),
            quantity: Some(Figure(self.pieces.clone())),
            unit_price: self.seen.map(Amount::Minor),
            ..LineForm::default()
        }
    }
}

/// `var_…*450000`: a variant with the price that the page shows.
pub fn line_value(variant: impl Display, price: Option<i64>) -> String {
    price.map_or_else(|| variant.to_string(), |price| format!("{variant}*{price}"))
}

/// `pick` with `pieces` on a product's page; any number of `line`, each with its `pieces`, on a form.
pub fn lines(fields: &[(String, String)]) -> Vec<TypedLine> {
    let mut lines: Vec<TypedLine> = Vec::new();
    for (name, value) in fields {
        match name.as_str() {
            "pick" | "line" if lines.len() < MOST_LINES => {
                let (variant, seen) = value.split_once('*').unwrap_or((value, ""));
                let (variant, pieces) = (variant.to_owned(), String::new());
                lines.push(TypedLine { variant, pieces, seen: seen.parse().ok() });
            }
            "pieces" => {
                if let Some(line) = lines.last_mut() {
                    line.pieces.clone_from(value);
                }
            }
            _ => {}
        }
    }
    for line in &mut lines {
        line.pieces = match line.pieces.trim() {
            "" => "1".to_owned(),
            typed => typed.chars().take(MOST_PIECES).collect(),
        };
    }
    lines
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedOrder {
    pub lines: Vec<TypedLine>,
    pub name: String,
    pub phone: String,
    pub province: String,
    pub municipality: String,
    pub option: String,
    /// The desk where it will be collected.
    pub desk: String,
    pub address: String,
    pub note: String,
    /// The merchant's own fields by their keys, as typed.
    pub own: Vec<(String, String)>,
    /// "Yes, the same again."
    pub again: bool,
    /// The total that stood on the page, by the way of delivery.
    seen_home: Option<i64>,
    seen_desk: Option<i64>,
}

impl TypedOrder {
    /// From the fields of a form, by their names.
    pub fn read<'a>(lines: Vec<TypedLine>, field: impl Fn(&str) -> &'a str) -> Self {
        let text = |name: &str| field(name).to_owned();
        let minor = |name: &str| field(name).parse().ok();
        Self {
            lines,
            name: text("name"),
            phone: text("phone"),
            province: text("province"),
            municipality: text("municipality"),
            option: text("option"),
            desk: text("desk"),
            address: text("address"),
            note: text("note"),
            own: Vec::new(),
            again: !field("again").is_empty(),
            seen_home: minor("seen_home"),
            seen_desk: minor("seen_desk"),
        }
    }

    /// The total that stood on the page for the chosen way of delivery.
    pub fn seen(&self) -> Option<i64> {
        if self.option == "desk" { self.seen_desk } else { self.seen_home }
    }

    /// What it costs now, sent to this municipality.
    pub fn question(&self, municipality: &str) -> QuoteCart {
        let delivery = DeliveryForm { municipality: municipality.to_owned(), ..self.delivery() };
        QuoteCart { lines: self.line_forms(), delivery }
    }

    /// The order that this form means; the same form means the same order whenever it is sent.
    pub fn order(&self, lang: Option<Lang>) -> PlaceOrder {
        PlaceOrder {
            customer: Buyer { name: self.name.clone(), phone: self.phone.clone(), lang },
            lines: self.line_forms(),
            delivery: DeliveryForm { address: self.address.clone(), ..self.delivery() },
            note: self.note.clone(),
            form_data: self.own_answers(),
            expected: Expected { total: self.seen().map(Amount::Minor), delivery_fee: None },
            confirm_duplicate: self.again,
            ..PlaceOrder::default()
        }
    }

    fn own_answers(&self) -> Option<serde_json::Map<String, serde_json::Value>> {
        let answers = self.own.iter().map(|(key, typed)| (key.clone(), typed.clone().into()));
        Some(answers.collect()).filter(|answers: &serde_json::Map<_, _>| !answers.is_empty())
    }

    fn line_forms(&self) -> Vec<LineForm> {
        self.lines.iter().map(TypedLine::form).collect()
    }

    fn delivery(&self) -> DeliveryForm {
        DeliveryForm {
            option: Some(self.option.trim().to_owned()).filter(|option| !option.is_empty()),
            province: self.province.clone(),
            municipality: self.municipality.clone(),
            stop_desk_id: Some(self.desk.trim().to_owned()).filter(|desk| !desk.is_empty()),
            ..DeliveryForm::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> TypedOrder {
        let fields: Vec<(String, String)> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let field =
            |name: &str| pairs.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| *value);
        TypedOrder::read(lines(&fields), field)
    }

    #[test]
    fn a_product_page_sends_one_line_and_a_form_several() {
        let product = read(&[("pick", "var_A*450000"), ("pieces", "٢"), ("name", "أمينة")]);
        assert_eq!(
            product.lines,
            [TypedLine { variant: "var_A".into(), pieces: "٢".into(), seen: Some(450_000) }]
        );
        let form = read(&[("line", "var_A*450000"), ("pieces", "1"), ("line", "var_B"), ("pieces", "")]);
        let seen: Vec<_> = form.lines.iter().map(|line| (line.pieces.as_str(), line.seen)).collect();
        assert_eq!(seen, [("1", Some(450_000)), ("1", None)]);
        assert_eq!(line_value("var_A", Some(450_000)), "var_A*450000");
    }

    #[test]
    fn the_total_expected_is_that_of_the_chosen_way() {
        let form = |option| read(&[("option", option), ("seen_home", "900"), ("seen_desk", "700")]);
        assert_eq!(
            (form("home").seen(), form("desk").seen(), form("").seen()),
            (Some(900), Some(700), Some(900))
        );
    }

    #[test]
    fn a_question_names_a_place_and_nobody() {
        let form = read(&[("name", "Amina"), ("province", "16"), ("address", "Rue 1"), ("option", "desk")]);
        let asked = form.question("1601").delivery;
        assert_eq!((asked.province.as_str(), asked.municipality.as_str()), ("16", "1601"));
        assert_eq!((asked.address.as_str(), asked.option.as_deref()), ("", Some("desk")));
        assert_eq!(form.order(None).delivery.address, "Rue 1");
    }
}
