//! A member edits a variant; what is not named stays.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Quantity, RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::commands::update_product::named;
use crate::commands::{keep, seen};
use crate::model::product::{MediaId, ProductId, VariantId, WhenOut};
use crate::queries::ProductView;
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateVariant {
    pub id: ProductId,
    pub variant_id: VariantId,
    /// Of the product, as it was read.
    pub rev: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub sku: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub barcode: Option<Option<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub price_minor: Option<Option<i64>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub compare_at_minor: Option<Option<i64>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub cost_minor: Option<Option<i64>>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub weight_g: Option<Option<i64>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity_step: Option<Quantity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_out: Option<WhenOut>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// One of the product's pictures.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "named")]
    pub media_id: Option<Option<MediaId>>,
}

impl Command for UpdateVariant {
    const NAME: &'static str = "update_variant";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ProductView;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ProductView> {
        let before = seen(tx, cx, self.id, self.rev)?;
        let mut after = before.product.clone();
        if let Some(Some(picture)) = self.media_id
            && after.media.iter().all(|medium| medium.id != picture)
        {
            return Err(refusals::MEDIA_NOT_FOUND.refuse());
        }
        let variant =
            after.variant_mut(self.variant_id).ok_or_else(|| refusals::VARIANT_NOT_FOUND.refuse())?;
        put(&mut variant.variant_code, &self.variant_code);
        put(&mut variant.sku, &self.sku);
        put(&mut variant.barcode, &self.barcode);
        put(&mut variant.price_minor, &self.price_minor);
        put(&mut variant.compare_at_minor, &self.compare_at_minor);
        put(&mut variant.cost_minor, &self.cost_minor);
        put(&mut variant.weight_g, &self.weight_g);
        put(&mut variant.quantity_step, &self.quantity_step);
        put(&mut variant.when_out, &self.when_out);
        put(&mut variant.active, &self.active);
        put(&mut variant.media_id, &self.media_id);
        keep(tx, cx, &before, after)
    }
    fn subject(&self, _: &ProductView) -> Option<RawId> {
        Some(self.variant_id.raw())
    }
}

fn put<T: Clone>(field: &mut T, wanted: &Option<T>) {
    if let Some(wanted) = wanted {
        field.clone_from(wanted);
    }
}
