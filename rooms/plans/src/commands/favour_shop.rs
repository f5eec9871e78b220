//! Gives a shop at once what is better in a newer version of its plan. Nothing of it becomes worse.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Policy, Tx};
use souk_shops::ShopId;

use crate::changes::Favour;
use crate::model::terms::is_better;
use crate::queries::{opened_periods, version_numbered};
use crate::refusals::CHANGED_MEANWHILE;
use crate::steps::{begun_standing, entitle, raise_limit};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FavourShop {
    pub shop: ShopId,
    pub plan: String,
    pub version: i64,
}

/// What the shop's plan gives for a key now.
fn given(row: &souk_entitlements::EntitlementLine) -> Value {
    match (row.plan_allowed, row.plan_max) {
        (_, Some(max)) => Value::from(max),
        (true, None) if row.key.contains(".max") => Value::Null,
        (allowed, None) => Value::Bool(allowed),
    }
}

impl Command for FavourShop {
    const NAME: &'static str = "favour_shop";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    /// How many values became better.
    type Output = i64;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<i64> {
        let shop = self.shop;
        let before = begun_standing(tx, shop)?;
        if before.plan_code != self.plan || before.version >= self.version {
            return Ok(0);
        }
        let mut terms = version_numbered(tx, &self.plan, self.version)?.terms;
        let now = souk_entitlements::lines(tx, shop, cx.now)?;
        terms.entitlements.retain(|key, value| {
            let here = now.iter().find(|row| row.key == *key).map_or(Value::Bool(false), given);
            is_better(key, &here, value)
        });
        let mut count = i64::try_from(terms.entitlements.len()).unwrap_or(i64::MAX);
        let here = before.orders_limit.map_or(Value::Null, Value::from);
        let there = terms.orders_limit.map_or(Value::Null, Value::from);
        if is_better("online_orders.max", &here, &there) {
            let favour = Favour { shop, limit: terms.orders_limit, rev: before.rev };
            tx.must(&favour, &CHANGED_MEANWHILE)?;
            for period in opened_periods(tx, shop, cx.now)? {
                raise_limit(tx, shop, &period, terms.orders_limit)?;
            }
            count = count.max(1);
        }
        entitle(tx, shop, &terms)?;
        Ok(count)
    }
    fn subject(&self, _: &i64) -> Option<RawId> {
        Some(self.shop.raw())
    }
}
