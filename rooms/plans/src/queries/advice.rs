//! What a plan's limit and price did in the last whole month, and what others would have: nothing is changed.

use std::collections::BTreeMap;
use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, PeriodKey, Result, params};
use souk_engine::{Context, Policy, Query, Reader, row, sql};
use souk_shops::ShopId;

use super::catalogue::version;
use super::stats::{Figure, count};
use crate::model::catalogue::STARTER;
use crate::model::rate::rate;
use crate::refusals::LIMIT_INVALID;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PlanAdvice {
    /// `ecommerce_starter` unless told.
    pub plan: Option<String>,
    /// What if the plan had included so many orders?
    pub limit: Option<i64>,
    /// What if a month had cost this, in minor units?
    pub price_minor: Option<i64>,
}

/// One pair of limit and price over the orders and payers of that month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    pub limit: Option<i64>,
    pub price_minor: i64,
    /// Shops whose orders reached the limit.
    pub shops_at_limit: i64,
    /// Orders beyond it, which extra orders would have had to carry.
    pub orders_beyond: i64,
    pub plan_revenue_minor: i64,
    /// The smallest package for each hundred begun of them.
    pub credit_revenue_minor: i64,
    pub total_minor: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Advice {
    pub plan: String,
    /// The last whole month.
    pub period: PeriodKey,
    pub currency: Currency,
    pub shops: i64,
    /// Months of the plan that were paid in it.
    pub payers: i64,
    /// What was paid in it for the plan and for extra orders under it, in its currency.
    pub received_minor: i64,
    pub share_near_limit: Option<String>,
    pub share_at_limit: Option<String>,
    pub share_under_30: Option<String>,
    pub present: Outcome,
    pub what_if: Outcome,
}

row! {
    struct Used {
        shop: ShopId,
        included: Option<i64>,
        used: i64,
        credit_used: i64,
    }
}

/// Orders and payers of one month.
struct Month {
    used: Vec<Used>,
    payers: i64,
    package: Option<(i64, i64)>,
}

impl Month {
    fn outcome(&self, limit: Option<i64>, price_minor: i64) -> Outcome {
        let total = |it: &Used| it.used + it.credit_used;
        let at = self.used.iter().filter(|it| limit.is_some_and(|limit| total(it) >= limit)).count();
        let beyond = |it: &Used| limit.map_or(0, |limit| (total(it) - limit).max(0));
        let packages = |orders: i64| match self.package {
            Some((size, price)) if size > 0 => (orders + size - 1) / size * price,
            _ => 0,
        };
        let plan_revenue_minor = self.payers.saturating_mul(price_minor);
        let credit_revenue_minor = self.used.iter().map(|it| packages(beyond(it))).sum();
        Outcome {
            limit,
            price_minor,
            shops_at_limit: count(at),
            orders_beyond: self.used.iter().map(beyond).sum(),
            plan_revenue_minor,
            credit_revenue_minor,
            total_minor: plan_revenue_minor.saturating_add(credit_revenue_minor),
        }
    }

    /// Shops whose use was in these per cent of their own limit.
    fn share(&self, within: &Range<i64>) -> Option<String> {
        let limited: Vec<i64> = self.used.iter().filter_map(Used::percent).collect();
        let part = limited.iter().filter(|percent| within.contains(*percent)).count();
        rate(count(part), count(limited.len()))
    }
}

impl Used {
    /// Of its own limit; none where it had none.
    fn percent(&self) -> Option<i64> {
        let limit = self.included.filter(|limit| *limit > 0)?;
        Some(self.used.saturating_mul(100) / limit)
    }
}

const NEAR: Range<i64> = 90..100;
const AT: Range<i64> = 100..i64::MAX;
const UNDER: Range<i64> = 0..30;

/// The last whole month, in the installation's zone.
fn last_month(cx: &Context) -> (PeriodKey, Moment, Moment) {
    let (_, this, _) = cx.tenant.zone.month(cx.now);
    cx.tenant.zone.month(this.plus(-1))
}

fn used(db: &mut Reader<'_>, plan: &str, period: &PeriodKey) -> Result<Vec<Used>> {
    db.rows(
        sql!(
            "select p.shop_id, p.included_limit, p.used, p.credit_used
             from usage_periods p join subscriptions s on s.shop_id = p.shop_id
             where coalesce(p.plan_code, s.plan_code) = $1 and p.key = $2"
        ),
        params![plan, period.clone()],
    )
}

/// The shops behind a share, each with its orders; none where the figure is no share.
pub(super) fn behind(
    db: &mut Reader<'_>,
    cx: &Context,
    plan: &str,
    figure: Figure,
) -> Result<Option<BTreeMap<ShopId, i64>>> {
    let within = match figure {
        Figure::NearLimit => NEAR,
        Figure::AtLimit => AT,
        Figure::Under30 => UNDER,
        _ => return Ok(None),
    };
    let used = used(db, plan, &last_month(cx).0)?;
    let there = used.iter().filter(|it| it.percent().is_some_and(|percent| within.contains(&percent)));
    Ok(Some(there.map(|it| (it.shop, it.used + it.credit_used)).collect()))
}

impl Query for PlanAdvice {
    const NAME: &'static str = "plan_advice";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = Advice;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Advice> {
        let code = self.plan.clone().unwrap_or_else(|| STARTER.to_owned());
        let plan = version(db, &code, cx.now)?;
        for (field, typed) in [("limit", self.limit), ("price_minor", self.price_minor)] {
            if typed.is_some_and(|typed| !(0..=souk_core::Money::MAX / 1_000_000).contains(&typed)) {
                return LIMIT_INVALID.with().field(field, LIMIT_INVALID.code).err();
            }
        }
        let (period, start, end) = last_month(cx);
        let used = used(db, &code, &period)?;
        let currency = plan.terms.currency;
        let paid: Option<(i64, i64)> = db.one(
            sql!(
                "select cast(coalesce(sum(months), 0) as bigint),
                        cast(coalesce(sum(case when currency = $4 then due else 0 end), 0) as bigint)
                 from plan_invoices
                 where state = 'completed'
                   and case when purpose = 'plan' then plan_code else before_plan end = $1
                   and settled_at >= $2 and settled_at < $3"
            ),
            params![code.as_str(), start, end, currency],
        )?;
        let (payers, received_minor) = paid.unwrap_or_default();
        let package: Option<(i64, i64)> = db.one(
            sql!(
                "select orders, price from credit_packages
                 where shop_id = $1 and currency = $2 and retired_at is null order by orders, code limit 1"
            ),
            params![souk_core::TenantId::INSTALLATION, currency],
        )?;
        let month = Month { used, payers, package };
        let (limit, price) = (plan.terms.orders_limit, plan.terms.price_month);
        Ok(Advice {
            plan: code,
            period,
            currency,
            shops: count(month.used.len()),
            payers,
            received_minor,
            share_near_limit: month.share(&NEAR),
            share_at_limit: month.share(&AT),
            share_under_30: month.share(&UNDER),
            present: month.outcome(limit, price),
            what_if: month.outcome(self.limit.or(limit), self.price_minor.unwrap_or(price)),
        })
    }
}
