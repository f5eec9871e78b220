//! What the server says to a form of a new order: who calls, what was found, what it costs and goes where.

use serde_json::{Value, json};
use souk_customers::phone;
use souk_customers::queries::{Customer, CustomerList};
use souk_engine::PageSize;
use souk_orders::queries::{CartLine, CartQuote, DeliveryWay, DeskChoice, OrderView};
use souk_orders::typed::{TypedLine, line_value};
use souk_orders::{FieldDef, FieldKind, FormFields, OrderCard, OrderList};
use souk_places::MapVersion;
use souk_places::queries::{PlaceList, PlaceRows};
use souk_stock::{ForSale, VariantsForSale};

use super::draft::{Draft, OWN};
use crate::choices::Choice;
use crate::desk::Desk;
use crate::failed::Failed;
use crate::pages::orders;
use crate::sheet::Sheet;

pub async fn page(desk: &Desk, draft: &Draft, sheet: &mut Sheet) -> Result<Value, Failed> {
    let known = caller(desk, sheet).await?;
    let place = Place::of(desk, sheet).await?;
    let quote = match draft.lines.is_empty() {
        true => None,
        false => Some(desk.query(draft.form(sheet).question(&place.probe)).await?),
    };
    let way = quote.as_ref().and_then(|quote| quote.way(sheet.text("option"))).cloned();
    if let Some(way) = &way {
        sheet.set("option", way.option.as_str());
    }
    let ways = quote.as_ref().map(|quote| quote.ways.as_slice()).unwrap_or_default();
    let desks: Vec<Choice> = quote.iter().flat_map(|quote| &quote.desks).map(desk_choice).collect();
    if let ([only], true) = (desks.as_slice(), sheet.given("desk").is_none()) {
        sheet.set("desk", only.value.clone());
    }
    Ok(json!({
        "desks": desks,
        "known": known,
        "lines": lines(desk, draft, quote.as_ref()),
        "found": found(desk, sheet.text("find")).await?,
        "tongues": desk.choices("language", desk.shop.languages.iter().map(|lang| lang.as_str())),
        "provinces": place.provinces,
        "municipalities": place.municipalities,
        "ways": ways.iter().map(|way| choice(desk, way)).collect::<Vec<_>>(),
        "seen": ways.iter().map(|way| json!({
            "name": format!("seen_{}", way.option), "minor": way.total_minor,
        })).collect::<Vec<_>>(),
        "bill": quote.as_ref().map(|quote| bill(desk, quote, way.as_ref())),
        "not_served": quote.as_ref().is_some_and(CartQuote::is_not_served),
        "own": own_fields(desk).await?,
        "again": sheet.flag("again"),
        "filled": FILLED.map(|name| format!("filled_{name}")),
    }))
}

/// The shop's own fields. A member fills in what the customer says: nothing of them is required.
async fn own_fields(desk: &Desk) -> Result<Vec<Value>, Failed> {
    let form = desk.query(FormFields {}).await?;
    let own = |field: &FieldDef| {
        let choice = |text: &String| Choice { value: text.clone(), text: text.clone(), hint: None };
        json!({
            "name": format!("{OWN}{}", field.key),
            "label": desk.words(&field.label),
            "kind": match field.kind {
                FieldKind::Text => "text",
                FieldKind::Number => "number",
                FieldKind::Choice => "select",
                FieldKind::Checkbox => "checkbox",
            },
            "options": field.choices.iter().map(choice).collect::<Vec<_>>(),
        })
    };
    Ok(form.fields.iter().map(own).collect())
}

/// Where it goes: the provinces, and the municipalities of the chosen one.
struct Place {
    provinces: Vec<Choice>,
    municipalities: Vec<Choice>,
    /// What the fee is asked for: before a municipality is chosen the first one stands for its province.
    probe: String,
}

impl Place {
    async fn of(desk: &Desk, sheet: &mut Sheet) -> Result<Self, Failed> {
        let map = MapVersion::parse(&desk.settings().await?.map_version).unwrap_or_default();
        let all = desk.query(PlaceList { map, ..PlaceList::default() }).await?;
        let province = sheet.text("province").to_owned();
        let inside: Option<PlaceRows> = match province.is_empty() {
            true => None,
            false => desk.try_query(PlaceList { map, province, ..PlaceList::default() }).await.ok(),
        };
        let choice = |value: i64, text: String| Choice { value: value.to_string(), text, hint: None };
        let rows = inside.iter().flat_map(|inside| &inside.municipalities);
        let municipalities: Vec<Choice> = rows.map(|one| choice(one.id, one.name.clone())).collect();
        let chosen = sheet.text("municipality").to_owned();
        let is_there = municipalities.iter().any(|one| one.value == chosen);
        if !is_there {
            sheet.set("municipality", "");
        }
        let first = municipalities.first().map(|one| one.value.clone()).unwrap_or_default();
        Ok(Self {
            provinces: all
                .provinces
                .iter()
                .map(|one| choice(one.number, format!("{:02} {}", one.number, one.name)))
                .collect(),
            municipalities,
            probe: if is_there { chosen } else { first },
        })
    }
}

