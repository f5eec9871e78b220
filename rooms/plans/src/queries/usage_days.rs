//! The running usage period day by day in the shop's zone, and when its allowance ends at this pace.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, PeriodKey, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, Tenant, sql};
use souk_shops::ShopId;

use super::limit::limit_info_of;
use super::standing::standing;
use crate::model::pace::{LOOK_BACK, ends_at, tenths_a_day};

/// Every zone's days begin at a whole quarter of an hour.
pub(super) const QUARTER: i64 = 15 * 60 * Moment::SECOND;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DayRow {
    /// `2026-11-20`
    pub day: String,
    /// Counted orders of this day.
    pub orders: i64,
    /// Counted orders of the period up to the end of this day.
    pub total: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UsageByDay {
    pub period: PeriodKey,
    /// From the first day of the period to today.
    pub days: Vec<DayRow>,
    /// Days of the whole period.
    pub length: usize,
    pub used: i64,
    /// None = no limit.
    pub allowance: Option<i64>,
    /// Tenths of an order a day, over the last 14 days or since the shop has its plan.
    #[serde(default)]
    pub pace_tenths: i64,
    /// The day on which the allowance ends at the pace of the last 14 days; none when it lasts.
    pub ends_on: Option<String>,
}

/// The present shop's usage, day by day.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UsageDays {}

impl Query for UsageDays {
    const NAME: &'static str = "usage_days";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = UsageByDay;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<UsageByDay> {
        usage_days(db, cx.shop, &cx.tenant, cx.now)
    }
}

/// A shop's running usage period.
pub(super) fn usage_days(
    db: &mut Reader<'_>,
    shop: ShopId,
    tenant: &Tenant,
    now: Moment,
) -> Result<UsageByDay> {
    let found = standing(db, shop, now, None)?;
    let info = limit_info_of(db, found.as_ref(), shop, tenant, now)?;
    let zone = &tenant.zone;
    let (_, start, end) = zone.month(info.period_end.plus(-1));
    let opened = found.map_or(start, |found| found.started_at);
    let since = Moment(now.0.saturating_sub(LOOK_BACK)).max(opened);
    let counted = counted(db, shop, &zone.month(start.min(since)).0)?;
    let recent = counted.iter().filter(|(_, at, _)| *at >= since).map(|(.., orders)| orders).sum();
    let mut by_day: BTreeMap<String, i64> = BTreeMap::new();
    for (_, at, orders) in counted.iter().filter(|(period, ..)| *period == info.period) {
        // A unit that was taken before the period by a clock that was set back belongs to its first day.
        *by_day.entry(zone.day((*at).max(start)).to_string()).or_default() += orders;
    }
    let (mut days, mut total, mut length) = (Vec::new(), 0, 0);
    let (mut day, today) = (zone.day(start), zone.day(now));
    while zone.day_bounds(day).0 < end {
        if day <= today {
            let orders = by_day.get(&day.to_string()).copied().unwrap_or_default();
            total += orders;
            days.push(DayRow { day: day.to_string(), orders, total });
        }
        length += 1;
        day = day.plus_days(1);
    }
    let left = info.max_orders.map(|allowance| allowance - info.current_orders);
    let ends = left.and_then(|left| ends_at(left, recent, since, now, end));
    Ok(UsageByDay {
        period: info.period,
        days,
        length,
        used: info.current_orders,
        allowance: info.max_orders,
        pace_tenths: tenths_a_day(recent, since, now),
        ends_on: ends.map(|at| zone.day(at).to_string()),
    })
}

/// Counted units by quarter of an hour: at most some thousand rows come back, however much a shop sells; all
/// units of one or two months are looked at.
fn counted(db: &mut Reader<'_>, shop: ShopId, first: &PeriodKey) -> Result<Vec<(PeriodKey, Moment, i64)>> {
    let rows: Vec<(PeriodKey, i64, i64)> = db.rows(
        sql!(
            "select period_key, taken_at / $3, cast(count(*) as bigint) from usage_rows
             where shop_id = $1 and period_key >= $2 and state = 'counted'
             group by period_key, taken_at / $3"
        ),
        params![shop, first.clone(), QUARTER],
    )?;
    Ok(rows
        .into_iter()
        .map(|(period, quarter, orders)| (period, Moment(quarter * QUARTER), orders))
        .collect())
}
