//! What somebody typed into an order form, exactly as they typed it.

use serde_json::{Map, Value, json};
use souk_catalog::VariantId;
use souk_core::Lang;
use souk_core::text::ascii_digit;
use souk_orders::PlaceOrder;
use souk_orders::model::figure::{Amount, Figure};
use souk_orders::model::form::{Buyer, DeliveryForm, Expected, LineForm};
use souk_web::door::Fields;

use crate::cart::Cart;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedLine {
    pub variant: String,
    /// How many, as typed.
    pub pieces: String,
    /// The price that the page showed, in minor units.
    pub seen: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    pub lines: Vec<TypedLine>,
    pub from_cart: bool,
    pub name: String,
    pub phone: String,
    pub province: String,
    pub municipality: String,
    pub option: String,
    pub address: String,
    pub note: String,
    /// "Yes, the same again."
    pub again: bool,
    /// A trap: people do not see this field.
    pub website: String,
    pub seen_home: Option<i64>,
    pub seen_desk: Option<i64>,
}

impl Typed {
    pub fn read(fields: &Fields) -> Self {
        let minor = |name: &str| fields.get(name).parse().ok();
        let text = |name: &str| fields.get(name).to_owned();
        Self {
            lines: lines(fields),
            from_cart: fields.get("cart") == "1",
            name: text("name"),
            phone: text("phone"),
            province: text("province"),
            municipality: text("municipality"),
            option: text("option"),
            address: text("address"),
            note: text("note"),
            again: fields.get("again") == "1",
            website: text("website"),
            seen_home: minor("seen_home"),
            seen_desk: minor("seen_desk"),
        }
    }

    pub fn of_cart(cart: &Cart) -> Self {
        let lines = cart.0.iter().map(|line| TypedLine {
            variant: line.variant.to_string(),
            pieces: line.quantity.to_string(),
            seen: None,
        });
        Self { lines: lines.collect(), from_cart: true, ..Self::default() }
    }

    /// The total that stood on the page for the chosen way of delivery.
    pub fn seen(&self) -> Option<i64> {
        if self.option == "desk" { self.seen_desk } else { self.seen_home }
    }

    pub fn line_forms(&self) -> Vec<LineForm> {
        let line = |line: &TypedLine| LineForm {
            variant_id: Some(line.variant.clone()),
            quantity: Some(Figure(line.pieces.clone())),
            unit_price: line.seen.map(Amount::Minor),
            ..LineForm::default()
        };
        self.lines.iter().map(line).collect()
    }

    /// The order that this form means; the same form means the same order whenever it is sent.
    pub fn order(&self, lang: Lang) -> PlaceOrder {
        PlaceOrder {
            customer: Buyer { name: self.name.clone(), phone: self.phone.clone(), lang: Some(lang) },
            lines: self.line_forms(),
            delivery: DeliveryForm {
                option: Some(self.option.clone()).filter(|option| !option.is_empty()),
                province: self.province.clone(),
                municipality: self.municipality.clone(),
                address: self.address.clone(),
                ..DeliveryForm::default()
            },
            note: self.note.clone(),
            metadata: self.signs(),
            expected: Expected { total: self.seen().map(Amount::Minor), delivery_fee: None },
            confirm_duplicate: self.again,
            ..PlaceOrder::default()
        }
    }

    /// What a robot would do: noted for the shop, and never answered otherwise than a person, so that it
    /// learns nothing.
    fn signs(&self) -> Option<Map<String, Value>> {
        let trapped = !self.website.is_empty();
        trapped.then(|| Map::from_iter([("robot_signs".to_owned(), json!(["hidden_field"]))]))
    }
}

/// `pick` with `pieces` on a product's page; any number of `line`, each with its `pieces`, on the checkout.
fn lines(fields: &Fields) -> Vec<TypedLine> {
    let mut lines: Vec<TypedLine> = Vec::new();
    for (name, value) in &fields.0 {
        match name.as_str() {
            "pick" | "line" if lines.len() < souk_orders::model::form::MOST_LINES => {
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
            typed => typed.chars().take(10).collect(),
        };
    }
    lines
}

/// A whole number of pieces as people type it.
pub fn pieces(typed: &str) -> Option<u32> {
    let digits: String = typed.trim().chars().map(ascii_digit).collect();
    digits.parse().ok().filter(|number| *number > 0)
}

/// `var_…*450000`: a variant with the price that the page shows.
pub fn pick(variant: VariantId, price: Option<i64>) -> String {
    price.map_or_else(|| variant.to_string(), |price| format!("{variant}*{price}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_product_page_sends_one_line_and_a_checkout_several() {
        let product = Typed::read(&fields(&[("pick", "var_A*450000"), ("pieces", "٢"), ("name", "أمينة")]));
        assert_eq!(
            product.lines,
            [TypedLine { variant: "var_A".into(), pieces: "٢".into(), seen: Some(450_000) }]
        );
        let checkout = Typed::read(&fields(&[
            ("line", "var_A*450000"),
            ("pieces", "1"),
            ("line", "var_B"),
            ("pieces", ""),
            ("cart", "1"),
        ]));
        let seen: Vec<_> = checkout.lines.iter().map(|line| (line.pieces.as_str(), line.seen)).collect();
        assert_eq!(seen, [("1", Some(450_000)), ("1", None)]);
        assert!(checkout.from_cart);
    }

    #[test]
    fn robots_are_noted() {
        let typed = Typed::read(&fields(&[("website", "https://spam.example")]));
        assert_eq!(typed.order(Lang::Ar).metadata.unwrap()["robot_signs"], json!(["hidden_field"]));
        assert_eq!(Typed::default().order(Lang::Ar).metadata, None);
    }

    #[test]
    fn the_total_expected_is_that_of_the_chosen_way() {
        let form =
            |option| Typed::read(&fields(&[("option", option), ("seen_home", "900"), ("seen_desk", "700")]));
        assert_eq!(
            (form("home").seen(), form("desk").seen(), form("").seen()),
            (Some(900), Some(700), Some(900))
        );
    }

    #[test]
    fn pieces_are_whole_and_at_least_one() {
        assert_eq!((pieces(" ٣ "), pieces("12")), (Some(3), Some(12)));
        assert!(["0", "-1", "2.5", "x", ""].iter().all(|typed| pieces(typed).is_none()));
    }
}
