//! What can happen to a shop's own pages and to how it looks.

mod pages;
mod pictures;
mod theme;

pub use pages::{SitePageRemoved, SitePageSaved};
pub use pictures::{SitePictureKept, SitePictureRemoved};
pub use theme::SiteThemeChanged;

pub(crate) use pages::{Remove, Save};
pub(crate) use pictures::{Describe, Keep, TakeAway};
pub(crate) use theme::WriteTheme;
