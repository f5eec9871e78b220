//! Today at a glance. The day is the shop's; test orders are left out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, sql};

use crate::model::status::{Class, Status};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TodayFigures {}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figures {
    /// `2026-11-20`
    pub day: String,
    /// Placed today, any status.
    pub orders_today: i64,
    /// Where today's orders stand now; the five sum to `orders_today`.
    pub waiting: i64,
    pub in_progress: i64,
    pub completed: i64,
    pub failed: i64,
    pub cancelled: i64,
    /// Of any day: to be confirmed with the customer.
    pub to_confirm: i64,
    /// Of any day: confirmed, to be sent.
    pub to_ship: i64,
    /// Posted today: sales less discounts and refunds.
    pub revenue_today_minor: i64,
    pub currency: Currency,
}

impl Query for TodayFigures {
    const NAME: &'static str = "today_figures";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Figures;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Figures> {
        let day = cx.tenant.zone.day(cx.now);
        let (start, end) = cx.tenant.zone.day_bounds(day);
        let today: Vec<(Status, i64)> = db.rows(
            sql!(
                "select status, cast(count(*) as bigint) from orders
                 where shop_id = $1 and placed_at >= $2 and placed_at < $3 and channel <> 'test' group by
                 status"
            ),
            params![cx.shop, start, end],
        )?;
        let open: Vec<(Status, i64)> = db.rows(
            sql!(
                "select status, cast(count(*) as bigint) from orders
                 where shop_id = $1 and status in ('pending', 'confirmed') and channel <> 'test' group by
                 status"
            ),
            params![cx.shop],
        )?;
        let revenue: Option<(i64,)> = db.one(
            sql!(
                "select cast(coalesce(sum(amount), 0) as bigint) from v_ledger_entries
                 where shop_id = $1 and at >= $2 and at < $3 and account in ('sales', 'discounts', 'refunds')
                   and currency = $4"
            ),
            params![cx.shop, start, end, cx.tenant.currency],
        )?;
        let of =
            |class: Class| today.iter().filter(|(status, _)| status.class() == class).map(|(_, n)| n).sum();
        let now = |asked: Status| open.iter().filter(|(status, _)| *status == asked).map(|(_, n)| n).sum();
        Ok(Figures {
            day: day.to_string(),
            orders_today: today.iter().map(|(_, n)| n).sum(),
            waiting: of(Class::Waiting),
            in_progress: of(Class::InProgress),
            completed: of(Class::Completed),
            failed: of(Class::Failed),
            cancelled: of(Class::Cancelled),
            to_confirm: now(Status::Pending),
            to_ship: now(Status::Confirmed),
            // Income stands on the credit side.
            revenue_today_minor: -revenue.map_or(0, |(sum,)| sum),
            currency: cx.tenant.currency,
        })
    }
}
