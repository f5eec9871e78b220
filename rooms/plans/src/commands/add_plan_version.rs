//! A plan changes by a new version; whoever bought an older one keeps it until they renew. Plans are retired,
//! never deleted.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Moment, Result, TenantId, params};
use souk_engine::{Command, Context, Policy, Tx, sql};

use crate::changes::{AddVersion, RetirePlanRow};
use crate::queries::version;
use crate::refusals::{LIMIT_INVALID, NOT_FOUND, VERSION_LOCKED};

/// What is left out stays as in the version before.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddPlanVersion {
    pub plan: String,
    /// The version that this one follows.
    pub after: i64,
    #[serde(default)]
    pub price_month_minor: Option<i64>,
    /// A year at once; null = it is not sold so any more.
    #[serde(default, deserialize_with = "told", skip_serializing_if = "Option::is_none")]
    pub price_year_minor: Option<Option<i64>>,
    #[serde(default)]
    pub trial_hours: Option<i64>,
    /// From when on renewals buy this version; at once unless told. New shops buy it at once in any case.
    #[serde(default)]
    pub move_at: Option<Moment>,
    /// `{"online_orders.max": 150, "pos": true}`; null = no limit.
    #[serde(default)]
    pub entitlements: BTreeMap<String, Value>,
}

/// A field that is named says something, null too; one that is not leaves what stands.
fn told<'de, D: serde::Deserializer<'de>>(reader: D) -> std::result::Result<Option<Option<i64>>, D::Error> {
    Deserialize::deserialize(reader).map(Some)
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlanVersionCard {
    pub plan: String,
    pub version: i64,
}

fn fits(key: &str, value: &Value) -> bool {
    use souk_entitlements::model::{FLAGS, NUMBERS};
    match value {
        Value::Bool(_) => FLAGS.contains(&key),
        Value::Null => NUMBERS.contains(&key),
        number => NUMBERS.contains(&key) && number.as_i64().is_some_and(|number| number >= 0),
    }
}

impl Command for AddPlanVersion {
    const NAME: &'static str = "add_plan_version";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = PlanVersionCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<PlanVersionCard> {
        let old = version(tx, &self.plan, cx.now)?;
        if old.number != self.after {
            return VERSION_LOCKED.with().arg("version", old.number).err();
        }
        let price_month = self.price_month_minor.unwrap_or(old.terms.price_month);
        let price_year = self.price_year_minor.unwrap_or(old.terms.price_year);
        let trial_hours = self.trial_hours.unwrap_or(old.terms.trial_hours);
        let bad =
            self.entitlements.iter().find(|(key, value)| !fits(key, value)).map(|(key, _)| key.as_str());
        let bad = bad
            .or((price_month < 0).then_some("price_month_minor"))
            .or(price_year.is_some_and(|price| price < 0).then_some("price_year_minor"))
            .or((trial_hours < 0).then_some("trial_hours"));
        if let Some(field) = bad {
            return LIMIT_INVALID.with().field(field, LIMIT_INVALID.code).err();
        }
        let mut entitlements = old.terms.entitlements;
        entitlements.extend(self.entitlements.clone());
        let number = old.number + 1;
        let adding = AddVersion {
            plan: &self.plan,
            number,
            currency: old.terms.currency,
            price_month,
            price_year,
            trial_hours,
            orders_limit: entitlements.get("online_orders.max").map_or(old.terms.orders_limit, Value::as_i64),
            entitlements: &entitlements,
            counted_channels: old.terms.counted_channels,
            valid_from: cx.now,
            moves_from: self.move_at,
        };
        tx.must(&adding, &VERSION_LOCKED)?;
        Ok(PlanVersionCard { plan: self.plan.clone(), version: number })
    }
}

/// Sells a plan no more; whoever has it keeps it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetirePlan {
    pub plan: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RetiredCard {
    pub plan: String,
    /// Shops that still have it.
    pub shops: i64,
}

impl Command for RetirePlan {
    const NAME: &'static str = "retire_plan";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = RetiredCard;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<RetiredCard> {
        let known: Option<(String,)> = tx.one(
            sql!("select code from plans where shop_id = $1 and code = $2"),
            params![TenantId::INSTALLATION, self.plan],
        )?;
        if known.is_none() {
            return NOT_FOUND.with().arg("plan", self.plan.as_str()).err();
        }
        tx.make(&RetirePlanRow { code: &self.plan })?;
        let shops: Option<(i64,)> = tx.one(
            sql!("select cast(count(*) as bigint) from subscriptions where plan_code = $1"),
            params![self.plan],
        )?;
        Ok(RetiredCard { plan: self.plan.clone(), shops: shops.map_or(0, |(count,)| count) })
    }
}
