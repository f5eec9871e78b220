//! A shop's subscription and the trials that were had.

use serde::{Deserialize, Serialize};
use souk_core::{Fault, Moment, RawId, Result, TenantId, params};
use souk_engine::{Change, Event, Rows, Vault, sql};
use souk_shops::ShopId;

use crate::queries::{PlanVersion, Seen};
use crate::refusals::TRIAL_USED;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Subscribed {
    pub shop: ShopId,
    pub plan: String,
    pub version: i64,
    pub trial_ends_at: Option<Moment>,
}

impl Event for Subscribed {
    const NAME: &'static str = "subscription.started";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// Copies the version's terms: the shop keeps what it bought.
pub(crate) struct Subscribe<'a> {
    pub shop: ShopId,
    pub version: &'a PlanVersion,
    pub trial_ends_at: Option<Moment>,
}

impl Change for Subscribe<'_> {
    type Event = Subscribed;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<Subscribed>> {
        let terms = &self.version.terms;
        rows.put(
            sql!(
                "insert into subscriptions (shop_id, plan_code, version, currency, price_month, orders_limit,
                                            counted_channels, started_at, trial_ends_at, paid_from,
                                            paid_until, grace_until, billing_day, canceled_at, next,
                                            next_from)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, null, null, null, null, null, null)"
            ),
            params![
                self.shop,
                self.version.code,
                self.version.number,
                terms.currency,
                terms.price_month,
                terms.orders_limit,
                terms.counted_channels,
                rows.now(),
                self.trial_ends_at
            ],
        )?;
        Ok(Some(Subscribed {
            shop: self.shop,
            plan: self.version.code.clone(),
            version: self.version.number,
            trial_ends_at: self.trial_ends_at,
        }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TrialTaken {
    pub shop: ShopId,
}

impl Event for TrialTaken {
    const NAME: &'static str = "trial.taken";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// One trial per telephone and per e-mail; the rows are the proof, so a race ends in the refusal as well.
pub(crate) struct TakeTrial<'a> {
    pub shop: ShopId,
    pub contact: &'a str,
}

impl Change for TakeTrial<'_> {
    type Event = TrialTaken;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<TrialTaken>> {
        // Only whether it is the same one again is ever asked, so nobody's address is kept here.
        let mark = rows.cx().service::<Vault>()?.sign("plans.trial", self.contact.as_bytes());
        rows.insert(
            sql!("insert into trials (shop_id, mark, taken_by, taken_at) values ($1, $2, $3, $4)"),
            params![TenantId::INSTALLATION, mark, self.shop, rows.now()],
            &[("trials", "shop_id, mark", &TRIAL_USED)],
        )?;
        Ok(Some(TrialTaken { shop: self.shop }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SubscriptionPaid {
    pub shop: ShopId,
    pub plan: String,
    pub version: i64,
    pub paid_until: Moment,
}

impl Event for SubscriptionPaid {
    const NAME: &'static str = "subscription.paid";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// A paid period: the plan's terms from now on, the trial over, a cancellation forgotten.
pub(crate) struct Pay<'a> {
    pub shop: ShopId,
    pub version: &'a PlanVersion,
    pub paid_from: Moment,
    pub paid_until: Moment,
    pub grace_until: Moment,
    pub billing_day: i64,
    pub seen: Seen,
}

impl Change for Pay<'_> {
    type Event = SubscriptionPaid;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SubscriptionPaid>> {
        let terms = &self.version.terms;
        let changed = rows.run(
            sql!(
                "update subscriptions set plan_code = $2, version = $3, currency = $4, price_month = $5,
                        orders_limit = $6, counted_channels = $7, paid_until = $8, grace_until = $9,
                        billing_day = $10, paid_from = $11, canceled_at = null, next = null,
                        next_from = null
                 where shop_id = $1 and coalesce(paid_until, -1) = $12
                   and coalesce(next_from, -1) = $13"
            ),
            params![
                self.shop,
                self.version.code,
                self.version.number,
                terms.currency,
                terms.price_month,
                terms.orders_limit,
                terms.counted_channels,
                self.paid_until,
                self.grace_until,
                self.billing_day,
                self.paid_from,
                self.seen.paid_until,
                self.seen.next_from
            ],
        )?;
        Ok((changed == 1).then(|| SubscriptionPaid {
            shop: self.shop,
            plan: self.version.code.clone(),
            version: self.version.number,
            paid_until: self.paid_until,
        }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SubscriptionCanceled {
    pub shop: ShopId,
    /// None = withdrawn.
    pub from: Option<Moment>,
}

impl Event for SubscriptionCanceled {
    const NAME: &'static str = "subscription.cancellation_set";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

pub(crate) enum SetCancellation {
    /// From the end of what is paid or tried on, as the row says it then.
    AtTheEnd,
    /// Only while it does not count yet.
    Withdrawn,
}

impl Change for SetCancellation {
    type Event = SubscriptionCanceled;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SubscriptionCanceled>> {
        let statement = match self {
            Self::AtTheEnd => sql!(
                "update subscriptions set canceled_at = case
                        when coalesce(paid_until, trial_ends_at) > $2 then coalesce(paid_until, trial_ends_at)
                        else $2 end
                 where shop_id = $1 and canceled_at is null returning canceled_at"
            ),
            Self::Withdrawn => sql!(
                "update subscriptions set canceled_at = null where shop_id = $1 and canceled_at > $2
                 returning canceled_at"
            ),
        };
        let set: Option<(Option<Moment>,)> = rows.one(statement, params![rows.shop(), rows.now()])?;
        Ok(set.map(|(from,)| SubscriptionCanceled { shop: rows.shop(), from }))
    }
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

/// Writes down the smaller plan that begins at the end of what is paid.
pub(crate) struct SetMove<'a> {
    pub shop: ShopId,
    pub next: &'a PlanVersion,
    pub from: Moment,
    pub seen: Seen,
}

impl Change for SetMove<'_> {
    type Event = MoveSet;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<MoveSet>> {
        let next = serde_json::to_value(self.next).map_err(|error| Fault::caused("a chosen plan", error))?;
        let changed = rows.run(
            sql!(
                "update subscriptions set next = $2, next_from = $3
                 where shop_id = $1 and coalesce(paid_until, -1) = $4
                   and coalesce(next_from, -1) = $5"
            ),
            params![self.shop, next, self.from, self.seen.paid_until, self.seen.next_from],
        )?;
        let set = MoveSet { shop: self.shop, plan: Some(self.next.code.clone()), from: Some(self.from) };
        Ok((changed == 1).then_some(set))
    }
}

/// Forgets a move that has neither begun nor been paid for.
pub(crate) struct WithdrawMoveChange;

impl Change for WithdrawMoveChange {
    type Event = MoveSet;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<MoveSet>> {
        let changed = rows.run(
            sql!(
                "update subscriptions set next = null, next_from = null
                 where shop_id = $1 and next_from > $2 and paid_until <= next_from"
            ),
            params![rows.shop(), rows.now()],
        )?;
        Ok((changed == 1).then(|| MoveSet { shop: rows.shop(), plan: None, from: None }))
    }
}

/// A month of the smaller plan is paid before it begins: what is paid ends later, the terms stay until then.
pub(crate) struct PayAhead {
    pub shop: ShopId,
    pub paid_until: Moment,
    pub grace_until: Moment,
    pub seen: Seen,
}

impl Change for PayAhead {
    type Event = SubscriptionPaid;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SubscriptionPaid>> {
        let found: Option<(String, i64)> = rows.one(
            sql!(
                "update subscriptions set paid_until = $2, grace_until = $3, canceled_at = null
                 where shop_id = $1 and coalesce(paid_until, -1) = $4
                   and coalesce(next_from, -1) = $5
                 returning plan_code, version"
            ),
            params![self.shop, self.paid_until, self.grace_until, self.seen.paid_until, self.seen.next_from],
        )?;
        let paid_until = self.paid_until;
        Ok(found.map(|(plan, version)| SubscriptionPaid { shop: self.shop, plan, version, paid_until }))
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

/// The chosen plan's terms take their places, once, and not before their moment.
pub(crate) struct BeginMove<'a> {
    pub shop: ShopId,
    pub next: &'a PlanVersion,
    pub from: Moment,
}

impl Change for BeginMove<'_> {
    type Event = MoveBegun;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<MoveBegun>> {
        let (next, terms) = (self.next, &self.next.terms);
        let changed = rows.run(
            sql!(
                "update subscriptions set plan_code = $2, version = $3, currency = $4, price_month = $5,
                        orders_limit = $6, counted_channels = $7, paid_from = next_from, next = null,
                        next_from = null
                 where shop_id = $1 and next_from = $8 and next_from <= $9"
            ),
            params![
                self.shop,
                next.code,
                next.number,
                terms.currency,
                terms.price_month,
                terms.orders_limit,
                terms.counted_channels,
                self.from,
                rows.now()
            ],
        )?;
        let begun = MoveBegun { shop: self.shop, plan: next.code.clone(), version: next.number };
        Ok((changed == 1).then_some(begun))
    }
}
