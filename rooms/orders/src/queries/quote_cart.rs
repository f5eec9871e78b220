//! What a cart costs now. Holds nothing and writes nothing; a line that cannot be sold says why.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::{Picture, ProductId, VariantId, variant_pictures};
use souk_core::{Currency, Error, Quantity, Result, Words};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader};
use souk_places::{DeliveryOption, DeskId};

use crate::model::bill::bill;
use crate::model::figure::Figure;
use crate::model::form::{DeliveryForm, LineForm, MOST_LINES};
use crate::refusals::{LINES_INVALID, QUANTITY_INVALID};
use crate::steps::placing::basket::Chosen;
use crate::steps::placing::delivery::{self, Quoted, Reached, quote};
use crate::steps::placing::shop::ShopSide;
use crate::steps::placing::{Basket, Item, basket};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct QuoteCart {
    pub lines: Vec<LineForm>,
    /// Without a municipality the delivery is left open.
    pub delivery: DeliveryForm,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CartLine {
    pub product_id: Option<ProductId>,
    pub variant_id: Option<VariantId>,
    pub name: Words,
    pub variant_label: String,
    pub quantity: Quantity,
    pub unit_price_minor: Option<i64>,
    pub total_minor: Option<i64>,
    /// The refusal's code, where the line cannot be sold.
    pub problem: Option<String>,
    pub picture: Option<Picture>,
}

/// A way of delivery that goes there, with what it comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryWay {
    pub option: DeliveryOption,
    pub delivery_fee_minor: i64,
    /// What of the fee is for the weight beyond 5 kg.
    pub oversize_minor: i64,
    pub rounding_minor: i64,
    pub total_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DeskChoice {
    pub id: DeskId,
    pub carrier: String,
    pub name: String,
    pub address: String,
}

/// The ways that go to a place, and what stands against the one that was asked for.
#[derive(Default)]
struct Ways {
    ways: Vec<DeliveryWay>,
    problem: Option<String>,
    desks: Vec<DeskChoice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CartQuote {
    pub lines: Vec<CartLine>,
    /// Sum of the lines that can be sold.
    pub goods_minor: i64,
    /// Absent while nobody said where to.
    pub delivery_fee_minor: Option<i64>,
    /// Why it cannot go there.
    pub delivery_problem: Option<String>,
    /// Every way that goes there, whichever was asked for.
    pub ways: Vec<DeliveryWay>,
    /// Where it can be collected, with the carrier of the way to a desk; the nearest ones first.
    pub desks: Vec<DeskChoice>,
    pub rounding_minor: i64,
    pub total_minor: i64,
    pub currency: Currency,
    /// Every line and the delivery can be had.
    pub complete: bool,
}

/// The lines alone, at today's prices: no way of delivery and no picture is looked for.
pub fn priced_lines(db: &mut Reader<'_>, cx: &Context, forms: &[LineForm]) -> Result<Vec<CartLine>> {
    if forms.len() > MOST_LINES {
        return LINES_INVALID.with().arg("max", MOST_LINES).field("lines", LINES_INVALID.code).err();
    }
    let most = Quantity::whole(souk_shops::settings(db, cx.shop)?.max_quantity);
    let quantities: Vec<Option<Quantity>> = forms.iter().map(|form| wanted(form, most)).collect();
    let counted: Vec<Quantity> = quantities.iter().map(|it| it.unwrap_or(Quantity::ONE)).collect();
    let chosen = Chosen::read(db, cx, forms)?;
    let known = db.ask(chosen.asked(cx))?;
    let priced = chosen.priced(cx, &known, forms, &counted).into_iter().zip(&quantities);
    priced.map(|(seen, quantity)| Ok(line(seen, *quantity)?.0)).collect()
}

impl Query for QuoteCart {
    const NAME: &'static str = "quote_cart";
    const POLICY: Policy = Policy::visitor("orders.manage", Modes::Any, Entitled::Free);
    type Output = CartQuote;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<CartQuote> {
        if self.lines.len() > MOST_LINES {
            return LINES_INVALID.with().arg("max", MOST_LINES).field("lines", LINES_INVALID.code).err();
        }
        let side = ShopSide::quoted(db, cx.shop, cx.now)?;
        let most = Quantity::whole(side.settings.max_quantity);
        let quantities: Vec<Option<Quantity>> = self.lines.iter().map(|line| wanted(line, most)).collect();
        let counted: Vec<Quantity> =
            quantities.iter().map(|quantity| quantity.unwrap_or(Quantity::ONE)).collect();
        let (mut lines, mut items) = (Vec::new(), Vec::new());
        let chosen = Chosen::read(db, cx, &self.lines)?;
        let place = delivery::place(cx, &side.settings, &self.delivery);
        let desks = delivery::desks(cx, &place, true)?;
        let (known, rates, desks) = db.ask((chosen.asked(cx), delivery::rates(cx, &place), desks))?;
        let seen = chosen.priced(cx, &known?, &self.lines, &counted);
        for (seen, quantity) in seen.into_iter().zip(&quantities) {
            let (line, item) = line(seen, *quantity)?;
            lines.push(line);
            items.extend(item);
        }
        let variants: Vec<VariantId> = lines.iter().filter_map(|line: &CartLine| line.variant_id).collect();
        let pictures = variant_pictures(db, cx.shop, &variants)?;
        for line in &mut lines {
            line.picture = line.variant_id.and_then(|variant| pictures.get(&variant).cloned());
        }
        let basket = Basket { items };
        let reached = place.and_then(|place| Ok(Reached { place, rates: rates?, desks: desks? }));
        let Ways { ways, problem, desks } = self.ways(cx, &side, reached, &basket)?;
        let fee = ways.iter().find(|way| way.option == self.option()).map(|way| way.delivery_fee_minor);
        let step = side.settings.cash_step;
        let totals = basket.items.iter().map(|item| item.total);
        let bill = bill(totals, fee.unwrap_or_default(), step, cx.tenant.currency)?;
        Ok(CartQuote {
            complete: !lines.is_empty()
                && fee.is_some()
                && problem.is_none()
                && lines.iter().all(|line| line.problem.is_none()),
            lines,
            goods_minor: bill.goods_minor,
            delivery_fee_minor: fee,
            delivery_problem: problem,
            ways,
            desks,
            rounding_minor: bill.rounding_minor,
            total_minor: bill.total_minor,
            currency: bill.currency,
        })
    }
}

impl QuoteCart {
    fn option(&self) -> DeliveryOption {
        let asked = self.delivery.option.as_deref().and_then(DeliveryOption::parse);
        asked.unwrap_or(DeliveryOption::Home)
    }

    /// The ways that go there, and why the one that was asked for does not: a place that is not served is an
    /// answer here, not a refusal.
    fn ways(&self, cx: &Context, side: &ShopSide, reached: Result<Reached>, basket: &Basket) -> Result<Ways> {
        if self.delivery.municipality.trim().is_empty() || basket.items.is_empty() {
            return Ok(Ways::default());
        }
        let reached = match reached {
            Ok(reached) => reached,
            Err(Error::Refused(refusal)) => {
                return Ok(Ways { problem: Some(refusal.code.to_owned()), ..Ways::default() });
            }
            Err(fault) => return Err(fault),
        };
        let mut found = Ways::default();
        for option in DeliveryOption::ALL.iter().copied() {
            let asked = option == self.option();
            match quote(cx, &side.settings, &self.delivery, option, &reached, basket) {
                Ok(Quoted { to, bill, oversize_minor }) => {
                    found.ways.push(DeliveryWay {
                        option,
                        delivery_fee_minor: bill.delivery_fee_minor,
                        oversize_minor,
                        rounding_minor: bill.rounding_minor,
                        total_minor: bill.total_minor,
                    });
                    if option == DeliveryOption::Desk {
                        found.desks = of_carrier(&reached, &to.carrier);
                        let problem = reached.desk_problem(&self.delivery).filter(|_| asked);
                        found.problem = problem.map(|def| def.code.to_owned());
                    }
                }
                Err(Error::Refused(refusal)) if asked => found.problem = Some(refusal.code.to_owned()),
                Err(Error::Refused(_)) => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok(found)
    }
}

/// The desks that one fee goes to.
fn of_carrier(reached: &Reached, carrier: &str) -> Vec<DeskChoice> {
    let own = reached.desks.iter().filter(|desk| desk.carrier == carrier);
    own.map(|desk| DeskChoice {
        id: desk.id,
        carrier: desk.carrier.clone(),
        name: desk.name.clone(),
        address: desk.address.clone(),
    })
    .collect()
}

impl CartQuote {
    /// The way that a form asks for where it goes there, else the first that does.
    pub fn way(&self, asked: &str) -> Option<&DeliveryWay> {
        self.ways.iter().find(|way| way.option.as_str() == asked).or(self.ways.first())
    }
    /// There is something to send, and nobody brings it to the place that was asked about.
    pub fn is_not_served(&self) -> bool {
        self.delivery_problem.is_some() && self.ways.is_empty() && self.goods_minor > 0
    }
}

fn wanted(line: &LineForm, most: Quantity) -> Option<Quantity> {
    let quantity = line.quantity.as_ref().map_or(Some(Quantity::ONE), Figure::quantity);
    quantity.filter(|quantity| quantity.0 > 0 && *quantity <= most)
}

fn line(seen: Result<basket::Seen>, quantity: Option<Quantity>) -> Result<(CartLine, Option<Item>)> {
    let shown = quantity.unwrap_or(Quantity::ONE);
    let (variant, sold) = match seen {
        Ok(seen) => (Some(seen.variant), seen.sold),
        Err(error) => (None, Err(error)),
    };
    let (item, problem) = match (sold, quantity) {
        (Ok(item), Some(_)) => (Some(item), None),
        (Ok(_), None) => (None, Some(QUANTITY_INVALID.code.to_owned())),
        (Err(Error::Refused(refusal)), _) => (None, Some(refusal.code.to_owned())),
        (Err(fault), _) => return Err(fault),
    };
    let line = CartLine {
        product_id: variant.as_ref().map(|variant| variant.product_id),
        variant_id: variant.as_ref().map(|variant| variant.variant_id),
        name: variant.as_ref().map(|variant| variant.product_name.clone()).unwrap_or_default(),
        variant_label: variant.map(|variant| variant.variant_label).unwrap_or_default(),
        quantity: shown,
        unit_price_minor: item.as_ref().map(|item| item.unit_price),
        total_minor: item.as_ref().map(|item| item.total),
        problem,
        picture: None,
    };
    Ok((line, item))
}
