//! How parcels end: by driver how many were delivered and how many came back, and why they did.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{BusinessDay, Moment, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, sql};

use crate::AccountId;
use crate::model::state::{Reason, State};
use crate::refusals::DAY_INVALID;

/// Days that are looked at unless told.
const BACK: i64 = 90 * Moment::DAY;

/// Parcels that were made on these days of the shop, both included.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ParcelFigures {
    /// `2026-11-20`; 90 days ago unless told.
    pub from: Option<String>,
    /// Today unless told.
    pub to: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figures {
    pub from: String,
    pub to: String,
    /// The one with the most parcels first.
    pub drivers: Vec<DriverFigures>,
    /// Of all drivers, the most frequent first.
    pub reasons: Vec<ReasonCount>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DriverFigures {
    pub account_id: AccountId,
    pub driver: String,
    /// Without those that were cancelled.
    pub parcels: i64,
    pub delivered: i64,
    /// Received back, or on the way back.
    pub returned: i64,
    /// Still on the way to the customer.
    pub open: i64,
    /// Of those that ended, in whole percent.
    pub returned_percent: Option<i64>,
    pub reasons: Vec<ReasonCount>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReasonCount {
    /// Absent where nobody said why.
    pub reason: Option<Reason>,
    pub parcels: i64,
}

/// The days that are looked at, and when they begin and end.
pub(super) struct Days {
    pub from: BusinessDay,
    pub to: BusinessDay,
    pub start: Moment,
    pub end: Moment,
}

impl ParcelFigures {
    pub(super) fn days(&self, cx: &Context) -> Result<Days> {
        let zone = &cx.tenant.zone;
        let from = Self::day(self.from.as_deref(), "from")?.unwrap_or_else(|| zone.day(cx.now.plus(-BACK)));
        let to = Self::day(self.to.as_deref(), "to")?.unwrap_or_else(|| zone.day(cx.now));
        let ((start, _), (_, end)) = (zone.day_bounds(from), zone.day_bounds(to));
        Ok(Days { from, to, start, end })
    }

    fn day(typed: Option<&str>, field: &str) -> Result<Option<BusinessDay>> {
        match typed.map(str::trim).filter(|day| !day.is_empty()) {
            None => Ok(None),
            Some(day) => match BusinessDay::parse(day) {
                Some(day) => Ok(Some(day)),
                None => DAY_INVALID.with().field(field, DAY_INVALID.code).err(),
            },
        }
    }
}

impl Query for ParcelFigures {
    const NAME: &'static str = "parcel_figures";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Figures;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Figures> {
        let Days { from, to, start, end } = self.days(cx)?;
        let counts: Vec<(AccountId, String, State, i64)> = db.rows(
            sql!(
                "select p.account_id, a.label, p.state, cast(count(*) as bigint)
                 from parcels p
                 join carrier_accounts a on a.shop_id = p.shop_id and a.id = p.account_id
                 where p.shop_id = $1 and p.created_at >= $2 and p.created_at < $3
                   and p.state <> 'cancelled'
                 group by p.account_id, a.label, p.state"
            ),
            params![cx.shop, start, end],
        )?;
        // Why it came back is what was said last.
        let whys: Vec<(AccountId, Option<Reason>, i64)> = db.rows(
            sql!(
                "select t.account_id, t.reason, cast(count(*) as bigint) from (
                    select p.account_id, (select e.reason from parcel_events e
                            where e.shop_id = p.shop_id and e.parcel_id = p.id and e.reason is not null
                            order by e.rev desc limit 1) as reason
                    from parcels p
                    where p.shop_id = $1 and p.created_at >= $2 and p.created_at < $3
                      and p.state in ('returning', 'return_ready', 'returned')) t
                 group by t.account_id, t.reason"
            ),
            params![cx.shop, start, end],
        )?;
        let mut drivers: BTreeMap<AccountId, DriverFigures> = BTreeMap::new();
        for (account_id, driver, state, count) in counts {
            let figures = drivers.entry(account_id).or_insert_with(|| DriverFigures::new(account_id, driver));
            figures.add(state, count);
        }
        let mut all: BTreeMap<Option<Reason>, i64> = BTreeMap::new();
        for (account_id, reason, parcels) in whys {
            *all.entry(reason).or_default() += parcels;
            if let Some(figures) = drivers.get_mut(&account_id) {
                figures.reasons.push(ReasonCount { reason, parcels });
            }
        }
        let mut drivers: Vec<DriverFigures> = drivers.into_values().map(DriverFigures::ended).collect();
        drivers.sort_by_key(|one| (-one.parcels, one.account_id));
        let reasons = all.into_iter().map(|(reason, parcels)| ReasonCount { reason, parcels });
        let reasons = most_first(reasons.collect());
        Ok(Figures { from: from.to_string(), to: to.to_string(), drivers, reasons })
    }
}

fn most_first(mut reasons: Vec<ReasonCount>) -> Vec<ReasonCount> {
    reasons.sort_by_key(|one| (-one.parcels, one.reason));
    reasons
}

impl DriverFigures {
    fn new(account_id: AccountId, driver: String) -> Self {
        let reasons = Vec::new();
        Self {
            account_id,
            driver,
            parcels: 0,
            delivered: 0,
            returned: 0,
            open: 0,
            returned_percent: None,
            reasons,
        }
    }
    fn add(&mut self, state: State, count: i64) {
        self.parcels += count;
        match state {
            State::Delivered => self.delivered += count,
            State::Returning | State::ReturnReady | State::Returned => self.returned += count,
            _ => self.open += count,
        }
    }
    fn ended(mut self) -> Self {
        let ended = self.delivered + self.returned;
        self.returned_percent = (ended > 0).then(|| (self.returned * 200 + ended) / (ended * 2));
        self.reasons = most_first(self.reasons);
        self
    }
}
