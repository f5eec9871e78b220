//! `process_online_order_with_limits`: its 22 parameters, each also with the prefix `p_`, into the command's
//! own input, and the answer with sums as decimals.

use serde_json::{Map, Value, json};
use souk_catalog::VariantId;
use souk_catalog::refusals::VARIANT_NOT_FOUND;
use souk_core::{Currency, Money, Result};

use crate::refusals::FORM_INVALID;

/// The parameters by their names, taken one by one: what is left over is not known.
struct Parameters(Map<String, Value>);

impl Parameters {
    fn of(input: Value) -> Result<Self> {
        let Value::Object(given) = input else { return Err(wrong("")) };
        let mut known = Map::new();
        for (name, value) in given {
            let plain = name.strip_prefix("p_").unwrap_or(&name).to_owned();
            if !value.is_null() && known.insert(plain, value).is_some() {
                return Err(wrong(&name));
            }
        }
        Ok(Self(known))
    }
    /// Text, or a number as text; empty is absent.
    fn text(&mut self, name: &str) -> Result<Option<String>> {
        let text = match self.0.remove(name) {
            None => return Ok(None),
            Some(Value::String(text)) => text,
            Some(Value::Number(number)) => plain(&number.to_string()),
            Some(_) => return Err(wrong(name)),
        };
        Ok(Some(text).filter(|text| !text.trim().is_empty()))
    }
    fn object(&mut self, name: &str) -> Result<Option<Value>> {
        match self.0.remove(name) {
            None => Ok(None),
            Some(object @ Value::Object(_)) => Ok(Some(object)),
            Some(_) => Err(wrong(name)),
        }
    }
    fn flag(&mut self, name: &str) -> Result<bool> {
        match self.0.remove(name) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(Value::String(text)) if matches!(text.as_str(), "true" | "false") => Ok(text == "true"),
            Some(_) => Err(wrong(name)),
        }
    }
}

fn wrong(field: &str) -> souk_core::Error {
    FORM_INVALID.with().arg("count", 1).field(field, FORM_INVALID.code).into()
}

/// `2500.0` is how some programs write 2500.
fn plain(number: &str) -> String {
    number.strip_suffix(".0").unwrap_or(number).to_owned()
}

pub(super) fn order(input: Value) -> Result<Value> {
    let mut given = Parameters::of(input)?;
    let full_name = given.text("full_name")?;
    let name = given.text("customer_name")?.or(full_name);
    let (variant, options) = choice(&mut given)?;
    let line = json!({
        "product_id": given.text("product_id")?,
        "variant_id": variant,
        "options": options,
        "quantity": given.text("quantity")?,
        "unit_price": given.text("unit_price")?,
    });
    let delivery = json!({
        "option": given.text("delivery_option")?,
        "province": given.text("province")?.unwrap_or_default(),
        "municipality": given.text("municipality")?.unwrap_or_default(),
        "address": given.text("address")?.unwrap_or_default(),
        "city": given.text("city")?.unwrap_or_default(),
        "carrier": given.text("delivery_company")?,
        "stop_desk_id": given.text("stop_desk_id")?,
    });
    let order = json!({
        "customer": {"name": name.unwrap_or_default(), "phone": given.text("phone")?.unwrap_or_default()},
        "lines": [line],
        "delivery": delivery,
        "payment_method": given.text("payment_method")?.unwrap_or_default(),
        "note": given.text("notes")?.unwrap_or_default(),
        "form_data": given.object("form_data")?,
        "metadata": given.object("metadata")?,
        "expected": {"total": given.text("total_price")?, "delivery_fee": given.text("delivery_fee")?},
        "confirm_duplicate": given.flag("confirm_duplicate")?,
        "shop_id": given.text("organization_id")?,
    });
    match given.0.keys().next() {
        Some(unknown) => Err(wrong(unknown)),
        None => Ok(order),
    }
}

/// Colour and size: ids of variants, or values of options; an id goes before a name.
fn choice(given: &mut Parameters) -> Result<(Option<String>, Vec<String>)> {
    let colour = given.text("product_color_id")?;
    let (size_id, size_name) = (given.text("product_size_id")?, given.text("size_name")?);
    let mut variant: Option<String> = None;
    let mut options = Vec::new();
    for chosen in [colour, size_id.or(size_name)].into_iter().flatten() {
        if VariantId::parse(&chosen).is_none() {
            options.push(chosen);
        } else if variant.as_ref().is_some_and(|other| *other != chosen) {
            return Err(VARIANT_NOT_FOUND.refuse());
        } else {
            variant = Some(chosen);
        }
    }
    Ok((variant, options))
}

