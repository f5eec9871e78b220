//! The variant that one row of a product file tells of.

use std::collections::HashMap;

use super::Rules;
use super::cells::{self, Bad, bad};
use super::columns::Column;
use super::layout::Cells;
use super::read::Building;
use crate::model::codes::{self, Gtin};
use crate::model::files::draft::{Field, VariantDraft};
use crate::model::files::refusals::row;

/// Barcodes of the file so far, with the line and handle that hold them.
#[derive(Default)]
pub struct Codes(HashMap<String, (u32, String)>);

/// The first row tells of a variant whenever the file does; another one when it names one or prices it.
pub fn is_row(cells: &Cells<'_>, first: bool) -> bool {
    const TELLING: [Column; 8] = [
        Column::OptionValue(0),
        Column::OptionValue(1),
        Column::OptionValue(2),
        Column::Sku,
        Column::Barcode,
        Column::Quantity,
        Column::Price,
        Column::Cost,
    ];
    cells.layout.has_variants && (first || TELLING.iter().any(|column| cells.text(*column).is_some()))
}

pub fn read(cells: &mut Cells<'_>, product: &mut Building, rules: &Rules, taken: &mut Codes) -> VariantDraft {
    let values = values(cells, product);
    let sku = cells.take(Column::Sku, cells::sku);
    apart(cells, product, &values, &sku);
    let quantity = cells.take(Column::Quantity, |text| cells::quantity(text, rules));
    // Old files hold a number and no tracker: goods that somebody counted are counted on.
    let counted = quantity.value().is_some_and(|quantity| quantity.0 != 0);
    let tracked = match cells.raw(Column::Tracker) {
        Field::Set(_) => Field::Set(true),
        Field::Cleared if counted => Field::Set(true),
        Field::Cleared => Field::Cleared,
        Field::Absent => Field::Absent,
    };
    let barcode = barcode(cells, taken, &product.draft.handle);
    VariantDraft {
        line: cells.row.line(),
        values,
        sku,
        grams: cells.take(Column::Grams, |text| cells::grams(text, rules)),
        tracked,
        quantity: placed(cells, quantity, rules),
        policy: cells.take(Column::Policy, cells::policy),
        price: price(cells, rules),
        compare_at: cells.take(Column::CompareAt, |text| cells::price(text, rules)),
        cost: cells.take(Column::Cost, |text| cells::price(text, rules)),
        barcode,
        image: cells.take(Column::VariantImage, cells::address),
        kept: Vec::new(),
    }
}

/// A quantity belongs to a place; with several of them nobody but a person knows which.
fn placed<T>(cells: &mut Cells<'_>, quantity: Field<T>, rules: &Rules) -> Field<T> {
    if rules.location_count == 1 {
        return quantity;
    }
    if quantity.value().is_some() {
        let column = cells.layout.index(Column::Quantity);
        cells.warn_once(column, bad(row::LOCATION_NEEDED));
    }
    Field::Absent
}

/// A price is needed, so an empty one clears nothing.
fn price(cells: &mut Cells<'_>, rules: &Rules) -> Field<i64> {
    match cells.take(Column::Price, |text| cells::price(text, rules)) {
        Field::Cleared => {
            cells.warn(Column::Price, bad(row::REQUIRED_KEPT));
            Field::Absent
        }
        other => other,
    }
}

fn values(cells: &mut Cells<'_>, product: &Building) -> Vec<String> {
    let mut values = Vec::new();
    // A product that is left out anyway is not blamed for what follows from its first error.
    let fresh = !product.bad && !cells.bad;
    for place in 0..3 {
        let name = product.options.iter().find(|(at, _)| *at == place).map(|(_, name)| name);
        let written = cells
            .text(Column::OptionName(place))
            .filter(|written| name.is_none_or(|name| souk_core::fold(name) != souk_core::fold(written)));
        let value = cells.take(Column::OptionValue(place), |text| cells::line(text, row::TEXT_INVALID));
        let placeholder = value.value().is_some_and(|value| value.eq_ignore_ascii_case("default title"));
        if let Some(written) = written
            && fresh
            && !(placeholder && written.eq_ignore_ascii_case("title"))
        {
            cells.refuse(Column::OptionName(place), bad(row::OPTION_NAME_DIFFERS));
        }
        match (name, value) {
            (Some(_), Field::Set(value)) => values.push(value),
            (Some(name), _) if fresh => {
                let args = vec![("option", name.clone())];
                cells.refuse(Column::OptionValue(place), Bad { code: row::OPTION_MISSING, args });
            }
            (None, Field::Set(_)) if fresh && !placeholder => {
                cells.refuse(Column::OptionValue(place), bad(row::OPTION_NAME_DIFFERS));
            }
            _ => {}
        }
    }
    values
}

/// Two variants of a product differ in their option values, and in their codes where they have any.
fn apart(cells: &mut Cells<'_>, product: &mut Building, values: &[String], sku: &Field<String>) {
    let code = sku.value().map(|sku| codes::normal(sku));
    // Without option columns the file tells variants apart by their codes.
    let combination = if cells.layout.has(Column::OptionName(0)) || cells.layout.has(Column::OptionValue(0)) {
        values.iter().map(|value| souk_core::fold(value)).collect::<Vec<_>>().join("\u{1f}")
    } else {
        code.clone().unwrap_or_default()
    };
    let new = product.combinations.insert(combination);
    if !new && !cells.bad && !product.bad {
        let column = if values.is_empty() { Column::Handle } else { Column::OptionValue(0) };
        cells.refuse(column, bad(row::COMBINATION_TAKEN));
    } else if let Some(code) = code
        && !product.skus.insert(code)
    {
        cells.refuse(Column::Sku, bad(row::VARIANT_CODE_TAKEN));
    }
    if let Some(reason) = sku.value().and_then(|sku| cells::spoilt(sku)) {
        cells.warn(Column::Sku, bad(reason));
    }
}

fn barcode(cells: &mut Cells<'_>, taken: &mut Codes, handle: &str) -> Field<String> {
    let barcode = cells.take(Column::Barcode, cells::barcode);
    let Some(code) = barcode.value() else { return barcode };
    let key = Gtin::read(code).map_or_else(|_| codes::normal(code), |gtin| gtin.key());
    let line = cells.row.line();
    match taken.0.get(&key) {
        Some((holder_line, holder)) => {
            let args = vec![("holder", holder.clone()), ("line", holder_line.to_string())];
            cells.refuse(Column::Barcode, Bad { code: row::CODE_TAKEN, args });
        }
        None => {
            taken.0.insert(key, (line, handle.to_owned()));
        }
    }
    if let Some(perhaps) = cells::with_zeros(code) {
        cells.warn(Column::Barcode, Bad { code: row::ZEROS_LOST, args: vec![("perhaps", perhaps)] });
    }
    barcode
}
