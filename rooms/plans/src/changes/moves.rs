//! What comes after the plan that runs: a smaller one that was chosen, and months that are paid already.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Fault, Moment, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_shops::ShopId;

use crate::queries::Stretch;

/// What comes next, as it is kept: the plans in their order, and when the first of them begins.
pub(super) fn kept(stretches: &[Stretch]) -> Result<(Option<Value>, Option<Moment>)> {
    let Some(first) = stretches.first() else { return Ok((None, None)) };
    let next =
        serde_json::to_value(stretches).map_err(|error| Fault::caused("plans that come next", error))?;
    Ok((Some(next), Some(first.from)))
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MoveSet {
    pub shop: ShopId,
    /// None = withdrawn.
    pub plan: Option<String>,
    pub from: Option<Moment>,
}

impl Event for MoveSet {
    const NAME: &'static str = "subscription.move_set";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// Writes down the smaller plan that begins where nothing is paid any more, or that none does.
pub(crate) struct SetMove {
    pub shop: ShopId,
    pub bought: Vec<Stretch>,
    pub chosen: Option<Stretch>,
    pub rev: i64,
}

impl Change for SetMove {
    type Event = MoveSet;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<MoveSet>> {
        let stretches: Vec<Stretch> = self.bought.iter().chain(&self.chosen).cloned().collect();
        let (next, next_from) = kept(&stretches)?;
        let changed = rows.run(
            sql!(
                "update subscriptions set next = $2, next_from = $3, rev = rev + 1
                 where shop_id = $1 and rev = $4"
            ),
            params![self.shop, next, next_from, self.rev],
        )?;
        let (plan, from) = self.chosen.clone().map(|chosen| (chosen.plan.code, chosen.from)).unzip();
        Ok((changed == 1).then_some(MoveSet { shop: self.shop, plan, from }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MoveBegun {
    pub shop: ShopId,
    pub plan: String,
    pub version: i64,
}

impl Event for MoveBegun {
    const NAME: &'static str = "subscription.move_begun";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// The terms of a plan that has begun take their places, once.
pub(crate) struct BeginMove<'a> {
    pub shop: ShopId,
    pub begun: &'a Stretch,
    pub coming: &'a [Stretch],
    pub rev: i64,
}

impl Change for BeginMove<'_> {
    type Event = MoveBegun;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<MoveBegun>> {
        let Stretch { from, plan, paid_month } = self.begun;
        let terms = &plan.terms;
        let (next, next_from) = kept(self.coming)?;
        let changed = rows.run(
            sql!(
                "update subscriptions set plan_code = $2, version = $3, currency = $4, price_month = $5,
                        orders_limit = $6, counted_channels = $7, paid_from = $8, next = $9, next_from = $10,
                        paid_month = $12, rev = rev + 1
                 where shop_id = $1 and rev = $11"
            ),
            params![
                self.shop,
                plan.code,
                plan.number,
                terms.currency,
                terms.price_month,
                terms.orders_limit,
                terms.counted_channels,
                *from,
                next,
                next_from,
                self.rev,
                *paid_month
            ],
        )?;
        let begun = MoveBegun { shop: self.shop, plan: plan.code.clone(), version: plan.number };
        Ok((changed == 1).then_some(begun))
    }
}

/// A shop got at once what is better in a newer version of its plan.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlanFavoured {
    pub shop: ShopId,
    pub orders_limit: Option<i64>,
}

impl Event for PlanFavoured {
    const NAME: &'static str = "subscription.favoured";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// More orders than the bought version includes, and more in the months that come after it.
pub(crate) struct Favour<'a> {
    pub shop: ShopId,
    pub limit: Option<i64>,
    pub coming: &'a [Stretch],
    pub rev: i64,
}

impl Change for Favour<'_> {
    type Event = PlanFavoured;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PlanFavoured>> {
        let (next, next_from) = kept(self.coming)?;
        let changed = rows.run(
            sql!(
                "update subscriptions set orders_limit = $2, next = $4, next_from = $5, rev = rev + 1
                 where shop_id = $1 and rev = $3"
            ),
            params![self.shop, self.limit, self.rev, next, next_from],
        )?;
        Ok((changed == 1).then_some(PlanFavoured { shop: self.shop, orders_limit: self.limit }))
    }
}