/// The customer of this telephone, with what they ordered last. What is still empty is filled in, once.
async fn caller(desk: &Desk, sheet: &mut Sheet) -> Result<Option<Value>, Failed> {
    let Some(phone) = phone::normal(sheet.text("phone")) else { return Ok(None) };
    let few = CustomerList { q: Some(phone.clone()), limit: PageSize(1), ..CustomerList::default() };
    let Some(customer) = desk.query(few).await?.items.into_iter().next() else {
        forget(sheet);
        return Ok(Some(json!({ "new": true })));
    };
    let book = OrderList { customer: Some(customer.id), limit: PageSize(3), ..OrderList::default() };
    let orders = desk.query(book).await?;
    if sheet.text("known") != phone {
        let last = match orders.items.first() {
            Some(order) => Some(desk.query(OrderCard { id: order.id }).await?),
            None => None,
        };
        forget(sheet);
        fill_in(sheet, &phone, &customer, last.as_ref());
    }
    Ok(Some(json!({
        "href": format!("/admin/customers/{}", customer.id),
        "name": customer.name,
        "blocked": customer.blocked,
        "reason": customer.block_reason,
        "orders": customer.orders,
        "delivered": customer.delivered,
        "returned": customer.returned,
        "last": orders.items.iter().map(|order| orders::row(desk, order)).collect::<Vec<_>>(),
    })))
}

/// Fields that are filled in for a known customer. What each was given stands beside it, so that it can be
/// taken back when the telephone turns out to be another's.
const FILLED: [&str; 6] = ["name", "lang", "province", "municipality", "option", "address"];

/// The form was filled in for another telephone than stands in it now.
pub fn is_anothers(sheet: &Sheet) -> bool {
    let (known, phone) = (sheet.given("known"), phone::normal(sheet.text("phone")));
    known.is_some() && phone.is_some() && known != phone
}

/// Another customer than before: what was filled in for that one goes, with the yes to ordering again.
fn forget(sheet: &mut Sheet) {
    if sheet.given("known").is_none() {
        return;
    }
    for name in FILLED {
        let filled = sheet.given(&format!("filled_{name}"));
        if filled.is_some() && filled == sheet.given(name) {
            sheet.set(name, "");
        }
        sheet.set(&format!("filled_{name}"), "");
    }
    sheet.set("known", "");
    sheet.set("again", "");
}

fn fill_in(sheet: &mut Sheet, phone: &str, customer: &Customer, last: Option<&OrderView>) {
    sheet.set("known", phone);
    put(sheet, "lang", customer.lang.as_str());
    if sheet.given("name").is_none() {
        put(sheet, "name", &customer.name);
    }
    let Some(last) = last.filter(|_| sheet.given("province").is_none()) else { return };
    put(sheet, "province", &last.delivery.province.to_string());
    put(sheet, "municipality", &last.delivery.municipality.to_string());
    put(sheet, "option", last.delivery.option.as_str());
    if sheet.given("address").is_none() {
        put(sheet, "address", &last.delivery.address);
    }
}

fn put(sheet: &mut Sheet, name: &str, value: &str) {
    sheet.set(&format!("filled_{name}"), value);
    sheet.set(name, value);
}

fn lines(desk: &Desk, draft: &Draft, quote: Option<&CartQuote>) -> Vec<Value> {
    let quoted = quote.map(|quote| quote.lines.as_slice()).unwrap_or_default();
    let shown = |(line, quoted): (&TypedLine, &CartLine)| {
        let name = desk.words(&quoted.name);
        let label = &quoted.variant_label;
        let price = quoted.unit_price_minor;
        json!({
            "variant": line.variant,
            "value": line_value(&line.variant, price),
            "name": if label.is_empty() { name } else { format!("{name} – {label}") },
            "pieces": line.pieces,
            "unit": price.map(|minor| desk.money(minor)),
            "sum": quoted.total_minor.map(|minor| desk.money(minor)),
            "problem": quoted.problem.as_deref().map(|code| problem(desk, code)),
        })
    };
    draft.lines.iter().zip(quoted).map(shown).collect()
}

