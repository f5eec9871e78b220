//! Usage periods: opened by whoever needs one first, raised, warned about, corrected.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Moment, PeriodKey, RawId, Result, params};
use souk_engine::{Change, Event, Rows, row, sql};
use souk_shops::ShopId;

use crate::queries::begun;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PeriodOpened {
    pub shop: ShopId,
    pub period: PeriodKey,
    pub ends_at: Moment,
}

impl Event for PeriodOpened {
    const NAME: &'static str = "quota.period_opened";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

row! {
    /// What a period that opens takes from the subscription.
    struct Held {
        plan: String,
        limit: Option<i64>,
        next: Option<Value>,
    }
}

/// Insert if absent: of two first orders of a month, one opens it. The subscription is held before it is
/// read: a payment that raises it at the same moment either is seen here, or waits and finds this period.
pub(crate) struct OpenPeriod<'a> {
    pub shop: ShopId,
    pub key: &'a PeriodKey,
    pub starts_at: Moment,
    pub ends_at: Moment,
}

impl Change for OpenPeriod<'_> {
    type Event = PeriodOpened;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PeriodOpened>> {
        let held: Option<Held> = rows.one(
            sql!(
                "update subscriptions set rev = rev where shop_id = $1
                 returning plan_code, orders_limit, next"
            ),
            params![self.shop],
        )?;
        let Some(held) = held else { return Ok(None) };
        let (plan, limit) = match begun(held.next, rows.now())? {
            Some(begun) => (begun.plan.code, begun.plan.terms.orders_limit),
            None => (held.plan, held.limit),
        };
        let made = rows.run(
            sql!(
                "insert into usage_periods (shop_id, key, starts_at, ends_at, included_limit, used,
                                            credit_used, returned, warned, arm, plan_code)
                 values ($1, $2, $3, $4, $5, 0, 0, 0, 0, 0, $6) on conflict (shop_id, key) do nothing"
            ),
            params![self.shop, self.key.clone(), self.starts_at, self.ends_at, limit, plan],
        )?;
        let opened = PeriodOpened { shop: self.shop, period: self.key.clone(), ends_at: self.ends_at };
        Ok((made == 1).then_some(opened))
    }
}

/// A shop that moved its zone westwards is in the same month again: the month goes on, it does not begin
/// anew.
pub(crate) struct ExtendPeriod<'a> {
    pub shop: ShopId,
    pub key: &'a PeriodKey,
    pub ends_at: Moment,
}

