//! One verb a file.

mod add_site_page;
mod remove_site_page;
mod update_site_page;

pub use add_site_page::AddSitePage;
pub use remove_site_page::{RemoveSitePage, RemovedSitePage};
pub use update_site_page::UpdateSitePage;
