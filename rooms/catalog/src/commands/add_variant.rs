//! A member adds a variant to a product.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::commands::add_product::{NewVariant, axes};
use crate::commands::{keep, seen};
use crate::model::product::ProductId;
use crate::queries::ProductView;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddVariant {
    pub id: ProductId,
    pub rev: i64,
    pub variant: NewVariant,
}

impl Command for AddVariant {
    const NAME: &'static str = "add_variant";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ProductView;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ProductView> {
        let before = seen(tx, cx, self.id, self.rev)?;
        let mut after = before.product.clone();
        after.variants.push(self.variant.make(cx.id()));
        let names: Vec<String> = after.options.iter().map(|axis| axis.name.clone()).collect();
        let found = axes(&names, &after.variants);
        // Known values keep their order; new ones come behind.
        for (axis, found) in after.options.iter_mut().zip(found) {
            let new =
                found.values.into_iter().filter(|value| !axis.values.contains(value)).collect::<Vec<_>>();
            axis.values.extend(new);
        }
        keep(tx, cx, &before, after)
    }
    fn subject(&self, _: &ProductView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
