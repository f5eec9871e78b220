//! Closes a shop for good: its pages answer that it is gone, its orders end normally, its slug stays its own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tenant, Tx};

use crate::changes::Close;
use crate::model::ShopId;
use crate::queries::edited;
use crate::refusals::{ALREADY_CLOSED, CONFIRM_MISMATCH};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseShop {
    /// The shop's slug, typed as a confirmation.
    pub slug: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Closed {
    pub shop: ShopId,
    pub closed_at: Moment,
}

impl Command for CloseShop {
    const NAME: &'static str = "close_shop";
    const POLICY: Policy = Policy::shop("plans.manage", Modes::Any, Entitled::Free).alone();
    type Prepared = ();
    type Output = Closed;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Closed> {
        if edited(tx, cx.shop)?.is_none_or(|shop| shop.slug != self.slug) {
            return CONFIRM_MISMATCH.with().field("slug", CONFIRM_MISMATCH.code).err();
        }
        tx.must(&Close, &ALREADY_CLOSED)?;
        tx.set_tenant(cx.shop, &Tenant { closed_at: Some(cx.now), ..cx.tenant.clone() })?;
        Ok(Closed { shop: cx.shop, closed_at: cx.now })
    }
    fn subject(&self, output: &Closed) -> Option<RawId> {
        Some(output.shop.raw())
    }
}
