//! The lines of an order as the server knows them: which variant, whether it is for sale, at what price.

use std::collections::BTreeMap;

use souk_catalog::refusals::{PRODUCT_NOT_FOUND, SALE_STOPPED, VARIANT_NOT_FOUND};
use souk_catalog::{ProductId, ProductState, Sellable, VariantId, sellable};
use souk_core::{Error, Quantity, RefusalDef, Result, Value, fold, params};
use souk_engine::{Context, Question, Reader, sql};

use crate::model::bill::line_total;
use crate::model::form::LineForm;
use crate::refusals::{PRICE_MISSING, PRODUCT_HIDDEN, PRODUCT_INACTIVE, QUANTITY_INVALID};

/// One line, priced.
#[derive(Debug, Clone)]
pub struct Item {
    pub variant: Sellable,
    pub quantity: Quantity,
    pub unit_price: i64,
    pub total: i64,
}

#[derive(Debug, Clone)]
pub struct Basket {
    pub items: Vec<Item>,
}

impl Basket {
    /// The first line that cannot be sold refuses.
    pub fn of(seen: Vec<Result<Seen>>) -> Result<Self> {
        let items = seen.into_iter().map(|line| line.and_then(|seen| seen.sold));
        Ok(Self { items: items.collect::<Result<_>>()? })
    }

    pub fn goods(&self) -> Result<i64> {
        self.items.iter().try_fold(0, |sum, item| souk_core::money::add(sum, item.total))
    }
    /// What it weighs, in begun grams; a variant that nobody weighed weighs nothing.
    pub fn grams(&self) -> i64 {
        let of =
            |item: &Item| i128::from(item.variant.weight_g.unwrap_or_default()) * i128::from(item.quantity.0);
        let (sum, unit) = (self.items.iter().map(of).sum::<i128>(), i128::from(Quantity::ONE.0));
        i64::try_from((sum + unit - 1) / unit).unwrap_or(i64::MAX)
    }
    /// Every product of it is delivered free.
    pub fn travels_free(&self) -> bool {
        self.items.iter().all(|item| item.variant.free_delivery)
    }
    pub fn demand(&self) -> Vec<(VariantId, Quantity)> {
        self.items.iter().map(|item| (item.variant.variant_id, item.quantity)).collect()
    }
    /// How many lines each product has, in the order in which their rows are locked everywhere.
    pub fn products(&self) -> BTreeMap<ProductId, i64> {
        let mut lines = BTreeMap::new();
        for item in &self.items {
            *lines.entry(item.variant.product_id).or_default() += 1;
        }
        lines
    }
    pub fn variants(&self) -> Value {
        Value::Ids(self.items.iter().map(|item| item.variant.variant_id.raw().0).collect())
    }
}

/// A line whose variant is known: sold, or why not.
pub struct Seen {
    pub variant: Sellable,
    pub sold: Result<Item>,
}

/// The variants of the lines, which are asked about next.
pub struct Chosen(Vec<Result<VariantId>>);

impl Chosen {
    /// Which variant each line means. One statement where some line names its product only, else none.
    pub fn read(db: &mut Reader<'_>, cx: &Context, lines: &[LineForm]) -> Result<Self> {
        choose(db, cx, lines).map(Self)
    }

    pub fn ids(&self) -> impl Iterator<Item = VariantId> {
        self.0.iter().filter_map(|id| id.as_ref().ok().copied())
    }

    /// What is known of them, to be asked beside other questions.
    pub fn asked(&self, cx: &Context) -> Question<Vec<Sellable>> {
        if self.ids().next().is_none() {
            return Question::known(Vec::new());
        }
        sellable(cx.shop, self.ids())
    }

    /// Every line for itself, priced.
    pub fn priced(
        self,
        cx: &Context,
        known: &[Sellable],
        lines: &[LineForm],
        quantities: &[Quantity],
    ) -> Vec<Result<Seen>> {
        let all = self.0.into_iter().zip(lines).zip(quantities).enumerate();
        let seen = all.map(|(index, ((id, line), quantity))| {
            let id = id?;
            let variant =
                known.iter().find(|variant| variant.variant_id == id && belongs(variant, line)).cloned();
            let variant = variant.ok_or_else(|| at(index, &VARIANT_NOT_FOUND))?;
            let sold = for_sale(cx, index, &variant, *quantity).and_then(|unit_price| {
                let total = line_total(unit_price, *quantity)?;
                Ok(Item { variant: variant.clone(), quantity: *quantity, unit_price, total })
            });
            Ok(Seen { variant, sold })
        });
        seen.collect()
    }
}

/// A product named beside the variant must be the variant's.
fn belongs(variant: &Sellable, line: &LineForm) -> bool {
    let product = line.product_id.as_deref().map(str::trim).filter(|id| !id.is_empty());
    product.is_none_or(|id| ProductId::parse(id) == Some(variant.product_id))
}

fn at(index: usize, def: &RefusalDef) -> Error {
    def.with().arg("line", index).field(format!("lines.{index}"), def.code).into()
}

