//! The rates of a plan over twelve months, for plots.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, PeriodKey, Result, params};
use souk_engine::{Context, Policy, Query, Reader, row, sql};

use super::picture::{moves, paid_times};
use crate::model::catalogue::STARTER;
use crate::model::rate::{mean, rate};

/// The month that runs and the eleven before it, the oldest first, each with its bounds in the
/// installation's zone.
pub(super) fn twelve_months(cx: &Context) -> [(PeriodKey, Moment, Moment); 12] {
    let mut at = cx.now;
    let mut spans = std::array::from_fn(|_| {
        let span = cx.tenant.zone.month(at);
        at = span.1.plus(-1);
        span
    });
    spans.reverse();
    spans
}

row! {
    struct Usage {
        period: PeriodKey,
        shops: i64,
        reached: i64,
        share: i64,
        limited: i64,
    }
}

row! {
    struct Stars {
        stars: i64,
        rated_at: Moment,
    }
}

/// Rates month by month, the oldest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PlanHistory {
    /// `ecommerce_starter` unless told.
    pub plan: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct MonthRates {
    pub period: PeriodKey,
    pub conversion_rate: Option<String>,
    pub upgrade_rate: Option<String>,
    pub usage_rate: Option<String>,
    pub satisfaction_rate: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PlanMonths {
    pub plan: String,
    pub months: Vec<MonthRates>,
}

impl Query for PlanHistory {
    const NAME: &'static str = "plan_history";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = PlanMonths;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<PlanMonths> {
        let plan = self.plan.clone().unwrap_or_else(|| STARTER.to_owned());
        let spans = twelve_months(cx);
        let [(first, since, _), ..] = spans.clone();
        let usage: Vec<Usage> = db.rows(
            sql!(
                "select p.key, cast(count(*) as bigint),
                        cast(sum(case when p.used >= p.included_limit then 1 else 0 end) as bigint),
                        cast(coalesce(sum(case when p.included_limit + p.credit_used > 0
                            then (p.used + p.credit_used) * 1000000 / (p.included_limit + p.credit_used)
                            end), 0)
                            as bigint),
                        cast(sum(case when p.included_limit + p.credit_used > 0 then 1 else 0 end) as bigint)
                 from usage_periods p join subscriptions s on s.shop_id = p.shop_id
                 where coalesce(p.plan_code, s.plan_code) = $1 and p.key >= $2 group by p.key"
            ),
            params![plan.as_str(), first],
        )?;
        let stars: Vec<Stars> = db.rows(
            sql!("select stars, rated_at from plan_ratings where plan_code = $1 and rated_at >= $2"),
            params![plan.as_str(), since],
        )?;
        let paid = paid_times(db, since)?;
        let months = spans.into_iter().map(|(period, start, end)| {
            let used = usage.iter().find(|row| row.period == period);
            let (active, moved) = moves(&paid, &plan, (start, end));
            let rated = stars.iter().filter(|it| (start..end).contains(&it.rated_at));
            let good = rated.clone().filter(|it| it.stars >= 4).count();
            let count = |of: usize| i64::try_from(of).unwrap_or(i64::MAX);
            MonthRates {
                conversion_rate: used.and_then(|row| rate(row.reached, row.shops)),
                usage_rate: used.and_then(|row| mean(row.share, row.limited)),
                upgrade_rate: rate(count(moved.len()), count(active.len())),
                satisfaction_rate: rate(count(good), count(rated.count())),
                period,
            }
        });
        let months = months.collect();
        Ok(PlanMonths { plan, months })
    }
}
