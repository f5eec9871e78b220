//! A member adds a picture: an uploaded file, or an address that a job fetches later.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, Words};
use souk_engine::pictures::Shrunk;
use souk_engine::{Command, Context, Entitled, FileId, Modes, Outside, Policy, Tx};

use crate::commands::{keep, seen};
use crate::model::product::{MediaState, Medium, ProductId, Sizes, VariantId};
use crate::model::rules::{self, MAX_PICTURES};
use crate::queries::ProductView;
use crate::refusals;
use crate::steps::keep_sizes;

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
    const PREPARES: bool = true;
    type Prepared = Option<Shrunk>;
    type Output = ProductView;
    fn prepare(&self, cx: &Context, outside: &Outside) -> Result<Option<Shrunk>> {
        self.file_id.filter(|_| self.url.is_none()).map(|file| outside.picture(cx, file)).transpose()
    }
    fn run(&self, shrunk: &Option<Shrunk>, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ProductView> {
        let before = seen(tx, cx, self.id, self.rev)?;
        let mut after = before.product.clone();
        if after.media.len() >= MAX_PICTURES {
            return refusals::TOO_MANY_PICTURES.with().arg("allowed", MAX_PICTURES).err();
        }
        let medium = self.medium(cx, shrunk.as_ref(), tx)?;
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
    fn medium(&self, cx: &Context, shrunk: Option<&Shrunk>, tx: &mut Tx<'_, '_>) -> Result<Medium> {
        let plain = |url: &&String| {
            (url.starts_with("https://") || url.starts_with("http://"))
                && url.len() <= 2_000
                && !url.contains(char::is_whitespace)
        };
        let alt = rules::alt(self.alt.clone())?;
        let (id, src) = (cx.id(), self.url.as_ref().filter(plain).cloned());
        match (shrunk, src) {
            (Some(shrunk), None) => {
                let [small_id, middle_id, large_id] = keep_sizes(tx, shrunk)?;
                let (width, height) = (shrunk.width.into(), shrunk.height.into());
                let sizes = Some(Sizes { width, height, small_id, middle_id, large_id });
                Ok(Medium { id, state: MediaState::Stored, src: None, sizes, alt })
            }
            (None, Some(src)) if self.file_id.is_none() => {
                Ok(Medium { id, state: MediaState::Remote, src: Some(src), sizes: None, alt })
            }
            _ => Err(refusals::ADDRESS_REFUSED.refuse()),
        }
    }
}