/// The price at which it is sold now, or why it is not.
fn for_sale(cx: &Context, index: usize, variant: &Sellable, quantity: Quantity) -> Result<i64> {
    let name = || {
        let label = if variant.variant_label.is_empty() { "" } else { " · " };
        format!("{}{label}{}", cx.words(&variant.product_name), variant.variant_label)
    };
    let refuse = |def: &RefusalDef| {
        let named = def.with().arg("line", index).arg("name", name());
        Error::from(named.field(format!("lines.{index}"), def.code))
    };
    if variant.state != ProductState::Active || !variant.variant_active {
        return Err(refuse(&PRODUCT_INACTIVE));
    }
    if variant.over_limit {
        // Only whoever works here can do something about it.
        return Err(refuse(if cx.actor.is_visitor() { &PRODUCT_INACTIVE } else { &PRODUCT_HIDDEN }));
    }
    if variant.sale_stopped {
        return Err(refuse(&SALE_STOPPED));
    }
    if quantity.0 % variant.quantity_step.0.max(1) != 0 {
        let step = QUANTITY_INVALID
            .with()
            .arg("max", 0)
            .arg("step", variant.quantity_step.human())
            .arg("name", name());
        return step.field(format!("lines.{index}.quantity"), QUANTITY_INVALID.code).err();
    }
    variant.price_minor.ok_or_else(|| refuse(&PRICE_MISSING))
}

/// The variant of each line. Ids that are none look like ids of nothing.
fn choose(db: &mut Reader<'_>, cx: &Context, lines: &[LineForm]) -> Result<Vec<Result<VariantId>>> {
    let wanted: Vec<Wanted> = lines.iter().map(Wanted::of).collect();
    let products = wanted.iter().filter_map(|wanted| match wanted {
        Wanted::Product(product) => Some(product.raw().0),
        _ => None,
    });
    let products: Vec<[u8; 16]> = products.collect();
    let mut rows = Vec::new();
    if !products.is_empty() {
        rows = db.rows(
            sql!(
                "select id, product_id, option_values, active from v_variants
                 where shop_id = $1 and product_id in_list($2)"
            ),
            params![cx.shop, Value::Ids(products)],
        )?;
    }
    let chosen = wanted.iter().zip(lines).enumerate().map(|(index, (wanted, line))| match wanted {
        Wanted::Variant(id) => Ok(*id),
        Wanted::Product(product) => one_of(&rows, *product, &line.options).map_err(|def| at(index, def)),
        Wanted::Nothing(def) => Err(at(index, def)),
    });
    Ok(chosen.collect())
}

enum Wanted {
    Variant(VariantId),
    Product(ProductId),
    Nothing(&'static RefusalDef),
}

impl Wanted {
    fn of(line: &LineForm) -> Self {
        let named =
            |id: &Option<String>| id.as_deref().map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned);
        match (named(&line.variant_id), named(&line.product_id)) {
            (Some(id), _) => VariantId::parse(&id).map_or(Self::Nothing(&VARIANT_NOT_FOUND), Self::Variant),
            (None, Some(id)) => {
                ProductId::parse(&id).map_or(Self::Nothing(&PRODUCT_NOT_FOUND), Self::Product)
            }
            (None, None) => Self::Nothing(&PRODUCT_NOT_FOUND),
        }
    }
}

type Choice = (VariantId, ProductId, serde_json::Value, bool);

/// The one active variant of the product with all these values.
fn one_of(rows: &[Choice], product: ProductId, options: &[String]) -> Result<VariantId, &'static RefusalDef> {
    let own: Vec<&Choice> = rows.iter().filter(|(_, of, ..)| *of == product).collect();
    if own.is_empty() {
        return Err(&PRODUCT_NOT_FOUND);
    }
    let active: Vec<&Choice> = own.into_iter().filter(|(.., active)| *active).collect();
    if active.is_empty() {
        return Err(&PRODUCT_INACTIVE);
    }
    let mut fits = active.into_iter().filter(|(_, _, values, _)| has_all(values, options));
    match (fits.next(), fits.next()) {
        (Some((id, ..)), None) => Ok(*id),
        _ => Err(&VARIANT_NOT_FOUND),
    }
}

/// Are all asked values among the variant's? Compared as people take them for equal.
fn has_all(values: &serde_json::Value, asked: &[String]) -> bool {
    let values: Vec<String> =
        values.as_array().into_iter().flatten().filter_map(|value| value.as_str()).map(fold).collect();
    asked
        .iter()
        .map(|asked| fold(asked))
        .filter(|asked| !asked.is_empty())
        .all(|asked| values.contains(&asked))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::has_all;

    #[test]
    fn a_variant_fits_when_it_has_every_value_that_was_asked_for() {
        let values = json!(["Rouge", "٤٢"]);
        let fits =
            |asked: &[&str]| has_all(&values, &asked.iter().map(|a| (*a).to_owned()).collect::<Vec<_>>());
        assert!(fits(&[]) && fits(&["rouge"]) && fits(&["42", "ROUGE"]) && fits(&["", "42"]));
        assert!(!fits(&["bleu"]) && !fits(&["rouge", "43"]));
    }
}
