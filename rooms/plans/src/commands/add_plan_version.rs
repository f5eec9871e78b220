//! A plan changes by a new version; whoever bought an older one keeps it until they renew.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Moment, Money, Result};
use souk_engine::{Command, Context, Policy, Tx};

use crate::changes::AddVersion;
use crate::queries::version;
use crate::refusals::{LIMIT_INVALID, VERSION_LOCKED};

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

/// Far above every plan, and far below where sums of them would run over.
const MOST: i64 = 1_000_000_000;
/// A year.
const MOST_HOURS: i64 = 8_784;
const HIGHEST_PRICE: i64 = Money::MAX / 1_000_000;

fn fits(key: &str, value: &Value) -> bool {
    use souk_entitlements::model::{FLAGS, NUMBERS};
    match value {
        Value::Bool(_) => FLAGS.contains(&key),
        Value::Null => NUMBERS.contains(&key),
        number => {
            NUMBERS.contains(&key) && number.as_i64().is_some_and(|number| (0..=MOST).contains(&number))
        }
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
            .or((!(0..=HIGHEST_PRICE).contains(&price_month)).then_some("price_month_minor"))
            .or(price_year
                .is_some_and(|price| !(0..=HIGHEST_PRICE).contains(&price))
                .then_some("price_year_minor"))
            .or((!(0..=MOST_HOURS).contains(&trial_hours)).then_some("trial_hours"));
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
