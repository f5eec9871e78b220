//! Counts a period's units anew and corrects counters that drifted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{PeriodKey, Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};
use souk_shops::ShopId;

use crate::changes::Correct;
use crate::queries::standing;
use crate::refusals::NOT_SUBSCRIBED;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CalculateMonthlyOnlineOrders {
    /// Must be the present shop where it is given.
    pub organization_id: Option<ShopId>,
    /// An earlier month, `2026-10`; the running one unless told.
    pub period: Option<PeriodKey>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UsageCard {
    pub period: PeriodKey,
    pub orders: i64,
    /// The stored figure was another one.
    pub corrected: bool,
}

impl Command for CalculateMonthlyOnlineOrders {
    const NAME: &'static str = "calculate_monthly_online_orders";
    // Alone: an order that commits between counting and correcting would be lost from the counter.
    const POLICY: Policy = Policy::shop("plans.view", Modes::Any, Entitled::Free).alone();
    type Prepared = ();
    type Output = UsageCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<UsageCard> {
        if self.organization_id.is_some_and(|named| named != cx.shop) {
            return Err(souk_engine::refusals::SHOP_NOT_FOUND.refuse());
        }
        let found = standing(tx, cx.shop, cx.now, None)?.ok_or_else(|| NOT_SUBSCRIBED.refuse())?;
        let Some(period) = self.period.clone().or(found.period) else {
            return Ok(UsageCard { period: cx.tenant.zone.month(cx.now).0, orders: 0, corrected: false });
        };
        let counts: Option<(i64, i64)> = tx.one(
            sql!(
                "select cast(count(*) as bigint), cast(count(credit_id) as bigint) from usage_rows
                 where shop_id = $1 and period_key = $2 and state = 'counted'"
            ),
            params![cx.shop, period.clone()],
        )?;
        let (orders, credit_used) = counts.unwrap_or_default();
        let correction = Correct { shop: cx.shop, key: &period, used: orders - credit_used, credit_used };
        let corrected = tx.make(&correction)?.is_some();
        Ok(UsageCard { period, orders, corrected })
    }
}