/// The same answer, with `total` and `delivery_fee` as decimals in the major unit.
pub(super) fn placed(mut answer: Value) -> Value {
    let currency = answer.get("currency").and_then(Value::as_str).and_then(Currency::parse);
    let (Some(currency), Some(fields)) = (currency, answer.as_object_mut()) else { return answer };
    for (name, minor) in [("total", "total_minor"), ("delivery_fee", "delivery_fee_minor")] {
        if let Some(minor) = fields.get(minor).and_then(Value::as_i64) {
            fields.insert(name.to_owned(), Money::new(minor, currency).decimal().into());
        }
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::PlaceOrder;
    use crate::model::figure::Amount;

    fn read(input: Value) -> PlaceOrder {
        serde_json::from_value(order(input).unwrap()).unwrap()
    }

    #[test]
    fn all_22_parameters_find_their_places() {
        let read = read(json!({
            "customer_name": "Amina", "phone": "0551234567", "province": 16, "municipality": "Bab Ezzouar",
            "product_id": "prod_X", "organization_id": "shp_X", "address": "Rue 1", "city": "Alger",
            "delivery_company": "yalidine", "delivery_option": "desk", "payment_method": "cod", "notes":
               "call",
            "product_color_id": "Rouge", "product_size_id": "42", "size_name": "M", "quantity": 2,
            "unit_price": 2500, "total_price": "5600.00", "delivery_fee": 600.0,
            "form_data": {"a": 1}, "metadata": {"utm": "x"}, "stop_desk_id": 160102,
        }));
        assert_eq!((read.customer.name.as_str(), read.customer.phone.as_str()), ("Amina", "0551234567"));
        assert_eq!(read.delivery.province, "16");
        assert_eq!(read.delivery.municipality, "Bab Ezzouar");
        assert_eq!((read.delivery.address.as_str(), read.delivery.city.as_str()), ("Rue 1", "Alger"));
        assert_eq!(read.delivery.carrier.as_deref(), Some("yalidine"));
        assert_eq!(read.delivery.option.as_deref(), Some("desk"));
        assert_eq!(read.delivery.stop_desk_id.as_deref(), Some("160102"));
        assert_eq!((read.payment_method.as_str(), read.note.as_str()), ("cod", "call"));
        let line = &read.lines[0];
        assert_eq!(line.product_id.as_deref(), Some("prod_X"));
        assert_eq!(line.options, ["Rouge", "42"], "the id of the size goes before its name");
        assert_eq!(line.quantity.as_ref().unwrap().0, "2");
        assert_eq!(line.unit_price, Some(Amount::Major("2500".to_owned())));
        assert_eq!(read.expected.total, Some(Amount::Major("5600.00".to_owned())));
        assert_eq!(read.expected.delivery_fee, Some(Amount::Major("600".to_owned())));
        assert_eq!(read.shop_id.as_deref(), Some("shp_X"));
        assert!(read.form_data.is_some() && read.metadata.is_some() && !read.confirm_duplicate);
    }

    #[test]
    fn the_prefixed_names_mean_the_same() {
        let plain = order(json!({"customer_name": "Amina", "quantity": "2", "product_id": "p"})).unwrap();
        let prefixed =
            order(json!({"p_customer_name": "Amina", "p_quantity": 2, "p_product_id": "p"})).unwrap();
        assert_eq!(plain, prefixed);
        assert_eq!(read(json!({"p_full_name": "Amina"})).customer.name, "Amina");
    }

    #[test]
    fn absent_null_and_empty_are_one() {
        let empty = order(json!({})).unwrap();
        assert_eq!(order(json!({"address": null, "notes": "", "size_name": " "})).unwrap(), empty);
        assert_eq!(read(json!({})).lines[0].quantity, None);
    }

    #[test]
    fn what_is_not_known_or_not_readable_is_named() {
        for (input, field) in [
            (json!({"coupon": "X"}), "coupon"),
            (json!({"phone": ["0551"]}), "phone"),
            (json!({"form_data": "{}"}), "form_data"),
            (json!({"phone": "1", "p_phone": "2"}), "p_phone"),
        ] {
            let error = order(input).unwrap_err();
            assert_eq!(error.code(), "order.form_invalid");
            assert_eq!(error.refusal().unwrap().fields[0].field, field);
        }
        assert!(order(json!([])).is_err());
    }

    #[test]
    fn two_variants_at_once_are_none() {
        let ids = ["var_01ARZ3NDEKTSV4RRFFQ69G5FAV", "var_01ARZ3NDEKTSV4RRFFQ69G5FAW"];
        let both = order(json!({"product_color_id": ids[0], "product_size_id": ids[1]}));
        assert_eq!(both.unwrap_err().code(), "variant.not_found");
        let same = read(json!({"product_color_id": ids[0], "product_size_id": ids[0], "size_name": "M"}));
        assert_eq!(same.lines[0].variant_id.as_deref(), Some(ids[0]));
        assert!(same.lines[0].options.is_empty());
    }

    #[test]
    fn the_answer_has_decimals_beside_minor_units() {
        let shown = placed(json!({"total_minor": 260_000, "delivery_fee_minor": 60_050, "currency": "DZD"}));
        assert_eq!(
            (shown["total"].as_str(), shown["delivery_fee"].as_str()),
            (Some("2600.00"), Some("600.50"))
        );
    }
}
