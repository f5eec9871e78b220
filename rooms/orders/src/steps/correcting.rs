//! What is corrected while the customer is on the telephone: how many, where to, which way. The price of a
//! piece stays what the customer was shown; everything else is priced anew.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::refusals::VARIANT_NOT_FOUND;
use souk_catalog::{Sellable, VariantId, sellable};
use souk_core::{Lang, Quantity, Result, Words, params};
use souk_engine::{Context, Reader, Tx, row, sql};
use souk_places::DeliveryOption;

use super::moving::OrderState;
use super::placing::delivery::{self, Reached, quote};
use super::placing::shop::ShopSide;
use super::placing::{Basket, Item};
use crate::OrderId;
use crate::changes::Correct;
use crate::model::bill::line_total;
use crate::model::figure::Figure;
use crate::model::form::{Buyer, Checked, DeliveryForm, Form, LineForm};
use crate::model::status::Status;
use crate::refusals::QUANTITY_INVALID;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineCorrection {
    pub variant_id: VariantId,
    pub quantity: Figure,
}

/// What is left out stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Correction {
    pub lines: Vec<LineCorrection>,
    /// `home` or `desk`.
    pub option: Option<String>,
    /// National number or name, in any listed spelling.
    pub province: Option<String>,
    pub municipality: Option<String>,
    pub address: Option<String>,
    pub city: Option<String>,
    pub carrier: Option<String>,
    pub stop_desk_id: Option<String>,
}

impl Correction {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
    /// Goods or their way: the bill is another.
    fn changes_the_bill(&self) -> bool {
        let way = [&self.option, &self.province, &self.municipality, &self.carrier, &self.stop_desk_id];
        !self.lines.is_empty() || way.iter().any(|part| part.is_some())
    }
    fn changes_the_way(&self) -> bool {
        self.option.is_some() || self.province.is_some() || self.municipality.is_some()
    }
}

row! {
    struct Cells {
        customer_name: String,
        phone: String,
        delivery_option: DeliveryOption,
        carrier: String,
        stop_desk: Option<String>,
        municipality: i64,
        province: i64,
        address: String,
        city: String,
        municipality_words: Words,
        total: i64,
    }
}

row! {
    struct Line {
        line: i64,
        variant_id: VariantId,
        quantity: Quantity,
        unit_price: i64,
    }
}

/// Corrects an order that is not confirmed yet; whether the goods of it have changed.
pub fn correct(tx: &mut Tx<'_, '_>, cx: &Context, id: OrderId, correction: &Correction) -> Result<bool> {
    let order = OrderState::load(tx, cx.shop, id)?;
    if order.status != Status::Pending {
        return Err(order.refuse(Status::Confirmed));
    }
    let (old, lines) = read(tx, cx, id)?;
    let side = ShopSide::quoted(tx, cx.shop, cx.now)?;
    let quantities = asked(&lines, correction)?;
    let form = DeliveryForm {
        option: Some(correction.option.clone().unwrap_or_else(|| old.delivery_option.to_string())),
        province: correction.province.clone().unwrap_or_else(|| old.province.to_string()),
        municipality: correction.municipality.clone().unwrap_or_else(|| old.municipality.to_string()),
        address: correction.address.clone().unwrap_or_else(|| old.address.clone()),
        city: correction.city.clone().unwrap_or_else(|| old.city.clone()),
        // Another way is another carrier's, unless one is named.
        carrier: correction.carrier.clone().or_else(|| kept(correction, &old.carrier)),
        stop_desk_id: correction.stop_desk_id.clone().or_else(|| kept(correction, old.stop_desk.as_ref()?)),
    };
    let checked = check(&old, &quantities, &form, &side)?;
    let known = tx.ask(sellable(cx.shop, lines.iter().map(|line| line.variant_id)))?;
    let basket = basket(&lines, &checked.quantities, &known)?;
    // Where a street was written down, nothing else is another.
    let priced = match correction.changes_the_bill() {
        true => {
            let place = delivery::place(cx, &side.settings, &form);
            let to_desk = checked.option == DeliveryOption::Desk;
            let (rates, desks) =
                tx.ask((delivery::rates(cx, &place), delivery::desks(cx, &place, to_desk)?))?;
            let reached = Reached { place: place?, rates: rates?, desks: desks? };
            if to_desk {
                reached.check_desk(cx, tx, &form)?;
            }
            Some(quote(cx, &side.settings, &form, checked.option, &reached, &basket)?)
        }
        false => None,
    };
    let (destination, bill) = priced.map_or_else(|| (None, order.bill()), |it| (Some(it.to), it.bill));
    let changed: Vec<(i64, Quantity, i64)> = lines
        .iter()
        .zip(&basket.items)
        .filter(|(line, item)| line.quantity != item.quantity)
        .map(|(line, item)| (line.line, item.quantity, item.total))
        .collect();
    let change = Correct {
        order: &order,
        lines: &changed,
        bill,
        option: checked.option,
        destination: destination.as_ref(),
        address: &checked.address,
        city: &checked.city,
        note: &before(cx.lang, &old, &lines, &order),
    };
    tx.make(&change)?.map(drop).ok_or_else(|| order.refuse(Status::Confirmed))?;
    Ok(!changed.is_empty())
}

