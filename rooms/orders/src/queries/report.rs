//! What was sold in a stretch of time: by day, week or month of the shop, with the goods that sold best. Test
//! orders are left out.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::ProductId;
use souk_core::{BusinessDay, Currency, Moment, Quantity, Result, Words, Zone, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use crate::model::channel::Channel;
use crate::model::status::{Class, Status};
use crate::refusals::FILTER_INVALID;

souk_core::text_enum! {
    /// How long a row of the report is.
    pub enum Stretch {
        Day => "day",
        /// From Monday on.
        Week => "week",
        Month => "month",
    }
}

/// Days that are asked for at most: two years and a bit.
pub(super) const MOST_DAYS: i64 = 750;
/// Zones differ by whole quarters of an hour, so rows of this length fall into one day everywhere.
const QUARTER: i64 = 15 * Moment::MINUTE;
/// How many goods are named.
const BEST: i64 = 10;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SalesReport {
    /// `day` unless told.
    pub by: Option<Stretch>,
    /// `2026-11-01`; thirty days back unless told.
    pub from: Option<String>,
    /// The last day of it; today unless told.
    pub to: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SalesRow {
    /// Its first day.
    pub starts_on: String,
    /// Placed in it, whatever became of them.
    pub orders: i64,
    /// Of these: brought to the customer, and not to be.
    pub completed: i64,
    pub lost: i64,
    /// Booked in it: sales less discounts and refunds.
    pub revenue_minor: i64,
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct BestProduct {
        pub product: ProductId,
        pub name: Words,
        pub pieces: Quantity,
        /// Of orders that were not cancelled, failed or returned.
        pub total_minor: i64,
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sales {
    pub by: Stretch,
    pub from: String,
    pub to: String,
    pub currency: Currency,
    pub rows: Vec<SalesRow>,
    pub total: SalesRow,
    pub best: Vec<BestProduct>,
}

/// The days that are asked for, with the instants between which they lie.
struct Days {
    by: Stretch,
    from: BusinessDay,
    to: BusinessDay,
    start: Moment,
    end: Moment,
}

impl SalesReport {
    fn days(&self, zone: &Zone, now: Moment) -> Result<Days> {
        let wrong = |field: &str| FILTER_INVALID.with().field(field, FILTER_INVALID.code);
        let read = |field: &str, typed: &Option<String>, usual: BusinessDay| match typed.as_deref() {
            None | Some("") => Ok(usual),
            Some(typed) => BusinessDay::parse(typed).ok_or_else(|| wrong(field)),
        };
        let by = self.by.unwrap_or(Stretch::Day);
        let back = match by {
            Stretch::Day => 29,
            Stretch::Week => 83,
            Stretch::Month => 364,
        };
        let to = read("to", &self.to, zone.day(now))?;
        let from = read("from", &self.from, to.plus_days(-back))?;
        let (start, end) = (zone.day_bounds(from).0, zone.day_bounds(to).1);
        if start >= end || end.since(start) > MOST_DAYS * Moment::DAY {
            return wrong("from").err();
        }
        Ok(Days { by, from, to, start, end })
    }
}

impl Days {
    /// The first day of the stretch that a day lies in.
    fn first(&self, day: BusinessDay) -> BusinessDay {
        match self.by {
            Stretch::Day => day,
            Stretch::Week => {
                // The first of January 1970 was a Thursday.
                let (zone, epoch) = (Zone::utc(), BusinessDay::parse("1970-01-01").unwrap_or(day));
                let days = zone.day_bounds(day).0.since(zone.day_bounds(epoch).0) / Moment::DAY;
                let since_monday = i32::try_from((days + 3).rem_euclid(7)).unwrap_or(0);
                day.plus_days(-since_monday)
            }
            Stretch::Month => {
                let month = day.to_string();
                let first = format!("{}-01", month.get(..7).unwrap_or_default());
                BusinessDay::parse(&first).unwrap_or(day)
            }
        }
    }

    /// Every stretch in order, those without a sale too; the first and the last may be parts of one.
    fn rows(&self) -> BTreeMap<String, SalesRow> {
        let (mut day, mut rows) = (self.from, BTreeMap::new());
        while day.to_string() <= self.to.to_string() {
            let starts_on = self.first(day).to_string();
            rows.entry(starts_on.clone()).or_insert(SalesRow { starts_on, ..SalesRow::default() });
            day = day.plus_days(1);
        }
        rows
    }
}

/// Orders by quarters of an hour and status.
fn orders(db: &mut Reader<'_>, cx: &Context, days: &Days) -> Result<Vec<(i64, Status, i64)>> {
    db.rows(
        sql!(
            "select (placed_at - $2) / $4, status, cast(count(*) as bigint) from orders
             where shop_id = $1 and placed_at >= $2 and placed_at < $3 and channel <> 'test'
             group by (placed_at - $2) / $4, status"
        ),
        params![cx.shop, days.start, days.end, QUARTER],
    )
}

/// What was booked, by quarters of an hour. Income stands on the credit side.
fn revenue(db: &mut Reader<'_>, cx: &Context, days: &Days) -> Result<Vec<(i64, i64)>> {
    db.rows(
        sql!(
            "select (at - $2) / $5, cast(-sum(amount) as bigint) from v_ledger_entries
             where shop_id = $1 and at >= $2 and at < $3 and currency = $4
               and account in ('sales', 'discounts', 'refunds')
             group by (at - $2) / $5"
        ),
        params![cx.shop, days.start, days.end, cx.tenant.currency, QUARTER],
    )
}

fn best(db: &mut Reader<'_>, cx: &Context, days: &Days) -> Result<Vec<BestProduct>> {
    db.rows(
        sql!(
            "select b.product_id, p.name, b.pieces, b.total from (
                select l.product_id, cast(sum(l.quantity) as bigint) as pieces,
                       cast(sum(l.total) as bigint) as total
                from orders o join order_lines l on l.shop_id = o.shop_id and l.order_id = o.id
                where o.shop_id = $1 and o.placed_at >= $2 and o.placed_at < $3 and o.channel <> 'test'
                  and o.status not in ('cancelled', 'failed', 'returned')
                group by l.product_id) b
             join v_products p on p.shop_id = $1 and p.id = b.product_id
             order by b.total desc, b.product_id limit $4"
        ),
        params![cx.shop, days.start, days.end, BEST],
    )
}

impl Query for SalesReport {
    const NAME: &'static str = "sales_report";
    const POLICY: Policy = Policy::shop("stats.view", Modes::Any, Entitled::To("reports.basic"));
    type Output = Sales;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Sales> {
        let zone = &cx.tenant.zone;
        let days = self.days(zone, cx.now)?;
        let mut rows = days.rows();
        let mut total = SalesRow { starts_on: days.from.to_string(), ..SalesRow::default() };
        let of = |quarter: i64| {
            let at = days.start.plus(quarter.saturating_mul(QUARTER));
            days.first(zone.day(at)).to_string()
        };
        for (quarter, status, count) in orders(db, cx, &days)? {
            let class = status.class();
            for row in rows.get_mut(&of(quarter)).into_iter().chain([&mut total]) {
                row.orders += count;
                row.completed += if class == Class::Completed { count } else { 0 };
                row.lost += if matches!(class, Class::Failed | Class::Cancelled) { count } else { 0 };
            }
        }
        for (quarter, minor) in revenue(db, cx, &days)? {
            for row in rows.get_mut(&of(quarter)).into_iter().chain([&mut total]) {
                row.revenue_minor += minor;
            }
        }
        Ok(Sales {
            by: days.by,
            from: days.from.to_string(),
            to: days.to.to_string(),
            currency: cx.tenant.currency,
            rows: rows.into_values().collect(),
            total,
            best: best(db, cx, &days)?,
        })
    }
}

/// Where orders come from and go to, for plans with the full reports.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SalesSources {
    /// `2026-11-01`; thirty days back unless told.
    pub from: Option<String>,
    pub to: Option<String>,
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct ChannelRow {
        pub channel: Channel,
        pub orders: i64,
        pub completed: i64,
        pub lost: i64,
    }
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct ProvinceRow {
        /// Its national number.
        pub province: i64,
        pub orders: i64,
        pub completed: i64,
        pub lost: i64,
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sources {
    pub from: String,
    pub to: String,
    pub channels: Vec<ChannelRow>,
    pub provinces: Vec<ProvinceRow>,
}

/// How many orders of the days there were, and what became of them.
macro_rules! counted {
    () => {
        "cast(count(*) as bigint),
         cast(sum(case when status in ('delivered', 'completed') then 1 else 0 end) as bigint),
         cast(sum(case when status in ('cancelled', 'failed', 'returned') then 1 else 0 end) as bigint)
         from orders where shop_id = $1 and placed_at >= $2 and placed_at < $3 and channel <> 'test' "
    };
}

impl Query for SalesSources {
    const NAME: &'static str = "sales_sources";
    const POLICY: Policy = Policy::shop("stats.view", Modes::Any, Entitled::To("reports.full"));
    type Output = Sources;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Sources> {
        let asked = SalesReport { by: None, from: self.from.clone(), to: self.to.clone() };
        let days = asked.days(&cx.tenant.zone, cx.now)?;
        let between = params![cx.shop, days.start, days.end];
        let channels = db.rows(
            sql!("select channel, ", counted!(), "group by channel order by 2 desc, channel"),
            between,
        )?;
        let provinces = db.rows(
            sql!("select province, ", counted!(), "group by province order by 2 desc, province"),
            between,
        )?;
        Ok(Sources { from: days.from.to_string(), to: days.to.to_string(), channels, provinces })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(by: Stretch, from: &str, to: &str) -> Vec<String> {
        let report = SalesReport { by: Some(by), from: Some(from.to_owned()), to: Some(to.to_owned()) };
        let now = Moment::parse("2026-11-20T11:00:00Z").unwrap();
        report.days(&Zone::utc(), now).unwrap().rows().into_keys().collect()
    }

    #[test]
    fn a_week_begins_on_its_monday_and_a_month_on_its_first() {
        assert_eq!(
            days(Stretch::Day, "2026-02-27", "2026-03-01"),
            ["2026-02-27", "2026-02-28", "2026-03-01"]
        );
        assert_eq!(days(Stretch::Week, "2026-11-20", "2026-11-23"), ["2026-11-16", "2026-11-23"]);
        assert_eq!(days(Stretch::Month, "2026-12-31", "2027-01-01"), ["2026-12-01", "2027-01-01"]);
    }

    #[test]
    fn what_is_no_stretch_of_days_is_refused() {
        let now = Moment::parse("2026-11-20T11:00:00Z").unwrap();
        for (from, to) in [("2026-11-02", "2026-11-01"), ("x", "2026-11-01"), ("2020-01-01", "2026-11-01")] {
            let report = SalesReport { by: None, from: Some(from.to_owned()), to: Some(to.to_owned()) };
            assert!(report.days(&Zone::utc(), now).is_err(), "{from} {to}");
        }
    }
}
