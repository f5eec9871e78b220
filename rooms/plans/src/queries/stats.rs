//! Figures of a plan, each with the shops behind it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, PeriodKey, Result, Words};
use souk_engine::{Context, PageSize, Policy, Query, Reader, Slice};
use souk_shops::ShopId;

use super::everywhere::ShopNow;
use super::picture::Picture;
use crate::model::catalogue::STARTER;
use crate::model::rate::{MILLIONTHS, mean, rate};
use crate::model::standing::{Reason, Status};
use crate::refusals::PERIOD_INVALID;

souk_core::text_enum! {
    /// What a list of shops is asked for.
    pub enum Figure {
        TotalSubscribers => "total_subscribers",
        ActiveSubscribers => "active_subscribers",
        Trialing => "trialing",
        PastDue => "past_due",
        BlockedStores => "blocked_stores",
        /// Also behind the mean of use and the usage rate.
        MonthlyUsage => "monthly_usage",
        TotalRevenue => "total_revenue",
        CreditsSold => "credits_sold",
        CreditsLeft => "credits_left",
        ConversionRate => "conversion_rate",
        TrialConversionRate => "trial_conversion_rate",
        UpgradeRate => "upgrade_rate",
        SatisfactionRate => "satisfaction_rate",
        /// The steps from a trial to a dearer plan, over twelve months.
        TrialsStarted => "trials_started",
        TrialsPaid => "trials_paid",
        LimitReached => "limit_reached",
        MovedUp => "moved_up",
        /// How the last whole month ended.
        NearLimit => "near_limit",
        AtLimit => "at_limit",
        Under30 => "under_30",
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StarterStats {
    /// `ecommerce_starter` unless told.
    pub plan: Option<String>,
    /// `2026-11`: the month that upgrades are counted in; the running one unless told.
    pub period: Option<String>,
}

/// Money of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Revenue {
    pub currency: Currency,
    pub minor: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PlanFigures {
    pub plan: String,
    pub period: PeriodKey,
    pub total_subscribers: i64,
    pub active_subscribers: i64,
    pub trialing: i64,
    pub past_due: i64,
    pub blocked_stores: i64,
    /// Orders of the running month by subscribed shop, four places; none without shops.
    pub avg_monthly_usage: Option<String>,
    /// What was paid for this plan, and for extra orders under it, by whoever ever paid; none where that was
    /// in several currencies.
    pub total_revenue_minor: Option<i64>,
    /// None where there were several.
    pub currency: Option<Currency>,
    /// The same by currency: sums of different ones are never added.
    pub revenue: Vec<Revenue>,
    pub credits_sold: i64,
    pub credits_left: i64,
    /// Shops that reached the included limit, of all on the plan.
    pub conversion_rate: Option<String>,
    /// Trials that were paid within thirty days of their start, of all.
    pub trial_conversion_rate: Option<String>,
    /// Shops that moved to a dearer plan, of those active when the month began.
    pub upgrade_rate: Option<String>,
    /// The mean of used by allowance.
    pub usage_rate: Option<String>,
    /// Ratings of 4 and 5, of all.
    pub satisfaction_rate: Option<String>,
    pub ratings: i64,
    pub generated_at: Moment,
}

pub(super) fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// The month that was asked for, and its bounds in the installation's zone.
pub(super) fn month(cx: &Context, period: Option<&str>) -> Result<(PeriodKey, Moment, Moment)> {
    let Some(asked) = period else { return Ok(cx.tenant.zone.month(cx.now)) };
    let wrong = || PERIOD_INVALID.with().field("period", PERIOD_INVALID.code);
    let middle = Moment::parse(&format!("{asked}-15T12:00:00Z")).ok_or_else(wrong)?;
    let found = cx.tenant.zone.month(middle);
    if found.0.as_str() == asked { Ok(found) } else { wrong().err() }
}

impl Query for StarterStats {
    const NAME: &'static str = "get_ecommerce_starter_stats";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = PlanFigures;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<PlanFigures> {
        let plan = self.plan.clone().unwrap_or_else(|| STARTER.to_owned());
        let (period, start, end) = month(cx, self.period.as_deref())?;
        let seen = Picture::take(db, cx.now, &plan, (start, end))?;
        let sum = |figure| seen.sum(figure, cx.now);
        let on_plan = || seen.shops.iter().filter(|shop| seen.is_on_plan(shop));
        let total = sum(Figure::TotalSubscribers);
        let trials = count(seen.shops.iter().filter(|shop| seen.is_trial(shop)).count());
        let shares: Vec<i64> = on_plan()
            .filter_map(|shop| Some((shop.used, shop.allowance.filter(|allowance| *allowance > 0)?)))
            .map(|(used, allowance)| used.saturating_mul(MILLIONTHS) / allowance)
            .collect();
        let ratings = count(seen.ratings.len());
        let good = count(seen.ratings.iter().filter(|rating| rating.stars >= 4).count());
        let revenue = seen.revenue();
        let (total_revenue_minor, currency) = match revenue.as_slice() {
            [] => (Some(0), on_plan().map(|shop| shop.currency).next()),
            [one] => (Some(one.minor), Some(one.currency)),
            _ => (None, None),
        };
        Ok(PlanFigures {
            period,
            total_subscribers: total,
            active_subscribers: sum(Figure::ActiveSubscribers),
            trialing: sum(Figure::Trialing),
            past_due: sum(Figure::PastDue),
            blocked_stores: sum(Figure::BlockedStores),
            avg_monthly_usage: rate(sum(Figure::MonthlyUsage), total),
            total_revenue_minor,
            currency,
            revenue,
            credits_sold: sum(Figure::CreditsSold),
            credits_left: sum(Figure::CreditsLeft),
            conversion_rate: rate(sum(Figure::ConversionRate), total),
            trial_conversion_rate: rate(sum(Figure::TrialConversionRate), trials),
            upgrade_rate: rate(count(seen.moved.len()), count(seen.active.len())),
            usage_rate: mean(shares.iter().sum(), count(shares.len())),
            satisfaction_rate: rate(good, ratings),
            ratings,
            generated_at: cx.now,
            plan,
        })
    }
}

/// The shops behind a figure that is counted for itself.
fn apart(
    db: &mut Reader<'_>,
    cx: &Context,
    plan: &str,
    figure: Figure,
) -> Result<Option<BTreeMap<ShopId, i64>>> {
    match super::advice::behind(db, cx, plan, figure)? {
        None => super::funnel::behind(db, cx, plan, figure),
        ended => Ok(ended),
    }
}

/// The shops behind one figure, in the order of their ids.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FigureShops {
    pub figure: Figure,
    #[serde(default)]
    pub plan: Option<String>,
    #[serde(default)]
    pub period: Option<String>,
    #[serde(default)]
    pub after: Option<ShopId>,
    #[serde(default)]
    pub limit: PageSize,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct FigureShop {
    pub shop: ShopId,
    pub slug: String,
    pub name: Words,
    pub plan: String,
    pub status: Option<Status>,
    pub used: i64,
    /// None = no limit.
    pub allowance: Option<i64>,
    pub reasons: Vec<Reason>,
    /// What it brings to the figure: orders, stars, or 1; of money what was paid in the subscription's
    /// currency.
    pub value: i64,
    /// What it paid, by currency; empty unless the figure is money.
    pub money: Vec<Revenue>,
}

impl Query for FigureShops {
    const NAME: &'static str = "figure_shops";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = Slice<FigureShop>;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<FigureShop>> {
        let plan = self.plan.clone().unwrap_or_else(|| STARTER.to_owned());
        let (_, start, end) = month(cx, self.period.as_deref())?;
        let seen = Picture::take(db, cx.now, &plan, (start, end))?;
        let apart = apart(db, cx, &plan, self.figure)?;
        let value = |shop: &ShopNow| match &apart {
            Some(apart) => apart.get(&shop.shop).copied(),
            None => seen.behind(self.figure, shop, cx.now),
        };
        let wanted = usize::try_from(self.limit.rows()).unwrap_or(usize::MAX);
        let rest = seen.shops.iter().filter(|shop| self.after.is_none_or(|after| shop.shop > after));
        let mut items: Vec<FigureShop> = rest
            .filter_map(|shop| Some((shop.clone(), value(shop)?)))
            .take(wanted.saturating_add(1))
            .map(|(shop, value)| FigureShop {
                shop: shop.shop,
                slug: shop.slug,
                name: shop.name,
                plan: shop.plan,
                status: shop.status,
                used: shop.used,
                allowance: shop.allowance,
                reasons: shop.reasons,
                value,
                money: if self.figure == Figure::TotalRevenue {
                    seen.paid(shop.shop).to_vec()
                } else {
                    Vec::new()
                },
            })
            .collect();
        let more = items.len() > wanted;
        items.truncate(wanted);
        let next = items.last().filter(|_| more).map(|last| last.shop.to_string());
        Ok(Slice { items, next })
    }
}
