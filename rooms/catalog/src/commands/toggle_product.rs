//! A member shows or hides a product, or brings an archived one back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::commands::{keep, seen};
use crate::model::product::{ProductId, ProductState};
use crate::queries::{ProductView, load_one};

/// Active becomes inactive; a draft or inactive product becomes active once it is ready.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ToggleProduct {
    pub id: ProductId,
    pub rev: i64,
}

impl Command for ToggleProduct {
    const NAME: &'static str = "toggle_product";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ProductView;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ProductView> {
        let before = seen(tx, cx, self.id, self.rev)?;
        let mut after = before.product.clone();
        after.state = match after.state {
            ProductState::Active => ProductState::Inactive,
            _ => ProductState::Active,
        };
        keep(tx, cx, &before, after)
    }
    fn subject(&self, _: &ProductView) -> Option<RawId> {
        Some(self.id.raw())
    }
}

/// An archived product is inactive again and counts for the plan.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RestoreProduct {
    pub id: ProductId,
}

impl Command for RestoreProduct {
    const NAME: &'static str = "restore_product";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ProductView;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ProductView> {
        let before = load_one(tx, cx.shop, self.id)?;
        let mut after = before.product.clone();
        if after.state == ProductState::Archived {
            after.state = ProductState::Inactive;
        }
        keep(tx, cx, &before, after)
    }
    fn subject(&self, _: &ProductView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
