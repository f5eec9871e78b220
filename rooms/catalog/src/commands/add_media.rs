//! A member adds a picture: an uploaded file, or an address that a job fetches later.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, Words};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::commands::{keep, seen};
use crate::model::product::{FileId, MediaState, Medium, ProductId, VariantId};
use crate::queries::ProductView;
use crate::refusals;

/// One of `file_id` and `url`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddMedia {
    pub id: ProductId,
    pub rev: i64,
    #[serde(default)]
    pub file_id: Option<FileId>,
    #[serde(default)]
    pub url: Option<String>,
    #[serde(default)]
    pub alt: Words,
    /// The variant that this picture shows.
    #[serde(default)]
    pub variant_id: Option<VariantId>,
}

impl Command for AddMedia {
    const NAME: &'static str = "add_media";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ProductView;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ProductView> {
        let before = seen(tx, cx, self.id, self.rev)?;
        let mut after = before.product.clone();
        let medium = self.medium(cx)?;
        if let Some(variant) = self.variant_id {
            let variant = after.variant_mut(variant).ok_or_else(|| refusals::VARIANT_NOT_FOUND.refuse())?;
            variant.media_id = Some(medium.id);
        }
        after.media.push(medium);
        keep(tx, cx, &before, after)
    }
    fn subject(&self, _: &ProductView) -> Option<RawId> {
        Some(self.id.raw())
    }
}

impl AddMedia {
    fn medium(&self, cx: &Context) -> Result<Medium> {
        let plain = |url: &&String| {
            (url.starts_with("https://") || url.starts_with("http://"))
                && url.len() <= 2_000
                && !url.contains(char::is_whitespace)
        };
        let (state, src) = match (&self.file_id, self.url.as_ref().filter(plain)) {
            (Some(_), None) if self.url.is_none() => (MediaState::Stored, None),
            (None, Some(url)) => (MediaState::Remote, Some(url.clone())),
            _ => return Err(refusals::ADDRESS_REFUSED.refuse()),
        };
        Ok(Medium { id: cx.id(), state, src, file_id: self.file_id, alt: self.alt.clone() })
    }
}