fn kept(correction: &Correction, old: &str) -> Option<String> {
    (!correction.changes_the_way()).then(|| old.to_owned())
}

fn read(db: &mut Reader<'_>, cx: &Context, id: OrderId) -> Result<(Cells, Vec<Line>)> {
    let old: Option<Cells> = db.one(
        sql!(
            "select customer_name, phone, delivery_option, carrier, stop_desk, municipality, province,
                    address, city, municipality_words, total
             from orders where shop_id = $1 and id = $2"
        ),
        params![cx.shop, id],
    )?;
    let lines: Vec<Line> = db.rows(
        sql!(
            "select line, variant_id, quantity, unit_price from order_lines
             where shop_id = $1 and order_id = $2 order by line"
        ),
        params![cx.shop, id],
    )?;
    Ok((old.ok_or_else(|| crate::refusals::NOT_FOUND.refuse())?, lines))
}

/// The quantity of each line as it is to be; a variant that the order has not is none of its lines.
fn asked(lines: &[Line], correction: &Correction) -> Result<Vec<Figure>> {
    let own = |asked: &LineCorrection| lines.iter().any(|line| line.variant_id == asked.variant_id);
    if correction.lines.iter().any(|asked| !own(asked)) {
        return VARIANT_NOT_FOUND.with().field("lines", VARIANT_NOT_FOUND.code).err();
    }
    let of = |line: &Line| {
        let asked = correction.lines.iter().find(|asked| asked.variant_id == line.variant_id);
        asked.map_or_else(|| Figure(line.quantity.human()), |asked| asked.quantity.clone())
    };
    Ok(lines.iter().map(of).collect())
}

/// The same rules as for a new order.
fn check(old: &Cells, quantities: &[Figure], form: &DeliveryForm, side: &ShopSide) -> Result<Checked> {
    let buyer = Buyer { name: old.customer_name.clone(), phone: old.phone.clone(), lang: None };
    let lines: Vec<LineForm> = quantities
        .iter()
        .map(|quantity| LineForm { quantity: Some(quantity.clone()), ..LineForm::default() })
        .collect();
    let form =
        Form { buyer: &buyer, lines: &lines, delivery: form, note: "", form_data: None, metadata: None };
    form.check(&side.form_rules(true))
}

fn basket(lines: &[Line], quantities: &[Quantity], known: &[Sellable]) -> Result<Basket> {
    let item = |(index, (line, quantity)): (usize, (&Line, &Quantity))| {
        let variant = known.iter().find(|variant| variant.variant_id == line.variant_id).cloned();
        let variant = variant.ok_or_else(|| VARIANT_NOT_FOUND.refuse())?;
        if line.quantity != *quantity && quantity.0 % variant.quantity_step.0.max(1) != 0 {
            return QUANTITY_INVALID
                .with()
                .arg("max", 0)
                .arg("step", variant.quantity_step.human())
                .field(format!("lines.{index}.quantity"), QUANTITY_INVALID.code)
                .err();
        }
        let total = line_total(line.unit_price, *quantity)?;
        Ok(Item { variant, quantity: *quantity, unit_price: line.unit_price, total })
    };
    let items = lines.iter().zip(quantities).enumerate().map(item).collect::<Result<_>>()?;
    Ok(Basket { items })
}

/// What it was, for the history: pieces, municipality, address, total.
fn before(lang: Lang, old: &Cells, lines: &[Line], order: &OrderState) -> String {
    let pieces: Vec<String> = lines.iter().map(|line| line.quantity.human()).collect();
    let total = souk_core::Money::new(old.total, order.currency).human();
    let parts = [
        pieces.join(" + "),
        old.municipality_words.get(lang, &[Lang::Fr]).to_owned(),
        old.address.clone(),
        format!("{total} {}", order.currency.code()),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ").chars().take(500).collect()
}
