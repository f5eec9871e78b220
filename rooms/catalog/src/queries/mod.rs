//! Questions to the catalog, and what later rooms read from it.

mod arrangement;
mod category_list;
mod code_lookup;
mod import_plan;
mod load;
mod pictures;
mod product_card;
mod product_list;
mod sellable;
mod shown;

pub use arrangement::{ArrangedProduct, Arrangement, ProductArrangement};
pub use category_list::{CategoryCard, CategoryList, CategoryRow, CategoryView, categories, tree, within};
pub use code_lookup::{CodeFound, CodeLookup, Way};
pub use import_plan::{Fate, ImportRule, Planner, Quantities, code_conflicts};
pub use load::{catalog_rev, holders, load, load_one, product_by_number};
pub use pictures::{first_pictures, picture_bytes, variant_pictures};
pub use product_card::{ProductCard, ProductView, VariantView};
pub use product_list::{ProductList, ProductRow, ProductSort};
pub use sellable::{Sellable, sellable, variant_of};
pub use shown::{category_handles, shown_behind, shown_from};

pub(crate) use arrangement::arrangement;
