//! Shopify's product files, read and written, in both generations of column names.

mod cells;
mod columns;
mod layout;
mod read;
mod variant;
mod write;

use souk_core::Currency;

pub use columns::{Column, Generation};
pub use read::read;
pub use write::{Writer, write};

use crate::model::price::DecimalMark;

/// What a person decides about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    pub currency: Currency,
    /// Places the quantities could be meant for: with one they are taken, else asked; a chosen place makes it
    /// one.
    pub location_count: usize,
    pub decimal_mark: DecimalMark,
}

impl Rules {
    pub const fn new(currency: Currency) -> Self {
        Self { currency, location_count: 1, decimal_mark: DecimalMark::Ask }
    }
}
