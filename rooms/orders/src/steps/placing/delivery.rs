//! Where the goods go and what the whole costs.

use souk_core::{Result, text};
use souk_engine::{Context, Question};
use souk_places::{DeliveryOption, Place, Places, Rate, fee, rates_to, resolve};
use souk_shops::Settings;

use super::Basket;
use crate::model::bill::{Bill, bill};
use crate::model::form::{DeliveryForm, Expected, LineForm};
use crate::refusals::PRICE_CHANGED;

/// The destination with the carrier that goes there.
#[derive(Debug, Clone)]
pub struct Destination {
    pub place: Place,
    pub carrier: String,
    pub stop_desk: Option<String>,
}

/// Where it is to go.
pub fn place(cx: &Context, settings: &Settings, form: &DeliveryForm) -> Result<Place> {
    let map = souk_places::MapVersion::parse(&settings.map_version).unwrap_or_default();
    resolve(&*cx.service::<Places>()?, &form.province, &form.municipality, map)
}

/// The rates to a place; none where it is not known.
pub fn rates(cx: &Context, place: &Result<Place>) -> Question<Vec<Rate>> {
    place.as_ref().map_or_else(|_| Question::known(Vec::new()), |place| rates_to(cx.shop, place))
}

/// Finds carrier and fee, and adds everything up.
pub fn quote(
    cx: &Context,
    settings: &Settings,
    form: &DeliveryForm,
    option: DeliveryOption,
    (place, rates): (Place, Vec<Rate>),
    basket: &Basket,
) -> Result<(Destination, Bill)> {
    let named = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let carrier = named(&form.carrier);
    let (carrier, fee) = if basket.travels_free() {
        (carrier.unwrap_or_else(|| souk_places::model::OWN.to_owned()), 0)
    } else {
        let fee = fee(rates, carrier.as_deref(), &place, option, basket.goods()?)?;
        (fee.carrier, fee.minor)
    };
    let currency = cx.tenant.currency;
    let lines = basket.items.iter().map(|item| item.total);
    let bill = bill(lines, fee, settings.cash_step, currency)?;
    let stop_desk = named(&form.stop_desk_id).and_then(|desk| text::line(&desk, 80));
    Ok((Destination { place, carrier, stop_desk }, bill))
}

/// What the customer was shown must be what they pay, to the minor unit; otherwise they are shown the true
/// figures.
pub fn check_expected(expected: &Expected, lines: &[LineForm], basket: &Basket, bill: &Bill) -> Result<()> {
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
