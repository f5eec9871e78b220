//! Which products the storefront shows when the plan allows fewer than there are: the members' choice goes
//! before age. Both commands run alone in their shop.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::Prefer;
use crate::commands::shown;
use crate::model::product::ProductId;
use crate::queries::{ProductView, load_one};
use crate::refusals::ARCHIVED;
use crate::steps::settle_shelf;

/// Shows this product first; another one may be hidden for it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PreferProduct {
    pub id: ProductId,
}

impl Command for PreferProduct {
    const NAME: &'static str = "prefer_product";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free).alone();
    type Prepared = ();
    type Output = ProductView;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ProductView> {
        load_one(tx, cx.shop, self.id)?;
        tx.must(&Prefer { id: self.id }, &ARCHIVED)?;
        settle_shelf(tx)?;
        shown(tx, cx, self.id)
    }
    fn subject(&self, _: &ProductView) -> Option<RawId> {
        Some(self.id.raw())
    }
}

/// After the plan's number of products changed: hides what it has no room for, shows what it has room for
/// again. One step; whether another one is needed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleProducts {}

impl Command for SettleProducts {
    const NAME: &'static str = "settle_products";
    const POLICY: Policy = Policy::shop("plans.manage", Modes::Any, Entitled::Free).alone().bulk();
    type Prepared = ();
    type Output = bool;
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<bool> {
        settle_shelf(tx)
    }
}
