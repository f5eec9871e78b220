//! Where the goods go and what the whole costs.

#[cfg(feature = "twins")]
use souk_core::twins::{Twin, is_out};
use souk_core::{FieldError, RefusalDef, Result, text};
use souk_engine::{Context, Question, Reader};
use souk_places::model::{OWN, is_carrier};
use souk_places::refusals::{CARRIER_INVALID, DESK_MISMATCH, DESK_REQUIRED, DESK_UNKNOWN};
use souk_places::{
    DeliveryOption, Desk, Goods, Place, Places, Rate, desks_to, fee, is_open_desk, rates_to, resolve,
};
use souk_shops::Settings;

use super::Basket;
use crate::model::bill::{Bill, bill};
use crate::model::form::{DeliveryForm, Expected, LineForm};
use crate::refusals::PRICE_CHANGED;

/// A refusal names no more desks.
const MOST_NAMED: usize = 5;

/// The destination with the carrier that goes there.
#[derive(Debug, Clone)]
pub struct Destination {
    pub place: Place,
    pub carrier: String,
    pub stop_desk: Option<String>,
}

/// Where it is to go.
pub fn place(cx: &Context, settings: &Settings, form: &DeliveryForm) -> Result<Place> {
    let places = cx.service::<Places>()?;
    resolve(&places, &form.province, &form.municipality, places.map_of(&settings.map_version))
}

/// The rates to a place; none where it is not known.
pub fn rates(cx: &Context, place: &Result<Place>) -> Question<Vec<Rate>> {
    place.as_ref().map_or_else(|_| Question::known(Vec::new()), |place| rates_to(cx.shop, place))
}

/// The desks that a customer of the place can collect at; asked only where it may go to one.
pub fn desks(cx: &Context, place: &Result<Place>, wanted: bool) -> Result<Question<Vec<Desk>>> {
    match place {
        Ok(place) if wanted => Ok(desks_to(cx.service::<Places>()?, cx.shop, place)),
        _ => Ok(Question::known(Vec::new())),
    }
}

/// A place with everything that goes there.
#[derive(Debug, Clone)]
pub struct Reached {
    pub place: Place,
    pub rates: Vec<Rate>,
    pub desks: Vec<Desk>,
}

fn named(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}

impl Reached {
    /// The desks that the form may mean: a carrier's own id may be another carrier's too.
    fn called(&self, form: &DeliveryForm) -> Vec<&Desk> {
        let (asked, carrier) = (named(form.stop_desk_id.as_ref()), named(form.carrier.as_ref()));
        let Some(asked) = asked else { return Vec::new() };
        let fits = |desk: &&Desk| desk.is_called(asked) && carrier.is_none_or(|code| desk.carrier == code);
        self.desks.iter().filter(fits).collect()
    }

    /// The desk that the form names, if it is one of those and no other is so called.
    pub fn desk(&self, form: &DeliveryForm) -> Option<&Desk> {
        match self.called(form).as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    /// What is wrong with the desk that the form names, or does not name.
    pub fn desk_problem(&self, form: &DeliveryForm) -> Option<&'static RefusalDef> {
        match (named(form.stop_desk_id.as_ref()), self.desk(form)) {
            (_, Some(_)) => None,
            (Some(_), None) => Some(&DESK_MISMATCH),
            (None, None) => Some(&DESK_REQUIRED),
        }
    }

    /// Delivery to a desk needs one: open, of the province, of the carrier if one is named.
    pub fn check_desk(&self, cx: &Context, db: &mut Reader<'_>, form: &DeliveryForm) -> Result<()> {
        let Some(mut def) = self.desk_problem(form) else { return Ok(()) };
        let asked = named(form.stop_desk_id.as_ref()).unwrap_or_default();
        if !asked.is_empty() && !is_open_desk(db, cx.shop, asked)? {
            def = &DESK_UNKNOWN;
        }
        let called = self.called(form);
        let all = self.desks.iter().filter(|_| called.is_empty());
        let few: Vec<&Desk> = called.iter().copied().chain(all).take(MOST_NAMED).collect();
        let candidates: Vec<serde_json::Value> = few
            .iter()
            .map(|desk| {
                let name = desk.shown();
                serde_json::json!({"stop_desk_id": desk.id, "carrier": desk.carrier, "name": name})
            })
            .collect();
        let names: Vec<&str> = few.iter().map(|desk| desk.name.as_str()).collect();
        let mut refusal = def
            .with()
            .arg("value", text::line(asked, 80).unwrap_or_default())
            .arg("count", names.len())
            .arg("names", names.join(", "));
        let args = refusal.args.clone();
        refusal.fields.push(FieldError { field: "delivery.stop_desk_id".to_owned(), code: def.code, args });
        refusal.arg("candidates", candidates).err()
    }

