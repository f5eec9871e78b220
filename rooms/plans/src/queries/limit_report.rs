//! The limit as whoever looks after a shop reads it at a terminal: with the plan, the pace and what is left
//! of what; or an earlier month as it ended.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{PeriodKey, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, sql};

use super::limit::{LimitInfo, limit_info};
use super::standing::standing;
use super::usage_days::UsageDays;

/// The present shop's limit with what surrounds it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LimitReport {
    /// A month, `2026-10`; the running one unless told.
    pub period: Option<PeriodKey>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportedLimit {
    pub shop: String,
    pub plan: Option<String>,
    pub period: PeriodKey,
    pub used: i64,
    /// None = no limit.
    pub limit: Option<i64>,
    /// Of the running month alone, like all that follows.
    #[serde(rename = "limitInfo")]
    pub limit_info: Option<LimitInfo>,
    pub included_left: Option<i64>,
    pub credits_left: i64,
    pub pace_tenths: i64,
    pub ends_on: Option<String>,
    /// In the shop's zone.
    pub period_end: String,
}

impl Query for LimitReport {
    const NAME: &'static str = "limit_report";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = ReportedLimit;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<ReportedLimit> {
        let mut info = limit_info(db, cx.shop, &cx.tenant, cx.now)?;
        info.message = info.sentence(cx.lang);
        let card = souk_shops::card(db, cx.shop)?;
        let shop = card.map_or_else(String::new, |card| card.name_in(cx.lang).to_owned());
        let plan = standing(db, cx.shop, cx.now, None)?.map(|found| found.plan_code);
        if let Some(period) = self.period.clone().filter(|period| *period != info.period) {
            let (used, limit) = ended(db, cx, &period)?;
            return Ok(ReportedLimit {
                shop,
                plan,
                period,
                used,
                limit,
                limit_info: None,
                included_left: None,
                credits_left: 0,
                pace_tenths: 0,
                ends_on: None,
                period_end: String::new(),
            });
        }
        let days = UsageDays {}.answer(cx, db)?;
        Ok(ReportedLimit {
            shop,
            plan,
            period: info.period.clone(),
            used: info.current_orders,
            limit: info.max_orders,
            included_left: info.remaining_orders.map(|left| (left - info.credits_remaining).max(0)),
            credits_left: info.credits_remaining,
            pace_tenths: days.pace_tenths,
            ends_on: days.ends_on,
            period_end: info.period_end.local_with_offset(&cx.tenant.zone),
            limit_info: Some(info),
        })
    }
}

/// What a month used, and what it had: nothing, where none was opened.
fn ended(db: &mut Reader<'_>, cx: &Context, period: &PeriodKey) -> Result<(i64, Option<i64>)> {
    let row: Option<(i64, Option<i64>)> = db.one(
        sql!(
            "select used + credit_used, included_limit + credit_used from usage_periods
             where shop_id = $1 and key = $2"
        ),
        params![cx.shop, period.clone()],
    )?;
    Ok(row.unwrap_or((0, Some(0))))
}
