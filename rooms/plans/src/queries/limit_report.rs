//! The limit as whoever looks after a shop reads it at a terminal: with the plan, the pace and what is left
//! of what; or an earlier month as it ended.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{PeriodKey, Result, params};
use souk_engine::{Context, Policy, Query, Reader, sql};
use souk_shops::ShopId;

use super::cover::{CoverCard, cover};
use super::limit::{LimitInfo, limit_info};
use super::standing::standing;
use super::usage_days::usage_days;
use crate::commands::member_of;

/// A shop's limit with what surrounds it. What would cover the month is for sale in the catalogue, which
/// belongs to the installation: so this is a person's own question.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LimitReport {
    /// The one that the asker works in unless told.
    pub shop: Option<ShopId>,
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
    /// The cheapest way to have what the month will lack at this pace; none where it lasts or nothing for
    /// sale would do.
    pub cover: Option<CoverCard>,
    /// The same in a sentence, in the asker's language.
    pub cover_text: Option<String>,
}

impl Query for LimitReport {
    const NAME: &'static str = "limit_report";
    const POLICY: Policy = Policy::user();
    type Output = ReportedLimit;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<ReportedLimit> {
        let id = member_of(cx, db, self.shop)?;
        let card = souk_shops::card(db, id)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
        let tenant = card.tenant();
        let mut info = limit_info(db, id, &tenant, cx.now)?;
        info.message = info.sentence(cx.lang);
        let shop = card.name_in(cx.lang).to_owned();
        let plan = standing(db, id, cx.now, None)?.map(|found| found.plan_code);
        if let Some(period) = self.period.clone().filter(|period| *period != info.period) {
            let (used, limit) = ended(db, id, &period)?;
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
                cover: None,
                cover_text: None,
            });
        }
        let days = usage_days(db, id, &tenant, cx.now)?;
        let cover = cover(db, id, cx.now)?;
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
            period_end: info.period_end.local_with_offset(&tenant.zone),
            limit_info: Some(info),
            cover_text: cover.sentence(cx.lang),
            cover: Some(cover).filter(|cover| cover.price_minor.is_some()),
        })
    }
}

/// What a month used, and what it had: nothing, where none was opened.
fn ended(db: &mut Reader<'_>, shop: ShopId, period: &PeriodKey) -> Result<(i64, Option<i64>)> {
    let row: Option<(i64, Option<i64>)> = db.one(
        sql!(
            "select used + credit_used, included_limit + credit_used from usage_periods
             where shop_id = $1 and key = $2"
        ),
        params![shop, period.clone()],
    )?;
    Ok(row.unwrap_or((0, Some(0))))
}
