//! The figures of a checkout, asked from the server each time: lines, what each way of delivery costs, what
//! is to pay.

use serde::Serialize;
use serde_json::json;
use souk_core::{Currency, Lang, Money, Result};
use souk_orders::queries::{CartLine, CartQuote, DeliveryWay, DeskChoice};
use souk_orders::typed::{TypedLine, line_value};
use souk_places::model::Municipality;
use souk_places::{MapVersion, Places};

use super::typed::Typed;
use crate::front::Front;
use crate::shots::thumb;

/// One line as pages show it.
#[derive(Debug, Clone, Serialize)]
pub struct LineShown {
    pub variant: String,
    /// What the form sends back: the variant and the price shown.
    pub value: String,
    pub name: String,
    pub label: String,
    pub pieces: String,
    pub unit: Option<Money>,
    pub sum: Option<Money>,
    pub problem: String,
    pub thumb: Option<String>,
}

/// A way of delivery with what it costs in all.
#[derive(Debug, Clone, Serialize)]
pub struct Way {
    pub option: &'static str,
    pub label: String,
    pub fee: Money,
    pub rounding: Money,
    pub total: Money,
    pub total_label: String,
}

#[derive(Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub text: String,
    pub hint: Option<String>,
}

/// What follows from lines and place.
#[derive(Debug, Serialize)]
pub struct Bill {
    pub lines: Vec<LineShown>,
    pub goods: Money,
    /// The ways that go there; none before a province is chosen.
    pub bills: Vec<Way>,
    pub ways: Vec<Choice>,
    pub option: String,
    /// Where it can be collected; the only one is chosen already.
    pub desks: Vec<Choice>,
    pub desk: String,
    pub municipality: String,
    pub municipalities: Vec<Choice>,
    pub not_served: bool,
    /// Every line can be had.
    pub sellable: bool,
}

pub fn map_of(front: &Front) -> MapVersion {
    MapVersion::parse(&front.settings.map_version).unwrap_or_default()
}

/// The provinces by number, as people know them: `16 الجزائر`.
pub fn provinces(front: &Front) -> Result<Vec<Choice>> {
    let places = front.web().engine().services().get::<Places>()?;
    let choice = |number: i64, name: &str| Choice {
        value: number.to_string(),
        text: format!("{number:02} {name}"),
        hint: None,
    };
    let provinces = places.provinces(map_of(front));
    Ok(provinces.map(|one| choice(one.number, one.name.get(front.lang(), &[Lang::Fr]))).collect())
}

/// The municipalities of the chosen province, by name.
fn municipalities(front: &Front, places: &Places, province: &str) -> Vec<Choice> {
    let map = map_of(front);
    let Ok(number) = province.parse::<i64>() else { return Vec::new() };
    let named = |one: &Municipality| {
        let place = places.place(one, map, None)?;
        let text = place.municipality_words.get(front.lang(), &[Lang::Fr]).to_owned();
        Some(Choice { value: one.id.to_string(), text, hint: None })
    };
    let inside = places.municipalities().filter(|one| one.province(map) == number);
    let mut choices: Vec<Choice> = inside.filter_map(named).collect();
    choices.sort_by_cached_key(|choice| souk_core::fold(&choice.text));
    choices
}

impl Bill {
    pub async fn of(front: &Front, typed: &Typed) -> Result<Self> {
        let places = front.web().engine().services().get::<Places>()?;
        let form = &typed.form;
        let municipalities = municipalities(front, &places, &form.province);
        let chosen = municipalities.iter().find(|choice| choice.value == form.municipality);
        // Before a municipality is chosen the first one stands for its province; where another costs
        // otherwise, the new total is told before anything is ordered.
        let probe = chosen.or(municipalities.first()).map_or("", |choice| choice.value.as_str());
        let quote = front.web().engine().ask(front.ask(), form.question(probe)).await?;
        let several = quote.ways.len() > 1;
        let bills: Vec<Way> =
            quote.ways.iter().map(|way| shown_way(front, way, quote.currency, several)).collect();
        let lines = shown(front, typed, &quote);
        let desks: Vec<Choice> = quote.desks.iter().map(desk).collect();
        let kept = desks.iter().find(|choice| choice.value == form.desk);
        let desk = kept.or(desks.first().filter(|_| desks.len() == 1));
        Ok(Self {
            desk: desk.map(|choice| choice.value.clone()).unwrap_or_default(),
            desks,
            goods: Money::new(quote.goods_minor, quote.currency),
            sellable: !lines.is_empty() && lines.iter().all(|line| line.problem.is_empty()),
            not_served: quote.is_not_served(),
            option: quote.way(&form.option).map_or("home", |way| way.option.as_str()).to_owned(),
            ways: bills.iter().map(|bill| choice(front, bill)).collect(),
            municipality: chosen.map(|choice| choice.value.clone()).unwrap_or_default(),
            lines,
            bills,
            municipalities,
        })
    }
}

fn shown_way(front: &Front, way: &DeliveryWay, currency: Currency, several: bool) -> Way {
    let name = front.visit.say(&format!("storefront-option-{}", way.option));
    let delivery = if way.oversize_minor > 0 { "storefront-delivery-heavy" } else { "storefront-delivery" };
    let (delivery, total) = (front.visit.say(delivery), front.visit.say("storefront-total"));
    let with = |label: String| if several { format!("{label} · {name}") } else { label };
    let money = |minor| Money::new(minor, currency);
    Way {
        option: way.option.as_str(),
        label: with(delivery),
        fee: money(way.delivery_fee_minor),
        rounding: money(way.rounding_minor),
        total: money(way.total_minor),
        total_label: with(total),
    }
}

fn desk(one: &DeskChoice) -> Choice {
    let text =
        if one.address.is_empty() { one.name.clone() } else { format!("{} – {}", one.name, one.address) };
    Choice { value: one.id.to_string(), text, hint: None }
}

fn choice(front: &Front, bill: &Way) -> Choice {
    let texts = front.web().texts();
    let fee = match bill.fee.minor {
        0 => front.visit.say("storefront-fee-free"),
        _ => texts.money(front.lang(), bill.fee),
    };
    let name = front.visit.say(&format!("storefront-option-{}", bill.option));
    Choice { value: bill.option.to_owned(), text: name, hint: Some(fee) }
}

pub fn shown(front: &Front, typed: &Typed, quote: &CartQuote) -> Vec<LineShown> {
    let money = |minor| Money::new(minor, quote.currency);
    let one = |(line, typed): (&CartLine, &TypedLine)| LineShown {
        variant: typed.variant.clone(),
        value: line_value(&typed.variant, line.unit_price_minor),
        name: match front.words(&line.name) {
            "" => "…".to_owned(),
            name => name.to_owned(),
        },
        label: line.variant_label.clone(),
        pieces: typed.pieces.clone(),
        unit: line.unit_price_minor.map(money),
        sum: line.total_minor.map(money),
        problem: line.problem.as_deref().map(|code| problem(front, line, code)).unwrap_or_default(),
        thumb: thumb(line.picture.as_ref()),
    };
    quote.lines.iter().zip(&typed.form.lines).map(one).collect()
}

/// Why a line cannot be had, in the words of its refusal where customers can act on it.
fn problem(front: &Front, line: &CartLine, code: &str) -> String {
    if code == "order.quantity_invalid" {
        let args = json!({ "max": front.settings.max_quantity, "name": front.words(&line.name), "step": "" });
        return front.say("storefront-quantity-wrong", args);
    }
    front.visit.say("storefront-unavailable")
}
