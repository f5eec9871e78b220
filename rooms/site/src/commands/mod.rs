//! One verb a file.

mod add_site_page;
mod check_domain;
mod keep_site_file;
mod note_domain;
mod put_step_away;
mod remove_domain;
mod remove_site_page;
mod remove_site_picture;
mod set_domain;
mod set_site_picture;
mod set_theme;
mod update_site_page;

pub use add_site_page::AddSitePage;
pub use check_domain::CheckDomain;
pub use keep_site_file::KeepSiteFile;
pub use note_domain::{LoseDomain, NoteDomain};
pub use put_step_away::PutStepAway;
pub use remove_domain::RemoveDomain;
pub use remove_site_page::{RemoveSitePage, RemovedSitePage};
pub use remove_site_picture::RemoveSitePicture;
pub use set_domain::SetDomain;
pub use set_site_picture::SetSitePicture;
pub use set_theme::SetTheme;
pub use update_site_page::UpdateSitePage;

use souk_core::Result;
use souk_engine::Tx;

/// Those who change a picture of the same shop come one after the other: each knows what the one before it
/// wrote. They wait at a number of the shop, not for everything else that happens in it.
fn in_line(tx: &mut Tx<'_, '_>) -> Result<()> {
    tx.next_number("site").map(|_| ())
}
