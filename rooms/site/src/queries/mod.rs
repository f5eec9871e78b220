//! Questions about a shop's own pages, how it looks and where it is found.

mod domain;
mod pages;
mod steps;
mod theme;

pub use domain::{Domain, DomainCard, DomainView, live_host, live_host_by_slug, served_at};
pub use pages::{
    PageLink, PublicSitePage, PublicSitePageView, SitePageCard, SitePageList, SitePageRow, SitePageView,
    links_by_slug,
};
pub use steps::{SetUpStepsAway, StepsAway};
pub use theme::{PublicTheme, SiteTheme, ThemeView, site_picture_bytes, theme_by_slug};

pub(crate) use domain::{DomainRow, domain_row, holder};
pub(crate) use pages::{count, view};
pub(crate) use steps::put_away;
pub(crate) use theme::theme;
