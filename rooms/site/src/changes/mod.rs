//! What can happen to a shop's own pages, to how it looks and to where it is found.

mod domains;
mod pages;
mod pictures;
mod steps;
mod theme;

pub use domains::{DomainChanged, DomainRemoved};
pub use pages::{SitePageRemoved, SitePageSaved};
pub use pictures::{SitePictureKept, SitePictureRemoved};
pub use steps::SetUpStepPutAway;
pub use theme::SiteThemeChanged;

pub(crate) use domains::{Look, Name, TakeDown};
pub(crate) use pages::{Remove, Save};
pub(crate) use pictures::{Describe, Keep, TakeAway};
pub(crate) use steps::PutAway;
pub(crate) use theme::WriteTheme;
