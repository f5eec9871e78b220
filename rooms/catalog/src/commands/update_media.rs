//! A member describes a picture, or moves it to another place; the first one stands for the product.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, Words};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::commands::{keep, seen};
use crate::model::product::{MediaId, ProductId};
use crate::model::rules;
use crate::queries::ProductView;
use crate::refusals;

/// What is not named stays.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateMedia {
    pub id: ProductId,
    pub media_id: MediaId,
    /// Of the product, as it was read.
    pub rev: i64,
    /// What the picture shows, for whoever does not see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<Words>,
    /// Its new place from 0; behind the last one means last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
}

impl Command for UpdateMedia {
    const NAME: &'static str = "update_media";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ProductView;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ProductView> {
        let before = seen(tx, cx, self.id, self.rev)?;
        let mut after = before.product.clone();
        let place = after.media.iter().position(|medium| medium.id == self.media_id);
        let place = place.ok_or_else(|| refusals::MEDIA_NOT_FOUND.refuse())?;
        let mut medium = after.media.remove(place);
        if let Some(alt) = &self.alt {
            medium.alt = rules::alt(alt.clone())?;
        }
        let wanted = self.position.map_or(place, |wanted| usize::try_from(wanted).unwrap_or(usize::MAX));
        after.media.insert(wanted.min(after.media.len()), medium);
        keep(tx, cx, &before, after)
    }
    fn subject(&self, _: &ProductView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
