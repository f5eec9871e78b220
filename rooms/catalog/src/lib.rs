//! The catalog room: products, variants, their codes, and the files they come from and go to.

pub mod changes;
mod commands;
pub mod doors;
pub mod model;
mod queries;
mod reactions;
pub mod refusals;
mod steps;

pub use commands::{
    AddCategory, AddMedia, AddProduct, AddVariant, NewVariant, PreferProduct, RegisterBarcode,
    RestoreProduct, SetPrice, SettleProducts, ToggleProduct, UpdateProduct, UpdateVariant,
};
pub use doors::ROOM;
pub use model::product::{
    CategoryId, Json, MediaId, MediaState, OptionAxis, Product, ProductId, ProductKind, ProductState, Stored,
    Unit, Variant, VariantId, WhenOut, full_code, variant_label,
};
pub use queries::{
    CategoryList, CategoryRow, CodeFound, CodeLookup, Fate, ImportRule, Planner, ProductCard, ProductList,
    ProductRow, ProductView, Quantities, Sellable, VariantView, Way, catalog_rev, code_conflicts, holders,
    load, load_one, product_by_number, sellable, variant_of,
};
pub use souk_entitlements::refusals::LIMIT_PRODUCTS;
pub use steps::{create, open_lines, remove, room_left, save};
