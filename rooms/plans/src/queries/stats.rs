//! Figures of a plan, each with the shops behind it.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, PeriodKey, Result, Words, params};
use souk_engine::{Context, PageSize, Policy, Query, Reader, Slice, row, sql};
use souk_shops::ShopId;

use super::everywhere::{ShopNow, everywhere};
use crate::model::catalogue::STARTER;
use crate::model::rate::{MILLIONTHS, mean, rate};
use crate::model::standing::{Reason, Status};
use crate::refusals::PERIOD_INVALID;

/// A trial is won when it is paid within this.
const WON_WITHIN: i64 = 30 * Moment::DAY;

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
    pub total_revenue_minor: i64,
    /// None where there were several.
    pub currency: Option<Currency>,
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

row! {
    /// What a shop paid, all in all.
    struct Money {
        shop: ShopId,
        first_paid: Option<Moment>,
        due: i64,
    }
}

row! {
    struct Sold {
        shop: ShopId,
        orders: i64,
    }
}

row! {
    /// A paid stretch of a plan.
    pub(super) struct PaidTime {
        pub shop: ShopId,
        pub plan: String,
        pub begins: Moment,
        pub ends: Moment,
        pub settled: Moment,
        pub before_plan: Option<String>,
        pub dearer: bool,
    }
}

row! {
    struct Rating {
        shop: ShopId,
        stars: i64,
    }
}

/// Everything that the figures of a plan are counted from.
struct Picture {
    on_plan: Vec<ShopNow>,
    money: BTreeMap<ShopId, Money>,
    sold: BTreeMap<ShopId, i64>,
    ratings: Vec<Rating>,
    /// Active when the month began; those of them that moved up in it.
    active: BTreeSet<ShopId>,
    moved: BTreeSet<ShopId>,
}

/// Paid time that is not over before `since`, of all shops.
pub(super) fn paid_times(db: &mut Reader<'_>, since: Moment) -> Result<Vec<PaidTime>> {
    db.rows(
        sql!(
            "select shop_id, plan_code, begins_at, ends_at, settled_at, before_plan,
                    case when price > before_price * months then cast(1 as bigint) else cast(0 as bigint) end
             from plan_invoices
             where state = 'completed' and purpose = 'plan' and ends_at > $1 order by number"
        ),
        params![since],
    )
}

/// Who was active on a plan when a month began, and who of them moved to a dearer one in it.
pub(super) fn moves(
    paid: &[PaidTime],
    plan: &str,
    (start, end): (Moment, Moment),
) -> (BTreeSet<ShopId>, BTreeSet<ShopId>) {
    let runs =
        |it: &&PaidTime| it.plan == plan && it.settled <= start && it.begins <= start && it.ends > start;
    let active: BTreeSet<ShopId> = paid.iter().filter(runs).map(|it| it.shop).collect();
    let moved = |it: &&PaidTime| {
        it.dearer
            && it.before_plan.as_deref() == Some(plan)
            && it.plan != plan
            && (start..end).contains(&it.settled)
            && active.contains(&it.shop)
    };
    let moved = paid.iter().filter(moved).map(|it| it.shop).collect();
    (active, moved)
}

impl Picture {
    fn take(db: &mut Reader<'_>, now: Moment, plan: &str, month: (Moment, Moment)) -> Result<Self> {
        let mut on_plan = everywhere(db, now)?;
        on_plan.retain(|shop| shop.plan == plan);
        let money: Vec<Money> = db.rows(
            sql!(
                "select shop_id, min(case when purpose = 'plan' then settled_at end),
                        cast(sum(due) as bigint)
                 from plan_invoices where state = 'completed' group by shop_id"
            ),
            &[],
        )?;
        let sold: Vec<Sold> =
            db.rows(sql!("select shop_id, cast(sum(granted) as bigint) from credits group by shop_id"), &[])?;
        let ratings = db.rows(
            sql!(
                "select shop_id, stars from plan_ratings where plan_code = $1 order by shop_id,
            rated_at desc, id"
            ),
            params![plan],
        )?;
        let (active, moved) = moves(&paid_times(db, month.0)?, plan, month);
        Ok(Self {
            on_plan,
            money: money.into_iter().map(|row| (row.shop, row)).collect(),
            sold: sold.into_iter().map(|row| (row.shop, row.orders)).collect(),
            ratings,
            active,
            moved,
        })
    }

    fn is_won(&self, shop: &ShopNow) -> bool {
        let paid = self.money.get(&shop.shop).and_then(|money| money.first_paid);
        shop.trial_ends_at.is_some() && paid.is_some_and(|at| at.since(shop.started_at) <= WON_WITHIN)
    }