fn problem(desk: &Desk, code: &str) -> String {
    desk.say(match code {
        "order.quantity_invalid" => "admin-order-pieces-wrong",
        "product.hidden" => "admin-order-hidden",
        _ => "admin-order-not-sold",
    })
}

/// Variants that can be sold whose words or codes begin so, with what is left of each.
pub async fn found(desk: &Desk, text: &str) -> Result<Option<Vec<Value>>, Failed> {
    let q = text.trim().to_owned();
    if q.is_empty() {
        return Ok(None);
    }
    let all = desk.query(VariantsForSale { q }).await?;
    Ok(Some(all.iter().map(|one| offer(desk, one)).collect()))
}

fn offer(desk: &Desk, one: &ForSale) -> Value {
    let name = desk.words(&one.name);
    let stock = one.left.map(|left| match left.0 {
        1.. => desk.say_with("admin-order-left", [("n", left.human().into())]),
        _ => desk.say("admin-order-short-none"),
    });
    json!({
        "variant": one.variant_id,
        "name": if one.variant_label.is_empty() { name } else { format!("{name} – {}", one.variant_label) },
        "code": one.full_code,
        "price": desk.money(one.price_minor),
        "stock": stock,
        "gone": one.left.is_some_and(|left| left.0 <= 0),
    })
}

fn desk_choice(one: &DeskChoice) -> Choice {
    let text =
        if one.address.is_empty() { one.name.clone() } else { format!("{} – {}", one.name, one.address) };
    Choice { value: one.id.to_string(), text, hint: None }
}

fn choice(desk: &Desk, way: &DeliveryWay) -> Choice {
    let fee = match way.delivery_fee_minor {
        0 => desk.say("admin-delivery-free"),
        minor => desk.visit.web.texts().money(desk.lang(), desk.money(minor)),
    };
    let text = desk.word("admin-delivery", way.option.as_str());
    Choice { value: way.option.as_str().to_owned(), text, hint: Some(fee) }
}

/// What is to pay by the chosen way, or for the goods alone while nobody said where to.
fn bill(desk: &Desk, quote: &CartQuote, way: Option<&DeliveryWay>) -> Value {
    let fact = |label: &str, minor: i64| {
        let value = desk.money(minor);
        json!({ "label": desk.say(label), "value": value, "kind": "money" })
    };
    let mut facts = vec![fact("admin-bill-goods", quote.goods_minor)];
    facts.extend(way.map(|way| match way.oversize_minor {
        0 => fact("admin-bill-delivery", way.delivery_fee_minor),
        _ => fact("admin-bill-delivery-heavy", way.delivery_fee_minor),
    }));
    let rounding = way.map_or(quote.rounding_minor, |way| way.rounding_minor);
    if rounding != 0 {
        facts.push(fact("admin-bill-rounding", rounding));
    }
    json!({
        "facts": facts,
        "total": desk.money(way.map_or(quote.total_minor, |way| way.total_minor)),
        "whole": way.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_goes_before_what_is_known() {
        let id = souk_customers::CustomerId::from_raw(souk_core::RawId([3; 16]));
        let customer: Customer = serde_json::from_value(json!({
            "id": id, "name": "Samira", "phone": null, "phone_shown": null,
            "lang": "ar", "blocked": false, "erased": false, "block_reason": null,
            "blocked_until": null, "open_orders": 0, "orders": 1, "delivered": 0, "returned": 0,
            "last_order_at": null, "spent_minor": 0, "created_at": "2026-11-01T00:00:00Z",
        }))
        .unwrap();
        let mut sheet = Sheet::default().with("name", "Madame Benali");
        fill_in(&mut sheet, "+213551203040", &customer, None);
        assert_eq!((sheet.text("name"), sheet.text("lang")), ("Madame Benali", "ar"));
        let mut sheet = Sheet::default();
        fill_in(&mut sheet, "+213551203040", &customer, None);
        assert_eq!(sheet.text("name"), "Samira");
        forget(&mut sheet);
        assert_eq!((sheet.text("name"), sheet.text("lang"), sheet.text("known")), ("", "", ""));
        fill_in(&mut sheet, "+213551203040", &customer, None);
        sheet.set("name", "Her sister");
        forget(&mut sheet);
        assert_eq!(sheet.text("name"), "Her sister");
    }
}
