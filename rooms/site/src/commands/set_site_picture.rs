//! The shop's logo or its cover: an uploaded file that is made anew in three sizes, or other words for the
//! one that stands there.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, Words};
use souk_engine::pictures::Shrunk;
use souk_engine::{Command, Context, Entitled, FileId, Modes, Outside, Policy, Tx};

use crate::changes::{Describe, Keep};
use crate::commands::in_line;
use crate::model::theme::{PicturePlace, alt};
use crate::queries::{ThemeView, theme};
use crate::refusals::PICTURE_MISSING;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetSitePicture {
    pub place: PicturePlace,
    /// A picture that was uploaded before; without it the present one is only described anew.
    #[serde(default)]
    pub file_id: Option<FileId>,
    /// What a cover shows, for whoever does not see it.
    #[serde(default)]
    pub alt: Words,
}

impl Command for SetSitePicture {
    const NAME: &'static str = "set_site_picture";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::NotEmergency, Entitled::To("storefront"));
    const PREPARES: bool = true;
    type Prepared = Option<Shrunk>;
    type Output = ThemeView;

    fn prepare(&self, cx: &Context, outside: &Outside) -> Result<Option<Shrunk>> {
        self.file_id.map(|file| outside.picture(cx, file)).transpose()
    }
    fn run(&self, shrunk: &Option<Shrunk>, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ThemeView> {
        in_line(tx)?;
        let (place, alt) = (self.place, alt(&self.alt)?);
        match shrunk {
            Some(shrunk) => {
                let files = souk_catalog::keep_sizes(tx, shrunk)?;
                let (width, height) = (shrunk.width, shrunk.height);
                tx.make(&Keep { id: cx.id(), place, width, height, files, alt: &alt })?;
            }
            None => {
                tx.must(&Describe { place, alt: &alt }, &PICTURE_MISSING)?;
            }
        }
        theme(tx, cx.shop)
    }
    fn subject(&self, _: &ThemeView) -> Option<RawId> {
        None
    }
}
