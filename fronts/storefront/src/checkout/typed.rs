//! What somebody typed into an order form of the shop, with what only these pages ask.

use serde_json::{Map, Value, json};
use souk_core::Lang;
use souk_core::text::ascii_digit;
use souk_orders::PlaceOrder;
use souk_orders::typed::{TypedLine, TypedOrder, lines};
use souk_web::door::Fields;

pub use souk_orders::typed::line_value as pick;

use crate::cart::Cart;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    pub form: TypedOrder,
    pub from_cart: bool,
    /// A trap: people do not see this field.
    pub website: String,
}

impl Typed {
    pub fn read(fields: &Fields) -> Self {
        Self {
            form: TypedOrder::read(lines(&fields.0), |name| fields.get(name)),
            from_cart: fields.get("cart") == "1",
            website: fields.get("website").to_owned(),
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
        PlaceOrder { metadata: self.signs(), ..self.form.order(Some(lang)) }
    }

    /// What a robot would do: noted for the shop, and never answered otherwise than a person, so that it
    /// learns nothing.
    fn signs(&self) -> Option<Map<String, Value>> {
        let trapped = !self.website.is_empty();
        trapped.then(|| Map::from_iter([("robot_signs".to_owned(), json!(["hidden_field"]))]))
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
        assert_eq!(typed.order(Lang::Ar).metadata.unwrap()["robot_signs"], json!(["hidden_field"]));
        assert_eq!(Typed::default().order(Lang::Ar).metadata, None);
    }

    #[test]
    fn pieces_are_whole_and_at_least_one() {
        assert_eq!((pieces(" ٣ "), pieces("12")), (Some(3), Some(12)));
        assert!(["0", "-1", "2.5", "x", ""].iter().all(|typed| pieces(typed).is_none()));
    }
}
