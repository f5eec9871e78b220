//! The figures of a checkout, asked from the server each time: lines, what each way of delivery costs, what
//! is to pay.

use serde::Serialize;
use serde_json::json;
use souk_core::{Lang, Money, Result};
use souk_orders::model::form::DeliveryForm;
use souk_orders::queries::{CartLine, CartQuote, QuoteCart};
use souk_places::model::Municipality;
use souk_places::{DeliveryOption, MapVersion, Places};

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
        let municipalities = municipalities(front, &places, &typed.province);
        let chosen = municipalities.iter().find(|choice| choice.value == typed.municipality);
        // Before a municipality is chosen the first one stands for its province; where another costs
        // otherwise, the new total is told before anything is ordered.
        let probe = chosen.or(municipalities.first()).map(|choice| choice.value.clone()).unwrap_or_default();
        let mut quotes = Vec::new();
        for option in DeliveryOption::ALL {
            let quote = ask(front, typed, &probe, *option).await?;
            let open = quote.delivery_fee_minor.is_none();
            quotes.push((*option, quote));
            if probe.is_empty() && open {
                break;
            }
        }
        let served: Vec<(DeliveryOption, &CartQuote, i64)> = quotes
            .iter()
            .filter_map(|(option, quote)| Some((*option, quote, quote.delivery_fee_minor?)))
            .collect();
        let bills: Vec<Way> = served
            .iter()
            .map(|(option, quote, fee)| way(front, *option, quote, *fee, served.len() > 1))
            .collect();
        let asked = bills.iter().find(|bill| bill.option == typed.option).or(bills.first());
        let quote = quotes.first().map(|(_, quote)| quote);
        let lines = quote.map(|quote| shown(front, typed, quote)).unwrap_or_default();
        let currency = front.shop.currency;
        Ok(Self {
            goods: Money::new(quote.map_or(0, |quote| quote.goods_minor), currency),
            sellable: !lines.is_empty() && lines.iter().all(|line| line.problem.is_empty()),
            not_served: bills.is_empty()
                && !probe.is_empty()
                && quote.is_some_and(|quote| quote.goods_minor > 0),
            option: asked.map_or("home", |bill| bill.option).to_owned(),
            ways: bills.iter().map(|bill| choice(front, bill)).collect(),
            municipality: chosen.map(|choice| choice.value.clone()).unwrap_or_default(),
            lines,
            bills,
            municipalities,
        })
    }
}

async fn ask(front: &Front, typed: &Typed, municipality: &str, option: DeliveryOption) -> Result<CartQuote> {
    let lines = typed.line_forms();
    let delivery = DeliveryForm {
        option: Some(option.as_str().to_owned()),
        province: typed.province.clone(),
        municipality: municipality.to_owned(),
        ..DeliveryForm::default()
    };
    front.web().engine().ask(front.ask(), QuoteCart { lines, delivery }).await
}

fn way(front: &Front, option: DeliveryOption, quote: &CartQuote, fee: i64, several: bool) -> Way {
    let name = front.visit.say(&format!("storefront-option-{option}"));
    let (delivery, total) = (front.visit.say("storefront-delivery"), front.visit.say("storefront-total"));
    let with = |label: String| if several { format!("{label} · {name}") } else { label };
    let money = |minor| Money::new(minor, quote.currency);
    Way {
        option: option.as_str(),
        label: with(delivery),
        fee: money(fee),
        rounding: money(quote.rounding_minor),
        total: money(quote.total_minor),
        total_label: with(total),
    }
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
    let one = |(line, typed): (&CartLine, &super::typed::TypedLine)| LineShown {
        variant: typed.variant.clone(),
        value: match line.unit_price_minor {
            Some(price) => format!("{}*{price}", typed.variant),
            None => typed.variant.clone(),
        },
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
    quote.lines.iter().zip(&typed.lines).map(one).collect()
}

/// Why a line cannot be had, in the words of its refusal where customers can act on it.
fn problem(front: &Front, line: &CartLine, code: &str) -> String {
    if code == "order.quantity_invalid" {
        let args = json!({ "max": front.settings.max_quantity, "name": front.words(&line.name), "step": "" });
        return front.say("storefront-quantity-wrong", args);
    }
    front.visit.say("storefront-unavailable")
}
