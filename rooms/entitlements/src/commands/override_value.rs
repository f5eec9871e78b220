//! Whoever runs the installation gives a shop something else than its plan does: with a reason, and until a
//! day.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Moment, RawId, Result, TenantId, params, text};
use souk_engine::{Command, Context, Policy, Tx, refusals, sql};

use crate::changes::{Give, Overridden};
use crate::model::{FLAGS, NUMBERS};
use crate::queries::value;
use crate::refusals::{NOT_OVERRIDDEN, OVERRIDE_INVALID};

/// The orders of a month are no such thing: they grow by extra orders.
const ORDERS: &str = "online_orders.max";

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OverrideEntitlement {
    pub shop: TenantId,
    pub key: String,
    /// `true`, `false`, a number, or null for no limit.
    pub value: Value,
    /// 5 to 300 letters; the shop's members read it.
    pub reason: String,
    /// None = until it is lifted.
    #[serde(default)]
    pub until: Option<Moment>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OverrideCard {
    pub shop: TenantId,
    pub key: String,
    pub allowed: bool,
    /// None = no limit.
    pub max: Option<i64>,
    pub until: Option<Moment>,
}

impl OverrideEntitlement {
    fn read(&self, now: Moment) -> Result<(bool, Option<i64>, String)> {
        let wrong = |field: &str| OVERRIDE_INVALID.with().field(field, OVERRIDE_INVALID.code);
        let key = self.key.as_str();
        let given = match &self.value {
            Value::Bool(allowed) if FLAGS.contains(&key) => Some((*allowed, None)),
            Value::Null if NUMBERS.contains(&key) && key != ORDERS => Some((true, None)),
            number if NUMBERS.contains(&key) && key != ORDERS => {
                number.as_i64().filter(|max| *max >= 0).map(|max| (true, Some(max)))
            }
            _ => None,
        };
        let (allowed, max) = given.ok_or_else(|| wrong("value"))?;
        let reason = text::line(&self.reason, 300).filter(|reason| reason.chars().count() >= 5);
        let reason = reason.ok_or_else(|| wrong("reason"))?;
        if self.until.is_some_and(|until| until <= now) {
            return wrong("until").err();
        }
        Ok((allowed, max, reason))
    }
}

impl Command for OverrideEntitlement {
    const NAME: &'static str = "override_entitlement";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = OverrideCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<OverrideCard> {
        let (allowed, max, reason) = self.read(cx.now)?;
        let Self { shop, until, .. } = *self;
        if tx.ask(value(shop, &self.key, cx.now))?.is_none() {
            return Err(refusals::SHOP_NOT_FOUND.refuse());
        }
        let event = Overridden { shop, key: self.key.clone(), allowed, max, until };
        tx.make(&Give::Instead { event: &event, reason: &reason })?;
        Ok(OverrideCard { shop, key: self.key.clone(), allowed, max, until })
    }
    fn subject(&self, output: &OverrideCard) -> Option<RawId> {
        Some(output.shop.raw())
    }
}

/// The plan's own value holds again.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LiftOverride {
    pub shop: TenantId,
    pub key: String,
}

impl Command for LiftOverride {
    const NAME: &'static str = "lift_override";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = OverrideCard;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<OverrideCard> {
        let lifted = tx.must(&Give::Plans { shop: self.shop, key: &self.key }, &NOT_OVERRIDDEN)?;
        Ok(OverrideCard {
            shop: self.shop,
            key: self.key.clone(),
            allowed: lifted.allowed,
            max: lifted.max,
            until: None,
        })
    }
    fn subject(&self, output: &OverrideCard) -> Option<RawId> {
        Some(output.shop.raw())
    }
}

/// Lifts what a shop had until now: a clock's work.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndOverrides {
    pub shop: TenantId,
}

impl Command for EndOverrides {
    const NAME: &'static str = "end_overrides";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = bool;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<bool> {
        let due: Vec<(String,)> = tx.rows(
            sql!(
                "select key from entitlements
                 where shop_id = $1 and override_allowed is not null and override_until <= $2 order by key"
            ),
            params![self.shop, cx.now],
        )?;
        for (key,) in &due {
            tx.make(&Give::Over { shop: self.shop, key })?;
        }
        Ok(!due.is_empty())
    }
    fn subject(&self, _: &bool) -> Option<RawId> {
        Some(self.shop.raw())
    }
}
