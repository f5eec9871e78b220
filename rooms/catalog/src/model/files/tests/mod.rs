//! Files as they come: real ones, generated ones with known totals, hostile ones, and there and back again.

mod generated;
mod hostile;
mod html;
mod prose;
mod real;
mod rows;

use souk_core::Currency;

use super::shopify::{self, Rules};
use super::{Sheet, decode, table};

fn rules() -> Rules {
    Rules::new(Currency::parse("DZD").unwrap())
}

fn sheet(csv: &str) -> Sheet {
    shopify::read(&table(&decode(csv.as_bytes()).unwrap().text).unwrap(), &rules()).unwrap()
}

/// Line, column and code of each error.
fn errors(sheet: &Sheet) -> Vec<(u32, &str, &str)> {
    sheet.errors.iter().map(|error| (error.line, error.column.as_str(), error.code)).collect()
}
