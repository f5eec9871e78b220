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
    AddCategory, AddMedia, AddProduct, AddVariant, ArrangeProducts, DeleteCategory, DeletedCategory,
    MOST_ARRANGED, NewVariant, PreferProduct, RegisterBarcode, RemoveMedia, RestoreProduct, SetPrice,
    SettleProducts, ToggleProduct, UpdateCategory, UpdateMedia, UpdateProduct, UpdateVariant,
};
pub use doors::ROOM;
pub use model::files::prose;
pub use model::picture::{Picture, PictureSize, at as size_at, read_name, sizes_of};
pub use model::product::{
    CategoryId, MediaId, MediaState, Medium, OptionAxis, Product, ProductId, ProductKind, ProductState,
    Sizes, Stored, Unit, Variant, VariantId, WhenOut, full_code, variant_label,
};
pub use queries::{
    ArrangedProduct, Arrangement, CategoryCard, CategoryList, CategoryRow, CategoryView, CodeFound,
    CodeLookup, Fate, ImportRule, Planner, ProductArrangement, ProductCard, ProductList, ProductRow,
    ProductSort, ProductView, Quantities, Sellable, VariantView, Way, catalog_rev, category_handles,
    code_conflicts, first_pictures, holders, load, load_one, picture_bytes, product_by_number, sellable,
    shown_behind, shown_from, tree, variant_of, variant_pictures,
};
pub use souk_entitlements::refusals::LIMIT_PRODUCTS;
pub use steps::{create, keep_sizes, open_lines, remove, room_left, save};
