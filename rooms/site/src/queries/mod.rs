//! Questions about a shop's own pages and how it looks.

mod pages;
mod theme;

pub use pages::{
    PageLink, PublicSitePage, PublicSitePageView, SitePageCard, SitePageList, SitePageRow, SitePageView,
    links_by_slug,
};
pub use theme::{PublicTheme, SiteTheme, ThemeView, site_picture_bytes, theme_by_slug};

pub(crate) use pages::{count, view};
pub(crate) use theme::theme;
