//! The product as a whole: its options, variants and pictures are loaded, judged and written together.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Quantity, Value, Words, fold, id_type, text_enum};
use souk_engine::FileId;

id_type!(
    /// What is sold.
    ProductId,
    "prod"
);
id_type!(
    /// One sellable form of a product.
    VariantId,
    "var"
);
id_type!(
    /// A picture of a product.
    MediaId,
    "med"
);
id_type!(
    /// A branch of the shop's tree of categories.
    CategoryId,
    "cat"
);
text_enum! {
    pub enum ProductState {
        Draft => "draft",
        Active => "active",
        Inactive => "inactive",
        Archived => "archived",
    }
}
text_enum! {
    /// How what was sold gets done.
    pub enum ProductKind {
        Physical => "physical",
        Manual => "manual",
        Auto => "auto",
    }
}
text_enum! {
    pub enum Unit {
        Piece => "piece",
        Metre => "metre",
        Kilogram => "kilogram",
        Litre => "litre",
        Set => "set",
    }
}
text_enum! {
    /// What happens to an order of more than there is.
    pub enum WhenOut {
        Deny => "deny",
        Continue => "continue",
    }
}
text_enum! {
    pub enum MediaState {
        /// Known by its address only.
        Remote => "remote",
        Stored => "stored",
        Failed => "failed",
    }
}

/// An axis of variants, with its values in the order people see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionAxis {
    pub name: String,
    pub values: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Product {
    pub id: ProductId,
    pub code: String,
    pub handle: String,
    pub name: Words,
    /// Safe HTML.
    pub description: Words,
    pub kind: ProductKind,
    pub state: ProductState,
    /// Shown, but not sold on any channel.
    pub sale_stopped: bool,
    pub category_id: Option<CategoryId>,
    pub vendor: String,
    pub type_name: String,
    pub tags: Vec<String>,
    pub unit: Unit,
    pub price_minor: Option<i64>,
    pub wholesale_minor: Option<i64>,
    pub min_stock: Option<Quantity>,
    pub free_delivery: bool,
    pub options: Vec<OptionAxis>,
    /// Columns of an imported file that we do not read, kept for the next export.
    pub kept: BTreeMap<String, String>,
    pub variants: Vec<Variant>,
    pub media: Vec<Medium>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    pub id: VariantId,
    pub variant_code: String,
    /// One value for each option of the product.
    pub values: Vec<String>,
    pub sku: Option<String>,
    pub barcode: Option<String>,
    /// Goes before the product's price.
    pub price_minor: Option<i64>,
    pub compare_at_minor: Option<i64>,
    pub cost_minor: Option<i64>,
    pub weight_g: Option<i64>,
    pub quantity_step: Quantity,
    /// False: stock is not counted, it is always there.
    pub tracked: bool,
    pub when_out: WhenOut,
    pub active: bool,
    pub media_id: Option<MediaId>,
    pub kept: BTreeMap<String, String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Medium {
    pub id: MediaId,
    pub state: MediaState,
    pub src: Option<String>,
    /// Where it is stored.
    pub sizes: Option<Sizes>,
    pub alt: Words,
}

/// A stored picture: its largest size in pixels, and the file of each size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    pub width: i64,
    pub height: i64,
    pub small_id: FileId,
    pub middle_id: FileId,
    pub large_id: FileId,
}

impl Sizes {
    /// Narrow pictures have the same file in several sizes.
    pub const fn files(&self) -> [FileId; 3] {
        [self.small_id, self.middle_id, self.large_id]
    }
}

/// A product as it stands in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub product: Product,
    pub number: i64,
    pub rev: i64,
    pub open_lines: i64,
    pub all_lines: i64,
    /// The plan has no room for it: kept, and not shown.
    pub over_limit: bool,
}

impl Product {
    /// By what it stands in a list of names: folded, in the first of its languages.
    pub fn name_key(&self) -> String {
        souk_core::fold(self.name.0.values().next().map(String::as_str).unwrap_or_default())
    }
    /// By what it stands in a list of prices: its own, or the lowest of its variants'. Without one it comes
    /// before all.
    pub fn price_key(&self) -> i64 {
        let variants = self.variants.iter().filter_map(|variant| variant.price_minor);
        self.price_minor.or(variants.min()).unwrap_or_default()
    }
    pub fn price_of(&self, variant: &Variant) -> Option<i64> {
        variant.price_minor.or(self.price_minor)
    }
    pub fn variant(&self, id: VariantId) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.id == id)
    }
    pub fn variant_mut(&mut self, id: VariantId) -> Option<&mut Variant> {
        self.variants.iter_mut().find(|variant| variant.id == id)
    }
    /// Archived products are not counted by the plan.
    pub fn counts(&self) -> bool {
        self.state != ProductState::Archived
    }
}

impl Variant {
    /// `DEFAULT`, active, counted, sold by the piece.
    pub fn plain(id: VariantId, variant_code: impl Into<String>) -> Self {
        Self {
            id,
            variant_code: variant_code.into(),
            values: Vec::new(),
            sku: None,
            barcode: None,
            price_minor: None,
            compare_at_minor: None,
            cost_minor: None,
            weight_g: None,
            quantity_step: Quantity::ONE,
            tracked: true,
            when_out: WhenOut::Deny,
            active: true,
            media_id: None,
            kept: BTreeMap::new(),
        }
    }
    pub fn combination(&self) -> String {
        combination(&self.values)
    }
}

/// `DORIS` and `C WINE` are written together as `DORIS/C WINE`.
pub fn full_code(product_code: &str, variant_code: &str) -> String {
    format!("{product_code}/{variant_code}")
}

/// What people read behind the product's name; empty where there are no options.
pub fn variant_label(values: &[String]) -> String {
    values.join(" / ")
}

/// Values of all options as one text that is equal where people take the values for equal.
pub fn combination(values: &[String]) -> String {
    values.iter().map(|value| fold(value)).collect::<Vec<_>>().join("\u{1f}")
}

/// A list or map as a parameter.
pub fn json<T: Serialize + ?Sized>(value: &T) -> Value {
    Value::Json(serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned()))
}
