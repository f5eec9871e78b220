//! What stands in the form of a new order, as it was typed.

use souk_catalog::VariantId;
use souk_core::{Lang, Quantity, Refusal};
use souk_leads::{LeadLine, LeadView};
use souk_orders::PlaceOrder;
use souk_orders::model::form::MOST_LINES;
use souk_orders::typed::{TypedLine, TypedOrder, lines};

use crate::desk::Desk;
use crate::sheet::Sheet;

/// Names of the shop's own fields begin so in a form.
pub const OWN: &str = "own_";

/// The lines of the form; everything else stays on its sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    pub lines: Vec<TypedLine>,
}

impl Draft {
    /// The lines as they were typed; the buttons `drop` and `add` change them.
    pub fn read(sheet: &Sheet) -> Self {
        let mut draft = Self { lines: lines(sheet.fields()) };
        if let Some(dropped) = sheet.given("drop") {
            draft.lines.retain(|line| line.variant != dropped);
        }
        if let Some(added) = sheet.given("add").as_deref().and_then(VariantId::parse) {
            draft.add(added);
        }
        draft
    }

    /// What a customer had chosen, at today's prices.
    pub fn of(lead: &LeadView) -> Self {
        let line = |line: &LeadLine| TypedLine {
            variant: line.variant_id.to_string(),
            pieces: line.quantity.human(),
            seen: None,
        };
        Self { lines: lead.lines.iter().map(line).collect() }
    }

    /// One more of a variant.
    pub fn add(&mut self, variant: VariantId) {
        let variant = variant.to_string();
        if let Some(line) = self.lines.iter_mut().find(|line| line.variant == variant) {
            if let Some(pieces) = Quantity::parse(&line.pieces) {
                line.pieces = Quantity(pieces.0.saturating_add(Quantity::ONE.0)).human();
            }
        } else if self.lines.len() < MOST_LINES {
            self.lines.push(TypedLine { variant, pieces: "1".to_owned(), seen: None });
        }
    }

    /// With the rest of the form.
    pub fn form(&self, sheet: &Sheet) -> TypedOrder {
        let own = sheet.fields().iter();
        let own = own.filter_map(|(name, value)| Some((name.strip_prefix(OWN)?.to_owned(), value.clone())));
        let mut form = TypedOrder::read(self.lines.clone(), |name| sheet.text(name));
        form.own = own.collect();
        form
    }

    pub fn order(&self, sheet: &Sheet) -> PlaceOrder {
        self.form(sheet).order(Lang::parse(sheet.text("lang")))
    }

    /// Puts what the order was refused for at the fields of this form.
    pub fn place_errors(&self, desk: &Desk, sheet: &mut Sheet, short: &[(String, Quantity)]) {
        sheet.renamed(|field| {
            let own = match field {
                "customer.name" => "name",
                "customer.phone" => "phone",
                "delivery.address" => "address",
                "delivery.option" => "option",
                "delivery.stop_desk_id" => "desk",
                "delivery.province" => "province",
                "delivery.municipality" => "municipality",
                "lines" => "find",
                other => {
                    let own = other.strip_prefix("form_data.").map(|key| format!("{OWN}{key}"));
                    return own.or_else(|| line_field(other)).unwrap_or_else(|| other.to_owned());
                }
            };
            own.to_owned()
        });
        for (variant, available) in short {
            let Some(at) = self.lines.iter().position(|line| line.variant == *variant) else { continue };
            let text = match available.0 {
                1.. => desk.say_with("admin-order-short", [("n", available.human().into())]),
                _ => desk.say("admin-order-short-none"),
            };
            sheet.instead(&format!("pieces-{at}"), text);
        }
    }
}

/// Who left it, and where it was to go.
pub fn left(lead: &LeadView) -> Sheet {
    Sheet::default()
        .with("phone", lead.phone_shown.clone())
        .with("name", lead.name.clone())
        .with("lang", lead.lang.as_str())
        .with("province", lead.province.clone())
        .with("municipality", lead.municipality.clone())
        .with("option", "home")
}

/// What is wrong with `lines.2`, or with a part of it, stands at the input `pieces-2`.
fn line_field(field: &str) -> Option<String> {
    let at: usize = field.strip_prefix("lines.")?.split('.').next()?.parse().ok()?;
    Some(format!("pieces-{at}"))
}

/// Which variants are short, and how many of each can be had.
pub fn short_of(refusal: &Refusal) -> Vec<(String, Quantity)> {
    let told = refusal.args.get("short").and_then(|short| short.as_array().cloned());
    let one = |short: &serde_json::Value| {
        let available = serde_json::from_value(short.get("available")?.clone()).ok()?;
        Some((short.get("variant_id")?.as_str()?.to_owned(), available))
    };
    told.unwrap_or_default().iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use souk_core::RawId;

    use super::*;

    fn sheet(pairs: &[(&str, &str)]) -> Sheet {
        Sheet::typed(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn lines_are_added_counted_and_dropped() {
        let dress = VariantId::from_raw(RawId([1; 16])).to_string();
        let shoe = VariantId::from_raw(RawId([2; 16])).to_string();
        let shown = format!("{dress}*450000");
        let typed = [("line", shown.as_str()), ("pieces", "٢"), ("add", dress.as_str())];
        let draft = Draft::read(&sheet(&typed));
        assert_eq!(
            draft.lines,
            [TypedLine { variant: dress.clone(), pieces: "3".into(), seen: Some(450_000) }]
        );
        let typed = [("line", shown.as_str()), ("pieces", "1"), ("add", shoe.as_str())];
        let draft = Draft::read(&sheet(&typed));
        assert_eq!(draft.lines.iter().map(|line| line.variant.as_str()).collect::<Vec<_>>(), [&dress, &shoe]);
        let typed = [("line", shown.as_str()), ("pieces", "1"), ("drop", dress.as_str())];
        assert_eq!(Draft::read(&sheet(&typed)), Draft::default());
    }

    #[test]
    fn what_cannot_be_counted_stays_as_typed() {
        let dress = VariantId::from_raw(RawId([1; 16])).to_string();
        let typed = [("line", dress.as_str()), ("pieces", "two"), ("add", dress.as_str())];
        assert_eq!(Draft::read(&sheet(&typed)).lines.first().map(|line| line.pieces.as_str()), Some("two"));
        for field in ["lines.2.quantity", "lines.2"] {
            assert_eq!(line_field(field).as_deref(), Some("pieces-2"));
        }
        assert_eq!(line_field("lines"), None);
    }
}
