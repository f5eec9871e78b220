//! Rules of pages and of the theme, pure.

pub mod markup;
pub mod page;
pub mod preview;
pub mod theme;
