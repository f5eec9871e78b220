//! Gives a shop at once what is better in a newer version of its plan. Nothing of it becomes worse.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Policy, Tx};
use souk_shops::ShopId;

use crate::changes::Favour;
use crate::model::terms::is_better;
use crate::queries::{PlanVersion, Terms, more_orders, opened_periods, version_numbered};
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
        if !before.has_older(&self.plan, self.version)? {
            return Ok(0);
        }
        let newer = version_numbered(tx, &self.plan, self.version)?.terms;
        let (mut coming, mut count) = (before.stretches()?, 0);
        let older = |plan: &PlanVersion| plan.code == self.plan && plan.number < self.version;
        for stretch in coming.iter_mut().filter(|stretch| older(&stretch.plan)) {
            count = stretch.plan.terms.favour(&newer).max(count);
        }
        let runs = before.plan_code == self.plan && before.version < self.version;
        let more = runs && more_orders(before.orders_limit, newer.orders_limit);
        let limit = if more { newer.orders_limit } else { before.orders_limit };
        if more || count > 0 {
            tx.must(&Favour { shop, limit, coming: &coming, rev: before.rev }, &CHANGED_MEANWHILE)?;
            count = count.max(1);
        }
        if more {
            for period in opened_periods(tx, shop, cx.now)? {
                raise_limit(tx, shop, &period, limit)?;
            }
        }
        Ok(if runs { self.entitled(cx, tx, newer)?.max(count) } else { count })
    }
    fn subject(&self, _: &i64) -> Option<RawId> {
        Some(self.shop.raw())
    }
}

impl FavourShop {
    /// Gives what is better than what the running plan gives; how many values that are.
    fn entitled(&self, cx: &Context, tx: &mut Tx<'_, '_>, mut newer: Terms) -> Result<i64> {
        let now = souk_entitlements::lines(tx, self.shop, cx.now)?;
        newer.entitlements.retain(|key, value| {
            let here = now.iter().find(|row| row.key == *key).map_or(Value::Bool(false), given);
            is_better(key, &here, value)
        });
        entitle(tx, self.shop, &newer)?;
        Ok(i64::try_from(newer.entitlements.len()).unwrap_or(i64::MAX))
    }
}
