//! The columns of Shopify's product files: those we read, in both generations of names, and those we only
//! keep.

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Handle,
    Title,
    Description,
    Vendor,
    TypeName,
    Tags,
    Published,
    Status,
    OptionName(u8),
    OptionValue(u8),
    Sku,
    Barcode,
    Grams,
    Tracker,
    Quantity,
    Policy,
    Price,
    CompareAt,
    Cost,
    ImageSrc,
    ImagePosition,
    ImageAlt,
    VariantImage,
}

/// Which names a file has at its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generation {
    Classic,
    Current,
}

pub struct Names {
    pub column: Column,
    classic: &'static str,
    current: &'static str,
}

const fn names(column: Column, classic: &'static str, current: &'static str) -> Names {
    Names { column, classic, current }
}

/// In the order in which we write them.
pub const READ: [Names; 27] = [
    names(Column::Handle, "Handle", "URL handle"),
    names(Column::Title, "Title", "Title"),
    names(Column::Description, "Body (HTML)", "Description"),
    names(Column::Vendor, "Vendor", "Vendor"),
    names(Column::TypeName, "Type", "Type"),
    names(Column::Tags, "Tags", "Tags"),
    names(Column::Published, "Published", "Published on online store"),
    names(Column::Status, "Status", "Status"),
    names(Column::OptionName(0), "Option1 Name", "Option1 name"),
    names(Column::OptionValue(0), "Option1 Value", "Option1 value"),
    names(Column::OptionName(1), "Option2 Name", "Option2 name"),
    names(Column::OptionValue(1), "Option2 Value", "Option2 value"),
    names(Column::OptionName(2), "Option3 Name", "Option3 name"),
    names(Column::OptionValue(2), "Option3 Value", "Option3 value"),
    names(Column::Sku, "Variant SKU", "SKU"),
    names(Column::Barcode, "Variant Barcode", "Barcode"),
    names(Column::Grams, "Variant Grams", "Weight value (grams)"),
    names(Column::Tracker, "Variant Inventory Tracker", "Inventory tracker"),
    names(Column::Quantity, "Variant Inventory Qty", "Inventory quantity"),
    names(Column::Policy, "Variant Inventory Policy", "Continue selling when out of stock"),
    names(Column::Price, "Variant Price", "Price"),
    names(Column::CompareAt, "Variant Compare At Price", "Compare-at price"),
    names(Column::Cost, "Cost per item", "Cost per item"),
    names(Column::ImageSrc, "Image Src", "Product image URL"),
    names(Column::ImagePosition, "Image Position", "Image position"),
    names(Column::ImageAlt, "Image Alt Text", "Image alt text"),
    names(Column::VariantImage, "Variant Image", "Variant image URL"),
];

/// Columns that are only kept but have two names: kept under the first, so that both generations say the
/// same.
const KEPT: [(&str, &str); 8] = [
    ("Product Category", "Product category"),
    ("Gift Card", "Gift card"),
    ("SEO Title", "SEO title"),
    ("SEO Description", "SEO description"),
    ("Variant Taxable", "Charge tax"),
    ("Variant Tax Code", "Tax code"),
    ("Variant Weight Unit", "Weight unit for display"),
    ("Variant Requires Shipping", "Requires shipping"),
];

impl Names {
    pub const fn name(&self, generation: Generation) -> &'static str {
        match generation {
            Generation::Classic => self.classic,
            Generation::Current => self.current,
        }
    }
}

impl Column {
    /// The column that a header names in either generation; letter case says nothing.
    pub fn parse(header: &str) -> Option<Self> {
        let named = |name: &str| name.eq_ignore_ascii_case(header);
        READ.iter().find(|names| named(names.classic) || named(names.current)).map(|names| names.column)
    }
    /// Says something about a variant (option values included), not about the product or its pictures.
    pub const fn of_variant(self) -> bool {
        matches!(
            self,
            Self::OptionValue(_)
                | Self::Sku
                | Self::Barcode
                | Self::Grams
                | Self::Tracker
                | Self::Quantity
                | Self::Policy
                | Self::Price
                | Self::CompareAt
                | Self::Cost
                | Self::VariantImage
        )
    }
}

/// The name under which an unread column is kept.
pub fn kept_name(header: &str) -> String {
    let same = |name: &str| name.eq_ignore_ascii_case(header);
    KEPT.iter()
        .find(|(first, second)| same(first) || same(second))
        .map_or(header, |(first, _)| first)
        .to_owned()
}

/// The name of a kept column in a file of this generation.
pub fn written_name(kept: &str, generation: Generation) -> &str {
    let names = KEPT.iter().find(|(first, _)| *first == kept);
    match (names, generation) {
        (Some((_, current)), Generation::Current) => current,
        _ => kept,
    }
}

/// A kept column that goes with each variant: `Variant …`, and prices per market.
pub fn kept_of_variant(kept: &str) -> bool {
    let begins = |start: &str| kept.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    begins("Variant ") || begins("Price / ") || begins("Compare-at price / ")
}
