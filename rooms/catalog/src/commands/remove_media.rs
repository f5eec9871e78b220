//! A member takes a picture away from its product; its files are swept after a while.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::commands::{keep, seen};
use crate::model::product::{MediaId, ProductId};
use crate::queries::ProductView;
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveMedia {
    pub id: ProductId,
    pub media_id: MediaId,
    /// Of the product, as it was read.
    pub rev: i64,
}

impl Command for RemoveMedia {
    const NAME: &'static str = "remove_media";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ProductView;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ProductView> {
        let before = seen(tx, cx, self.id, self.rev)?;
        let mut after = before.product.clone();
        after.media.retain(|medium| medium.id != self.media_id);
        if after.media.len() == before.product.media.len() {
            return Err(refusals::MEDIA_NOT_FOUND.refuse());
        }
        for variant in after.variants.iter_mut().filter(|it| it.media_id == Some(self.media_id)) {
            variant.media_id = None;
        }
        keep(tx, cx, &before, after)
    }
    fn subject(&self, _: &ProductView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
