//! A plan changes by a new version; whoever bought an older one keeps it until they renew. What is better may
//! reach them at once, what is worse never does.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Moment, Money, Result, TenantId, Words, text};
use souk_engine::{Command, Context, Policy, Tx};

use super::retire_plan::shops_of;
use crate::changes::{AddVersion, RenamePlan};
use crate::jobs::FavourShops;
use crate::model::terms::{Difference, difference};
use crate::queries::{Terms, version};
use crate::refusals::{LIMIT_INVALID, NAME_INVALID, VERSION_LOCKED};

/// What is left out stays as in the version before.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddPlanVersion {
    pub plan: String,
    /// The version that this one follows.
    pub after: i64,
    /// Names by language; a language that is left out keeps its own. They change at once, for everybody.
    #[serde(default)]
    pub names: Words,
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
    /// Shops that have the plan get at once what is better in this version; nothing worse reaches them.
    #[serde(default)]
    pub favour_now: bool,
}

/// A field that is named says something, null too; one that is not leaves what stands.
fn told<'de, D: serde::Deserializer<'de>>(reader: D) -> std::result::Result<Option<Option<i64>>, D::Error> {
    Deserialize::deserialize(reader).map(Some)
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PlanVersionCard {
    pub plan: String,
    pub version: i64,
    /// Shops that have the plan: each keeps its version until it renews after `move_at`.
    #[serde(default)]
    pub shops: i64,
    /// What differs from the version before, each key with both values, as far as it is better or worse for a
    /// shop.
    #[serde(default)]
    pub better: Vec<Difference>,
    #[serde(default)]
    pub worse: Vec<Difference>,
    /// Shops that get the better part now.
    #[serde(default)]
    pub favoured: i64,
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

impl AddPlanVersion {
    /// The new terms, if every figure of them is one.
    fn terms(&self, old: &Terms) -> Result<Terms> {
        let price_month = self.price_month_minor.unwrap_or(old.price_month);
        let price_year = self.price_year_minor.unwrap_or(old.price_year);
        let trial_hours = self.trial_hours.unwrap_or(old.trial_hours);
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
        let mut entitlements = old.entitlements.clone();
        entitlements.extend(self.entitlements.clone());
        Ok(Terms {
            price_month,
            price_year,
            trial_hours,
            orders_limit: entitlements.get("online_orders.max").map_or(old.orders_limit, Value::as_i64),
            entitlements,
            ..old.clone()
        })
    }

    /// Only languages that are named, each one line.
    fn names(&self) -> Result<Words> {
        let mut names = Words::default();
        for (lang, typed) in &self.names.0 {
            let name = text::line(typed, 60).filter(|name| !name.is_empty());
            let name = name.ok_or_else(|| NAME_INVALID.with().field("names", NAME_INVALID.code))?;
            names.0.insert(*lang, name);
        }
        Ok(names)
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
        let terms = self.terms(&old.terms)?;
        let names = self.names()?;
        if !names.0.is_empty() {
            tx.make(&RenamePlan { code: &self.plan, names: &names })?;
        }
        let number = old.number + 1;
        let (better, worse) = difference(&old.terms.figures(), &terms.figures());
        let favours = self.favour_now && better.iter().any(Difference::is_given);
        let adding = AddVersion {
            plan: &self.plan,
            number,
            currency: terms.currency,
            price_month: terms.price_month,
            price_year: terms.price_year,
            trial_hours: terms.trial_hours,
            orders_limit: terms.orders_limit,
            entitlements: &terms.entitlements,
            counted_channels: terms.counted_channels.clone(),
            valid_from: cx.now,
            moves_from: self.move_at,
            favours,
        };
        tx.must(&adding, &VERSION_LOCKED)?;
        let shops = shops_of(tx, &self.plan)?;
        if favours {
            let job = FavourShops { plan: self.plan.clone(), version: number };
            tx.enqueue(&job, Some(TenantId::INSTALLATION.raw()))?;
        }
        let favoured = if favours { shops } else { 0 };
        Ok(PlanVersionCard { plan: self.plan.clone(), version: number, shops, better, worse, favoured })
    }
}
