//! What can happen to rows of the catalog.

mod arrange;
mod category;
mod codes;
mod create;
mod lines;
mod media;
mod parts;
mod remove;
mod save;
mod shelf;
mod stock;

pub use arrange::{Arrange, ProductsArranged};
pub use category::{
    CategoryAdded, CategoryChanged, CategoryEmptied, CategoryRemoved, EmptyCategory, NewCategory,
    RemoveCategory, SaveCategory,
};
pub use codes::{CodeRegistered, RegisterCode};
pub use create::{CreateProduct, ProductCreated};
pub use lines::{LinesCounted, OpenLines};
pub use remove::{ProductRemoved, RemoveProduct};
pub use save::{ProductUpdated, SaveProduct};
pub use shelf::{Prefer, ProductPreferred, SettleShelf, ShelfSettled};
pub use stock::count_goods;
