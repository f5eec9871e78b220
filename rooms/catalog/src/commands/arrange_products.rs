//! Which products the home page shows first, in the merchant's own order. The rest follow, newest first;
//! categories and searches keep theirs.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, Value, params};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};

use crate::changes::Arrange;
use crate::model::product::ProductId;
use crate::queries::{Arrangement, arrangement};
use crate::refusals::{ARRANGED_MEANWHILE, ARRANGED_TOO_MANY, ARRANGED_TWICE, PRODUCT_NOT_FOUND};

/// Products that may have a place of their own.
pub const MOST_ARRANGED: usize = 200;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArrangeProducts {
    /// The revision that the change starts from; 0 before the first.
    pub rev: i64,
    /// In their order, the first comes first; none at all is an order by age alone.
    pub ids: Vec<ProductId>,
}

impl Command for ArrangeProducts {
    const NAME: &'static str = "arrange_products";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::NotEmergency, Entitled::To("storefront"));
    type Prepared = ();
    type Output = Arrangement;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Arrangement> {
        if self.ids.len() > MOST_ARRANGED {
            return ARRANGED_TOO_MANY.with().arg("max", MOST_ARRANGED).err();
        }
        let once: HashSet<ProductId> = self.ids.iter().copied().collect();
        if once.len() < self.ids.len() {
            return Err(ARRANGED_TWICE.refuse());
        }
        let known: Vec<(RawId,)> = tx.rows(
            sql!("select id from products where shop_id = $1 and id in_list($2) order by id"),
            params![cx.shop, Value::Ids(once.iter().map(|id| id.raw().0).collect())],
        )?;
        if known.len() < once.len() {
            return Err(PRODUCT_NOT_FOUND.refuse());
        }
        if tx.make(&Arrange { ids: &self.ids, rev: self.rev })?.is_none() {
            let rev = arrangement(tx, cx.shop)?.rev;
            return ARRANGED_MEANWHILE.with().arg("rev", rev).err();
        }
        arrangement(tx, cx.shop)
    }
    fn subject(&self, _: &Arrangement) -> Option<RawId> {
        None
    }
}
