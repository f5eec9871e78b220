//! Rules of pages, pure.

pub mod markup;
pub mod page;
