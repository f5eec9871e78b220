//! The form of an order: what a customer or member typed, and what of it may stand. All wrong fields are told
//! at once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use souk_core::{FieldError, Lang, Quantity, RefusalDef, Result, text};
use souk_customers::phone;
use souk_places::DeliveryOption;

use super::fields::{self, FieldDef};
use super::figure::{Amount, Figure};
use crate::refusals::{
    ADDRESS_NEEDED, FORM_INVALID, LINES_INVALID, NAME_INVALID, PHONE_INVALID, QUANTITY_INVALID, TEXT_INVALID,
};

/// Lines of one order.
pub const MOST_LINES: usize = 50;
const MOST_JSON_BYTES: usize = 8 * 1024;
const MOST_JSON_DEPTH: usize = 5;

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Buyer {
    /// 2 to 100 characters with a letter among them.
    pub name: String,
    /// Any spelling that can be called.
    pub phone: String,
    /// In which language to speak to them; the asker's unless told.
    pub lang: Option<Lang>,
}

/// One line: a variant, or a product with the values of its options.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LineForm {
    pub variant_id: Option<String>,
    pub product_id: Option<String>,
    /// Values such as `Red`, `42`, in any order; not needed where the product has one variant.
    pub options: Vec<String>,
    /// One unless told.
    pub quantity: Option<Figure>,
    /// What the customer was shown; 0 or none expects nothing.
    pub unit_price: Option<Amount>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DeliveryForm {
    /// `home` unless told, or `desk`.
    pub option: Option<String>,
    /// National number or name, in any listed spelling.
    pub province: String,
    pub municipality: String,
    pub address: String,
    pub city: String,
    /// The cheapest one unless told.
    pub carrier: Option<String>,
    pub stop_desk_id: Option<String>,
}

/// What the customer was shown; 0 or none expects nothing. Another figure of ours is told, never taken over.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Expected {
    pub total: Option<Amount>,
    pub delivery_fee: Option<Amount>,
}

/// What the shop's settings say about forms.
#[derive(Debug, Clone)]
pub struct FormRules {
    pub max_quantity: i64,
    pub address_required_home: bool,
    /// The shop's own fields.
    pub fields: Vec<FieldDef>,
    /// A member fills in what the customer says: nothing of their own is required.
    pub by_member: bool,
}

/// The fields as they will be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    pub name: String,
    /// E.164.
    pub phone: String,
    /// One for each line.
    pub quantities: Vec<Quantity>,
    pub option: DeliveryOption,
    pub address: String,
    pub city: String,
    pub note: String,
    pub form_data: Option<Map<String, Value>>,
}

/// Everything that is typed, looked at together.
pub struct Form<'a> {
    pub buyer: &'a Buyer,
    pub lines: &'a [LineForm],
    pub delivery: &'a DeliveryForm,
    pub note: &'a str,
    pub form_data: Option<&'a Map<String, Value>>,
    pub metadata: Option<&'a Map<String, Value>>,
}

#[derive(Default)]
struct Errors(Vec<FieldError>);

impl Errors {
    fn add(&mut self, field: impl Into<String>, def: &RefusalDef) {
        self.with(field, def, "", Value::Null);
    }
    fn with(&mut self, field: impl Into<String>, def: &RefusalDef, arg: &str, value: impl Into<Value>) {
        let mut args = Map::new();
        if !arg.is_empty() {
            args.insert(arg.to_owned(), value.into());
        }
        self.0.push(FieldError { field: field.into(), code: def.code, args });
    }
    /// One kind of error speaks for itself; several are "the form".
    fn settle(self) -> Result<()> {
        let Some(first) = self.0.first() else { return Ok(()) };
        let same = self.0.iter().all(|error| error.code == first.code);
        let known =
            [NAME_INVALID, PHONE_INVALID, QUANTITY_INVALID, LINES_INVALID, ADDRESS_NEEDED, TEXT_INVALID];
        let def = known.iter().find(|def| same && def.code == first.code).unwrap_or(&FORM_INVALID);
        let mut refusal = def.with();
        refusal.args = if same { first.args.clone() } else { Map::new() };
        refusal.args.insert("count".to_owned(), self.0.len().into());
        refusal.fields = self.0;
        refusal.err()
    }
}