impl Change for ExtendPeriod<'_> {
    type Event = PeriodOpened;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PeriodOpened>> {
        let changed = rows.run(
            sql!("update usage_periods set ends_at = $3 where shop_id = $1 and key = $2 and ends_at < $3"),
            params![self.shop, self.key.clone(), self.ends_at],
        )?;
        let extended = PeriodOpened { shop: self.shop, period: self.key.clone(), ends_at: self.ends_at };
        Ok((changed == 1).then_some(extended))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LimitRaised {
    pub shop: ShopId,
    pub period: PeriodKey,
    pub limit: Option<i64>,
}

impl Event for LimitRaised {
    const NAME: &'static str = "quota.limit_raised";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// A running period keeps the highest limit that it ever had; none is the highest of all.
pub(crate) struct RaiseLimit<'a> {
    pub shop: ShopId,
    pub key: &'a PeriodKey,
    pub limit: Option<i64>,
}

impl Change for RaiseLimit<'_> {
    type Event = LimitRaised;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<LimitRaised>> {
        let changed = rows.run(
            sql!(
                "update usage_periods set included_limit = $3 where shop_id = $1 and key = $2
                 and included_limit is not null and (cast($3 as bigint) is null or included_limit < $3)"
            ),
            params![self.shop, self.key.clone(), self.limit],
        )?;
        let raised = LimitRaised { shop: self.shop, period: self.key.clone(), limit: self.limit };
        Ok((changed == 1).then_some(raised))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LimitFitted {
    pub shop: ShopId,
    pub period: PeriodKey,
    pub plan: String,
    pub limit: Option<i64>,
}

impl Event for LimitFitted {
    const NAME: &'static str = "quota.limit_fitted";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// A period of which no day was paid or tried has the limit of the plan that is paid first, and never less
/// than what is used: only plans that were paid leave their limit behind.
pub(crate) struct FitLimit<'a> {
    pub shop: ShopId,
    pub key: &'a PeriodKey,
    pub plan: &'a str,
    pub limit: Option<i64>,
}

impl Change for FitLimit<'_> {
    type Event = LimitFitted;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<LimitFitted>> {
        let fitted: Option<(Option<i64>,)> = rows.one(
            sql!(
                "update usage_periods set plan_code = $3,
                        included_limit = case when used > $4 then used else $4 end
                 where shop_id = $1 and key = $2
                   and (included_limit is distinct from case when used > $4 then used else $4 end
                        or plan_code is distinct from $3)
                 returning included_limit"
            ),
            params![self.shop, self.key.clone(), self.plan, self.limit],
        )?;
        Ok(fitted.map(|(limit,)| LimitFitted {
            shop: self.shop,
            period: self.key.clone(),
            plan: self.plan.to_owned(),
            limit,
        }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct QuotaRearmed {
    pub shop: ShopId,
    pub period: PeriodKey,
}

impl Event for QuotaRearmed {
    const NAME: &'static str = "quota.rearmed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// The allowance grew: thresholds above `reached` will be told anew.
pub(crate) struct Rearm<'a> {
    pub shop: ShopId,
    pub key: &'a PeriodKey,
    pub reached: i64,
}

impl Change for Rearm<'_> {
    type Event = QuotaRearmed;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<QuotaRearmed>> {
        let changed = rows.run(
            sql!(
                "update usage_periods set warned = $3, arm = arm + 1
                 where shop_id = $1 and key = $2 and warned > $3"
            ),
            params![self.shop, self.key.clone(), self.reached],
        )?;
        Ok((changed == 1).then(|| QuotaRearmed { shop: self.shop, period: self.key.clone() }))
    }
}

/// Told once per shop, period, threshold and arm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThresholdCrossed {
    pub shop: ShopId,
    pub period: PeriodKey,
    pub threshold: i64,
    pub arm: i64,
    pub used: i64,
    pub allowance: i64,
}

impl Event for ThresholdCrossed {
    const NAME: &'static str = "quota.threshold_crossed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

pub(crate) struct Warn(pub ThresholdCrossed);

impl Change for Warn {
    type Event = ThresholdCrossed;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ThresholdCrossed>> {
        let crossed = &self.0;
        rows.put(
            sql!("update usage_periods set warned = $3 where shop_id = $1 and key = $2 and warned < $3"),
            params![crossed.shop, crossed.period, crossed.threshold],
        )?;
        let told = rows.run(
            sql!(
                "insert into quota_warnings (shop_id, period_key, threshold, arm, at)
                 values ($1, $2, $3, $4, $5)
                 on conflict (shop_id, period_key, threshold, arm) do nothing"
            ),
            params![crossed.shop, crossed.period, crossed.threshold, crossed.arm, rows.now()],
        )?;
        Ok((told == 1).then(|| crossed.clone()))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsageCorrected {
    pub shop: ShopId,
    pub period: PeriodKey,
    pub used: i64,
    pub credit_used: i64,
}

impl Event for UsageCorrected {
    const NAME: &'static str = "quota.usage_corrected";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// Sets the counters to what the usage rows say, where they differ. A limit below the count grows with it.
pub(crate) struct Correct<'a> {
    pub shop: ShopId,
    pub key: &'a PeriodKey,
    pub used: i64,
    pub credit_used: i64,
}

impl Change for Correct<'_> {
    type Event = UsageCorrected;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<UsageCorrected>> {
        let changed = rows.run(
            sql!(
                "update usage_periods set used = $3, credit_used = $4,
                        included_limit = case when included_limit < $3 then $3 else included_limit end
                 where shop_id = $1 and key = $2 and (used <> $3 or credit_used <> $4)"
            ),
            params![self.shop, self.key.clone(), self.used, self.credit_used],
        )?;
        Ok((changed == 1).then(|| UsageCorrected {
            shop: self.shop,
            period: self.key.clone(),
            used: self.used,
            credit_used: self.credit_used,
        }))
    }
}
