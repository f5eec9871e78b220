//! Views of what is sold, and of every month of every shop.

use std::collections::BTreeMap;

use souk_core::{Currency, Lang, Moment, RawId, Result, TenantId, Words, params};
use souk_engine::{Context, Policy, Query, Reader, Slice, row, sql};
use souk_shops::ShopId;

use super::super::everywhere::of_shops;
use super::{AT_ONCE, gather, monitor_view};

row! {
    struct PlanCells {
        code: String,
        names: Words,
        number: i64,
        price_month: i64,
        price_year: Option<i64>,
        currency: Currency,
        orders_limit: Option<i64>,
        trial_hours: i64,
        retired_at: Option<Moment>,
    }
}

/// Every plan with the version that is sold now.
fn plans(db: &mut Reader<'_>, now: Moment) -> Result<Vec<PlanCells>> {
    db.rows(
        sql!(
            "select p.code, p.names, v.number, v.price_month, v.price_year, v.currency, v.orders_limit,
                    v.trial_hours, p.retired_at
             from plans p join plan_versions v on v.shop_id = p.shop_id and v.plan_code = p.code
             where p.shop_id = $1 and v.number = (
                select max(n.number) from plan_versions n
                where n.shop_id = p.shop_id and n.plan_code = p.code and n.valid_from <= $2)
             order by p.code"
        ),
        params![TenantId::INSTALLATION, now],
    )
}

/// What each plan includes now.
pub(super) fn limits(db: &mut Reader<'_>, now: Moment) -> Result<BTreeMap<String, Option<i64>>> {
    Ok(plans(db, now)?.into_iter().map(|plan| (plan.code, plan.orders_limit)).collect())
}

monitor_view! {
    /// Every plan, sold still or no more.
    SubscriptionPlans,
    MonitoredPlan {
        id: String,
        code: String,
        name: String,
        name_ar: String,
        version: i64,
        /// In minor units.
        monthly_price: i64,
        yearly_price: Option<i64>,
        currency: Currency,
        /// None = no limit.
        max_online_orders: Option<i64>,
        trial_days: i64,
        is_active: bool,
    }
}

impl Query for SubscriptionPlans {
    const NAME: &'static str = "view_subscription_plans";
    const POLICY: Policy = Policy::platform("platform.operate").bulk();
    type Output = Slice<MonitoredPlan>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Self::Output> {
        let row = |plan: &PlanCells| MonitoredPlan {
            id: plan.code.clone(),
            code: plan.code.clone(),
            name: plan.names.get(Lang::En, &[Lang::Ar]).to_owned(),
            name_ar: plan.names.get(Lang::Ar, &[Lang::En]).to_owned(),
            version: plan.number,
            monthly_price: plan.price_month,
            yearly_price: plan.price_year,
            currency: plan.currency,
            max_online_orders: plan.orders_limit,
            trial_days: plan.trial_hours / 24,
            is_active: plan.retired_at.is_none(),
        };
        let all: Vec<(String, MonitoredPlan)> =
            plans(db, cx.now)?.iter().map(|plan| (plan.code.clone(), row(plan))).collect();
        let look = |after: Option<&str>| {
            let rest = all.iter().filter(|(code, _)| after.is_none_or(|after| code.as_str() > after));
            Ok(rest.take(usize::try_from(AT_ONCE).unwrap_or(usize::MAX)).cloned().collect())
        };
        gather(self.limit, self.after.clone(), look, |row| self.wants(row))
    }
}

monitor_view! {
    /// Every month of every shop.
    MonthlyOnlineOrdersUsage,
    MonitoredUsage {
        organization_id: ShopId,
        year_month: String,
        orders_count: i64,
        /// None = no limit.
        orders_limit: Option<i64>,
        last_updated: Option<Moment>,
    }
}

row! {
    struct PeriodCells {
        shop: ShopId,
        key: String,
        ends_at: Moment,
        used: i64,
        limit: Option<i64>,
        last: Option<Moment>,
    }
}

fn periods(db: &mut Reader<'_>, now: Moment, after: Option<&str>) -> Result<Vec<(String, MonitoredUsage)>> {
    let after = match after.filter(|after| !after.is_empty()) {
        None => (RawId::default(), String::new()),
        Some(after) => {
            let parts = after.split_once('.');
            parts
                .and_then(|(shop, key)| Some((ShopId::parse(shop)?.raw(), key.to_owned())))
                .ok_or_else(|| souk_engine::refusals::CURSOR_INVALID.refuse())?
        }
    };
    let rows: Vec<PeriodCells> = db.rows(
        sql!(
            "select p.shop_id, p.key, p.ends_at, p.used + p.credit_used, p.included_limit + p.credit_used,
                    (select max(u.taken_at) from usage_rows u
                     where u.shop_id = p.shop_id and u.period_key = p.key)
             from usage_periods p where (p.shop_id, p.key) > ($1, $2) order by p.shop_id, p.key limit $3"
        ),
        params![after.0, after.1, AT_ONCE],
    )?;
    // A month that runs has what is left of extra orders beside what was used of them.
    let running: Vec<RawId> = rows.iter().filter(|row| row.ends_at > now).map(|row| row.shop.raw()).collect();
    let allowed: BTreeMap<ShopId, Option<i64>> =
        of_shops(db, &running, now)?.into_iter().map(|shop| (shop.shop, shop.allowance)).collect();
    let read = |row: PeriodCells| {
        let limit = allowed.get(&row.shop).filter(|_| row.ends_at > now).copied().unwrap_or(row.limit);
        let usage = MonitoredUsage {
            organization_id: row.shop,
            year_month: row.key.clone(),
            orders_count: row.used,
            orders_limit: limit,
            last_updated: row.last,
        };
        (format!("{}.{}", row.shop, row.key), usage)
    };
    Ok(rows.into_iter().map(read).collect())
}

impl Query for MonthlyOnlineOrdersUsage {
    const NAME: &'static str = "view_monthly_online_orders_usage";
    const POLICY: Policy = Policy::platform("platform.operate").bulk();
    type Output = Slice<MonitoredUsage>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Self::Output> {
        let look = |after: Option<&str>| periods(db, cx.now, after);
        gather(self.limit, self.after.clone(), look, |row| self.wants(row))
    }
}
