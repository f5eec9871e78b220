//! Puts the first versions of the plans and the packages into the catalogue. Repeatable: what stands there
//! stays.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Fault, Result};
use souk_engine::{Command, Context, Policy, Tx};

use crate::changes::{AddPackage, AddPlan, AddVersion};
use crate::model::catalogue::{COUNTED, PACKAGES, PLANS, STARTER};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SetUpPlans {
    /// `starter`: only the starter plan and the owner's. Otherwise all.
    pub plans: String,
    /// DZD unless told.
    pub currency: Option<Currency>,
}

/// How many rows each table got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SetUpCard {
    pub plans: i64,
    pub versions: i64,
    pub packages: i64,
}

impl Command for SetUpPlans {
    const NAME: &'static str = "set_up_plans";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = SetUpCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<SetUpCard> {
        let dzd = || Currency::parse("DZD").ok_or_else(|| Fault::new("DZD is a currency"));
        let currency = self.currency.map_or_else(dzd, Ok)?;
        let mut card = SetUpCard { plans: 0, versions: 0, packages: 0 };
        let wanted =
            |code: &str| self.plans != "starter" || code == STARTER || code == crate::model::catalogue::OWN;
        for (position, plan) in (1..).zip(PLANS).filter(|(_, plan)| wanted(plan.code)) {
            let added = tx.make(&AddPlan { code: plan.code, names: plan.names(), position })?;
            card.plans += i64::from(added.is_some());
            let version = tx.make(&AddVersion {
                plan: plan.code,
                number: 1,
                currency,
                price_month: plan.price * currency.unit(),
                price_year: plan.year.map(|year| year * currency.unit()),
                trial_hours: plan.trial_hours,
                orders_limit: plan.orders,
                entitlements: &plan.entitlements(),
                counted_channels: serde_json::json!(COUNTED),
                valid_from: cx.now,
                moves_from: None,
                favours: false,
            })?;
            card.versions += i64::from(version.is_some());
        }
        for (code, orders, price, months) in PACKAGES.iter().copied() {
            let added =
                tx.make(&AddPackage { code, currency, orders, price: price * currency.unit(), months })?;
            card.packages += i64::from(added.is_some());
        }
        Ok(card)
    }
}