    /// Does the shop know this carrier, for a place like this? Whoever orders names it, and it owes money.
    fn has(&self, code: &str, option: DeliveryOption) -> bool {
        let rated = self.rates.iter().any(|rate| rate.carrier == code && rate.option == option);
        match option {
            DeliveryOption::Home => code == OWN || rated,
            DeliveryOption::Desk => self.desks.iter().any(|desk| desk.carrier == code),
        }
    }

    /// The rates by which it can go this way: to a desk only with a carrier that has one there.
    fn usable(&self, option: DeliveryOption, desk: Option<&Desk>) -> Vec<Rate> {
        let has_desk = |code: &str| match desk {
            Some(desk) => desk.carrier == code,
            None => self.desks.iter().any(|desk| desk.carrier == code),
        };
        let usable = |rate: &&Rate| option == DeliveryOption::Home || has_desk(&rate.carrier);
        self.rates.iter().filter(usable).cloned().collect()
    }
}

/// A way that goes there, and what the whole comes to by it.
#[derive(Debug, Clone)]
pub struct Quoted {
    pub to: Destination,
    pub bill: Bill,
    /// What of the fee is for the weight.
    pub oversize_minor: i64,
}

/// Finds carrier and fee, and adds everything up: for what is shown and for what is charged.
pub fn quote(
    cx: &Context,
    settings: &Settings,
    form: &DeliveryForm,
    option: DeliveryOption,
    reached: &Reached,
    basket: &Basket,
) -> Result<Quoted> {
    let to_desk = option == DeliveryOption::Desk;
    let desk = reached.desk(form).filter(|_| to_desk);
    let carrier = desk.map(|desk| desk.carrier.as_str()).or(named(form.carrier.as_ref()));
    if !carrier.is_none_or(is_carrier) {
        return CARRIER_INVALID.with().field("delivery.carrier", CARRIER_INVALID.code).err();
    }
    let goes = carrier.is_none_or(|code| reached.has(code, option));
    let free = basket.travels_free() && goes && (!to_desk || !reached.desks.is_empty());
    let (carrier, fee, oversize_minor) = if free {
        let any = reached.desks.first().filter(|_| to_desk).map_or(OWN, |desk| desk.carrier.as_str());
        (carrier.unwrap_or(any).to_owned(), 0, 0)
    } else {
        let rates = reached.usable(option, desk);
        let goods = Goods { total: basket.goods()?, grams: basket.grams() };
        let fee = fee(rates, carrier, &reached.place, option, goods)?;
        (fee.carrier, fee.minor, fee.oversize_minor)
    };
    let currency = cx.tenant.currency;
    let lines = basket.items.iter().map(|item| item.total);
    let bill = bill(lines, fee, settings.cash_step, currency)?;
    let stop_desk = desk.map(|desk| desk.id.to_string());
    let to = Destination { place: reached.place.clone(), carrier, stop_desk };
    Ok(Quoted { to, bill, oversize_minor })
}

/// What the customer was shown must be what they pay, to the minor unit; otherwise they are shown the true
/// figures.
pub fn check_expected(expected: &Expected, lines: &[LineForm], basket: &Basket, bill: &Bill) -> Result<()> {
    #[cfg(feature = "twins")]
    if is_out(Twin::Prices) {
        return Ok(());
    }
    let differs = |shown: &Option<crate::model::figure::Amount>, ours: i64| {
        shown.as_ref().is_some_and(
            |shown| !matches!(shown.minor(bill.currency), Some(minor) if minor == 0 || minor == ours),
        )
    };
    let lines_differ =
        lines.iter().zip(&basket.items).any(|(line, item)| differs(&line.unit_price, item.unit_price));
    if !lines_differ
        && !differs(&expected.total, bill.total_minor)
        && !differs(&expected.delivery_fee, bill.delivery_fee_minor)
    {
        return Ok(());
    }
    let items: Vec<serde_json::Value> = basket
        .items
        .iter()
        .map(|item| {
            serde_json::json!({
                "variant_id": item.variant.variant_id, "quantity": item.quantity,
                "unit_price_minor": item.unit_price, "total_minor": item.total,
            })
        })
        .collect();
    let quote = serde_json::json!({
        "lines": items, "goods_minor": bill.goods_minor, "delivery_fee_minor": bill.delivery_fee_minor,
        "rounding_minor": bill.rounding_minor, "total_minor": bill.total_minor, "currency": bill.currency,
    });
    let total = souk_core::Money::new(bill.total_minor, bill.currency);
    PRICE_CHANGED
        .with()
        .arg("total", total.human())
        .arg("currency", bill.currency.code())
        .arg("quote", quote)
        .err()
}

/// The twin believes whoever orders.
#[cfg(feature = "twins")]
pub fn believed(expected: &Expected, bill: Bill) -> Bill {
    let told = expected.total.as_ref().and_then(|total| total.minor(bill.currency));
    match told {
        Some(total_minor) if is_out(Twin::Prices) => {
            let rounding_minor = bill.rounding_minor + total_minor - bill.total_minor;
            Bill { total_minor, rounding_minor, ..bill }
        }
        _ => bill,
    }
}
