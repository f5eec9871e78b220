//! How far shops come that began with a trial of a plan in the last twelve months: they pay, they reach its
//! limit, they move to a dearer plan. Each step is taken by those of the step before.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, PeriodKey, Result, params};
use souk_engine::{Context, Policy, Query, Reader, sql};
use souk_shops::ShopId;

use super::history::twelve_months;
use super::picture::first_payments;
use super::stats::{Figure, count};
use crate::model::catalogue::STARTER;
use crate::model::rate::rate;

/// The steps in their order.
const STEPS: [Figure; 4] = [Figure::TrialsStarted, Figure::TrialsPaid, Figure::LimitReached, Figure::MovedUp];

/// Every shop whose trial of the plan began since then, with how many steps it took.
fn came(db: &mut Reader<'_>, plan: &str, since: &(PeriodKey, Moment)) -> Result<Vec<(ShopId, usize)>> {
    let tried: Vec<(ShopId, String)> = db.rows(
        sql!(
            "select shop_id, plan_code from subscriptions
             where started_at >= $1 and trial_ends_at is not null order by shop_id"
        ),
        params![since.1],
    )?;
    let first = first_payments(db)?;
    // A larger plan raises the month in which it was bought: what was told at the limit stays.
    let reached: Vec<(ShopId,)> = db.rows(
        sql!(
            "select distinct p.shop_id from usage_periods p join subscriptions s on s.shop_id = p.shop_id
             where coalesce(p.plan_code, s.plan_code) = $1 and p.key >= $2
               and (p.used >= p.included_limit
                    or exists (select 1 from quota_warnings w where w.shop_id = p.shop_id
                                 and w.period_key = p.key and w.threshold = 100))"
        ),
        params![plan, since.0.clone()],
    )?;
    let moved: Vec<(ShopId,)> = db.rows(
        sql!(
            "select distinct shop_id from plan_invoices
             where state = 'completed' and purpose = 'plan' and before_plan = $1 and plan_code <> $1
               and price > before_price * months and settled_at >= $2"
        ),
        params![plan, since.1],
    )?;
    let set = |rows: Vec<(ShopId,)>| rows.into_iter().map(|(shop,)| shop).collect::<BTreeSet<_>>();
    let (reached, moved) = (set(reached), set(moved));
    let of_plan = |(shop, now): &(ShopId, String)| {
        first.get(shop).and_then(|first| first.before.as_ref()).unwrap_or(now) == plan
    };
    let steps = |(shop, _): (ShopId, String)| {
        let taken = [first.contains_key(&shop), reached.contains(&shop), moved.contains(&shop)];
        (shop, 1 + taken.into_iter().take_while(|taken| *taken).count())
    };
    Ok(tried.into_iter().filter(of_plan).map(steps).collect())
}

/// The shops that took a step; none where the figure is no step.
pub(super) fn behind(
    db: &mut Reader<'_>,
    cx: &Context,
    plan: &str,
    figure: Figure,
) -> Result<Option<BTreeMap<ShopId, i64>>> {
    let Some(step) = STEPS.iter().position(|step| *step == figure) else { return Ok(None) };
    let [(first, since, _), ..] = twelve_months(cx);
    let took = came(db, plan, &(first, since))?.into_iter().filter(|(_, steps)| *steps > step);
    Ok(Some(took.map(|(shop, _)| (shop, 1)).collect()))
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PlanFunnel {
    /// `ecommerce_starter` unless told.
    pub plan: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FunnelStep {
    /// What the list of its shops is asked for.
    pub figure: Figure,
    pub shops: i64,
    /// Of those who began, four places; none where nobody did.
    pub share: Option<String>,
    /// Of those of the step before.
    pub share_of_before: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Funnel {
    pub plan: String,
    /// The first month, and the one that runs.
    pub since: PeriodKey,
    pub until: PeriodKey,
    pub steps: Vec<FunnelStep>,
}

impl Query for PlanFunnel {
    const NAME: &'static str = "plan_funnel";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = Funnel;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Funnel> {
        let plan = self.plan.clone().unwrap_or_else(|| STARTER.to_owned());
        let [(since, begins, _), ..] = twelve_months(cx);
        let came = came(db, &plan, &(since.clone(), begins))?;
        let took = |step: usize| count(came.iter().filter(|(_, steps)| *steps > step).count());
        let step = |(place, figure): (usize, &Figure)| FunnelStep {
            figure: *figure,
            shops: took(place),
            share: rate(took(place), took(0)),
            share_of_before: rate(took(place), took(place.saturating_sub(1))),
        };
        let steps = STEPS.iter().enumerate().map(step).collect();
        Ok(Funnel { plan, since, until: cx.tenant.zone.month(cx.now).0, steps })
    }
}