    /// Does this shop stand behind the figure, and with how much?
    fn behind(&self, figure: Figure, shop: &ShopNow, now: Moment) -> Option<i64> {
        let counted = |yes: bool| yes.then_some(1);
        match figure {
            Figure::TotalSubscribers => Some(1),
            Figure::ActiveSubscribers => counted(shop.status == Some(Status::Active)),
            Figure::Trialing => counted(
                shop.status == Some(Status::Trialing) && shop.trial_ends_at.is_some_and(|end| now < end),
            ),
            Figure::PastDue => counted(shop.status == Some(Status::PastDue)),
            Figure::BlockedStores => counted(!shop.reasons.is_empty()),
            Figure::MonthlyUsage => Some(shop.used),
            Figure::TotalRevenue => self.money.get(&shop.shop).map(|money| money.due).filter(|due| *due > 0),
            Figure::CreditsSold => self.sold.get(&shop.shop).copied(),
            Figure::CreditsLeft => Some(shop.credits_left).filter(|left| *left > 0),
            Figure::ConversionRate => counted(shop.included.is_some_and(|limit| shop.used >= limit)),
            Figure::TrialConversionRate => counted(self.is_won(shop)),
            // Those moved away: they are found apart.
            Figure::UpgradeRate => None,
            Figure::SatisfactionRate => {
                self.ratings.iter().find(|rating| rating.shop == shop.shop).map(|rating| rating.stars)
            }
        }
    }

    fn sum(&self, figure: Figure, now: Moment) -> i64 {
        self.on_plan.iter().filter_map(|shop| self.behind(figure, shop, now)).sum()
    }
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// The month that was asked for, and its bounds in the installation's zone.
fn month(cx: &Context, period: Option<&str>) -> Result<(PeriodKey, Moment, Moment)> {
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
        let total = count(seen.on_plan.len());
        let trials = count(seen.on_plan.iter().filter(|shop| shop.trial_ends_at.is_some()).count());
        let shares: Vec<i64> = seen
            .on_plan
            .iter()
            .filter_map(|shop| Some((shop.used, shop.allowance.filter(|allowance| *allowance > 0)?)))
            .map(|(used, allowance)| used.saturating_mul(MILLIONTHS) / allowance)
            .collect();
        let currencies: BTreeSet<&str> = seen.on_plan.iter().map(|shop| shop.currency.code()).collect();
        let ratings = count(seen.ratings.len());
        let good = count(seen.ratings.iter().filter(|rating| rating.stars >= 4).count());
        let one = currencies.first().filter(|_| currencies.len() == 1);
        Ok(PlanFigures {
            period,
            total_subscribers: total,
            active_subscribers: sum(Figure::ActiveSubscribers),
            trialing: sum(Figure::Trialing),
            past_due: sum(Figure::PastDue),
            blocked_stores: sum(Figure::BlockedStores),
            avg_monthly_usage: rate(sum(Figure::MonthlyUsage), total),
            total_revenue_minor: sum(Figure::TotalRevenue),
            currency: one.and_then(|code| Currency::parse(code)),
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
    /// What it brings to the figure: orders, minor units, stars, or 1.
    pub value: i64,
}

impl Query for FigureShops {
    const NAME: &'static str = "figure_shops";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = Slice<FigureShop>;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<FigureShop>> {
        let plan = self.plan.clone().unwrap_or_else(|| STARTER.to_owned());
        let (_, start, end) = month(cx, self.period.as_deref())?;
        let seen = Picture::take(db, cx.now, &plan, (start, end))?;
        let elsewhere;
        let shops = if self.figure == Figure::UpgradeRate {
            elsewhere = everywhere(db, cx.now)?;
            &elsewhere
        } else {
            &seen.on_plan
        };
        let brings = |shop: &ShopNow| match self.figure {
            Figure::UpgradeRate => seen.moved.contains(&shop.shop).then_some(1),
            figure => seen.behind(figure, shop, cx.now),
        };
        let wanted = usize::try_from(self.limit.rows()).unwrap_or(usize::MAX);
        let rest = shops.iter().filter(|shop| self.after.is_none_or(|after| shop.shop > after));
        let mut items: Vec<FigureShop> = rest
            .filter_map(|shop| Some((shop.clone(), brings(shop)?)))
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
            })
            .collect();
        let more = items.len() > wanted;
        items.truncate(wanted);
        let next = items.last().filter(|_| more).map(|last| last.shop.to_string());
        Ok(Slice { items, next })
    }
}
