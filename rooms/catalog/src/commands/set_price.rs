//! A member sets the price of a product or of one of its variants.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::commands::{keep, seen};
use crate::model::product::{ProductId, VariantId};
use crate::queries::ProductView;
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPrice {
    pub id: ProductId,
    pub rev: i64,
    /// Without it the product's own price.
    #[serde(default)]
    pub variant_id: Option<VariantId>,
    /// `null` takes a variant's own price away: the product's holds again.
    pub price_minor: Option<i64>,
}

impl Command for SetPrice {
    const NAME: &'static str = "set_price";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ProductView;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ProductView> {
        let before = seen(tx, cx, self.id, self.rev)?;
        let mut after = before.product.clone();
        match self.variant_id {
            None => after.price_minor = self.price_minor,
            Some(id) => {
                let variant = after.variant_mut(id).ok_or_else(|| refusals::VARIANT_NOT_FOUND.refuse())?;
                variant.price_minor = self.price_minor;
            }
        }
        keep(tx, cx, &before, after)
    }
    fn subject(&self, _: &ProductView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
