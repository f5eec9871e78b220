//! Rules of pages, of the theme and of the domain, pure.

pub mod domain;
pub mod host;
pub mod markup;
pub mod page;
pub mod preview;
pub mod punycode;
pub mod step;
pub mod theme;