impl Form<'_> {
    pub fn check(&self, rules: &FormRules) -> Result<Checked> {
        let mut errors = Errors::default();
        let checked = Checked {
            name: self.name(&mut errors),
            phone: self.phone(&mut errors),
            quantities: self.quantities(rules, &mut errors),
            option: self.option(&mut errors),
            address: typed(&self.delivery.address, 300, "delivery.address", &mut errors),
            city: typed(&self.delivery.city, 80, "delivery.city", &mut errors),
            note: typed(self.note, 500, "note", &mut errors),
            form_data: self.own_fields(rules, &mut errors),
        };
        if rules.address_required_home && checked.option == DeliveryOption::Home && checked.address.is_empty()
        {
            errors.add("delivery.address", &ADDRESS_NEEDED);
        }
        if !self.metadata.is_none_or(is_modest) {
            errors.with("metadata", &TEXT_INVALID, "max", MOST_JSON_BYTES);
        }
        errors.settle()?;
        Ok(checked)
    }

    /// In the types of the shop's own fields. A shop that has none keeps what its programs send.
    fn own_fields(&self, rules: &FormRules, errors: &mut Errors) -> Option<Map<String, Value>> {
        if !self.form_data.is_none_or(is_modest) {
            errors.with("form_data", &TEXT_INVALID, "max", MOST_JSON_BYTES);
            return None;
        }
        if rules.fields.is_empty() {
            return self.form_data.cloned();
        }
        let (kept, wrong) = fields::read(&rules.fields, self.form_data, !rules.by_member);
        for (key, def) in wrong {
            errors.add(format!("form_data.{key}"), def);
        }
        Some(kept).filter(|kept| !kept.is_empty())
    }

    fn name(&self, errors: &mut Errors) -> String {
        let name = clean(&self.buyer.name).and_then(|name| text::line(&name, 100)).unwrap_or_default();
        if name.chars().count() < 2 || !name.chars().any(char::is_alphabetic) {
            errors.add("customer.name", &NAME_INVALID);
        }
        name
    }

    fn phone(&self, errors: &mut Errors) -> String {
        phone::normal(&self.buyer.phone).unwrap_or_else(|| {
            errors.with("customer.phone", &PHONE_INVALID, "example", phone::EXAMPLE);
            String::new()
        })
    }

    fn quantities(&self, rules: &FormRules, errors: &mut Errors) -> Vec<Quantity> {
        if self.lines.is_empty() || self.lines.len() > MOST_LINES {
            errors.with("lines", &LINES_INVALID, "max", MOST_LINES);
            return Vec::new();
        }
        let most = Quantity::whole(rules.max_quantity);
        let of = |(index, line): (usize, &LineForm)| {
            let quantity = line.quantity.as_ref().map_or(Some(Quantity::ONE), Figure::quantity);
            quantity.filter(|quantity| quantity.0 > 0 && *quantity <= most).unwrap_or_else(|| {
                errors.with(format!("lines.{index}.quantity"), &QUANTITY_INVALID, "max", rules.max_quantity);
                Quantity::ONE
            })
        };
        self.lines.iter().enumerate().map(of).collect()
    }

    fn option(&self, errors: &mut Errors) -> DeliveryOption {
        let typed = self.delivery.option.as_deref().map(str::trim).filter(|option| !option.is_empty());
        let option = typed.map_or(Some(DeliveryOption::Home), DeliveryOption::parse);
        option.unwrap_or_else(|| {
            errors.add("delivery.option", &souk_places::refusals::OPTION_UNKNOWN);
            DeliveryOption::Home
        })
    }
}

/// Without the marks that deceive readers; keyboards of right-to-left languages leave some behind unasked.
fn clean(typed: &str) -> Option<String> {
    (typed.len() <= 16 * 1024)
        .then(|| typed.chars().filter(|c| !text::is_unsafe(*c) || matches!(c, '\r')).collect())
}

fn typed(raw: &str, max: usize, field: &str, errors: &mut Errors) -> String {
    clean(raw).and_then(|clean| text::lines(&clean, max)).unwrap_or_else(|| {
        errors.with(field, &TEXT_INVALID, "max", max);
        String::new()
    })
}

