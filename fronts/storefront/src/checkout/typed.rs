//! What somebody typed into an order form of the shop, with what only these pages ask.

use souk_core::Lang;
use souk_core::text::ascii_digit;
use souk_orders::typed::{TypedLine, TypedOrder, lines};
use souk_orders::{PlaceOrder, RobotSign};
use souk_web::door::Fields;

pub use souk_orders::typed::line_value as pick;

use crate::cart::Cart;

/// Names of the merchant's own fields begin so in a form.
pub const OWN: &str = "own_";

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    pub form: TypedOrder,
    pub from_cart: bool,
    /// The page said that the order is a test.
    pub trial: bool,
    /// A trap: people do not see this field.
    pub website: String,
    /// The shop may call about this checkout if it is not sent.
    pub keep: bool,
    /// So it was when the page was shown.
    pub kept: bool,
    /// What a robot would do: a member looks then, and nobody is answered otherwise than a person, so that it
    /// learns nothing.
    pub signs: Vec<RobotSign>,
    /// What was answered to which question.
    pub answer: String,
    pub question: String,
}

impl Typed {
    pub fn read(fields: &Fields) -> Self {
        let website = fields.get("website").to_owned();
        let own =
            |(name, value): &(String, String)| Some((name.strip_prefix(OWN)?.to_owned(), value.clone()));
        let mut form = TypedOrder::read(lines(&fields.0), |name| fields.get(name));
        form.own = fields.0.iter().filter_map(own).collect();
        Self {
            form,
            from_cart: fields.get("cart") == "1",
            trial: fields.get("trial") == "1",
            signs: if website.is_empty() { Vec::new() } else { vec![RobotSign::HiddenField] },
            website,
            keep: !fields.get("keep").is_empty(),
            kept: fields.get("kept") == "1",
            answer: fields.get("answer").to_owned(),
            question: fields.get("question").to_owned(),
        }
    }

    pub fn of_cart(cart: &Cart) -> Self {
        let lines = cart.0.iter().map(|line| TypedLine {
            variant: line.variant.to_string(),
            pieces: line.quantity.to_string(),
            seen: None,
        });
        let form = TypedOrder::read(lines.collect(), |_| "");
        Self { form, from_cart: true, ..Self::default() }
    }

    pub fn order(&self, lang: Lang) -> PlaceOrder {
        PlaceOrder { robot_signs: self.signs.clone(), ..self.form.order(Some(lang)) }
    }

    /// A whole order: a product's page sends no municipality.
    pub fn is_whole(&self) -> bool {
        let form = &self.form;
        [&form.name, &form.phone, &form.municipality].iter().all(|typed| !typed.trim().is_empty())
    }
}

/// A whole number of pieces as people type it.
pub fn pieces(typed: &str) -> Option<u32> {
    let digits: String = typed.trim().chars().map(ascii_digit).collect();
    digits.parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_form_knows_whether_it_empties_the_cart() {
        assert!(Typed::read(&fields(&[("line", "var_A"), ("pieces", "1"), ("cart", "1")])).from_cart);
        assert!(!Typed::read(&fields(&[("pick", "var_A"), ("pieces", "1")])).from_cart);
    }

    #[test]
    fn robots_are_noted() {
        let typed = Typed::read(&fields(&[("website", "https://spam.example")]));
        assert_eq!(typed.order(Lang::Ar).robot_signs, [RobotSign::HiddenField]);
        assert_eq!(Typed::default().order(Lang::Ar).robot_signs, []);
    }

    #[test]
    fn pieces_are_whole_and_at_least_one() {
        assert_eq!((pieces(" ٣ "), pieces("12")), (Some(3), Some(12)));
        assert!(["0", "-1", "2.5", "x", ""].iter().all(|typed| pieces(typed).is_none()));
    }
}
