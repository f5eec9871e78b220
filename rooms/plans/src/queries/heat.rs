//! The use of a plan as a map of heat: the shops that took most orders in a month, each day by day.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, PeriodKey, Result, Value, Words, Zone, params};
use souk_engine::{Context, Cursor, PageSize, Policy, Query, Reader, Slice, row, sql};
use souk_shops::ShopId;

use super::stats::month;
use super::usage_days::QUARTER;
use crate::model::catalogue::STARTER;

/// Shops of one plan in one month, those that took most orders first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PlanHeat {
    /// `ecommerce_starter` unless told.
    pub plan: Option<String>,
    /// `2026-11`; the running month unless told.
    pub period: Option<String>,
    pub after: Option<String>,
    pub limit: PageSize,
}

row! {
    struct Month {
        shop: ShopId,
        slug: String,
        name: Words,
        zone: Zone,
        starts_at: Moment,
        ends_at: Moment,
        used: i64,
        limit: Option<i64>,
    }
}

row! {
    struct Counted {
        shop: ShopId,
        quarter: i64,
        orders: i64,
    }
}

/// One shop's month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeatRow {
    pub shop: ShopId,
    pub slug: String,
    pub name: Words,
    pub used: i64,
    /// What the plan included, and the extra orders that were used; none = no limit.
    pub limit: Option<i64>,
    /// Counted orders of each day, the first of the month first, in the shop's zone.
    pub days: Vec<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Heat {
    pub plan: String,
    pub period: PeriodKey,
    /// The most orders of one day on this page.
    pub most: i64,
    pub items: Vec<HeatRow>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

impl Query for PlanHeat {
    const NAME: &'static str = "plan_heat";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = Heat;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Heat> {
        let plan = self.plan.clone().unwrap_or_else(|| STARTER.to_owned());
        let (period, start, end) = month(cx, self.period.as_deref())?;
        let after = Cursor::below(self.after.as_deref())?;
        let rows: Vec<Month> = db.rows(
            sql!(
                "select p.shop_id, v.slug, v.name, t.zone, p.starts_at, p.ends_at, p.used + p.credit_used,
                        p.included_limit + p.credit_used
                 from usage_periods p join subscriptions s on s.shop_id = p.shop_id
                 join v_shops v on v.shop_id = p.shop_id join v_tenants t on t.shop_id = p.shop_id
                 where p.key = $1 and coalesce(p.plan_code, s.plan_code) = $2
                   and (p.used + p.credit_used, p.shop_id) < ($3, $4)
                 order by p.used + p.credit_used desc, p.shop_id desc limit $5"
            ),
            params![period.clone(), plan.as_str(), after.number, after.id, self.limit.fetch()],
        )?;
        let place = |row: &Month| Cursor { number: row.used, id: row.shop.raw() };
        let page = Slice::cut(rows, self.limit, place);
        let zone = &cx.tenant.zone;
        let length = (0..31).take_while(|day| zone.day(start).plus_days(*day) <= zone.day(end.plus(-1)));
        let days = by_day(db, &period, &page.items, length.count())?;
        let row = |(of, days): (Month, Vec<i64>)| HeatRow {
            shop: of.shop,
            slug: of.slug,
            name: of.name,
            used: of.used,
            limit: of.limit,
            days,
        };
        let most = days.iter().flatten().copied().max().unwrap_or_default();
        let items = page.items.into_iter().zip(days).map(row).collect();
        Ok(Heat { plan, period, most, items, next: page.next })
    }
}

/// Orders of each day of each of these shops. They come by quarters of an hour: days begin where a shop's own
/// zone says.
fn by_day(db: &mut Reader<'_>, period: &PeriodKey, shops: &[Month], length: usize) -> Result<Vec<Vec<i64>>> {
    let ids = Value::Ids(shops.iter().map(|of| of.shop.raw().0).collect());
    let counted: Vec<Counted> = db.rows(
        sql!(
            "select shop_id, taken_at / $3, cast(count(*) as bigint) from usage_rows
             where shop_id in_list($1) and period_key = $2 and state = 'counted'
             group by shop_id, taken_at / $3"
        ),
        params![ids, period.clone(), QUARTER],
    )?;
    let mut by_shop: BTreeMap<ShopId, Vec<(Moment, i64)>> = BTreeMap::new();
    for Counted { shop, quarter, orders } in counted {
        by_shop.entry(shop).or_default().push((Moment(quarter * QUARTER), orders));
    }
    let days = |of: &Month| {
        let mut days = vec![0; length];
        for (at, orders) in by_shop.get(&of.shop).into_iter().flatten() {
            // A unit that a clock took before the period or behind its end stands at that end of it.
            let day = of.zone.day((*at).max(of.starts_at).min(of.ends_at.plus(-1))).to_string();
            let number = day.rsplit('-').next().and_then(|day| day.parse::<usize>().ok()).unwrap_or(1);
            if let Some(cell) = days.get_mut(number.clamp(1, length.max(1)) - 1) {
                *cell += orders;
            }
        }
        days
    };
    Ok(shops.iter().map(days).collect())
}
