//! The shop's logo or its cover goes; without one the name and the colour stand alone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::SitePictureId;
use crate::changes::TakeAway;
use crate::commands::in_line;
use crate::model::theme::PicturePlace;
use crate::queries::{ThemeView, theme};
use crate::refusals::NO_PICTURE;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveSitePicture {
    pub place: PicturePlace,
    /// The one that somebody looked at: another one that took its place meanwhile stays.
    pub id: SitePictureId,
}

impl Command for RemoveSitePicture {
    const NAME: &'static str = "remove_site_picture";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::NotEmergency, Entitled::To("storefront"));
    type Prepared = ();
    type Output = ThemeView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ThemeView> {
        in_line(tx)?;
        let look = theme(tx, cx.shop)?.look;
        let stands = match self.place {
            PicturePlace::Logo => look.logo,
            PicturePlace::Cover => look.cover,
        };
        if stands.is_none_or(|picture| picture.id != self.id) {
            return Err(NO_PICTURE.refuse());
        }
        tx.must(&TakeAway { place: self.place }, &NO_PICTURE)?;
        theme(tx, cx.shop)
    }
    fn subject(&self, _: &ThemeView) -> Option<RawId> {
        None
    }
}
