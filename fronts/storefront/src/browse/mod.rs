//! Pages for looking around: home, categories, search, one product.

pub mod goods;
pub mod own;
pub mod product;
