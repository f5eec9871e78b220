//! Plans are retired, never deleted: whoever has one keeps it and renews it, and it can be sold again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, TenantId, params};
use souk_engine::{Command, Context, Policy, Tx, sql};

use crate::changes::{RetirePlanRow, SellPlanRow};
use crate::refusals::NOT_FOUND;

/// Sells a plan no more; whoever has it keeps it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetirePlan {
    pub plan: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RetiredCard {
    pub plan: String,
    /// Shops that have it.
    pub shops: i64,
}

fn known(tx: &mut Tx<'_, '_>, plan: &str) -> Result<()> {
    let known: Option<(String,)> = tx.one(
        sql!("select code from plans where shop_id = $1 and code = $2"),
        params![TenantId::INSTALLATION, plan],
    )?;
    known.map(|_| ()).ok_or_else(|| NOT_FOUND.with().arg("plan", plan).into())
}

/// How many shops have a plan.
pub(super) fn shops_of(tx: &mut Tx<'_, '_>, plan: &str) -> Result<i64> {
    let shops: Option<(i64,)> = tx.one(
        sql!("select cast(count(*) as bigint) from subscriptions where plan_code = $1"),
        params![plan],
    )?;
    Ok(shops.map_or(0, |(count,)| count))
}

fn card(tx: &mut Tx<'_, '_>, plan: &str) -> Result<RetiredCard> {
    Ok(RetiredCard { plan: plan.to_owned(), shops: shops_of(tx, plan)? })
}

impl Command for RetirePlan {
    const NAME: &'static str = "retire_plan";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = RetiredCard;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<RetiredCard> {
        known(tx, &self.plan)?;
        tx.make(&RetirePlanRow { code: &self.plan })?;
        card(tx, &self.plan)
    }
}

/// Sells a plan again that was retired.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SellPlanAgain {
    pub plan: String,
}

impl Command for SellPlanAgain {
    const NAME: &'static str = "sell_plan_again";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = RetiredCard;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<RetiredCard> {
        known(tx, &self.plan)?;
        tx.make(&SellPlanRow { code: &self.plan })?;
        card(tx, &self.plan)
    }
}
