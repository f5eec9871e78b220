//! Where orders go: how many of each municipality, and how many arrived.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{BusinessDay, Moment, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use super::report::MOST_DAYS;
use crate::refusals::FILTER_INVALID;

/// Days that are looked at unless told.
const BACK: i64 = 90 * Moment::DAY;

/// Orders that were placed on these days of the shop, both included; cancelled ones and tests apart.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OrdersByPlace {
    /// `2026-11-20`; 90 days ago unless told.
    pub from: Option<String>,
    /// Today unless told.
    pub to: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ByPlace {
    pub from: String,
    pub to: String,
    /// The one with the most orders first.
    pub places: Vec<PlaceOrders>,
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct PlaceOrders {
        /// Our id of it.
        pub municipality: i64,
        pub orders: i64,
        pub delivered: i64,
        /// Received back, or on the way back.
        pub returned: i64,
    }
}

impl PlaceOrders {
    /// Of those that ended, in whole percent; none where none has.
    pub fn delivered_percent(&self) -> Option<i64> {
        let ended = self.delivered + self.returned;
        (ended > 0).then(|| (self.delivered * 200 + ended) / (ended * 2))
    }
}

impl OrdersByPlace {
    fn day(typed: Option<&str>, field: &str) -> Result<Option<BusinessDay>> {
        let Some(typed) = typed.map(str::trim).filter(|typed| !typed.is_empty()) else { return Ok(None) };
        match BusinessDay::parse(typed) {
            Some(day) => Ok(Some(day)),
            None => FILTER_INVALID.with().arg("value", typed).field(field, FILTER_INVALID.code).err(),
        }
    }
}

impl Query for OrdersByPlace {
    const NAME: &'static str = "orders_by_place";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = ByPlace;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<ByPlace> {
        let zone = &cx.tenant.zone;
        let from = Self::day(self.from.as_deref(), "from")?.unwrap_or_else(|| zone.day(cx.now.plus(-BACK)));
        let to = Self::day(self.to.as_deref(), "to")?.unwrap_or_else(|| zone.day(cx.now));
        let ((start, _), (_, end)) = (zone.day_bounds(from), zone.day_bounds(to));
        if start >= end || end.since(start) > MOST_DAYS * Moment::DAY {
            return FILTER_INVALID.with().field("from", FILTER_INVALID.code).err();
        }
        let mut places: Vec<PlaceOrders> = db.rows(
            sql!(
                "select municipality, cast(count(*) as bigint),
                        cast(sum(case when status = 'delivered' then 1 else 0 end) as bigint),
                        cast(sum(case when status in ('returning', 'returned') then 1 else 0 end) as bigint)
                 from orders
                 where shop_id = $1 and placed_at >= $2 and placed_at < $3 and status <> 'cancelled'
                   and channel <> 'test'
                 group by municipality"
            ),
            params![cx.shop, start, end],
        )?;
        places.sort_by_key(|place| (-place.orders, place.municipality));
        Ok(ByPlace { from: from.to_string(), to: to.to_string(), places })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_of_what_ended() {
        let of = |delivered, returned| {
            PlaceOrders { municipality: 1, orders: 9, delivered, returned }.delivered_percent()
        };
        assert_eq!((of(0, 0), of(2, 1), of(1, 1), of(0, 3)), (None, Some(67), Some(50), Some(0)));
    }
}
