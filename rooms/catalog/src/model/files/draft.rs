//! What a file says about products, before anybody compares it with the catalog.

use std::fmt::Debug;

use souk_core::Quantity;

/// A value that a file may leave out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Field<T> {
    /// The file has no such column (or leaves a needed value empty): what is there stays.
    #[default]
    Absent,
    /// The column is there and empty: the value goes.
    Cleared,
    Set(T),
}

impl<T> Field<T> {
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Absent | Self::Cleared => None,
        }
    }
    /// The value that another reading of it gives.
    pub fn map<U>(self, read: impl FnOnce(T) -> U) -> Field<U> {
        match self {
            Self::Absent => Field::Absent,
            Self::Cleared => Field::Cleared,
            Self::Set(value) => Field::Set(read(value)),
        }
    }
    /// The value after the import, from the one before it.
    pub fn over(self, before: Option<T>) -> Option<T> {
        match self {
            Self::Absent => before,
            Self::Cleared => None,
            Self::Set(value) => Some(value),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Active,
    Draft,
    Archived,
}

/// What happens when stock is used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    Deny,
    Continue,
}

/// A cell of a column that we do not read, kept for the next export: column name and value.
pub type Kept = (String, String);

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProductDraft {
    /// Where the product begins in the file.
    pub line: u32,
    pub handle: String,
    /// False where the handle was made from the name.
    pub handle_given: bool,
    pub name: String,
    /// Safe HTML.
    pub description: Field<String>,
    pub vendor: Field<String>,
    pub type_name: Field<String>,
    pub tags: Field<Vec<String>>,
    pub published: Field<bool>,
    pub status: Field<Status>,
    /// Names of up to 3 options; cleared: the product has none.
    pub options: Field<Vec<String>>,
    pub variants: Vec<VariantDraft>,
    pub images: Field<Vec<Image>>,
    pub kept: Vec<Kept>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VariantDraft {
    pub line: u32,
    /// As many as the product has options.
    pub values: Vec<String>,
    pub sku: Field<String>,
    pub grams: Field<i64>,
    /// Cleared: stock is not counted.
    pub tracked: Field<bool>,
    pub quantity: Field<Quantity>,
    pub policy: Field<Policy>,
    /// Minor units. Never cleared: a variant has a price.
    pub price: Field<i64>,
    pub compare_at: Field<i64>,
    pub cost: Field<i64>,
    pub barcode: Field<String>,
    /// Address of the variant's own picture.
    pub image: Field<String>,
    pub kept: Vec<Kept>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    pub src: String,
    /// From 1, as the pictures follow one another.
    pub position: u32,
    pub alt: Option<String>,
}

/// What is wrong, or worth knowing, in one place of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowError {
    pub line: u32,
    /// As the file names it.
    pub column: String,
    /// At most 80 characters of what stands there.
    pub value: String,
    pub code: &'static str,
    pub args: Vec<(&'static str, String)>,
}

/// A whole file, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    pub products: Vec<ProductDraft>,
    /// Products left out because of a bad row.
    pub bad_products: usize,
    pub errors: Vec<RowError>,
    pub warnings: Vec<RowError>,
    /// Columns of the file that were read / that are only kept.
    pub columns_seen: Vec<String>,
    pub unknown_columns: Vec<String>,
}

/// What a file amounts to; shown in the preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    pub products: usize,
    pub variants: usize,
    pub pieces: Quantity,
    pub price_minor_sum: i64,
    pub images: usize,
    pub bad_products: usize,
}

impl Totals {
    pub const NONE: Self = Self {
        products: 0,
        variants: 0,
        pieces: Quantity(0),
        price_minor_sum: 0,
        images: 0,
        bad_products: 0,
    };
}

impl Sheet {
    pub fn totals(&self) -> Totals {
        let mut totals = Totals { bad_products: self.bad_products, ..Totals::NONE };
        for product in &self.products {
            totals.products = totals.products.saturating_add(1);
            totals.variants = totals.variants.saturating_add(product.variants.len());
            totals.images = totals.images.saturating_add(product.images.value().map_or(0, Vec::len));
            for variant in &product.variants {
                let pieces = variant.quantity.value().map_or(0, |quantity| quantity.0);
                totals.pieces = Quantity(totals.pieces.0.saturating_add(pieces));
                let price = variant.price.value().copied().unwrap_or(0);
                totals.price_minor_sum = totals.price_minor_sum.saturating_add(price);
            }
        }
        totals
    }
}