/// At most 8 KiB and five levels deep.
fn is_modest(data: &Map<String, Value>) -> bool {
    fn depth(value: &Value) -> usize {
        match value {
            Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or_default(),
            Value::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or_default(),
            _ => 0,
        }
    }
    let levels = 1 + data.values().map(depth).max().unwrap_or_default();
    levels <= MOST_JSON_DEPTH && serde_json::to_vec(data).is_ok_and(|bytes| bytes.len() <= MOST_JSON_BYTES)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const RULES: FormRules =
        FormRules { max_quantity: 99, address_required_home: false, fields: Vec::new(), by_member: false };

    fn buyer(name: &str, phone: &str) -> Buyer {
        Buyer { name: name.to_owned(), phone: phone.to_owned(), lang: None }
    }
    fn line(quantity: &str) -> LineForm {
        LineForm { quantity: Some(Figure(quantity.to_owned())), ..LineForm::default() }
    }
    fn check(
        buyer: &Buyer,
        lines: &[LineForm],
        delivery: &DeliveryForm,
        rules: &FormRules,
    ) -> Result<Checked> {
        Form { buyer, lines, delivery, note: "", form_data: None, metadata: None }.check(rules)
    }
    fn fields(error: &souk_core::Error) -> Vec<String> {
        error.refusal().unwrap().fields.iter().map(|f| format!("{} {}", f.field, f.code)).collect()
    }

    #[test]
    fn a_good_form_is_kept_as_typed() {
        let buyer = buyer(" أمينة  بن علي ", "٠٥٥١ ٢٣ ٤٥ ٦٧");
        let kept = check(&buyer, &[line("٢")], &DeliveryForm::default(), &RULES).unwrap();
        assert_eq!((kept.name.as_str(), kept.phone.as_str()), ("أمينة بن علي", "+213551234567"));
        assert_eq!(kept.quantities, [Quantity::whole(2)]);
        assert_eq!(kept.option, DeliveryOption::Home);
    }

    #[test]
    fn all_wrong_fields_are_told_at_once() {
        let error = check(
            &buyer("7", "0555"),
            &[line("0"), line("1"), line("1e9")],
            &DeliveryForm::default(),
            &RULES,
        )
        .unwrap_err();
        assert_eq!(error.code(), "order.form_invalid");
        assert_eq!(
            fields(&error),
            [
                "customer.name order.name_invalid",
                "customer.phone order.phone_invalid",
                "lines.0.quantity order.quantity_invalid",
                "lines.2.quantity order.quantity_invalid",
            ]
        );
    }

    #[test]
    fn one_kind_of_error_speaks_for_itself() {
        let error =
            check(&buyer("Amina", "0555"), &[line("1")], &DeliveryForm::default(), &RULES).unwrap_err();
        assert_eq!(error.code(), "order.phone_invalid");
        assert_eq!(error.refusal().unwrap().args.get("example"), Some(&json!("0551 23 45 67")));
        for quantity in ["0", "-1", "100", "1000000000", "two", "0.0001"] {
            let error =
                check(&buyer("Amina", "0551234567"), &[line(quantity)], &DeliveryForm::default(), &RULES)
                    .unwrap_err();
            assert_eq!(error.code(), "order.quantity_invalid", "{quantity}");
        }
    }

    #[test]
    fn hostile_text_is_cleaned_or_refused() {
        let kept = check(
            &buyer("a\0m\u{202e}ina\u{200f}", "0551234567"),
            &[line("1")],
            &DeliveryForm::default(),
            &RULES,
        )
        .unwrap();
        assert_eq!(kept.name, "amina");
        for name in [&"x".repeat(1_000_000), "", "12345", "\u{202e}\u{202e}"] {
            let error = check(&buyer(name, "0551234567"), &[line("1")], &DeliveryForm::default(), &RULES)
                .unwrap_err();
            assert_eq!(error.code(), "order.name_invalid");
        }
        let long = DeliveryForm { address: "x".repeat(301), city: "y".repeat(81), ..DeliveryForm::default() };
        let error = check(&buyer("Amina", "0551234567"), &[line("1")], &long, &RULES).unwrap_err();
        assert_eq!(
            fields(&error),
            ["delivery.address order.text_invalid", "delivery.city order.text_invalid"]
        );
    }

    #[test]
    fn an_address_is_asked_for_where_the_shop_needs_it() {
        let rules = FormRules { address_required_home: true, ..RULES };
        let desk = DeliveryForm { option: Some("desk".to_owned()), ..DeliveryForm::default() };
        let buyer = buyer("Amina", "0551234567");
        assert_eq!(
            check(&buyer, &[line("1")], &DeliveryForm::default(), &rules).unwrap_err().code(),
            "order.address_needed"
        );
        assert!(check(&buyer, &[line("1")], &desk, &rules).is_ok());
        let drone = DeliveryForm { option: Some("drone".to_owned()), ..DeliveryForm::default() };
        let error = check(&buyer, &[line("1")], &drone, &RULES).unwrap_err();
        assert_eq!(fields(&error), ["delivery.option delivery.option_unknown"]);
    }

    #[test]
    fn own_fields_are_small_and_shallow() {
        let check = |data: Value| {
            let data = data.as_object().unwrap().clone();
            let (buyer, delivery, lines) =
                (buyer("Amina", "0551234567"), DeliveryForm::default(), [line("1")]);
            let form = Form {
                buyer: &buyer,
                lines: &lines,
                delivery: &delivery,
                note: "",
                form_data: Some(&data),
                metadata: None,
            };
            form.check(&RULES).map(drop)
        };
        assert!(check(json!({"a": {"b": {"c": {"d": 1}}}})).is_ok());
        assert!(check(json!({"a": {"b": {"c": {"d": {"e": {"f": 1}}}}}})).is_err());
        assert!(check(json!({"a": "x".repeat(9_000)})).is_err());
    }

    #[test]
    fn an_order_has_one_to_fifty_lines() {
        let buyer = buyer("Amina", "0551234567");
        let lines: Vec<LineForm> = (0..=MOST_LINES).map(|_| line("1")).collect();
        for lines in [&[][..], &lines] {
            let error = check(&buyer, lines, &DeliveryForm::default(), &RULES).unwrap_err();
            assert_eq!(error.code(), "order.lines_invalid");
        }
    }
}
